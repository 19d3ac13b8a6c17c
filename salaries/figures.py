"""What does a pay figure say, and how firm is it? Plain values; no database, no clock."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mlpm.lib.sentences import Evidence
from salaries.enough import FIRM_FROM

LEVELS = ["entry", "mid", "senior", "executive"]


class Centre(StrEnum):
    MEDIAN = "median"
    MEAN = "mean"
    AVERAGE = "average"


class Span(StrEnum):
    PERCENTILES = "percentiles"
    STATED_RANGE = "stated-range"
    EMPLOYER_RANGE = "employer-range"
    THRESHOLD = "threshold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """A part of a figure as its source names it; `amount` None: named without an amount."""

    kind: str
    amount: int | None = None
    is_on_top: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One claim of one source about one group; whole units of `currency` (ISO 4217) a year.

    None and "" mean: not stated. `part` names the component when this is a part of the figure
    with this key (see `with_parts`). `released_on` is the edition a computed figure is of, None
    for a stated one; `category` is the group as the source names it, when that is not the role,
    and `is_proxy` says that it only stands in for the role.
    """

    key: str
    role: str
    role_title: str = ""
    source: str = ""
    source_name: str = ""
    also_credited: tuple[str, ...] = ()
    element: str = "not-stated"
    part: str = ""
    place: str = ""
    place_name: str = ""
    year: int | None = None
    month: int | None = None
    level: str = ""
    years_from: int | None = None
    years_to: int | None = None
    population: str = ""
    title_set: str = ""
    employment_type: str = ""
    category: str = ""
    is_proxy: bool = False
    released_on: date | None = None
    currency: str = "USD"
    is_approximate: bool = False
    centre: int | None = None
    centre_statistic: str = ""
    span_statistic: str = ""
    minimum: int | None = None
    maximum: int | None = None
    p10: int | None = None
    p25: int | None = None
    p75: int | None = None
    p90: int | None = None
    is_open_top: bool = False
    is_open_bottom: bool = False
    observations: int | None = None
    rows: int | None = None
    components: tuple[Component, ...] = ()

    @property
    def evidence(self) -> Evidence:
        """The line its amounts stand on."""
        if self.observations is None:
            return Evidence.WORD
        return Evidence.FIRM if self.observations >= FIRM_FROM else Evidence.FEW

    @property
    def is_computed(self) -> bool:
        """Of a release; the others are stated in a document."""
        return self.released_on is not None

    @property
    def is_too_few(self) -> bool:
        """Counted, but too few to say an amount."""
        return self.observations is not None and not self.amounts

    @property
    def states_years(self) -> bool:
        return self.years_from is not None or self.years_to is not None

    @property
    def states_experience(self) -> bool:
        return bool(self.level) or self.states_years

    @property
    def is_general(self) -> bool:
        """About everybody in the role: no level, no years, no special group."""
        return not self.states_experience and not self.population

    @property
    def amounts(self) -> tuple[int, ...]:
        """Every amount it states, lowest first."""
        stated = (
            self.centre, self.minimum, self.maximum, self.p10, self.p25, self.p75, self.p90
        )  # fmt: skip
        return tuple(sorted(amount for amount in stated if amount is not None))


def with_parts(figure: Figure) -> list[Figure]:
    """The figure, and each part of it that has an amount as a figure of its own element."""
    parts = [
        replace(
            figure,
            element=component.kind,
            part=component.kind,
            centre=component.amount,
            span_statistic="",
            minimum=None,
            maximum=None,
            p10=None,
            p25=None,
            p75=None,
            p90=None,
            is_open_top=False,
            is_open_bottom=False,
            components=(),
        )
        for component in figure.components
        if component.amount is not None and not component.is_on_top
    ]
    return [figure, *parts]
