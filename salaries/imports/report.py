"""What did an import find, and what does it change? Plain values, and the words for a terminal."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

SHOWN_REJECTS = 100
SHOWN_TITLES = 20
SHOWN_MOVES = 3
#: From here on an import waits for somebody to say that it is right.
SURPRISING_REJECTS = 0.10
SURPRISING_MOVE = 0.25


@dataclass(frozen=True, slots=True)
class Reject:
    """A row left out: its line, the column that is wrong ("" the row), what is expected."""

    line: int
    column: str
    expected: str
    found: str

    def __str__(self) -> str:
        if not self.column:
            return f"line {self.line}: {self.expected}"
        return f"line {self.line}, {self.column}: {self.found!r}, expected: {self.expected}"


@dataclass(frozen=True, slots=True)
class Before:
    """A figure of the edition that was shown, as far as a change of it is told."""

    role: str
    centre: int | None
    rows: int | None
    is_firm: bool
    label: str


@dataclass(frozen=True, slots=True)
class Move:
    """A middle that changed: `share` of what it was, 0.25 for a quarter up or down."""

    label: str
    before: int
    after: int
    is_firm: bool

    @property
    def share(self) -> float:
        return abs(self.after - self.before) / self.before

    def __str__(self) -> str:
        return (
            f"{self.label}: {self.before:,} → {self.after:,} ({self.after / self.before - 1:+.1%})"
        )


@dataclass(frozen=True, slots=True)
class RoleChange:
    role: str
    added: int
    gone: int
    changed: int
    same: int
    moves: tuple[Move, ...]

    def lines(self) -> Iterator[str]:
        yield (
            f"  {self.role}: {self.added} added, {self.gone} gone, {self.changed} changed, "
            f"{self.same} the same"
        )
        for move in self.moves[:SHOWN_MOVES]:
            yield f"    {move}"


@dataclass(slots=True, kw_only=True)
class Report:
    """Everything an import has to say. `rejects_file`: where all rejects are written."""

    source: str
    released_on: date
    rows_read: int = 0
    rows_used: int = 0
    rejects: list[Reject] = field(default_factory=list)
    rejects_file: str = ""
    mapped: Counter = field(default_factory=Counter)
    unmapped: Counter = field(default_factory=Counter)
    unplaced: Counter = field(default_factory=Counter)
    withheld: Counter = field(default_factory=Counter)
    said: int = 0
    too_few: int = 0
    compared_with: date | None = None
    rows_before: int | None = None
    changes: list[RoleChange] = field(default_factory=list)
    outcome: str = ""
    is_already: bool = False

    @property
    def surprises(self) -> list[str]:
        """What should not pass unseen: many rejects, and firm middles that moved far."""
        found = []
        if self.rows_read and len(self.rejects) > SURPRISING_REJECTS * self.rows_read:
            found.append(
                f"{len(self.rejects):,} of {self.rows_read:,} rows are rejected, "
                f"more than {SURPRISING_REJECTS:.0%}"
            )
        found += [
            str(move)
            for change in self.changes
            for move in change.moves
            if move.is_firm and move.share > SURPRISING_MOVE
        ]
        return found

    def lines(self) -> Iterator[str]:
        if self.is_already:
            yield self.outcome
            return
        yield f"{self.source}, edition of {self.released_on}"
        yield (
            f"Rows: {self.rows_read:,} read, {self.rows_used:,} behind figures, "
            f"{len(self.rejects):,} rejected"
        )
        yield from self._rejected()
        yield f"Figures: {self.said:,} with an amount, {self.too_few:,} of too few to say one"
        yield from _counted("Not published", self.withheld)
        yield f"Titles: {_titles(self.mapped)} mapped, {_titles(self.unmapped)} not mapped"
        for title, rows in self.unmapped.most_common(SHOWN_TITLES):
            yield f"  not mapped: {title} ({rows:,})"
        yield from _counted("Places that are not among ours", self.unplaced)
        if self.compared_with is not None:
            difference = self.rows_read - (self.rows_before or 0)
            yield f"Since the edition of {self.compared_with}, {difference:+,} rows:"
            for role in self.changes:
                yield from role.lines()
        if self.outcome:
            yield self.outcome

    def _rejected(self) -> Iterator[str]:
        for reject in self.rejects[:SHOWN_REJECTS]:
            yield f"  {reject}"
        if self.rejects_file:
            yield f"  all of them: {self.rejects_file}"

    def kept(self) -> dict:
        """What the database keeps of it."""
        return {"lines": list(self.lines())}


def changes(before: Mapping[str, Before], after: Mapping[str, Before]) -> list[RoleChange]:
    """Role by role, what would be added, go and change; the farthest moves first."""
    roles = sorted({one.role for one in [*before.values(), *after.values()]})
    return [_change(role, _of(role, before), _of(role, after)) for role in roles]


def _of(role: str, figures: Mapping[str, Before]) -> dict[str, Before]:
    return {key: one for key, one in figures.items() if one.role == role}


def _change(role: str, before: dict[str, Before], after: dict[str, Before]) -> RoleChange:
    both = before.keys() & after.keys()
    changed = [
        key
        for key in both
        if (before[key].centre, before[key].rows) != (after[key].centre, after[key].rows)
    ]
    moves = [
        Move(
            after[key].label,
            old,
            new,
            before[key].is_firm and after[key].is_firm,
        )
        for key in changed
        if (old := before[key].centre) and (new := after[key].centre) and old != new
    ]
    return RoleChange(
        role=role,
        added=len(after.keys() - before.keys()),
        gone=len(before.keys() - after.keys()),
        changed=len(changed),
        same=len(both) - len(changed),
        moves=tuple(sorted(moves, key=lambda move: (not move.is_firm, -move.share, move.label))),
    )


def _titles(counter: Counter) -> str:
    return f"{len(counter):,} ({counter.total():,} rows)"


def _counted(what: str, counter: Counter) -> Iterator[str]:
    if counter:
        named = ", ".join(f"{name} ({rows:,})" for name, rows in counter.most_common(SHOWN_TITLES))
        yield f"{what}: {counter.total():,}: {named}"
