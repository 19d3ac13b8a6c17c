"""What may a reader ask about roles and moves? The query string: parsed, checked, explained."""

from types import MappingProxyType

from django import forms
from django.utils.translation import gettext_lazy as _

from mlpm.lib.fields import AddressChoiceField
from roles.lines import with_article
from roles.models import Role, RoleFamily


class RoleSearchForm(forms.Form):
    q = forms.CharField(label=_("Search roles"), required=False, max_length=100)
    family = AddressChoiceField(
        label=_("Family"),
        required=False,
        error_messages={
            "invalid_choice": _("“%(value)s” is no family of roles, so all are shown.")
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        families = RoleFamily.objects.values_list("slug", "name")
        self.fields["family"].choices = [("", _("every family")), *families]


class RoleChoice(AddressChoiceField):
    """One of the published roles, said in a sentence: “a data scientist”."""

    default_error_messages = {
        "invalid_choice": _("No role has the address “%(value)s”. Choose one from the list.")
    }


class MoveForm(forms.Form):
    """“I am … and wonder about being …”"""

    #: What the form opens with.
    EXAMPLE = MappingProxyType({"from": "data-scientist", "to": "ml-product-manager"})

    #: In the address it is `from`, which Python does not allow as a name.
    origin = RoleChoice(label=_("Your role"))
    to = RoleChoice(label=_("The role you want"))

    def __init__(self, data=None):
        initial = {"origin": self.EXAMPLE["from"], "to": self.EXAMPLE["to"]}
        super().__init__(data, initial=initial)
        roles = Role.objects.published().values_list("slug", "short_title")
        choices = [(slug, with_article(title)) for slug, title in roles]
        for field in self.fields.values():
            field.choices = choices

    def add_prefix(self, field_name):
        return "from" if field_name == "origin" else field_name

    def clean(self):
        super().clean()
        origin = self.cleaned_data.get("origin")
        if origin and origin == self.cleaned_data.get("to"):
            self.add_error("to", _("You are there already. Choose another role."))
