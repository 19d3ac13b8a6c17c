"""How is a citation written in a document? “source:place in it@date”, or “ours:reason”."""

import re
from collections.abc import Iterable
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from mlpm.sources.models import Citation, Source

DATED = re.compile(r"^(?P<words>.+)@(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})$")


def citation(text: str, source_ids: dict[str, int]) -> Citation:
    """An unsaved citation without its row. Raises KeyError for an unknown source."""
    head, _, rest = text.partition(":")
    if head == "ours":
        return Citation(judgement=rest.strip())
    retrieved_on = None
    if dated := DATED.match(text):
        retrieved_on = date.fromisoformat(dated["date"])
        head, _, rest = dated["words"].partition(":")
    return Citation(source_id=source_ids[head], locator=rest.strip(), retrieved_on=retrieved_on)


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
