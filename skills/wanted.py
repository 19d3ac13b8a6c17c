"""How much is a skill wanted, in words? Plain values; no database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mlpm.lib.numbers import number_words, opening_number
from mlpm.lib.sentences import gettext

#: How many statements of one kind stand open on the page; the others are folded.
SHOWN = 5


def importance_words(importance: int) -> str:
    """Of 1 to 5."""
    words = (
        gettext("minor"),
        gettext("useful"),
        gettext("important"),
        gettext("very important"),
        gettext("central"),
    )
    return words[importance - 1]


def wanted_heading(roles: int, essential: int) -> str:
    """ "Eight roles want it; for three it is essential"."""
    if not roles:
        return gettext("No role here asks for it yet")
    if roles == 1:
        if essential:
            return gettext("One role wants it, and there it is essential")
        return gettext("One role wants it")
    many = opening_number(roles)
    if essential == roles:
        return gettext("{many} roles want it, and for each it is essential").format(many=many)
    if not essential:
        return gettext("{many} roles want it; for none is it essential").format(many=many)
    few = number_words(essential)
    return gettext("{many} roles want it; for {few} it is essential").format(many=many, few=few)


@dataclass(frozen=True, slots=True)
class Call:
    """One statement that calls for the skill: whose it is, what it is called, where it stands."""

    role: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Calls:
    """Statements of one kind. `count` is how many there are; no more than were read are here."""

    heading: str
    count: int
    rows: Sequence[Call]

    @property
    def first(self) -> list[tuple[str, list[Call]]]:
        return by_role(self.rows[:SHOWN])

    @property
    def others(self) -> list[tuple[str, list[Call]]]:
        return by_role(self.rows[SHOWN:])

    @property
    def others_count(self) -> int:
        return len(self.rows) - SHOWN

    @property
    def left_out(self) -> int:
        return self.count - len(self.rows)


def by_role(calls: Iterable[Call]) -> list[tuple[str, list[Call]]]:
    """The roles in the order in which each comes first."""
    groups: dict[str, list[Call]] = {}
    for call in calls:
        groups.setdefault(call.role, []).append(call)
    return list(groups.items())
