"""How do editors keep the register of sources, and look up what cites them?"""

from django.contrib import admin
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from mlpm.content.editing import ContentAdmin, ReadOnlyAdmin
from mlpm.sources.models import Citation, Release, Source
from roles.models import RoleTeam, RoleTool, SkillRequirement, Transition
from salaries import notes


@admin.register(Source)
class SourceAdmin(ContentAdmin):
    list_display = [
        "name",
        "slug",
        "kind",
        "publisher",
        "reported_in",
        "published_year",
        "retrieved_on",
    ]
    list_filter = ["kind", ("reported_in", admin.EmptyFieldListFilter), "retrieved_on"]
    list_select_related = ["reported_in"]
    search_fields = ["name", "slug", "publisher", "description"]
    prepopulated_fields = {"slug": ["name"]}
    fixed = ("slug",)
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind", "description"]}),
        (
            _("Who publishes it, and where"),
            {"fields": ["publisher", "url", "published_year", "retrieved_on", "reported_in"]},
        ),
        (_("What we may do with it"), {"fields": ["licence", "attribution"]}),
        (_("Data and notes"), {"fields": ["active_release", "note"]}),
    ]

    def document_paths(self, row):
        return ["sources.yaml"]

    def after_change(self, row):
        notes.refresh_computed(row)  # it may show another edition now

    def public_address(self, row):
        return reverse("sources:source", args=[row.slug])

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "active_release":
            source = request.resolver_match.kwargs.get("object_id")
            own = Release.objects.filter(source=source) if source else Release.objects.none()
            kwargs["queryset"] = own.filter(is_complete=True).select_related("source")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    list_display = ["source", "released_on", "is_complete", "imported_at"]
    list_filter = ["source", "is_complete"]
    list_select_related = ["source"]
    search_fields = ["source__name", "source__slug", "sha256"]
    date_hierarchy = "released_on"


@admin.register(Citation)
class CitationAdmin(ReadOnlyAdmin):
    """Citations are written on the page of the row that has them; here they are looked up."""

    list_display = ["words", "what", "row_words"]
    list_display_links = ["words"]
    list_filter = [("source", admin.RelatedOnlyFieldListFilter), "content_type", "retrieved_on"]
    list_select_related = ["source", "content_type"]
    list_per_page = 50
    search_fields = ["source__name", "source__slug", "locator", "judgement"]
    fields = ["source", "locator", "retrieved_on", "judgement", "what", "row_words"]
    # The words of these rows need another row.
    rows = (
        SkillRequirement.objects.select_related("skill"),
        Transition.objects.select_related("origin", "destination"),
        RoleTool.objects.select_related("tool"),
        RoleTeam.objects.select_related("team"),
    )

    def get_queryset(self, request):
        rows = [rows.all() for rows in self.rows]
        return super().get_queryset(request).prefetch_related(GenericPrefetch("row", rows))

    @admin.display(description=_("citation"), ordering="source__slug")
    def words(self, citation):
        return str(citation)

    @admin.display(description=_("kind"), ordering="content_type")
    def what(self, citation):
        return citation.content_type.name

    @admin.display(description=_("what it backs"))
    def row_words(self, citation):
        """A link to the page where it is edited: the row's own, or that of its role."""
        row = citation.row
        owner = row if self.admin_site.is_registered(type(row)) else None
        parent = getattr(row, "role_id", None) or getattr(row, "origin_id", None)
        if owner is not None:
            address = reverse(
                f"admin:{row._meta.label_lower.replace('.', '_')}_change", args=[row.pk]
            )
        elif parent:
            address = reverse("admin:roles_role_change", args=[parent])
        elif hasattr(row, "area_id"):
            address = reverse("admin:roles_responsibilityarea_change", args=[row.area_id])
        else:
            return str(row)
        return format_html('<a href="{}">{}</a>', address, row)
