from fractions import Fraction

import pytest

from roles.steps import Step, cost_words, percent_words, ready_words, skill_lines, total_words
from skills.gaps import Want, gap

WANTS = [Want("sql", 3, 4, is_essential=True), Want("talk", 2, 3)]


def step(ratings: dict[str, int], wants=WANTS) -> Step:
    return Step(1, None, gap(wants, ratings), (), (), (), (), None, ())


def test_the_sum_is_addition_that_can_be_followed():
    one = step({"sql": 1, "talk": 2})

    assert one.cost_words == "1 for the move + 16 ÷ 30 still to gain = 1.53"
    assert one.readiness_words == "1 − 16 ÷ 30 = 46 %"
    assert one.ready_words == "1 of 2 skills ready, 1 to gain"


def test_a_role_without_skills_says_so_instead_of_a_sum():
    assert step({}, []).cost_words == (
        "1 for the move + 1, since its skills are not written down here = 2.00"
    )
    assert not step({}, []).is_written


def test_one_skill_is_said_as_one():
    assert ready_words(gap(WANTS[:1], {})) == "0 of 1 skill ready, 1 to gain"


@pytest.mark.parametrize(
    ("cost", "words"),
    [(Fraction(1), "1.00"), (Fraction(5, 4), "1.25"), (Fraction(31, 20), "1.55"), (2, "2.00")],
)
def test_a_cost_has_two_places(cost, words):
    assert cost_words(Fraction(cost)) == words


def test_the_total_is_the_sum_of_what_is_shown():
    thirds = [Fraction(4, 3), Fraction(4, 3), Fraction(4, 3)]

    assert [cost_words(cost) for cost in thirds] == ["1.33"] * 3
    assert total_words(thirds) == "3.99"


def test_nobody_is_told_of_all_while_something_is_missing():
    assert percent_words(Fraction(999, 1000)) == "99 %"
    assert percent_words(Fraction(1)) == "100 %"
    assert percent_words(None) == ""


def test_bars_are_shares_of_the_largest_gap_and_lead_to_being_able():
    found = gap(WANTS, {"sql": 2})
    lines = skill_lines(
        found.to_gain, {"sql": "SQL", "talk": "Talk"}, {}, lambda skill, level: f"{skill}={level}"
    )

    assert [(line.skill, line.percent, line.can_href) for line in lines] == [
        ("SQL", 100, "sql=3"),
        ("Talk", 75, "talk=2"),
    ]
    assert [line.working for line in lines] == ["8 × 1 level = 8", "3 × 2 levels = 6"]


def test_what_is_ready_has_no_bar_and_no_way_to_say_so():
    (line,) = skill_lines(gap(WANTS[:1], {"sql": 3}).ready, {"sql": "SQL"}, {}, str)

    assert (line.percent, line.can_href) == (0, "")
