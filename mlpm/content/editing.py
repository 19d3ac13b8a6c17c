"""How do editors change content? What every form, list and saved change in the admin shares.

Citations are edited as words, as documents write them. Whatever an editor saves is also kept as
a Revision of its document, so a row that no document could say is refused, with the reason.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max, Prefetch, prefetch_related_objects
from django.forms.models import BaseInlineFormSet, ModelChoiceIterator
from django.http import HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import TypeAdapter
from pydantic import ValidationError as Unfit

from mlpm.content import documents
from mlpm.content.canonical import shortened, where
from mlpm.content.citations import attach, citation, texts_of
from mlpm.content.models import Revision
from mlpm.content.revisions import raise_content_version, record_revision
from mlpm.content.schemas import Slug, canonical_citation, seen
from mlpm.sources.models import Citation, CitedModel, Source
from roles.models import Role
from skills.models import Skill

CITATIONS = "citations__source"
CITES_HELP = _(
    "One a line: “role-brief-2024:line 25” (source, place in it), with “@2024-11-30” behind it "
    "for the day you looked, or “ours:” and the reason for our own judgement."
)
slugs = TypeAdapter(Slug)


class UnfitForDocument(Exception):
    """What was saved cannot stand in a document; `reasons` says why."""

    def __init__(self, reasons: list[str]):
        super().__init__("; ".join(reasons))
        self.reasons = reasons


# Forms


class ContentForm(forms.ModelForm):
    #: Fields that hold one thing a line.
    lined: tuple[str, ...] = ()
    #: Why this same form, once saved, could not stand in a document (see ContentAdmin).
    unfit: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "order" in self.fields:
            self.fields["order"].required = False
            self.fields["order"].help_text = _("Empty: last.")
            if self.instance.pk is None:
                self.initial["order"] = None

    def clean(self):
        values = super().clean()
        values = self.cleaned_data if values is None else values
        for name, value in list(values.items()):
            if isinstance(value, str) and name in self.lined:
                values[name] = "\n".join(self._tidied(name, line) for line in lines(value))
            elif isinstance(value, str) and name not in ("cites", "calls_for"):
                values[name] = self._tidied(name, value)
        if self.unfit:
            raise ValidationError(self.unfit)
        return values

    def _tidied(self, name: str, text: str) -> str:
        """One line, as documents keep it, of characters that a reader can see."""
        text = " ".join(text.split())
        try:
            seen(text)
            if text and isinstance(self.fields[name], forms.SlugField):
                slugs.validate_python(text)
        except Unfit:
            self.add_error(name, _("Small letters, digits and single hyphens: “data-analysis”."))
        except ValueError as error:
            self.add_error(name, _("This text %(reason)s.") % {"reason": error})
        return text

    def _post_clean(self):
        """Also check constraints on fields that are not on the form, or that tie a part to its
        row: what the instance holds in them is right. Django leaves those constraints out."""
        super()._post_clean()  # type: ignore[misc]
        if self.errors or not self.has_changed():
            return
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            for name, reasons in error.message_dict.items():
                self.add_error(name if name in self.fields else None, reasons)


class CitedForm(ContentForm):
    """A form that also edits where its row comes from."""

    cites = forms.CharField(
        label=_("Where it comes from"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 2, "class": "vLargeTextField cites"}),
        help_text=CITES_HELP,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            prefetch_related_objects([self.instance], CITATIONS)
            self.initial["cites"] = "\n".join(texts_of(self.instance))

    def clean_cites(self):
        """The texts, one a line; looked up only when they were changed."""
        text = self.cleaned_data["cites"]
        if "cites" not in self.changed_data:
            return text
        ids = dict(Source.objects.values_list("slug", "id"))
        faults = [fault for line in lines(text) if (fault := citation_fault(line, ids))]
        if faults:
            raise ValidationError(faults)
        return "\n".join(map(canonical_citation, lines(text)))

    def _save_m2m(self):
        super()._save_m2m()  # type: ignore[misc]
        if "cites" in self.changed_data:
            Citation.objects.filter(
                pk__in=self.instance.citations.values_list("pk", flat=True)
            ).delete()
            attach([(self.instance, list(lines(self.cleaned_data["cites"])))])


def lines(text: str) -> Iterator[str]:
    return filter(None, map(str.strip, text.splitlines()))


def citation_fault(line: str, source_ids: dict[str, int]) -> str:
    """What is wrong with a citation as an editor wrote it; "" when nothing is."""
    try:
        citation(canonical_citation(seen(line)), source_ids)
    except KeyError as error:
        slug = error.args[0]
        close = get_close_matches(slug, source_ids, n=1)
        if close:
            message = gettext("There is no source “%(slug)s”; the nearest is “%(close)s”.")
            return message % {"slug": slug, "close": close[0]}
        return gettext("There is no source “%(slug)s”.") % {"slug": slug}
    except ValueError as error:
        return f"“{line}”: {error}."
    return ""


# Choices that are read once


class OnceIterator(ModelChoiceIterator):
    field: "OnceChoiceField"

    def __iter__(self):
        if "choices" not in self.field.read:
            self.field.read["choices"] = list(super().__iter__())
        return iter(self.field.read["choices"])


class OnceChoiceField(forms.ModelChoiceField):
    """Reads its choices once for all rows of a formset: each row has a copy of this field."""

    iterator = OnceIterator

    def __init__(self, *args, **kwargs):
        self.read: dict = {}  # shared by the copies
        super().__init__(*args, **kwargs)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        key = str(getattr(value, "pk", value))
        choices: Any = self.choices
        for choice, _label in choices:
            if choice and str(choice.value) == key:
                return choice.instance
        raise ValidationError(
            self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
        )


# Parts of a row, edited on its page


class PartFormSet(BaseInlineFormSet):
    """Rows in order: one without a number goes last. Each field says aloud which row it is in."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        name = form.instance._meta.verbose_name
        row = name if index is None else f"{name} {index + 1}"
        for field_name, field in form.fields.items():
            if not field.widget.is_hidden:
                widget = getattr(field.widget, "widget", field.widget)  # inside its links
                label = field.label or field_name
                widget.attrs["aria-label"] = f"{str(label).capitalize()}, {row}"

    def save_new(self, form, commit=True):
        self._set_order(form)
        return super().save_new(form, commit)

    def save_existing(self, form, obj, commit=True):
        self._set_order(form)
        return super().save_existing(form, obj, commit)

    def _set_order(self, form):
        if "order" not in form.fields or form.instance.order is not None:
            return
        taken = [other.instance.order for other in self.forms if other.instance.order is not None]
        form.instance.order = max(taken, default=-1) + 1


class PartInline(admin.TabularInline):
    """`joins` names the relations that the words of a row need."""

    form: type[forms.ModelForm] = ContentForm
    formset = PartFormSet
    template = "admin/edit_inline/parts.html"
    classes: tuple[str, ...] = ("collapse",)
    extra = 0
    joins: tuple[str, ...] = ()
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}}

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related(*self.joins)
        if not issubclass(self.model, CitedModel):
            return rows
        citations = Prefetch("citations", Citation.objects.select_related("source"))
        return rows.prefetch_related(citations)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        kwargs.setdefault("form_class", OnceChoiceField)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            # Narrow: of the four links beside a choice only “add”.
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return field


class CitedPartForm(CitedForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cites"].help_text = _("One a line: “source:place”, or “ours:” and the reason.")


class CitedInline(PartInline):
    form = CitedPartForm


class SkilledPartForm(CitedPartForm):
    """A form that also edits which skills its row calls for."""

    calls_for = forms.CharField(
        label=_("Skills it calls for"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=_("One a line, by the last part of its address: “data-quality”."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            slugs = sorted(skill.slug for skill in self.instance.skills.all())
            self.initial["calls_for"] = "\n".join(slugs)

    def clean_calls_for(self):
        """The skills, looked up only when they were changed."""
        text = self.cleaned_data["calls_for"]
        if "calls_for" not in self.changed_data:
            return []
        wanted = list(lines(text))
        found = {skill.slug: skill for skill in Skill.objects.filter(slug__in=wanted)}
        faults = [skill_fault(slug) for slug in wanted if slug not in found]
        if faults:
            raise ValidationError(faults)
        return list(found.values())

    def _save_m2m(self):
        super()._save_m2m()
        if "calls_for" in self.changed_data:
            self.instance.skills.set(self.cleaned_data["calls_for"])


def skill_fault(slug: str) -> str:
    close = get_close_matches(slug, Skill.objects.values_list("slug", flat=True), n=1)
    if close:
        message = gettext("There is no skill “%(slug)s”; the nearest is “%(close)s”.")
        return message % {"slug": slug, "close": close[0]}
    return gettext("There is no skill “%(slug)s”.") % {"slug": slug}


class SkilledInline(CitedInline):
    form = SkilledPartForm

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("skills")


# The page of a row, and the list


class ContentAdmin(admin.ModelAdmin):
    """Every change raises the content version and keeps a revision of the documents it touches.

    `fixed` names the fields that are never changed after the first save.
    """

    form: type[forms.ModelForm] = ContentForm
    # Plain boxes and lists, not the stock pickers: these can be used by keyboard and read aloud.
    formfield_overrides = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})},
        models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple},
        models.URLField: {"assume_scheme": "https"},
    }
    list_per_page = 50
    fixed: tuple[str, ...] = ()
    #: Rows of these models go with the row they belong to, whoever may delete them by hand.
    go_along: tuple[type[models.Model], ...] = (Citation,)

    def document_paths(self, row) -> list[str]:
        """The documents that say something of this row."""
        return []

    def public_address(self, row) -> str | None:
        """Where readers see the row; None while they do not."""
        return None

    def view_on_site(self, row):
        return self.public_address(row)

    def after_change(self, row) -> None:
        """What has to be worked out anew before the documents are read."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Role:
            kwargs.setdefault("queryset", Role.objects.filter(draft_of__isnull=True))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    # Saving

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.unfit = getattr(request, "unfit_for_document", [])  # type: ignore[attr-defined]
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        view = partial(super().changeform_view, request, object_id, form_url, extra_context)
        try:
            return view()
        except UnfitForDocument as error:
            # All is rolled back. The same form once more, with the reasons on top of it.
            request.unfit_for_document = error.reasons
            return view()

    def save_model(self, request, obj, form, change):
        if "order" in form.fields and obj.order is None:
            rows = self.model._default_manager.filter(**self.order_scope(obj))
            last = rows.aggregate(last=Max("order"))["last"]
            obj.order = 0 if last is None else last + 1
        super().save_model(request, obj, form, change)

    def order_scope(self, row) -> dict:
        """Among which rows it is put last, as a filter."""
        return {"role": row.role} if hasattr(row, "role_id") else {}

    def log_addition(self, request, obj, message):
        entry = super().log_addition(request, obj, message)
        self._changed([obj], request.user, "added in the admin")
        return entry

    def log_change(self, request, obj, message):
        entry = super().log_change(request, obj, message)
        if message:  # else: saved as it was
            self._changed([obj], request.user, "edited in the admin")
        return entry

    def _changed(self, rows: Iterable, user, reason: str) -> None:
        """Inside the admin's transaction. The version comes first: its row is the lock that
        keeps two editors from taking the same revision number."""
        raise_content_version()
        paths = set()
        for row in rows:
            self.after_change(row)
            paths.update(self.document_paths(row))
        for path in sorted(paths):
            record(path, user, reason)

    # Deleting

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        self._changed([obj], request.user, "deleted in the admin")

    def delete_queryset(self, request, queryset):
        rows = list(queryset)
        super().delete_queryset(request, queryset)
        self._changed(rows, request.user, "deleted in the admin")

    def delete_view(self, request, object_id, extra_context=None):
        return self._or_say_why(request, super().delete_view, object_id, extra_context)

    def changelist_view(self, request, extra_context=None):
        if request.method != "POST":
            return super().changelist_view(request, extra_context)
        return self._or_say_why(request, super().changelist_view, extra_context)

    def _or_say_why(self, request, view, *arguments):
        try:
            with transaction.atomic():
                return view(request, *arguments)
        except UnfitForDocument as error:
            for reason in error.reasons:
                messages.error(request, reason)
            return HttpResponseRedirect(request.get_full_path())

    def get_deleted_objects(self, objs, request):
        shown, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        forbidden -= {model._meta.verbose_name for model in self.go_along}
        return shown, counts, forbidden, protected

    # Showing

    def get_readonly_fields(self, request, obj=None):
        fields = super().get_readonly_fields(request, obj)
        return [*fields, *self.get_fixed(obj)] if obj else fields

    def get_fixed(self, obj) -> tuple[str, ...]:
        return self.fixed

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else super().get_prepopulated_fields(request, obj)


class CitedAdmin(ContentAdmin):
    form = CitedForm


class ReadOnlyAdmin(admin.ModelAdmin):
    """What the product writes itself: to be looked at."""

    view_on_site = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class NoCitation(admin.SimpleListFilter):
    """Rows that do not say where they come from."""

    title = _("where it comes from")
    parameter_name = "cited"

    def lookups(self, request, model_admin):
        return [("no", _("Not said"))]

    def queryset(self, request, queryset):
        return queryset.filter(citations__isnull=True) if self.value() == "no" else queryset


# Revisions


def role_paths(role: Role, *folders: str) -> list[str]:
    """The role's own documents; a draft of another role has none."""
    return (
        [] if role.draft_of_id else [documents.FOLDERS[kind].format(role.slug) for kind in folders]
    )


def record(path: str, user, reason: str) -> None:
    """Keep the document as it now stands, unless that is already kept."""
    try:
        document = documents.read(path)
    except Unfit as error:
        raise UnfitForDocument([unfit_words(path, detail) for detail in error.errors()]) from None
    if document is None:
        return
    slug = getattr(document, document.path_slug) if document.path_slug else document.document
    last = Revision.objects.filter(kind=document.document, slug=slug).order_by("-number").first()
    if last is None or last.document != document.model_dump(mode="json", exclude_defaults=True):
        record_revision(document, reason=reason, user=user)


def unfit_words(path: str, detail) -> str:
    reason = re.sub("^Value error, ", "", detail["msg"])
    message = gettext("This cannot be kept in %(path)s: %(where)s: %(reason)s, not %(input)s.")
    return message % {
        "path": path,
        "where": where(detail["loc"]),
        "reason": reason,
        "input": shortened(detail["input"]),
    }
