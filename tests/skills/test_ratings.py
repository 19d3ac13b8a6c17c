import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.ratings import MOST, Ratings, read_ratings


def test_a_rating_is_a_skill_and_a_level():
    assert read_ratings(["sql:3", "data-quality:0"]).levels == {"sql": 3, "data-quality": 0}


def test_said_twice_the_last_one_counts():
    assert read_ratings(["sql:3", "sql:1"]).levels == {"sql": 1}


@pytest.mark.parametrize(
    "value", ["sql", "sql:5", "sql:-1", "sql:3.0", "SQL:3", "sql:٣", "sql:3\n", ":3", "a--b:1"]
)
def test_what_cannot_be_read_is_said(value):
    found = read_ratings([value])

    assert (dict(found.levels), found.unread) == ({}, (value,))


def test_nothing_said_is_nothing_unread():
    assert read_ratings(["", ""]) == Ratings({}, ())


def test_more_than_any_form_sends_is_left_out_and_counted():
    found = read_ratings([f"s{number}:1" for number in range(500)])

    assert (len(found.levels), found.left_out) == (MOST, 500 - MOST)


def test_pairs_are_sorted_and_read_back():
    ratings = Ratings({"sql": 3, "api-design": 1})

    assert ratings.pairs == [("have", "api-design:1"), ("have", "sql:3")]
    assert read_ratings(value for _, value in ratings.pairs) == ratings


@given(st.lists(st.text(max_size=120), max_size=120))
def test_nothing_breaks_it(values):
    found = read_ratings(values)

    assert all(0 <= level <= 4 for level in found.levels.values())
