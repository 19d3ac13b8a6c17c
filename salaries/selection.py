"""What is compared? The words of the sentence, as plain values."""

from dataclasses import dataclass, fields
from typing import Any

LEVEL_VIEW = "level"
YEARS_VIEW = "years"
VIEWS = [LEVEL_VIEW, YEARS_VIEW]
#: In an address: left open, where the page would otherwise choose.
ANY = "every"
#: In an address: figures whose source is not named.
NOT_NAMED = "not-named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """One comparison; "" leaves a word open.

    By level, place and year are always one each, so that rows may stand on one axis.
    `today` and `prices` are the two adjustments, off by default.
    """

    by: str = LEVEL_VIEW
    element: str = ""
    place: str = ""
    year: str = ""
    type: str = ""
    source: str = ""
    level: str = ""
    years: str = ""
    today: bool = False
    prices: bool = False

    def is_of_source(self, source: str) -> bool:
        """Whether a figure of this source ("" for one not named) was asked for."""
        return self.source in ("", source or NOT_NAMED)

    @property
    def switches(self) -> list[str]:
        """Names of the adjustments that are on."""
        return [name for name in ("today", "prices") if getattr(self, name)]

    def words(self, opening: "Selection") -> list[tuple[str, str]]:
        """What differs from how the page opens, in a fixed order, as an address says it."""
        said = [(field.name, getattr(self, field.name)) for field in fields(self)]
        return [
            (name, _word(value))
            for name, value in said
            if value != (LEVEL_VIEW if name == "by" else getattr(opening, name))
        ]


def opening(by: str, year: str) -> Selection:
    """How each view opens; `year` is the newest full one.

    Figures that state years are few, so that view leaves everything open.
    """
    if by == YEARS_VIEW:
        return Selection(by=YEARS_VIEW)
    return Selection(element="base", place="us", year=year, type="full-time")


def newest_full_year(years: list[tuple[int, int | None]]) -> str:
    """Of (year, year of the edition that counted it): the newest that was over by then.

    Where none was over, as with statistics of one month, the newest; "" without a year.
    """
    full = [year for year, counted_in in years if counted_in is None or year < counted_in]
    known = full or [year for year, _ in years]
    return str(max(known)) if known else ""


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "on"
    return value or ANY
