"""How is a way drawn? Stops on a line, and a role inside a sentence. Plain values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mlpm.lib.sentences import gettext


@dataclass(frozen=True, slots=True)
class Stop:
    """A role on the line; `detail` names others in the same place."""

    title: str
    href: str
    detail: str = ""
    is_here: bool = False
    is_you: bool = False


def line_through(role, moves_in: Iterable, moves_out: Iterable, onward: Iterable) -> list[Stop]:
    """Where people come from, the role, and where they go: two stops on, where published."""
    next_roles = [move.destination for move in moves_out]
    passed = {role.pk, *(stop.pk for stop in next_roles)}
    stops = [
        _stop([move.origin for move in moves_in]),
        Stop(role.title, role.get_absolute_url(), is_here=True),
        _stop(next_roles),
        _stop([move.destination for move in onward if move.destination.pk not in passed]),
    ]
    return [stop for stop in stops if stop]


def _stop(roles: Sequence) -> Stop | None:
    if not roles:
        return None
    first, *others = {role.pk: role for role in roles}.values()
    names = ", ".join(in_sentence(role.short_title) for role in others)
    detail = gettext("or {names}").format(names=names) if names else ""
    return Stop(first.title, first.get_absolute_url(), detail)


def in_sentence(title: str) -> str:
    """ "Data scientist" inside a sentence; "ML product manager" keeps its capitals."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def with_article(title: str) -> str:
    """ "a data scientist", "an ML product manager": by the sound of the first letter. English."""
    words = in_sentence(title)
    if words[:2].isupper():
        sounds_open = words[0] in "AEFHILMNORSX"
    else:
        sounds_open = words[:1] in "aeiou" and not words.startswith(("uni", "use", "eu"))
    return f"an {words}" if sounds_open else f"a {words}"
