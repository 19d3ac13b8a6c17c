import pytest

from skills.wanted import SHOWN, Call, Calls, importance_words, wanted_heading


@pytest.mark.parametrize(
    ("roles", "essential", "says"),
    [
        (0, 0, "No role here asks for it yet"),
        (1, 0, "One role wants it"),
        (1, 1, "One role wants it, and there it is essential"),
        (8, 3, "Eight roles want it; for three it is essential"),
        (8, 1, "Eight roles want it; for one it is essential"),
        (2, 0, "Two roles want it; for none is it essential"),
        (2, 2, "Two roles want it, and for each it is essential"),
        (1000, 13, "1,000 roles want it; for 13 it is essential"),
    ],
)
def test_the_heading_says_how_many_want_it_and_for_how_many_it_is_essential(roles, essential, says):
    assert wanted_heading(roles, essential) == says


def test_each_importance_has_words_of_its_own():
    assert len({importance_words(number) for number in range(1, 6)}) == 5
    assert importance_words(5) == "central"


def calls(*roles, count=None):
    rows = [Call(role, f"call {number}", "/") for number, role in enumerate(roles)]
    return Calls("Things", len(rows) if count is None else count, rows)


def sizes(groups):
    return [(role, len(rows)) for role, rows in groups]


def test_statements_stand_under_their_role():
    assert sizes(calls("b", "a", "b").first) == [("b", 2), ("a", 1)]


def test_the_first_five_stand_open_and_the_others_are_folded():
    found = calls("a", "a", "a", "b", "b", "b", "c")

    assert sizes(found.first) == [("a", 3), ("b", 2)]
    assert sizes(found.others) == [("b", 1), ("c", 1)]
    assert found.others_count == 7 - SHOWN


def test_what_was_not_read_is_counted():
    assert calls("a", count=12).left_out == 11
