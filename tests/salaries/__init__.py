from hypothesis import settings

# No time limit for one example: a busy machine is no fault of the code.
settings.register_profile("footing", deadline=None)
settings.load_profile("footing")
