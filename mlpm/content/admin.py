"""The editors' workplace as a whole: its name, its order, and the history of content."""

import json

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from mlpm.content.canonical import emit
from mlpm.content.editing import ReadOnlyAdmin
from mlpm.content.models import ContentVersion, LoadedDocument, Revision
from mlpm.content.schemas import KINDS

APP_ORDER = ["roles", "salaries", "skills", "sources", "content", "auth"]

admin.site.site_header = _("%(site)s: editors’ workplace") % {"site": settings.SITE_NAME}
admin.site.site_title = settings.SITE_NAME
admin.site.index_title = _("What would you like to change?")
apps.get_app_config("auth").verbose_name = _("Accounts")
apps.get_app_config("content").verbose_name = _("History")


def in_order(request, app_label=None) -> list[dict]:
    """Apps as listed above; models as their `admin` registers them, the most used first."""
    found = admin.site._build_app_dict(request, app_label)
    registered = list(admin.site._registry)
    for app in found.values():
        app["models"].sort(key=lambda model: registered.index(model["model"]))
    return sorted(
        found.values(),
        key=lambda app: (
            APP_ORDER.index(app["app_label"]) if app["app_label"] in APP_ORDER else len(APP_ORDER)
        ),
    )


admin.site.get_app_list = in_order  # type: ignore[method-assign]


def as_printed(text: str):
    return format_html('<pre class="document">{}</pre>', text)


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "made_at", "made_by", "reason"]
    list_filter = ["kind", "made_at", ("made_by", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["made_by"]
    search_fields = ["slug", "reason", "made_by__username"]
    date_hierarchy = "made_at"
    fields = ["kind", "slug", "number", "made_at", "made_by", "reason", "as_document"]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        # The list does not need the documents.
        return rows if request.resolver_match.kwargs.get("object_id") else rows.defer("document")

    @admin.display(description=_("the document"))
    def as_document(self, revision):
        try:
            return as_printed(emit(KINDS[revision.kind].model_validate(revision.document)))
        except (KeyError, ValidationError):  # documents were of another shape then
            return as_printed(json.dumps(revision.document, indent=2, ensure_ascii=False))


@admin.register(LoadedDocument)
class LoadedDocumentAdmin(ReadOnlyAdmin):
    list_display = ["path", "loaded_at"]
    search_fields = ["path"]
    fields = ["path", "loaded_at", "as_document"]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return rows if request.resolver_match.kwargs.get("object_id") else rows.defer("text")

    @admin.display(description=_("the document"))
    def as_document(self, loaded):
        return as_printed(loaded.text)


@admin.register(ContentVersion)
class ContentVersionAdmin(ReadOnlyAdmin):
    list_display = ["number"]
