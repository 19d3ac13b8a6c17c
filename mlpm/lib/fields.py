"""How does a choice from the address come into a form?"""

from django import forms


class AddressChoiceField(forms.ChoiceField):
    """A choice whose message may repeat what was typed: without the NUL no page may hold."""

    def to_python(self, value):
        return super().to_python(value).replace("\x00", "\ufffd")


class AddressChoicesField(forms.MultipleChoiceField):
    """The same of several; said twice it counts once, and an empty one says nothing."""

    def to_python(self, value):
        slugs = (slug.replace("\x00", "\ufffd") for slug in super().to_python(value))
        return list(dict.fromkeys(slug for slug in slugs if slug))
