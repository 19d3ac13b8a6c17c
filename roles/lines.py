"""How is a way drawn? Stops on a line, and the numbered steps of a path. Plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mlpm.lib.sentences import gettext


@dataclass(frozen=True, slots=True)
class Stop:
    """A role on the line; `detail` names others in the same place."""

    title: str
    href: str
    detail: str = ""
    is_here: bool = False
    is_you: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a path, with what is stated about pay where it leads."""

    number: int
    move: Any
    pay: Sequence[Any]
    cites: Sequence[Any]


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


def steps(
    chain: Sequence[tuple[str, str]],
    moves: Iterable,
    pay: Mapping[str, Sequence],
    cites: Mapping[int, Sequence],
) -> list[Step]:
    """The moves of the chain, numbered, each with the pay stated for the role it leads to.

    `pay` is by the slug of a role, `cites` by the id of a move.
    """
    known = {(move.origin.slug, move.destination.slug): move for move in moves}
    return [
        Step(number, known[pair], pay[pair[1]], cites.get(known[pair].pk, ()))
        for number, pair in enumerate(chain, 1)
    ]
