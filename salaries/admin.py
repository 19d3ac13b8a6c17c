"""How do editors keep what roles are said to pay? Figures, factors, forecasts, doubts, titles."""

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, Q
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mlpm.content.editing import (
    CitedAdmin,
    ContentAdmin,
    ContentForm,
    NoCitation,
    PartInline,
    role_paths,
)
from mlpm.sources.models import Source
from roles.models import Role
from salaries import notes
from salaries.data_notes import MOST_NAMED
from salaries.imports.files import UnreadableFile
from salaries.models import (
    DataNote,
    FigureReport,
    Forecast,
    PayComponent,
    PayFactor,
    PayFigure,
    Place,
    TitleGroup,
    TitleMapping,
)
from salaries.queries.figures import pure_figure
from salaries.releases import ImportRefused, reaggregate
from salaries.words import amount_words, experience_words, middle_words

ONE_ROLE = ("role", admin.RelatedOnlyFieldListFilter)
ONE_SOURCE = ("source", admin.RelatedOnlyFieldListFilter)


def is_published(role: Role) -> bool:
    return role.status == Role.Status.PUBLISHED and not role.draft_of_id


class PayAdmin(CitedAdmin):
    """Rows of a role's pay document: after a change the rules look for doubts anew."""

    def after_change(self, row):
        notes.refresh(row.role)

    def document_paths(self, row):
        return role_paths(row.role, "pay")


def of_its_role(rows, model, request):
    """Narrowed to the role of the `model` row whose page this is; on a new one's page all."""
    pk = request.resolver_match.kwargs.get("object_id")
    return rows.filter(role__in=model.objects.filter(pk=pk).values("role")) if pk else rows


# Figures


class StatedOrComputed(admin.SimpleListFilter):
    title = _("stated or computed")
    parameter_name = "origin"

    def lookups(self, request, model_admin):
        return [("stated", _("Stated by a source")), ("computed", _("Computed from an edition"))]

    def queryset(self, request, queryset):
        if self.value() in ("stated", "computed"):
            return queryset.filter(release__isnull=self.value() == "stated")
        return queryset


class Doubted(admin.SimpleListFilter):
    title = _("doubts")
    parameter_name = "doubts"

    def lookups(self, request, model_admin):
        return DataNote.Decision.choices

    def queryset(self, request, queryset):
        if self.value() not in DataNote.Decision:
            return queryset
        doubts = DataNote.objects.filter(decision=self.value())
        return queryset.filter(pk__in=doubts.values("figures"))


class PayComponentInline(PartInline):
    model = PayComponent
    verbose_name = _("part of the amount")
    verbose_name_plural = _("parts of the amount, as the source names them")
    classes = ()
    fields = ["kind", "amount", "is_on_top", "order"]


@admin.register(PayFigure)
class PayFigureAdmin(PayAdmin):
    list_display = [
        "key",
        "of_role",
        "amount",
        "element",
        "experience",
        "place",
        "year",
        "who",
        "open_doubts",
    ]
    list_filter = [
        ONE_ROLE,
        ONE_SOURCE,
        "is_source_not_stated",
        NoCitation,
        Doubted,
        "element",
        "level",
        "year",
        ("place", admin.RelatedOnlyFieldListFilter),
        StatedOrComputed,
        "role__status",
    ]
    list_select_related = ["role", "source", "place"]
    search_fields = [
        "key",
        "words",
        "population",
        "role__title",
        "role__short_title",
        "source__name",
    ]
    fixed = ("role", "key")
    inlines = [PayComponentInline]
    fieldsets = [
        (_("The figure"), {"fields": ["role", "key", "order"]}),
        (
            _("Who says so"),
            {"fields": ["source", "is_source_not_stated", "also_credited", "cites"]},
        ),
        (
            _("Whom it is about"),
            {
                "fields": [
                    "level",
                    ("years_from", "years_to"),
                    "population",
                    "employment_type",
                    "place",
                    ("year", "month"),
                ]
            },
        ),
        (_("What it counts"), {"fields": ["element", "currency"]}),
        (_("The amount in the middle"), {"fields": [("centre", "centre_statistic")]}),
        (
            _("The span"),
            {
                "fields": [
                    "span_statistic",
                    ("minimum", "maximum"),
                    ("p10", "p25", "p75", "p90"),
                    ("is_open_bottom", "is_open_top"),
                ]
            },
        ),
        (_("How firm it is"), {"fields": ["is_approximate", "observations"]}),
        (_("The words as printed"), {"fields": ["words", "note"]}),
    ]
    computed = (_("The edition it was computed from"), {"fields": ["release", "rows", "title_set"]})

    def get_queryset(self, request):
        open_ = Q(data_notes__decision=DataNote.Decision.OPEN)
        rows = super().get_queryset(request).prefetch_related("components", "also_credited")
        return rows.annotate(doubt_count=Count("data_notes", filter=open_))

    def get_fieldsets(self, request, obj=None):
        return [*self.fieldsets, self.computed] if obj and obj.release_id else self.fieldsets

    def has_change_permission(self, request, obj=None):
        """Computed figures are imported, never edited."""
        return super().has_change_permission(request, obj) and not (obj and obj.release_id)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and obj.release_id)

    def public_address(self, row):
        return row.get_absolute_url() if is_published(row.role) else None

    @admin.display(description=_("role"), ordering="role__short_title")
    def of_role(self, figure):
        return figure.role.short_title

    @admin.display(description=_("amount"), ordering="centre")
    def amount(self, row):
        """ "$155,765 a year, average"."""
        figure = pure_figure(row)
        amount = gettext("{amount} a year").format(amount=amount_words(figure))
        return ", ".join(filter(None, [amount, middle_words(figure)]))

    @admin.display(description=_("experience"), ordering="years_from")
    def experience(self, row):
        return experience_words(pure_figure(row))

    @admin.display(description=_("who says so"), ordering="source__name")
    def who(self, figure):
        return figure.source.name if figure.source else _("not stated")

    @admin.display(description=_("doubts to decide"), ordering="doubt_count")
    def open_doubts(self, figure):
        return figure.doubt_count or "–"


# What moves pay, and what was foretold


@admin.register(PayFactor)
class PayFactorAdmin(PayAdmin):
    list_display = ["kind", "text", "of_role", "within", "figure", "order"]
    list_filter = [ONE_ROLE, "kind", NoCitation]
    list_select_related = ["role", "figure"]
    search_fields = ["text", "within", "role__title"]
    fixed = ("role",)
    fieldsets = [
        (None, {"fields": ["role", "kind", "text", "within", "cites", "order"]}),
        (_("What it names"), {"fields": ["places", "organisations", "figure"]}),
    ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "figure":
            kwargs["queryset"] = of_its_role(PayFigure.objects.stated(), PayFactor, request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=_("role"), ordering="role__short_title")
    def of_role(self, factor):
        return factor.role.short_title


@admin.register(Forecast)
class ForecastAdmin(PayAdmin):
    list_display = ["key", "of_role", "topic", "text", "made_year", "due_year", "who"]
    list_filter = [ONE_ROLE, ONE_SOURCE, "topic", "due_year", NoCitation]
    list_select_related = ["role", "source"]
    search_fields = ["key", "text", "role__title", "source__name"]
    fixed = ("role", "key")
    fieldsets = [
        (_("The forecast"), {"fields": ["role", "key", "topic", "text", "order"]}),
        (_("Who says so"), {"fields": ["source", "is_source_not_stated", "cites"]}),
        (_("When"), {"fields": [("made_year", "due_year")]}),
        (
            _("The figure in it, if any"),
            {
                "fields": [
                    ("amount", "currency"),
                    "statistic",
                    "element",
                    ("level_from", "level_to"),
                ]
            },
        ),
    ]

    def public_address(self, row):
        return row.get_absolute_url() if is_published(row.role) else None

    @admin.display(description=_("role"), ordering="role__short_title")
    def of_role(self, forecast):
        return forecast.role.short_title

    @admin.display(description=_("who says so"), ordering="source__name")
    def who(self, forecast):
        return forecast.source.name if forecast.source else _("not stated")


# Doubts


class DataNoteForm(ContentForm):
    """An editor's own note; of one found by rule only the decision is hers."""

    def clean(self):
        values = super().clean()
        about = [*values.get("figures", []), *values.get("forecasts", [])]
        if "figures" in self.fields:
            if not about:
                raise ValidationError(gettext("Choose a figure or a forecast that it is about."))
            role = values.get("role") or self.instance.role
            if any(row.role_id != role.pk for row in about):
                raise ValidationError(gettext("A note is about figures and forecasts of its role."))
            self.instance.subject = " ".join(row.key for row in about)
            if len(about) > MOST_NAMED:
                raise ValidationError(gettext("That is more than one note can be about."))
        return values


@admin.register(DataNote)
class DataNoteAdmin(ContentAdmin):
    form = DataNoteForm
    list_display = ["text", "of_whom", "decision", "rule", "subject"]
    list_filter = ["decision", ONE_ROLE, ONE_SOURCE, ("rule", admin.AllValuesFieldListFilter)]
    list_select_related = ["role", "source"]
    search_fields = ["text", "subject", "rule", "reason", "role__title"]
    fields = ["role", "text", "figures", "forecasts", "decision", "reason", "order"]
    found = ["role", "source", "text", "rule", "subject", "decision", "reason"]
    fixed = ("role",)

    def get_fields(self, request, obj=None):
        return self.found if obj and obj.rule else self.fields

    def get_fixed(self, obj):
        return ("role", "source", "text", "rule", "subject") if obj.rule else self.fixed

    def has_delete_permission(self, request, obj=None):
        """What a rule found goes when the rule finds it no more; until then it is decided."""
        return super().has_delete_permission(request, obj) and not (obj and obj.rule)

    def get_changeform_initial_data(self, request):
        # What an editor writes herself, she has decided.
        accepted = {"decision": DataNote.Decision.ACCEPTED}
        return {**accepted, **super().get_changeform_initial_data(request)}

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        rows = PayFigure.objects.stated() if db_field.name == "figures" else Forecast.objects.all()
        kwargs["queryset"] = of_its_role(rows, DataNote, request)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def document_paths(self, row):
        return role_paths(row.role, "pay") if row.role else []

    @admin.display(description=_("role or source"), ordering="role__short_title")
    def of_whom(self, note):
        return note.role.short_title if note.role else note.source.name


# What readers found wrong


class OpenFirst(admin.SimpleListFilter):
    """The board opens on what waits."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [("closed", _("Closed")), ("all", _("All"))]

    def choices(self, changelist):
        yield {
            "selected": self.value() is None,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
            "display": _("Waiting"),
        }
        yield from list(super().choices(changelist))[1:]

    def queryset(self, request, queryset):
        if self.value() == "all":
            return queryset
        return queryset.filter(is_closed=self.value() == "closed")


@admin.register(FigureReport)
class FigureReportAdmin(admin.ModelAdmin):
    """The editors’ board: what readers wrote is read and answered, never changed."""

    list_display = ["text", "kind", "of_role", "figure", "age", "answer"]
    list_filter = [OpenFirst, "kind", ONE_ROLE]
    list_select_related = ["role"]
    list_per_page = 50
    search_fields = ["key", "text", "answer"]
    fields = ["figure", "role", "kind", "text", "created_at", "answer", "is_closed"]
    readonly_fields = ["figure", "role", "kind", "text", "created_at"]
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}}
    ordering = ["is_closed", "created_at"]

    def has_add_permission(self, request):
        return False

    @admin.display(description=_("figure"), ordering="key")
    def figure(self, report):
        return format_html('<a href="{}">{}</a>', report.get_absolute_url(), report.key)

    @admin.display(description=_("role"), ordering="role__short_title")
    def of_role(self, report):
        return report.role.short_title if report.role else "–"

    @admin.display(description=_("waiting for"), ordering="created_at")
    def age(self, report):
        return timesince(report.created_at)


# Where, and which titles count


@admin.register(Place)
class PlaceAdmin(ContentAdmin):
    list_display = ["name", "slug", "kind", "code", "parent"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["name", "slug", "code"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "kind", "code", "parent"]
    fixed = ("slug",)

    def document_paths(self, row):
        return ["places.yaml"]


def count_anew(request, source: Source) -> None:
    """Once the mapping is saved, whatever becomes of the count: the file may be gone."""

    def count():
        try:
            reaggregate(source)
        except (ImportRefused, UnreadableFile) as error:
            words = gettext("The figures are still counted with the titles before. {reason}")
            messages.warning(request, words.format(reason=error))

    if source.active_release_id:
        transaction.on_commit(count)


@admin.register(TitleMapping)
class TitleMappingAdmin(ContentAdmin):
    list_display = ["title", "source", "level", "of_role", "title_set", "is_proxy"]
    list_filter = [ONE_SOURCE, ONE_ROLE, "level", "title_set", "is_proxy"]
    list_select_related = ["source", "role"]
    search_fields = ["title", "role__title", "role__short_title", "source__name"]
    fields = ["source", "title", "level", "role", "title_set", "is_proxy", "reason"]

    def document_paths(self, row):
        return ["mappings.yaml"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        count_anew(request, obj.source)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        count_anew(request, obj.source)

    def delete_queryset(self, request, queryset):
        sources = list(Source.objects.filter(title_mappings__in=queryset).distinct())
        super().delete_queryset(request, queryset)
        for source in sources:
            count_anew(request, source)

    @admin.display(description=_("role"), ordering="role__short_title")
    def of_role(self, mapping):
        return mapping.role.short_title


@admin.register(TitleGroup)
class TitleGroupAdmin(ContentAdmin):
    list_display = ["label", "of_role", "title_set", "plural"]
    list_filter = [ONE_ROLE, "title_set"]
    list_select_related = ["role"]
    search_fields = ["label", "plural", "role__title"]
    fields = ["role", "title_set", "label", "plural"]

    def document_paths(self, row):
        return ["mappings.yaml"]

    @admin.display(description=_("role"), ordering="role__short_title")
    def of_role(self, group):
        return group.role.short_title
