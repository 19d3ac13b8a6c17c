"""What does a reader of editions hand on? Plain values, the same for every source."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from salaries.imports.report import Reject


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """That a title, or a code of statistics, counts as a role; `level` "" means any.

    The title is trimmed and in small letters, as readers compare it.
    """

    title: str
    level: str
    role: str
    title_set: str
    is_proxy: bool = False


@dataclass(frozen=True, slots=True)
class Lookups:
    """What a reader must know of the content: claims, and places by (kind, code)."""

    claims: tuple[Claim, ...]
    places: Mapping[tuple[str, str], str]
    #: The code of a country by its English name in small letters.
    countries: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """One figure of an edition; whole US dollars a year, None: not said or not enough."""

    role: str
    title_set: str = ""
    element: str
    place: str
    year: int
    month: int | None = None
    level: str = ""
    employment_type: str = ""
    observations: int | None = None
    rows: int | None = None
    p10: int | None = None
    p25: int | None = None
    centre: int | None = None
    p75: int | None = None
    p90: int | None = None
    is_open_top: bool = False
    category: str = ""
    is_proxy: bool = False

    @property
    def has_span(self) -> bool:
        return any(end is not None for end in (self.p10, self.p25, self.p75, self.p90))

    @property
    def has_amount(self) -> bool:
        return self.centre is not None or self.has_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """All of an edition. `rows_used` stand behind at least one figure."""

    figures: list[Computed]
    rows_read: int
    rows_used: int
    rejects: list[Reject] = field(default_factory=list)
    mapped: Counter = field(default_factory=Counter)
    unmapped: Counter = field(default_factory=Counter)
    unplaced: Counter = field(default_factory=Counter)
    withheld: Counter = field(default_factory=Counter)
