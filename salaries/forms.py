"""What may a reader ask of the comparison? The query string: parsed, checked, explained."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mlpm.lib.fields import AddressChoiceField
from roles.models import Role
from salaries.comparison import VIEWS
from salaries.models import Element, PayFigure, Place

MOST_ROLES = 4
OPENS_WITH = ["ml-product-manager"]


class Choice(AddressChoiceField):
    """A word of the sentence; what is not on its list is said and left out."""

    default_error_messages = {
        "invalid_choice": _("“%(value)s” is not on the list, so it was left out.")
    }

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)


class RolesField(forms.MultipleChoiceField):
    """Up to four roles; an empty one is the “add a role” that nobody used."""

    default_error_messages = {
        "invalid_choice": _("No role has the address “%(value)s”, so it was left out."),
        "too_many": _("Four roles are compared at most; the first four are shown."),
    }

    def to_python(self, value):
        slugs = (slug.replace("\x00", "\ufffd") for slug in super().to_python(value))
        return list(dict.fromkeys(slug for slug in slugs if slug))


class CompareForm(forms.Form):
    """“Show … for … by …, in …, of …”; what is not understood is said and left out."""

    role = RolesField(label=_("Role"), required=False)
    by = Choice(
        label=_("Order"),
        choices=[
            ("years", _("years of experience")),
            ("level", _("level")),
            ("source", _("source")),
        ],
    )
    element = Choice(label=_("What it counts"))
    place = Choice(label=_("Place"))
    year = Choice(label=_("Year"))
    source = Choice(label=_("Source"))

    def __init__(self, data):
        super().__init__(data)
        self.roles = {role.slug: role for role in Role.objects.published()}
        self.fields["role"].choices = [(slug, role.title) for slug, role in self.roles.items()]
        figures = PayFigure.objects.published()
        years = figures.exclude(year=None).order_by("-year").values_list("year", flat=True)
        sources = figures.exclude(source=None).order_by("source__name")
        self.fields["element"].choices = [("", _("all pay")), *Element.choices]
        self.fields["place"].choices = [("", _("every place")), *_places(figures)]
        self.fields["year"].choices = [("", _("every year")), *((y, y) for y in years.distinct())]
        self.fields["source"].choices = [
            ("", _("every source")),
            *sources.values_list("source__slug", "source__name").distinct(),
            ("not-named", _("sources not named")),
        ]

    def clean_role(self):
        slugs = self.cleaned_data["role"]
        if len(slugs) > MOST_ROLES:
            self.add_error("role", self.fields["role"].error_messages["too_many"])
        return slugs[:MOST_ROLES]

    def clean_by(self):
        return self.cleaned_data["by"] or VIEWS[0]

    @property
    def chosen_roles(self) -> list[Role]:
        """Those that were understood, else the one the page opens with, else the first."""
        for slugs in (self.data.getlist("role"), OPENS_WITH, list(self.roles)[:1]):
            known = [slug for slug in dict.fromkeys(slugs) if slug in self.roles]
            if known:
                return [self.roles[slug] for slug in known[:MOST_ROLES]]
        return []

    def understood(self, name: str) -> str:
        """The value of a field, or "" when it was not understood."""
        return self.cleaned_data.get(name, "")


def _places(figures):
    used = figures.exclude(place=None).values("place")
    return Place.objects.filter(pk__in=used).order_by("name").values_list("slug", "name")
