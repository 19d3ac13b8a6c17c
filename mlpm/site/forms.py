"""What may a reader search for?"""

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Search roles and skills"), required=False, max_length=100)
