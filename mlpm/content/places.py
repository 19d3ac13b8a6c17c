"""Places, from document to rows and back: some hundreds, so written in bulk and only if changed."""

from mlpm.content import schemas
from salaries.models import Place


def document_to_places(document: schemas.PlacesDocument) -> None:
    rows = {row.slug: row for row in Place.objects.all()}
    new = [part for part in document.places if part.slug not in rows]
    while new:  # country before state before metropolitan area
        placed = [part for part in new if part.parent is None or part.parent in rows]
        created = Place.objects.bulk_create(
            Place(slug=part.slug, **_columns(part, rows)) for part in placed
        )
        rows |= {row.slug: row for row in created}
        new = [part for part in new if part.slug not in rows]
    changed = []
    for part in document.places:
        row, columns = rows[part.slug], _columns(part, rows)
        if any(getattr(row, name) != value for name, value in columns.items()):
            for name, value in columns.items():
                setattr(row, name, value)
            changed.append(row)
    Place.objects.bulk_update(changed, ["name", "kind", "code", "parent_id"])


def _columns(part: schemas.PlacePart, rows: dict[str, Place]) -> dict:
    return {
        "name": part.name,
        "kind": part.kind,
        "code": part.code or "",
        "parent_id": rows[part.parent].pk if part.parent else None,
    }


def places_to_document() -> schemas.PlacesDocument:
    places = Place.objects.order_by("slug").values("slug", "name", "kind", "code", "parent__slug")
    return schemas.PlacesDocument(
        document="places",
        places=[
            schemas.PlacePart(
                slug=place["slug"],
                name=place["name"],
                kind=place["kind"],
                code=place["code"] or None,
                parent=place["parent__slug"],
            )
            for place in places
        ],
    )
