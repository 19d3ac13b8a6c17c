"""What sets two to four roles apart? Their skills, the differences first, and how the work shifts
from one to another. Plain values; no database.

Size of a difference = levels between the role that wants most and the one that wants least (not
asked for counts as 0), times the weight of the skill where it is wanted most.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mlpm.lib.numbers import number_words
from mlpm.lib.sentences import gettext, ngettext
from skills.gaps import Want


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill and what each role wants of it, in the order of the roles; None: not asked for."""

    skill: str
    wants: tuple[Want | None, ...]

    @property
    def levels(self) -> tuple[int, ...]:
        return tuple(want.proficiency if want else 0 for want in self.wants)

    @property
    def apart(self) -> int:
        return max(self.levels) - min(self.levels)

    @property
    def weight(self) -> int:
        """Where it is wanted most; of several there, the greatest."""
        most = max(self.levels)
        return max(want.weight for want in self.wants if want and want.proficiency == most)

    @property
    def size(self) -> int:
        return self.apart * self.weight

    @property
    def is_shared(self) -> bool:
        return all(self.wants)

    @property
    def working(self) -> str:
        """ "2 levels × 10 = 20"."""
        levels = ngettext("{n} level", "{n} levels", self.apart).format(n=self.apart)
        return f"{levels} × {self.weight} = {self.size}"


@dataclass(frozen=True, slots=True)
class Contrast:
    """Every skill that one of the roles wants."""

    roles: tuple[str, ...]
    rows: tuple[SkillRow, ...]

    @property
    def different(self) -> list[SkillRow]:
        """The largest difference first; ties go to the weightier skill, then by slug."""
        rows = [row for row in self.rows if row.size]
        return sorted(rows, key=lambda row: (-row.size, -row.weight, row.skill))

    @property
    def alike(self) -> list[SkillRow]:
        """Wanted by all at the same level, the weightiest first."""
        rows = [row for row in self.rows if not row.size]
        return sorted(rows, key=lambda row: (-row.weight, row.skill))

    @property
    def shared(self) -> int:
        """How many skills every one of the roles wants, at any level."""
        return sum(row.is_shared for row in self.rows)


def contrast(roles: Sequence[str], wants: Mapping[str, Sequence[Want]]) -> Contrast:
    """Roles that state no skills are left out: nothing can be said of them."""
    written = [role for role in roles if wants.get(role)]
    by_skill = [{want.skill: want for want in wants[role]} for role in written]
    skills = dict.fromkeys(skill for known in by_skill for skill in known)
    return Contrast(
        tuple(written),
        tuple(SkillRow(skill, tuple(known.get(skill) for known in by_skill)) for skill in skills),
    )


# In words

Names = Mapping[str, str]


def contrast_heading(found: Contrast, plurals: Names, skills: Names) -> str:
    """ "Data analysts and data engineers share 9 of 21 skills; the largest difference: SQL".

    `plurals` names every role that was chosen. "" where fewer than two state their skills.
    """
    if len(found.roles) < 2:
        return ""
    who = _listed([plurals[role] for role in found.roles])
    if 2 < len(found.roles) == len(plurals):
        who = gettext("these {number} roles").format(number=number_words(len(plurals)))
    count = len(found.rows)
    words = ngettext(
        "{who} share {shared} of {count} skill", "{who} share {shared} of {count} skills", count
    )
    opening = words.format(who=_opening(who), shared=found.shared or number_words(0), count=count)
    different = found.different
    if not different:
        return gettext("{opening}, each at the same level").format(opening=opening)
    is_alone = len(different) == 1 or different[0].size > different[1].size
    words = (
        gettext("{opening}; the largest difference: {skill}")
        if is_alone
        else gettext("{opening}; among the largest differences: {skill}")
    )
    return words.format(opening=opening, skill=skills[different[0].skill])


def difference_words(
    row: SkillRow, roles: Sequence[str], plurals: Names, level_name: Callable[[int], str]
) -> str:
    """Who wants how much of one skill, those who want most first: "“does it alone” for data
    engineers, not asked of data analysts"."""
    said = []
    for level in sorted(set(row.levels), reverse=True):
        whom = [
            plurals[role] for role, held in zip(roles, row.levels, strict=True) if held == level
        ]
        words = gettext("“{level}” for {roles}") if level else gettext("not asked of {roles}")
        said.append(words.format(level=level_name(level), roles=_listed(whom)))
    return ", ".join(said)


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    if not first:
        return last
    return gettext("{names} and {last}").format(names=", ".join(first), last=last)


def _opening(words: str) -> str:
    return words[:1].upper() + words[1:]


# The work

#: The lines of one stated move: what becomes less, what becomes more.
Lines = tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Shift:
    """How the work changes between two roles; `is_reversed` where only the move the other way
    round says so, and is read backwards."""

    less: tuple[str, ...]
    more: tuple[str, ...]
    is_reversed: bool = False


def work_shift(there: Lines | None, back: Lines | None) -> Shift | None:
    """`there` is stated of the move itself, `back` of the move the other way; None: neither."""
    if there and any(there):
        less, more = there
        return Shift(tuple(less), tuple(more))
    if back and any(back):
        less, more = back
        return Shift(tuple(more), tuple(less), is_reversed=True)
    return None
