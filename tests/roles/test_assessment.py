import pytest

from roles.assessment import answered, asked_first, standing
from skills.gaps import ASKED_FIRST, Want
from skills.ratings import Ratings

WANTS = [Want("sql", 3, 4, is_essential=True), Want("talk", 2, 3)]


def test_an_answer_is_laid_over_what_was_rated():
    found = answered(Ratings({"sql": 1, "go": 2}), {"sql": "3"})

    assert found.levels == {"sql": 3, "go": 2}


def test_a_skipped_question_takes_its_rating_back():
    assert answered(Ratings({"sql": 1}), {"sql": ""}).levels == {}


@pytest.mark.parametrize("answer", ["5", "-1", "three", "٣", "3 "])
def test_what_is_no_level_is_said_and_not_counted(answer):
    found = answered(Ratings(), {"sql": answer})

    assert (dict(found.levels), found.unread) == ({}, (f"sql:{answer}",))


def test_where_nothing_is_known_of_her_the_rest_counts_as_nothing_and_it_says_at_least():
    found = standing(WANTS, None, {"talk": 2})

    assert found.working == "1 − 24 ÷ 30 = 20 %"
    assert found.rated_words == "1 of 2 rated by you, at least 20 %"


def test_with_all_rated_nothing_is_at_least():
    assert standing(WANTS, None, {"talk": 2, "sql": 0}).rated_words == "2 of 2 rated by you"


def test_from_a_role_its_skills_are_assumed():
    found = standing(WANTS, [Want("sql", 2, 1)], {"talk": 2})

    assert found.gap.size == 8
    assert found.rated_words == "1 of 2 rated by you"


def test_the_questions_do_not_depend_on_the_answers():
    wants = [Want(f"s{number}", 4, 1 + number % 5) for number in range(12)]

    assert len(asked_first(wants, [])) == ASKED_FIRST
    assert asked_first(wants, wants)[0] in {want.skill for want in wants}
