"""Where do these rows come from? Citations of many rows in one query."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.urls import reverse

from mlpm.sources.models import Citation, Source


@dataclass(frozen=True, slots=True)
class Cite:
    """One place a statement comes from, or the reason for our own judgement."""

    label: str
    href: str
    locator: str
    judgement: str


RowKey = tuple[type[Model], int]


def cites_of(rows: Iterable[RowKey]) -> dict[RowKey, list[Cite]]:
    """What each row cites: one query for all rows of all models."""
    ids = defaultdict(list)
    for model, pk in rows:
        ids[model].append(pk)
    if not ids:
        return {}
    types = ContentType.objects.get_for_models(*ids)
    wanted = [Q(content_type=types[model], object_id__in=pks) for model, pks in ids.items()]
    models = {types[model].pk: model for model in ids}
    cites = defaultdict(list)
    for citation in Citation.objects.filter(reduce(or_, wanted)).select_related("source"):
        cites[models[citation.content_type_id], citation.object_id].append(cite(citation))
    return cites


def cite(citation: Citation) -> Cite:
    if citation.source is None:
        return Cite("", "", "", citation.judgement)
    href = reverse("sources:source", args=[citation.source.slug])
    return Cite(citation.source.name, href, citation.locator, "")


def register() -> list[tuple[Source, list[Source]]]:
    """Each source we have ourselves, with those we know only through it."""
    sources = list(Source.objects.order_by("name", "slug"))
    through = defaultdict(list)
    for source in sources:
        through[source.reported_in_id].append(source)
    return [(source, through[source.pk]) for source in through[None]]


def statement_counts(source: Source) -> int:
    """How many statements cite the source."""
    return source.citations.values("content_type", "object_id").distinct().count()
