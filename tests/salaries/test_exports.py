import csv
import io
import json
from datetime import date

import pytest

from salaries.exports import SourceFacts, line, to_csv, to_json
from tests.salaries.builders import make_counted

FACTS = SourceFacts("Adverts", "CC0 1.0", "Salary rows: somebody")


def made(**values):
    figure = make_counted(60, 138_700, released_on=date(2025, 1, 19), rows=121, **values)
    return line(figure, "Data scientist", FACTS, "https://example.org/figures/x/")


def test_a_line_holds_source_edition_and_licence():
    (row,) = csv.DictReader(io.StringIO(to_csv([made()])))

    assert (row["centre"], row["centre_statistic"], row["currency"]) == ("138700", "median", "USD")
    assert (row["adverts_or_answers"], row["rows"]) == ("60", "121")
    assert (row["source"], row["edition"], row["licence"]) == ("Adverts", "2025-01-19", "CC0 1.0")
    assert row["figure"] == "https://example.org/figures/x/"


def test_without_a_figure_the_header_still_stands():
    assert to_csv([]).startswith("role,label,counts,")


@pytest.mark.parametrize("start", ["=cmd()", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_is_a_formula(start):
    (row,) = csv.DictReader(io.StringIO(to_csv([made(population=start)])))

    assert row["population"] == f"'{start}"


def test_json_says_which_comparison_it_is():
    document = json.loads(to_json([made()], "https://example.org/salaries/?role=x"))

    assert document["comparison"] == "https://example.org/salaries/?role=x"
    assert document["figures"][0]["centre"] == 138_700
    assert document["figures"][0]["p10"] is None
