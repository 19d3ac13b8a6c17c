"""What may a reader ask about skills?"""

from django import forms
from django.utils.translation import gettext_lazy as _


class SkillSearchForm(forms.Form):
    q = forms.CharField(label=_("Search skills"), required=False, max_length=100)

    @property
    def typed(self) -> str:
        """As it came, without the NUL that no page may hold."""
        return (self["q"].value() or "").replace("\x00", "\ufffd")
