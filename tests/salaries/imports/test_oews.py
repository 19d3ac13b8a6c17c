"""Are published percentiles taken as they stand, footnotes included?"""

from datetime import date

import pytest

from salaries.imports import oews
from salaries.imports.files import UnreadableFile
from tests.salaries.imports.builders import LOOKUPS, cell, examined, written


def read(tmp_path, *cells):
    path = tmp_path / "oews.csv"
    path.write_bytes(written(cells))
    file = examined(path, oews.COLUMNS)
    return oews.read(file, LOOKUPS, oews.released_on(file))


def test_a_cell_is_a_wage_without_level_sample_or_contract(tmp_path):
    (figure,) = read(tmp_path, cell()).figures

    assert (figure.element, figure.level, figure.employment_type) == ("wage", "", "")
    assert (figure.observations, figure.rows) == (None, None)
    assert (figure.place, figure.year, figure.month) == ("us-ca", 2025, 5)
    assert (figure.p10, figure.p25, figure.centre, figure.p75, figure.p90) == (
        71_010, 85_770, 109_100, 154_750, 197_740,
    )  # fmt: skip
    assert figure.category == "Data Scientists, 15-2051"
    assert not figure.is_open_top


@pytest.mark.parametrize(
    ("area", "place"),
    [
        ({"area_type": "N", "area_code": "0000000"}, "us"),
        ({"area_type": "M", "area_code": "0041860"}, "us-metro-41860"),
        ({"area_type": "M", "area_code": "0600003"}, "us-metro-600003"),
    ],
)
def test_areas_are_found_by_their_codes_with_leading_zeros(tmp_path, area, place):
    (figure,) = read(tmp_path, cell(**area)).figures

    assert figure.place == place


@pytest.mark.parametrize("area", [{"state_fips": "6"}, {"area_type": "M", "area_code": "41860"}])
def test_an_area_that_is_not_among_ours_is_counted_and_said(tmp_path, area):
    counted = read(tmp_path, cell(**area))

    assert counted.figures == []
    assert counted.unplaced.total() == 1


NOTHING = dict.fromkeys(oews.AMOUNTS, "-")


def test_what_is_not_released_gives_no_figure(tmp_path):
    counted = read(tmp_path, cell(**NOTHING, median_footnote="8", p90_footnote="8"))

    assert (counted.figures, counted.rejects) == ([], [])
    assert counted.withheld == {"not released": 1}


def test_what_is_paid_by_the_hour_gives_no_figure(tmp_path):
    counted = read(tmp_path, cell(median_footnote="4"))

    assert counted.figures == []
    assert counted.withheld == {"paid by the hour only": 1}


def test_an_open_top_is_read_from_the_footnote(tmp_path):
    (figure,) = read(tmp_path, cell(annual_p90="239200", p90_footnote="5")).figures

    assert (figure.p90, figure.is_open_top) == (239_200, True)


def test_an_open_top_without_an_amount_has_none(tmp_path):
    (figure,) = read(tmp_path, cell(annual_p90="#")).figures

    assert (figure.p90, figure.p75, figure.is_open_top) == (None, 154_750, True)


def test_a_middle_that_is_open_is_no_middle(tmp_path):
    amounts = {"annual_median": "239200", "annual_p75": "#", "annual_p90": "#"}

    (figure,) = read(tmp_path, cell(**amounts, median_footnote="5")).figures

    assert (figure.centre, figure.p25, figure.is_open_top) == (None, 85_770, True)


def test_a_high_amount_alone_is_no_open_top(tmp_path):
    (figure,) = read(tmp_path, cell(annual_p90="467990")).figures

    assert not figure.is_open_top


@pytest.mark.parametrize("amount", ["239,200", "1e5", "", "12.5", "-5", "*"])
def test_an_amount_is_digits_a_dash_or_a_hash(tmp_path, amount):
    (reject,) = read(tmp_path, cell(annual_p25=amount)).rejects

    assert (reject.line, reject.column) == (2, "annual_p25")


def test_amounts_that_do_not_ascend_are_left_out_with_the_amounts(tmp_path):
    (reject,) = read(tmp_path, cell(annual_p25="109101")).rejects

    assert "71010, 109101, 109100" in reject.expected


def test_a_cell_that_stands_twice_is_left_out_with_both_lines(tmp_path):
    (reject,) = read(tmp_path, cell(), cell()).rejects

    assert (reject.line, reject.expected) == (3, "stands on line 2 already")


def test_an_occupation_that_nothing_maps_is_counted(tmp_path):
    counted = read(tmp_path, cell(soc_code="99-9999", soc_title="Wizards"))

    assert counted.unmapped == {"99-9999 Wizards": 1}


def test_the_date_is_the_month_of_the_file(tmp_path):
    path = tmp_path / "oews.csv"
    path.write_bytes(written([cell()]))

    assert oews.released_on(examined(path, oews.COLUMNS)) == date(2025, 5, 1)

    path.write_bytes(written([cell(), cell(release="2024-05")]))
    with pytest.raises(UnreadableFile, match="not one month"):
        oews.released_on(examined(path, oews.COLUMNS))
