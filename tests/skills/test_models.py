import pytest

from skills.models import Proficiency, SkillLevel
from tests.builders import assert_refused, make_skill

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("proficiency", [0, 5])
def test_a_level_is_1_to_4(proficiency):
    row = SkillLevel(skill=make_skill(), proficiency=proficiency, text="a")

    assert_refused(row, "A level is one of 1 to 4.")


def test_each_level_is_described_once():
    skill = make_skill()
    SkillLevel.objects.create(skill=skill, proficiency=1, text="a")

    row = SkillLevel(skill=skill, proficiency=1, text="b")
    assert_refused(row, "This skill already describes this level.")


def test_none_is_a_proficiency_but_no_level_to_describe():
    choices = SkillLevel._meta.get_field("proficiency").choices

    assert Proficiency.NONE not in [value for value, _ in choices]
