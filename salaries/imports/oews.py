"""How are the published percentiles of the OEWS read? As they are, never pooled with rows.

A cell is one occupation in one area: a wage, without level or years. What the Bureau does not
release is "-"; an open top is "#" or footnote 5, and is read from there, never from the amount.
"""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from mlpm.lib.sentences import gettext
from salaries.imports.counted import Computed, Counted, Lookups
from salaries.imports.files import Progress, SourceFile, UnreadableFile, numbered_rows
from salaries.imports.report import Reject

COLUMNS = (
    "release", "area_type", "area_code", "state_fips", "area_name", "soc_code", "soc_title",
    "annual_p10", "annual_p25", "annual_median", "annual_p75", "annual_p90", "median_footnote",
    "p90_footnote",
)  # fmt: skip
AMOUNTS = ("annual_p10", "annual_p25", "annual_median", "annual_p75", "annual_p90")
WHOLE = re.compile(r"[1-9][0-9]{0,7}")
NOT_RELEASED, OPEN = "-", "#"
#: Footnotes of the Bureau.
HOURLY_ONLY, TOP_CODED = "4", "5"


class BadCell(Exception):
    """Column, what is expected there."""


def released_on(file: SourceFile) -> date:
    """The first of the month that the file is of. Raises UnreadableFile."""
    months = {row[file.header.index("release")].strip() for _, row in numbered_rows(file.path)}
    if len(months) != 1 or not re.fullmatch("[0-9]{4}-(0[1-9]|1[0-2])", month := months.pop()):
        raise UnreadableFile(gettext("The column release is not one month such as 2025-05."))
    return date.fromisoformat(f"{month}-01")


def read(
    file: SourceFile, lookups: Lookups, released: date, progress: Progress = lambda _: None
) -> Counted:
    """A figure for each role that a cell's occupation counts as."""
    figures: list[Computed] = []
    rejects: list[Reject] = []
    mapped, unmapped, unplaced, withheld = Counter(), Counter(), Counter(), Counter()
    read_ = used = 0
    seen: dict[tuple[str, str], int] = {}
    for line, row in numbered_rows(file.path):
        read_ += 1
        if len(row) != len(file.header):
            words = gettext("{found} cells, expected {width}")
            rejects.append(
                Reject(line, "", words.format(found=len(row), width=len(file.header)), "")
            )
            continue
        cell = {name: value.strip() for name, value in zip(file.header, row, strict=True)}
        twin = seen.setdefault((cell["soc_code"], cell["area_code"]), line)
        if twin != line:
            words = gettext("stands on line {line} already").format(line=twin)
            rejects.append(Reject(line, "area_code", words, cell["area_code"]))
            continue
        try:
            amounts, is_open_top = _amounts(cell)
        except BadCell as error:
            column, expected = error.args
            rejects.append(Reject(line, column, expected, cell[column][:60]))
            continue
        claims = [claim for claim in lookups.claims if claim.title == cell["soc_code"].lower()]
        (mapped if claims else unmapped)[f"{cell['soc_code']} {cell['soc_title']}"] += 1
        place = _place(cell, lookups.places)
        if HOURLY_ONLY in (cell["median_footnote"], cell["p90_footnote"]):
            withheld[gettext("paid by the hour only")] += 1
        elif not any(amounts.values()):
            withheld[gettext("not released")] += 1
        elif place is None:
            unplaced[f"{cell['area_code']} {cell['area_name']}"] += 1
        elif claims:
            used += 1
            figures += [
                Computed(
                    role=claim.role,
                    title_set=claim.title_set,
                    element="wage",
                    place=place,
                    year=released.year,
                    month=released.month,
                    is_open_top=is_open_top,
                    category=f"{cell['soc_title']}, {cell['soc_code']}",
                    is_proxy=claim.is_proxy,
                    **amounts,
                )
                for claim in claims
            ]
    progress(1)
    return Counted(
        figures=figures,
        rows_read=read_,
        rows_used=used,
        rejects=rejects,
        mapped=mapped,
        unmapped=unmapped,
        unplaced=unplaced,
        withheld=withheld,
    )


def _amounts(cell: Mapping[str, str]) -> tuple[dict[str, Any], bool]:
    """The five percentiles, and whether the highest is an open end. Raises BadCell."""
    found: dict[str, Any] = {}
    is_open = TOP_CODED in (cell["median_footnote"], cell["p90_footnote"])
    for column in AMOUNTS:
        text = cell[column]
        name = column.removeprefix("annual_").replace("median", "centre")
        if text in (NOT_RELEASED, OPEN):
            found[name] = None
            is_open |= text == OPEN
        elif WHOLE.fullmatch(text):
            found[name] = int(text)
        else:
            raise BadCell(column, gettext("a whole number in digits only, “-” or “#”"))
    if cell["median_footnote"] == TOP_CODED:
        found["centre"] = None  # at least so much, so it is not the middle
    known = [amount for amount in found.values() if amount is not None]
    if known != sorted(known):
        words = gettext("amounts that ascend, not {amounts}")
        raise BadCell("annual_p10", words.format(amounts=", ".join(map(str, known))))
    return found, is_open


def _place(cell: Mapping[str, str], places: Mapping[tuple[str, str], str]) -> str | None:
    match cell["area_type"]:
        case "N":
            return places.get(("country", "US"))
        case "S":
            return places.get(("state", cell["state_fips"]))
        case "M":
            return places.get(("metro", cell["area_code"])) or places.get(
                ("area", cell["area_code"])
            )
    return None
