"""Is what we count what is there? Against figures computed independently of this code."""

import csv
from pathlib import Path

import duckdb
import pytest
from django.conf import settings

from salaries.enough import MEDIAN_FROM, QUARTILES_FROM, TENTHS_FROM
from salaries.imports import aijobs
from salaries.imports.counted import Claim
from salaries.imports.counting import count
from tests.salaries.imports.builders import LOOKUPS, examined, read, row, written

RELEASE = settings.BASE_DIR / "fixtures" / "releases" / "aijobs_salaries_2025-01-19.csv.gz"
TRUTH = Path(__file__).parent / "truth_2025-01-19_us_ft_2024.csv"
LEVELS = {"ALL": None, "EN": "entry", "MI": "mid", "SE": "senior", "EX": "executive"}


def test_the_aggregation_by_single_title_equals_the_truth_exactly():
    with duckdb.connect() as connection:
        aijobs.fill(connection, examined(RELEASE), LOOKUPS.countries, 2025)
        titles = connection.execute("SELECT DISTINCT title FROM cells").fetchall()
        aijobs.write_claims(connection, [Claim(title, "", title, "") for (title,) in titles])
        groups = {(g.role, g.country, g.year, g.level, g.type): g for g in count(connection)}
    truth = list(csv.DictReader(TRUTH.open(newline="")))

    counted = []
    for line in truth:
        group = groups[line["name"].lower(), "US", 2024, LEVELS[line["lv"]], "full-time"]
        counted.append((group.rows, *group.amounts))

    names = ("n", "P10", "P25", "P50", "P75", "P90")
    assert len(truth) == 40
    assert counted == [tuple(int(line[name]) for name in names) for line in truth]


def figures(tmp_path, rows, **where):
    path = tmp_path / "a_2025-01-19.csv"
    path.write_bytes(written(rows))
    defaults = {"level": "mid", "employment_type": "full-time", "role": "data-scientist"}
    return [
        figure
        for figure in read(path).figures
        if all(getattr(figure, name) == value for name, value in {**defaults, **where}.items())
    ]


@pytest.mark.parametrize(
    ("adverts", "said"),
    [
        (MEDIAN_FROM - 1, set()),
        (MEDIAN_FROM, {"centre"}),
        (QUARTILES_FROM - 1, {"centre"}),
        (QUARTILES_FROM, {"centre", "p25", "p75"}),
        (TENTHS_FROM - 1, {"centre", "p25", "p75"}),
        (TENTHS_FROM, {"centre", "p25", "p75", "p10", "p90"}),
    ],
)
def test_so_many_adverts_say_so_much(tmp_path, adverts, said):
    (figure,) = figures(tmp_path, [row()] * (2 * adverts + 1))

    assert (figure.observations, figure.rows) == (adverts, 2 * adverts + 1)
    assert {name for name in aijobs.AMOUNTS if getattr(figure, name) is not None} == said


def test_before_2023_each_row_is_an_advert(tmp_path):
    (figure,) = figures(tmp_path, [row(work_year="2022")] * 7)

    assert (figure.observations, figure.centre) == (7, 100_000)


def test_repeats_are_kept_and_halves_go_to_even(tmp_path):
    rows = [row(salary_in_usd=amount) for amount in ("100001", "100002") for _ in range(6)]

    (figure,) = figures(tmp_path, rows)

    assert figure.centre == 100_002  # 100,001.5


def test_levels_and_contracts_are_rolled_up_and_nothing_else(tmp_path):
    rows = [row(), row(experience_level="SE"), row(employment_type="CT"), row(work_year="2023")]
    path = tmp_path / "a_2025-01-19.csv"
    path.write_bytes(written([*rows, row(company_location="DE")]))

    found = {(f.place, f.year, f.level, f.employment_type): f.rows for f in read(path).figures}

    assert found == {
        ("us", 2024, "", "any"): 3,
        ("us", 2024, "", "full-time"): 2,
        ("us", 2024, "", "contract"): 1,
        ("us", 2024, "mid", "any"): 2,
        ("us", 2024, "mid", "full-time"): 1,
        ("us", 2024, "mid", "contract"): 1,
        ("us", 2024, "senior", "any"): 1,
        ("us", 2024, "senior", "full-time"): 1,
        **{("us", 2023, level, kind): 1 for level in ("", "mid") for kind in ("any", "full-time")},
        **{("de", 2024, level, kind): 1 for level in ("", "mid") for kind in ("any", "full-time")},
    }


def test_a_title_may_count_for_a_second_role_at_one_level_only(tmp_path):
    rows = [
        row(job_title=" PRODUCT manager "),
        row(job_title="Product Manager", experience_level="SE"),
    ]
    path = tmp_path / "a_2025-01-19.csv"
    path.write_bytes(written(rows))

    found = {(f.role, f.level) for f in read(path).figures if f.employment_type == "any"}

    assert found == {
        ("product-manager", ""),
        ("product-manager", "mid"),
        ("product-manager", "senior"),
        ("senior-product-manager", ""),
        ("senior-product-manager", "senior"),
    }


def test_what_is_not_mapped_or_has_no_place_is_counted_and_said(tmp_path):
    rows = [
        row(),
        row(job_title="Astronaut"),
        row(job_title="Data Scientists"),
        row(company_location="ZZ"),
    ]
    path = tmp_path / "a_2025-01-19.csv"
    path.write_bytes(written(rows))

    counted = read(path)

    assert (counted.rows_read, counted.rows_used) == (4, 1)
    assert dict(counted.mapped) == {"data scientist": 2}
    assert dict(counted.unmapped) == {"astronaut": 1, "data scientists": 1}
    assert dict(counted.unplaced) == {"ZZ": 1}
