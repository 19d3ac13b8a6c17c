"""How is a citation written in a document? “source:place in it@date”, or “ours:reason”."""

from collections.abc import Iterable
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from mlpm.content.schemas import CITATION, OURS
from mlpm.sources.models import Citation, Source


def citation(text: str, source_ids: dict[str, int]) -> Citation:
    """An unsaved citation without its row. Raises KeyError for an unknown source."""
    head, _, reason = text.partition(":")
    if head == OURS:
        return Citation(judgement=reason.strip())
    parts = CITATION.match(text)
    if parts is None:
        raise ValueError(f"“{text}” is not a citation")
    return Citation(
        source_id=source_ids[parts["source"]],
        locator=(parts["locator"] or "").strip(),
        retrieved_on=date.fromisoformat(parts["day"]) if parts["day"] else None,
    )


def attach(rows: Iterable[tuple[Model, list[str]]]) -> None:
    """Write the citations of new rows that have none yet: two queries, however many rows."""
    source_ids = dict(Source.objects.values_list("slug", "id"))
    citations = []
    for row, texts in rows:
        content_type = ContentType.objects.get_for_model(row)
        for order, text in enumerate(texts):
            one = citation(text, source_ids)
            one.content_type, one.object_id, one.order = content_type, row.pk, order
            citations.append(one)
    Citation.objects.bulk_create(citations)


def texts_of(row) -> list[str]:
    """As documents write them; prefetch `citations__source` for many rows."""
    return [str(one) for one in row.citations.all()]
