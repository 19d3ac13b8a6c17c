from datetime import date

import pytest

from salaries.edition_notes import Edition, about_edition, level_order, old_figures
from tests.salaries.builders import OUR_WORDS, make_average, make_counted, make_figure

TODAY = date(2026, 6, 30)
PLURALS = {"": "data scientists", "narrow": "AI or ML product managers"}


def counted(level, median, observations=60, **values):
    return make_counted(observations, median, key=level, level=level, **values)


# Levels


def test_a_counted_level_below_the_one_under_it_is_doubted_with_both_counts():
    figures = [counted("mid", 160_000, 1200), counted("senior", 150_000, 30), counted("entry", 1)]

    (note,) = level_order(figures, PLURALS)

    assert (note.rule, note.about) == ("level-order-counted", ("mid", "senior"))
    assert note.text == (
        "In full-time adverts for data scientists in the United States in 2024, the middle offer "
        "at senior level is $150,000 (about 30 adverts), below $160,000 at mid level (about 1,200 "
        "adverts). It is shown as counted."
    )
    assert not OUR_WORDS.search(note.text)


def test_each_set_of_titles_has_its_own_levels_and_its_own_name():
    narrow = [counted("mid", 160_000, title_set="narrow"), counted("senior", 1, title_set="narrow")]
    wide = [counted("senior", 100_000, title_set="wide")]

    (note,) = level_order([*narrow, *wide], PLURALS)

    assert "AI or ML product managers" in note.text


def test_counted_levels_in_order_are_not_doubted():
    assert level_order([counted("mid", 100), counted("senior", 100)], PLURALS) == []


# Age


def test_one_note_is_about_all_figures_that_are_over_a_year_old():
    figures = [
        make_average(1, key="a", year=2023),
        make_average(1, key="b", year=2024),
        make_average(1, key="c", year=2026),
        make_average(1, key="d", year=None),
    ]

    (note,) = old_figures(figures, TODAY)

    assert (note.rule, note.about) == ("figures-over-a-year-old", ("a", "b"))
    assert "(2023 to 2024)" in note.text


@pytest.mark.parametrize(
    ("values", "is_old"),
    [
        ({"year": 2025}, False),
        ({"year": 2024}, True),
        ({"year": 2025, "month": 6}, False),
        ({"year": 2025, "month": 5}, True),
        ({"year": 2024, "month": 12}, True),
    ],
    ids=str,
)
def test_a_figure_is_old_a_year_after_its_year_or_month_ended(values, is_old):
    assert bool(old_figures([make_figure(centre=1, **values)], TODAY)) == is_old


def test_the_note_says_the_same_on_every_later_day():
    figures = [make_average(1, year=2024)]

    assert old_figures(figures, TODAY) == old_figures(figures, date(2030, 1, 1))


# Editions


def rules(**values):
    edition = Edition("an index", **{"released_on": date(2026, 6, 1), **values})
    return [note.rule for note in about_edition(edition, TODAY)]


def test_an_edition_is_old_after_a_year():
    assert rules(released_on=date(2025, 6, 30)) == []
    assert rules(released_on=date(2025, 6, 29)) == ["edition-over-a-year-old"]


def test_half_of_the_rows_behind_figures_are_enough():
    assert rules(rows_read=100, rows_used=50) == []
    assert rules(rows_read=100, rows_used=49) == ["few-rows-mapped"]
    assert rules(rows_read=100, rows_used=0) == ["few-rows-mapped"]


def test_rows_that_are_not_known_are_not_few():
    assert rules() == rules(rows_read=0, rows_used=0) == rules(rows_read=9) == []


def test_a_note_about_an_edition_is_about_its_date_and_says_its_rows():
    edition = Edition("an index", date(2026, 6, 1), rows_read=74_301, rows_used=30_000)

    (note,) = about_edition(edition, TODAY)

    assert note.about == ("2026-06-01",)
    assert note.text.startswith("Of the 74,301 rows of this edition of an index, 30,000 stand")
