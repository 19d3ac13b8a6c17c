"""Whose pay is one row of a comparison? A role, or one set of titles that is counted as it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from salaries.figures import Figure

#: A set with a shape and colour of its own each; see `static/css/mark.css`.
MOST_MARKS = 4


@dataclass(frozen=True, slots=True)
class TitleSetName:
    """How a reader reads one set of titles: “AI or ML product manager”."""

    title_set: str
    label: str
    plural: str


@dataclass(frozen=True, slots=True)
class RoleName:
    """A role as the comparison says it: “ML product manager”, “ML product managers”."""

    slug: str
    title: str
    plural: str
    sets: tuple[TitleSetName, ...] = ()

    def plural_of(self, title_set: str) -> str:
        """Those whom one set of its titles counts."""
        named = (one.plural for one in self.sets if one.title_set == title_set)
        return next(named, self.plural)


@dataclass(frozen=True, slots=True)
class Series:
    """The rows of one role, or of one of its sets; `mark` 0 is ink, for one series alone."""

    role: str
    title_set: str
    label: str
    plural: str
    mark: int = 0
    is_own: bool = True

    def holds(self, figure: Figure) -> bool:
        return (figure.role, figure.title_set) == (self.role, self.title_set)


def series_of(roles: Sequence[RoleName], figures: Iterable[Figure]) -> list[Series]:
    """Each role's sets that occur among the figures, else the role itself; in order of roles.

    The first set of a role is its own titles; another adds neighbouring ones.
    """
    occurring = {(figure.role, figure.title_set) for figure in figures}
    found: list[tuple[RoleName, str, str, str, bool]] = []
    for role in roles:
        sets = [one for one in role.sets if (role.slug, one.title_set) in occurring]
        for one in sets:
            is_own = one is role.sets[0]
            found.append((role, one.title_set, one.label, one.plural, is_own))
        if not sets or (role.slug, "") in occurring:
            found.append((role, "", role.title, role.plural, True))
    marks = _marks([(role.slug, title_set) for role, title_set, *_ in found])
    return [
        Series(role.slug, title_set, label, plural, mark, is_own)
        for (role, title_set, label, plural, is_own), mark in zip(found, marks, strict=True)
    ]


def _marks(series: list[tuple[str, str]]) -> list[int]:
    """A mark each, and a mark a role where they are too many; what tells no set has the first."""
    if len(series) == 1:
        return [0]
    of_sets = [one for one in series if not (one[1] == "" and _has_sets(one[0], series))]
    if len(of_sets) > MOST_MARKS:
        places = list(dict.fromkeys(role for role, _ in series))
        return [places.index(role) + 1 for role, _ in series]
    first = {}
    for place, (role, _) in enumerate(of_sets, 1):
        first.setdefault(role, place)
    return [of_sets.index(one) + 1 if one in of_sets else first[one[0]] for one in series]


def _has_sets(role: str, series: list[tuple[str, str]]) -> bool:
    return any(other == role and title_set for other, title_set in series)
