"""How does a choice from the address come into a form?"""

from django import forms


class AddressChoiceField(forms.ChoiceField):
    """A choice whose message may repeat what was typed: without the NUL no page may hold."""

    def to_python(self, value):
        return super().to_python(value).replace("\x00", "\ufffd")
