from hypothesis import given
from hypothesis import strategies as st

from roles.contrast import Shift, contrast, contrast_heading, difference_words, work_shift
from skills.gaps import Want

LEVELS = ["not yet", "knows of it", "with help", "alone", "others come"]
PLURALS = {"a": "bakers", "b": "cooks", "c": "waiters"}
SKILLS = {"sql": "SQL", "go": "Go", "talk": "talking"}


def want(skill, level=2, importance=3, *, essential=False):
    return Want(skill, level, importance, essential)


def of(**wants):
    return contrast(list(wants), wants)


def heading(**wants):
    found = of(**wants)
    return contrast_heading(found, {role: PLURALS[role] for role in wants}, SKILLS)


# The rows


def test_every_skill_that_one_of_the_roles_wants_has_a_row():
    found = of(a=[want("sql", 3), want("go")], b=[want("talk"), want("sql", 1)])

    assert {row.skill: row.levels for row in found.rows} == {
        "sql": (3, 1), "go": (2, 0), "talk": (0, 2)
    }  # fmt: skip


def test_a_difference_is_levels_apart_times_the_weight_where_more_is_wanted():
    (row,) = of(a=[want("sql", 3, 5, essential=True)], b=[want("sql", 1, 1)]).rows

    assert row.size == 2 * 10
    assert row.working == "2 levels × 10 = 20"


def test_the_weight_is_the_greatest_among_those_who_want_it_most():
    (row,) = of(a=[want("sql", 3, 2)], b=[want("sql", 3, 4)], c=[want("sql", 2, 5)]).rows

    assert row.working == "1 level × 4 = 4"


def test_what_is_not_asked_for_counts_as_no_level():
    (row,) = of(a=[want("sql", 4, 2)], b=[want("go")]).rows[:1]

    assert row.apart == 4


def test_differences_stand_before_what_is_alike_and_the_largest_first():
    one = [want("near", 3), want("far", 4, 5), want("same", 3, 5), want("alike", 3, 1)]
    two = [want("near", 2), want("same", 3, 1), want("alike", 3, 1)]

    found = of(a=one, b=two)

    assert [row.skill for row in found.different] == ["far", "near"]
    assert [row.skill for row in found.alike] == ["same", "alike"]


def test_ties_go_to_the_weightier_skill_then_by_slug():
    wants = [want("far", 4, 1), want("zig", 1, 4), want("zag", 1, 4)]

    assert [row.skill for row in of(a=wants, b=[want("sql", 1, 1)]).different][:3] == [
        "zag", "zig", "far"
    ]  # fmt: skip


def test_shared_is_what_every_role_wants_at_any_level():
    found = of(a=[want("sql", 1), want("go")], b=[want("sql", 4), want("go")], c=[want("sql", 2)])

    assert (found.shared, len(found.rows)) == (1, 2)


def test_a_role_that_states_no_skills_is_left_out():
    found = of(a=[want("sql", 1)], b=[], c=[want("sql", 3)])

    assert found.roles == ("a", "c")
    assert found.rows[0].levels == (1, 3)


# In words


def test_the_heading_counts_what_is_shared_and_names_the_largest_difference():
    words = heading(a=[want("sql", 3), want("go", 3)], b=[want("go", 3)])

    assert words == "Bakers and cooks share 1 of 2 skills; the largest difference: SQL"


def test_three_roles_that_all_state_their_skills_need_not_be_named_again():
    words = heading(a=[want("sql", 3)], b=[want("sql", 1)], c=[want("sql", 1)])

    assert words == "These three roles share 1 of 1 skill; the largest difference: SQL"


def test_where_one_of_them_states_none_the_others_are_named():
    plurals = PLURALS | {"d": "porters"}
    found = of(a=[want("sql", 3)], b=[want("sql", 1)], c=[want("sql", 1)], d=[])

    words = contrast_heading(found, plurals, SKILLS)

    assert words.startswith("Bakers, cooks and waiters share")


def test_of_equal_differences_none_is_called_the_largest():
    words = heading(a=[want("sql", 3)], b=[want("go", 3)])

    assert words == "Bakers and cooks share none of 2 skills; among the largest differences: Go"


def test_roles_that_want_the_same_are_said_to():
    words = heading(a=[want("sql"), want("go")], b=[want("go"), want("sql")])

    assert words == "Bakers and cooks share 2 of 2 skills, each at the same level"


def test_nothing_is_said_of_fewer_than_two_that_state_their_skills():
    assert heading(a=[want("sql")], b=[]) == ""


def test_a_difference_says_who_wants_how_much():
    found = of(a=[want("sql", 1)], b=[want("sql", 3)], c=[want("go")])

    words = difference_words(found.rows[0], found.roles, PLURALS, LEVELS.__getitem__)

    assert words == "“alone” for cooks, “knows of it” for bakers, not asked of waiters"


def test_those_who_want_the_same_are_named_together():
    found = of(a=[want("sql", 1)], b=[want("sql", 3)], c=[want("sql", 1)])

    words = difference_words(found.rows[0], found.roles, PLURALS, LEVELS.__getitem__)

    assert words == "“alone” for cooks, “knows of it” for bakers and waiters"


# The work


def test_the_work_shifts_as_the_move_states():
    assert work_shift((["ovens"], ["tables"]), None) == Shift(("ovens",), ("tables",))


def test_a_move_stated_only_the_other_way_round_is_read_backwards():
    assert work_shift(None, (["ovens"], ["tables"])) == Shift(("tables",), ("ovens",), True)
    assert work_shift(([], []), (["ovens"], [])) == Shift((), ("ovens",), True)


def test_a_move_that_states_its_own_work_needs_no_other():
    there, back = (["ovens"], ["tables"]), (["other"], ["things"])

    assert work_shift(there, back) == Shift(("ovens",), ("tables",))


def test_where_neither_way_is_stated_nothing_is_said():
    assert work_shift(None, None) is None
    assert work_shift(([], []), ([], [])) is None


wants = st.lists(
    st.builds(Want, st.sampled_from("pqrst"), st.integers(1, 4), st.integers(1, 5), st.booleans()),
    max_size=5,
    unique_by=lambda one: one.skill,
)


@given(st.lists(wants, min_size=1, max_size=4))
def test_every_row_is_either_different_or_alike_and_what_is_alike_is_shared(rows):
    roles = list("abcd"[: len(rows)])
    found = contrast(roles, dict(zip(roles, rows, strict=True)))

    assert len(found.different) + len(found.alike) == len(found.rows)
    assert all(row.is_shared for row in found.alike)
    assert [row.size for row in found.different] == sorted(
        (row.size for row in found.different), reverse=True
    )
