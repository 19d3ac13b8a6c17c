from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skills.gaps import ASKED_FIRST, Want, assumed, deciding, gap, grown

SQL = Want("sql", proficiency=3, importance=4, is_essential=True)
WRITING = Want("writing", proficiency=2, importance=3)


def test_weight_is_importance_and_doubles_when_essential():
    assert (SQL.weight, WRITING.weight) == (8, 3)


def test_gap_of_a_skill_is_weight_times_the_levels_to_gain():
    (sql,) = gap([SQL], {"sql": 1}).skills

    assert (sql.distance, sql.size) == (2, 16)


def test_more_than_wanted_is_no_gap_and_no_bonus():
    assert gap([SQL, WRITING], {"sql": 4}).readiness == Fraction(24, 30)


def test_readiness_is_what_is_there_of_what_counts():
    assert gap([SQL, WRITING], {"sql": 1, "writing": 1}).readiness == 1 - Fraction(16 + 3, 24 + 6)


def test_somebody_who_holds_all_is_ready():
    assert gap([SQL, WRITING], {"sql": 3, "writing": 2}).readiness == 1


def test_a_role_without_skills_has_no_readiness():
    assert gap([], {"sql": 4}).readiness is None


def test_not_rated_counts_as_nothing_and_is_known_as_not_rated():
    found = gap([SQL, WRITING], {"sql": 0})

    assert [skill.held for skill in found.skills] == [0, 0]
    assert found.rated == 1


def test_the_largest_gap_comes_first_and_ties_go_to_weight_then_slug():
    wants = [Want("b", 1, 4), Want("a", 1, 4), Want("light", 4, 1), Want("far", 4, 2)]

    assert [row.want.skill for row in gap(wants, {}).to_gain] == ["far", "a", "b", "light"]


def test_what_is_ready_is_not_to_gain():
    found = gap([SQL, WRITING], {"sql": 3})

    assert [row.want.skill for row in found.ready] == ["sql"]
    assert [row.want.skill for row in found.to_gain] == ["writing"]


def test_the_skills_of_a_role_are_assumed_and_a_rating_counts_instead():
    assert assumed([SQL, WRITING], {"sql": 1}) == {"sql": 1, "writing": 2}


def test_after_a_role_nobody_holds_less_than_it_wants():
    assert grown([SQL], {"sql": 1, "go": 2}) == {"sql": 3, "go": 2}
    assert grown([SQL], {"sql": 4}) == {"sql": 4}


def test_the_few_that_decide_are_the_largest_gaps():
    wants = [Want(f"s{number}", 4, 1 + number % 5) for number in range(20)]

    first = deciding(wants, {})

    assert len(first) == ASKED_FIRST
    assert first == gap(wants, {}).to_gain[:ASKED_FIRST]


def test_where_little_is_missing_what_is_assumed_and_weighs_most_is_asked():
    assert [row.want.skill for row in deciding([WRITING, SQL], {"sql": 3})] == ["writing", "sql"]


wants = st.lists(
    st.builds(
        Want,
        skill=st.sampled_from("abcdefgh"),
        proficiency=st.integers(1, 4),
        importance=st.integers(1, 5),
        is_essential=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda want: want.skill,
)
ratings = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 4))


@given(wants, ratings)
def test_readiness_lies_between_0_and_1(wants, ratings):
    readiness = gap(wants, ratings).readiness

    assert readiness is None if not wants else 0 <= readiness <= 1


@given(wants.filter(bool), ratings, st.sampled_from("abcdefgh"), st.integers(0, 4))
def test_raising_what_is_held_never_lowers_readiness(wants, ratings, skill, level):
    raised = {**ratings, skill: max(level, ratings.get(skill, 0))}

    assert gap(wants, raised).readiness >= gap(wants, ratings).readiness


@given(wants, ratings)
def test_every_skill_is_either_ready_or_to_gain(wants, ratings):
    found = gap(wants, ratings)

    assert len(found.ready) + len(found.to_gain) == len(wants)
    assert sum(skill.size for skill in found.to_gain) == found.size


@pytest.mark.parametrize("level", range(5))
def test_no_level_makes_a_gap_negative(level):
    assert gap([SQL], {"sql": level}).size >= 0
