"""What may a reader ask of the comparison? The query string: parsed, checked, explained."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mlpm.lib.fields import AddressChoiceField, AddressChoicesField
from mlpm.lib.unseen import made_visible, unseen_in_lines
from roles.models import Role
from salaries.models import Element, FigureReport, Level, PayFigure
from salaries.offers import LEAST, MOST, Offer, read_amount
from salaries.queries.compared import options
from salaries.selection import ANY, LEVEL_VIEW, VIEWS, YEARS_VIEW, Selection

MOST_ROLES = 4
OPENS_WITH = ["ml-product-manager", "product-manager", "data-scientist"]
EVERY: list[tuple[str, object]] = [(ANY, _("any"))]


#: A reader knows what she does sooner than what her level is called.
LEVELS_IN_HER_WORDS = [
    (Level.ENTRY, _("entry: learning")),
    (Level.MID, _("mid: on my own")),
    (Level.SENIOR, _("senior: leading others")),
    (Level.EXECUTIVE, _("executive")),
]


class Choice(AddressChoiceField):
    """A word of the sentence; what is not on its list is said and left out."""

    default_error_messages = {
        "invalid_choice": _("“%(value)s” is not on the list, so it was left out.")
    }

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)


class RolesField(AddressChoicesField):
    """Up to four roles; an empty one is the “add a role” that nobody used."""

    default_error_messages = {
        "invalid_choice": _("No role has the address “%(value)s”, so it was left out."),
        "too_many": _("Four roles are compared at most; the first four are shown."),
    }


class CompareForm(forms.Form):
    """“Show … for … in …, of ….” What is not understood is said, and the opening word stays.

    Its choices depend on each other: which years there are depends on the place, and so on.
    """

    role = RolesField(label=_("Role"), required=False)
    element = Choice(label=_("What it counts"))
    place = Choice(label=_("Place"))
    year = Choice(label=_("Year"))
    by = Choice(
        label=_("Compare by"),
        choices=[(LEVEL_VIEW, _("level")), (YEARS_VIEW, _("years of experience"))],
    )
    level = Choice(label=_("Level"), choices=[*EVERY, *LEVELS_IN_HER_WORDS])
    years = Choice(label=_("Years of experience"))
    type = Choice(label=_("Kind of contract"))
    source = Choice(label=_("Source"))
    today = forms.BooleanField(label=_("In today’s dollars"), required=False)
    prices = forms.BooleanField(label=_("At the country’s average prices"), required=False)

    def __init__(self, data):
        super().__init__(data)
        self.roles = {role.slug: role for role in Role.objects.published()}
        self.fields["role"].choices = [(slug, role.title) for slug, role in self.roles.items()]
        self.view = self._known("by", VIEWS, LEVEL_VIEW)
        counts = [value for value, _label in Element.choices]
        element = self._known("element", counts, "" if self.view == YEARS_VIEW else "base")
        place = self.data.get("place", "")[:80].replace("\x00", "")
        if self.view == LEVEL_VIEW:
            place = place or "us"
        slugs = [role.slug for role in self.chosen_roles]
        self.options = options(slugs, self.view, element, "" if place == ANY else place)
        self._set_choices()

    def _known(self, name: str, values, otherwise: str) -> str:
        given = self.data.get(name, "")
        return given if given in values else otherwise

    def _set_choices(self) -> None:
        """Where one axis holds the rows, place and year are never left open."""
        every = EVERY if self.view == YEARS_VIEW else []
        self.fields["element"].choices = [*every, *Element.choices]
        self.fields["place"].choices = [*every, *self.options.places]
        self.fields["year"].choices = [*every, *self.options.years]
        self.fields["source"].choices = [*EVERY, *self.options.sources]
        self.fields["type"].choices = [
            choice
            for choice in PayFigure.EmploymentType.choices
            if choice[0] or self.view == YEARS_VIEW
        ]
        self.fields["years"].choices = [*EVERY, *self.options.experience]

    def clean_role(self):
        slugs = self.cleaned_data["role"]
        if len(slugs) > MOST_ROLES:
            self.add_error("role", self.fields["role"].error_messages["too_many"])
        return slugs[:MOST_ROLES]

    @property
    def chosen_roles(self) -> list[Role]:
        """Those that were understood, else those the page opens with, else the first."""
        without = self.data.getlist("without")
        for slugs in (self.data.getlist("role"), OPENS_WITH, list(self.roles)[:1]):
            known = [
                slug
                for slug in dict.fromkeys(slugs)
                if slug in self.roles and (slug not in without or slugs is OPENS_WITH)
            ]
            if known:
                return [self.roles[slug] for slug in known[:MOST_ROLES]]
        return []

    @property
    def selection(self) -> Selection:
        """What is shown: each word as it was understood, else as the page opens."""
        opens = self.options.opening
        words: dict[str, Any] = {
            name: self._word(name, getattr(opens, name))
            for name in ("element", "place", "year", "type", "source", "level", "years")
        }
        for name in ("today", "prices"):
            words[name] = bool(self.cleaned_data.get(name))
        return Selection(by=self.view, **words)

    def _word(self, name: str, opens: str) -> str:
        given = self.cleaned_data.get(name) or opens
        return "" if given == ANY else given

    @property
    def is_more_open(self) -> bool:
        """Whether something under “More” is not as the page opens."""
        now, opens = self.selection, self.options.opening
        more = ("type", "source", "level", "years", "today", "prices")
        return any(getattr(now, name) != getattr(opens, name) for name in more)

    @property
    def switches(self) -> list[forms.BoundField]:
        return [self["today"], self["prices"]]

    @property
    def shown(self) -> dict[str, str]:
        """What each select shows as chosen."""
        now = self.selection
        names = ("by", "element", "place", "year", "type", "source", "level", "years")
        return {name: getattr(now, name) or ANY for name in names}


class AmountField(forms.CharField):
    """US dollars a year as people write them."""

    def __init__(self, *, least: int, **kwargs):
        self.least = least
        super().__init__(max_length=200, **kwargs)

    def clean(self, value) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        amount = read_amount(text)
        if amount is None:
            raise forms.ValidationError(_("Write whole dollars a year, such as 130,000."))
        if not self.least <= amount <= MOST:
            raise forms.ValidationError(
                _("Write dollars a year: from {least} to {most}.").format(
                    least=f"{self.least:,}", most=f"{MOST:,}"
                )
            )
        return amount


class OfferForm(forms.Form):
    """What the reader was offered. It comes by POST, is drawn, and is gone."""

    base = AmountField(
        label=_("My offer, base pay $"),
        least=LEAST,
        error_messages={"required": _("Write the base pay that you were offered.")},
    )
    bonus = AmountField(label=_("yearly bonus $"), required=False, least=0)
    equity = AmountField(label=_("shares a year $"), required=False, least=0)

    @property
    def offer(self) -> Offer | None:
        """None until it is understood."""
        if not self.is_bound or not self.is_valid():
            return None
        return Offer(**self.cleaned_data)


class PairForm(forms.Form):
    """Two figures of different sources to take apart; what is not understood is said."""

    a = Choice(label=_("One source"))
    b = Choice(label=_("Another source"))

    def __init__(self, data, choices: list[tuple[str, str]]):
        super().__init__(data)
        for field in (self.fields["a"], self.fields["b"]):
            field.choices = choices

    def clean(self):
        first, second = self.cleaned_data.get("a"), self.cleaned_data.get("b")
        if first and first == second:
            self.add_error("b", _("Choose two different sources."))

    @property
    def pair(self) -> tuple[str, str] | None:
        """The keys of the two; None where they were not both understood."""
        if not self.is_valid():
            return None
        first, second = self.cleaned_data["a"], self.cleaned_data["b"]
        return (first, second) if first and second else None


class ReportForm(forms.Form):
    """What a reader found wrong with a figure."""

    LONGEST = 1000

    kind = forms.ChoiceField(
        label=_("What is wrong"), choices=FigureReport.Kind.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("In a few words"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST,
        error_messages={
            "required": _("Write a few words: what it says, and what it should say."),
            "max_length": _("Write at most %(limit_value)d characters; these are %(show_value)d."),
        },
    )

    def clean_text(self):
        """Lines of visible characters; how they end is not worth a message."""
        text = self.cleaned_data["text"].replace("\r\n", "\n").replace("\t", " ")
        if code := unseen_in_lines(text):
            raise forms.ValidationError(
                _("Take out the invisible character %(code)s."), params={"code": code}
            )
        return text

    @property
    def typed(self) -> str:
        """The text as it came, with what no page may hold made visible."""
        return made_visible(str(self["text"].value() or ""))
