"""What may a reader ask about roles and moves, and say of a plan? Parsed, checked, explained."""

import re
from types import MappingProxyType

from django import forms
from django.utils.translation import gettext_lazy as _

from mlpm.lib.fields import AddressChoiceField, AddressChoicesField
from mlpm.lib.unseen import made_visible, unseen_in_lines
from roles.lines import with_article
from roles.models import Role, RoleFamily
from roles.plan_files import UnreadableFile, read_plan_file
from roles.plans import HOURS_IN_A_WEEK, LONGEST_NOTE, MOST_HOURS


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


class RoleChoices(AddressChoicesField):
    """Several published roles; each that is not one is named."""

    default_error_messages = {
        "invalid_choice": _("No role has the address “%(value)s”, so it was left out."),
        "twice": _("A role stands here once, however often it is chosen."),
        "too_many": _("Four roles are compared at most; the first four are shown."),
        "second": _("Choose a second role to compare it with."),
    }

    def validate(self, value):
        unknown = [slug for slug in value if not self.valid_value(slug)]
        if unknown:
            raise forms.ValidationError(
                [
                    forms.ValidationError(
                        self.error_messages["invalid_choice"], params={"value": slug[:100]}
                    )
                    for slug in unknown[: CompareForm.MOST]
                ]
            )


class CompareForm(forms.Form):
    """“Compare … with ….” What is not understood is said, and the others are shown."""

    MOST = 4
    OPENS_WITH = ("data-scientist", "ml-product-manager")

    role = RoleChoices(label=_("Role"), required=False)

    def __init__(self, data):
        super().__init__(data)
        self.titles = dict(Role.objects.published().values_list("slug", "short_title"))
        self.fields["role"].choices = list(self.titles.items())

    def clean(self):
        super().clean()
        said = [slug for slug in self.data.getlist("role") if slug]
        messages = self.fields["role"].error_messages
        if len(set(said)) < len(said):
            self.add_error("role", messages["twice"])
        if len(self._known) > self.MOST:
            self.add_error("role", messages["too_many"])
        if said and len(self._known) < 2:
            self.add_error("role", messages["second"])

    @property
    def slugs(self) -> list[str]:
        """The roles to show: those that were understood; those the page opens with where nobody
        asked for any; else the first two."""
        if any(self.data.getlist("role")):
            return self._known[: self.MOST]
        opens = [slug for slug in self.OPENS_WITH if slug in self.titles]
        return opens if len(opens) == len(self.OPENS_WITH) else list(self.titles)[:2]

    @property
    def _known(self) -> list[str]:
        return [slug for slug in dict.fromkeys(self.data.getlist("role")) if slug in self.titles]


class HoursField(forms.CharField):
    """Whole hours from 1 on, or nothing: none are said."""

    def __init__(self, most: int, **kwargs):
        super().__init__(required=False, max_length=20, **kwargs)
        self.most = most

    def clean(self, value):
        words = super().clean(value)
        if not words:
            return None
        if not re.fullmatch(r"[0-9]{1,6}", words) or not 1 <= int(words) <= self.most:
            raise forms.ValidationError(
                _("Write whole hours from 1 to %(most)d, or nothing."), params={"most": self.most}
            )
        return int(words)


class TypedForm(forms.Form):
    """Words that are kept, shown again as they came when something is wrong with them."""

    def typed(self, name: str) -> str:
        return made_visible(str(self[name].value() or ""))


class PlanItemForm(TypedForm):
    """The reader's own words about one item of her plan."""

    hours = HoursField(MOST_HOURS, label=_("Hours it may take you"))
    note = forms.CharField(
        label=_("Your note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea,
        error_messages={
            "max_length": _("Write at most %(limit_value)d characters; these are %(show_value)d.")
        },
    )

    def __init__(self, item, data=None):
        initial = {"hours": item.hours, "note": item.note}
        super().__init__(data, initial=initial, auto_id=f"%s-{item.order}")

    def clean_note(self):
        text = self.cleaned_data["note"].replace("\r\n", "\n").replace("\t", " ")
        if code := unseen_in_lines(text):
            raise forms.ValidationError(
                _("Take out the invisible character %(code)s."), params={"code": code}
            )
        return text

    @property
    def typed_hours(self) -> str:
        return self.typed("hours")

    @property
    def typed_note(self) -> str:
        return self.typed("note")


class PlanWeekForm(TypedForm):
    """How much time she has, and whether she wants to see dates."""

    hours_per_week = HoursField(HOURS_IN_A_WEEK, label=_("Hours you have in a week"))
    are_dates_hidden = forms.BooleanField(label=_("Show no dates"), required=False)

    def __init__(self, plan, data=None):
        initial = {
            "hours_per_week": plan.hours_per_week,
            "are_dates_hidden": plan.are_dates_hidden,
        }
        super().__init__(data, initial=initial)

    @property
    def typed_hours(self) -> str:
        return self.typed("hours_per_week")


class PlanFileForm(TypedForm):
    """The file of a plan, chosen or pasted; the file counts where both are given."""

    file = forms.FileField(label=_("The file"), required=False, allow_empty_file=True)
    text = forms.CharField(
        label=_("Or its text"), required=False, strip=False, widget=forms.Textarea
    )

    def clean(self):
        super().clean()
        file = self.cleaned_data.get("file")
        if self.errors:
            return
        if not file and not self.cleaned_data["text"].strip():
            self.add_error("file", _("Choose the file, or paste its text."))
            return
        try:
            self.copy = read_plan_file(file.read() if file else self.cleaned_data["text"].encode())
        except UnreadableFile as error:
            self.add_error("file" if file else "text", list(error.faults))

    @property
    def typed_text(self) -> str:
        """Also of the file, so that it can be mended here."""
        if file := self.files.get("file"):
            file.seek(0)
            return made_visible(file.read().decode(errors="replace"))
        return self.typed("text")
