import pytest

from salaries.selection import Selection, newest_full_year, opening


@pytest.mark.parametrize(
    ("years", "newest"),
    [
        ([(2024, 2025), (2025, 2025), (2023, 2025)], "2024"),
        ([(2025, 2025)], "2025"),
        ([(2024, None)], "2024"),
        ([], ""),
    ],
    ids=["a year under way", "only a month", "stated", "none"],
)
def test_the_newest_full_year_was_over_when_it_was_counted(years, newest):
    assert newest_full_year(years) == newest


def test_the_address_of_how_the_page_opens_has_no_words():
    opens = opening("level", "2024")

    assert opens.words(opens) == []


def test_the_other_view_is_always_named():
    opens = opening("years", "2024")

    assert opens.words(opens) == [("by", "years")]


def test_a_word_left_open_is_said_where_the_page_opens_with_one():
    opens = opening("level", "2024")
    chosen = Selection(place="us", year="2024", type="full-time", today=True)

    assert chosen.words(opens) == [("element", "every"), ("today", "on")]


@pytest.mark.parametrize(
    ("chosen", "source", "is_shown"),
    [
        ("", "a", True),
        ("a", "a", True),
        ("a", "b", False),
        ("not-named", "", True),
        ("a", "", False),
    ],
)
def test_a_source_is_chosen_by_its_address_or_as_not_named(chosen, source, is_shown):
    assert Selection(source=chosen).is_of_source(source) is is_shown
