"""Which titles count as which role, from document to rows and back.

No row points at a mapping, so a load writes them all anew. What is already counted with the
mappings before stays until it is counted again: `import_pay` sees that they have changed.
"""

from itertools import groupby

from mlpm.content import schemas
from mlpm.sources.models import Source
from roles.models import Role
from salaries.models import TitleGroup, TitleMapping


def document_to_mappings(document: schemas.MappingsDocument) -> None:
    sources = dict(Source.objects.values_list("slug", "id"))
    roles = dict(Role.objects.filter(draft_of__isnull=True).values_list("slug", "id"))
    TitleGroup.objects.all().delete()
    TitleGroup.objects.bulk_create(
        TitleGroup(
            role_id=roles[part.role], title_set=part.set, label=part.label, plural=part.plural
        )
        for part in document.labels
    )
    TitleMapping.objects.all().delete()
    TitleMapping.objects.bulk_create(
        TitleMapping(
            source_id=sources[part.source],
            role_id=roles[part.role],
            title_set=part.set or "",
            title=title.title,
            level=title.level or "",
            is_proxy=title.proxy,
            reason=title.reason or "",
        )
        for part in document.mappings
        for title in part.titles
    )


def mappings_to_document() -> schemas.MappingsDocument:
    groups = TitleGroup.objects.filter(role__draft_of__isnull=True).select_related("role")
    rows = (
        TitleMapping.objects.filter(role__draft_of__isnull=True)
        .select_related("source", "role")
        .order_by("source__slug", "role__slug", "title_set")
    )
    return schemas.MappingsDocument(
        document="mappings",
        labels=[
            schemas.TitleGroupPart(
                role=group.role.slug, set=group.title_set, label=group.label, plural=group.plural
            )
            for group in groups
        ],
        mappings=[
            schemas.MappingPart(
                source=source, role=role, set=title_set or None, titles=[_part(row) for row in same]
            )
            for (source, role, title_set), same in groupby(rows, _set_of)
        ],
    )


def _set_of(row: TitleMapping) -> tuple[str, str, str]:
    return row.source.slug, row.role.slug, row.title_set


def _part(row: TitleMapping) -> schemas.MappedTitlePart:
    return schemas.MappedTitlePart(
        title=row.title,
        level=row.level or None,
        proxy=row.is_proxy,
        reason=row.reason or None,
    )
