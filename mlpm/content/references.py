"""Does everything that documents name exist, and only once?"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from mlpm.content.canonical import Fault, where
from mlpm.content.schemas import (
    OURS,
    Document,
    Part,
    PayDocument,
    PlacesDocument,
    RegistersDocument,
    RoleDocument,
    SkillsDocument,
    SourcesDocument,
)

#: Fields that name something by its slug, and what they name.
NAMING = {
    "source": "source",
    "reported_in": "source",
    "also_credited": "source",
    "cites": "source",
    "family": "family",
    "team": "team",
    "tool": "tool",
    "organisations": "organisation",
    "place": "place",
    "places": "place",
    "parent": "place",
    "skill": "skill",
    "calls_for": "skill",
    "role": "role",
    "to": "role",
    "answers": "challenge",
    "figure": "figure of this role",
    "about": "figure or forecast of this role",
}

Known = dict[str, set[str]]


def defined(document: Document) -> Iterator[tuple[str, str]]:
    """(kind, slug) of all that this document brings into the world."""
    match document:
        case SourcesDocument():
            yield from (("source", part.slug) for part in document.sources)
        case RegistersDocument():
            for kind, parts in (
                ("family", document.families),
                ("team", document.teams),
                ("tool", document.tools),
                ("organisation", document.organisations),
            ):
                yield from ((kind, part.slug) for part in parts)
        case PlacesDocument():
            yield from (("place", part.slug) for part in document.places)
        case SkillsDocument():
            for group in document.groups:
                yield "group", group.slug
                yield from (("skill", part.slug) for part in group.skills)
        case RoleDocument():
            yield "role", document.slug
        case PayDocument():
            yield from (("figure", part.key) for part in document.figures)
            yield from (("figure", part.key) for part in document.forecasts)


def named(part: Part, location=()) -> Iterator[tuple[tuple, str, str]]:
    """(location, kind, slug) of all that this document names."""
    for field in type(part).model_fields:
        value = getattr(part, field)
        kind = NAMING.get(field)
        for index, item in enumerate(value) if isinstance(value, list) else [(None, value)]:
            here = (*location, field) if index is None else (*location, field, index)
            if isinstance(item, Part):
                yield from named(item, here)
            elif kind and isinstance(item, str):
                slug = re.split("[:@]", item)[0] if field == "cites" else item
                if (field, slug) != ("cites", OURS):
                    yield here, kind, slug


def reference_faults(documents: dict[str, Document], known: Known) -> list[Fault]:
    """Names without a thing, and things with a name already taken. `known`: in the database."""
    faults = []
    home: dict[tuple[str, str], str] = {}
    for path, document in documents.items():
        for thing in defined(document):
            if thing in home:
                reason = f"the {thing[0]} “{thing[1]}” is already in {home[thing]}"
                faults.append(Fault(path, "", reason))
            home.setdefault(thing, path)
    everything: Known = {kind: set(slugs) for kind, slugs in known.items()}
    for kind, slug in home:
        everything.setdefault(kind, set()).add(slug)
    for path, document in documents.items():
        own = _own(document)
        for location, kind, slug in named(document):
            slugs = own.get(kind, everything.get(kind, set()))
            if slug not in slugs:
                close = get_close_matches(slug, slugs, n=1)
                hint = f"; the nearest is “{close[0]}”" if close else ""
                faults.append(Fault(path, where(location), f"no {kind} “{slug}”{hint}"))
    return faults


def _own(document: Document) -> Known:
    """What is named only inside the document that defines it."""
    match document:
        case RoleDocument():
            return {"challenge": {challenge.slug for challenge in document.challenges}}
        case PayDocument():
            figures = {figure.key for figure in document.figures}
            forecasts = {forecast.key for forecast in document.forecasts}
            return {
                "figure of this role": figures,
                "figure or forecast of this role": figures | forecasts,
            }
    return {}
