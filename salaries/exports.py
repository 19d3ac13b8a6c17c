"""How does a comparison leave as a file? Each amount with its source, edition and licence."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields

from salaries.figures import Figure
from salaries.series import Series

#: A spreadsheet takes a cell that begins so for a formula (ASVS 1.2.10).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What a file says about a source; "" where it has none."""

    name: str
    licence: str
    attribution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure as a line of a file; an empty cell means: not stated, or not enough to say."""

    role: str
    label: str
    counts: str
    level: str
    years_from: int | None
    years_to: int | None
    place: str
    year: int | None
    month: int | None
    employment_type: str
    population: str
    currency: str
    centre_statistic: str
    centre: int | None
    span_statistic: str
    minimum: int | None
    maximum: int | None
    p10: int | None
    p25: int | None
    p75: int | None
    p90: int | None
    open_top: bool
    open_bottom: bool
    adverts_or_answers: int | None
    rows: int | None
    stands_in_for_the_role: bool
    category: str
    source: str
    edition: str
    licence: str
    attribution: str
    figure: str


def line(figure: Figure, label: str, source: SourceFacts, address: str) -> Line:
    """`address` is that of the figure's own page, in full."""
    return Line(
        role=figure.role,
        label=label,
        counts=figure.element,
        level=figure.level,
        years_from=figure.years_from,
        years_to=figure.years_to,
        place=figure.place,
        year=figure.year,
        month=figure.month,
        employment_type=figure.employment_type,
        population=figure.population,
        currency=figure.currency,
        centre_statistic=figure.centre_statistic,
        centre=figure.centre,
        span_statistic=figure.span_statistic,
        minimum=figure.minimum,
        maximum=figure.maximum,
        p10=figure.p10,
        p25=figure.p25,
        p75=figure.p75,
        p90=figure.p90,
        open_top=figure.is_open_top,
        open_bottom=figure.is_open_bottom,
        adverts_or_answers=figure.observations,
        rows=figure.rows,
        stands_in_for_the_role=figure.is_proxy,
        category=figure.category,
        source=source.name,
        edition=figure.released_on.isoformat() if figure.released_on else "",
        licence=source.licence,
        attribution=source.attribution,
        figure=address,
    )


def labels(series: Iterable[Series], figures: Iterable[Figure]) -> Mapping[str, str]:
    """How the page labels each figure, by its key."""
    known = list(series)
    return {
        figure.key: next((one.label for one in known if one.holds(figure)), figure.role_title)
        for figure in figures
    }


def to_csv(lines: Iterable[Line]) -> str:
    """With CRLF, as RFC 4180 has it; the header stands there even without a line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(field.name for field in fields(Line))
    for one in lines:
        writer.writerow(_cell(value) for value in asdict(one).values())
    return out.getvalue()


def to_json(lines: Iterable[Line], address: str) -> str:
    """`address` reproduces the comparison."""
    document = {"comparison": address, "figures": [asdict(one) for one in lines]}
    return json.dumps(document, ensure_ascii=False, indent=1)


def _cell(value: object) -> object:
    """The value as it stands in a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return defused(value) if isinstance(value, str) else value


def defused(text: str) -> str:
    """The text as a spreadsheet must take it: never a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
