from math import isclose, log

from hypothesis import given
from hypothesis import strategies as st

from roles.similarity import likeness, most_alike, rarity
from skills.gaps import Want


def want(skill: str, importance: int = 3, *, essential: bool = False) -> Want:
    return Want(skill, 2, importance, essential)


def alike(one: list[Want], two: list[Want], **others: list[Want]):
    wants = {"one": one, "two": two, **others}
    return likeness("one", "two", wants, rarity(wants))


def test_a_role_is_wholly_like_another_that_wants_the_same():
    assert isclose(alike([want("sql"), want("python")], [want("python"), want("sql")]).share, 1)


def test_roles_without_a_skill_in_common_are_not_alike():
    assert alike([want("sql")], [want("python")]).share == 0


def test_a_role_without_skills_is_like_no_other():
    assert alike([], [want("python")]).share == 0


def test_rarity_is_the_logarithm_of_one_and_the_roles_for_each_that_wants_it():
    wants = {"a": [want("sql")], "b": [want("sql"), want("go")], "c": [want("go")], "d": []}

    assert rarity(wants) == {"sql": log(1 + 3 / 2), "go": log(1 + 3 / 2)}


def test_what_every_role_wants_says_less_than_what_two_want():
    others = {f"other{number}": [want("writing")] for number in range(8)}
    talk = alike([want("writing"), want("a")], [want("writing"), want("b")], **others)
    craft = alike([want("writing"), want("sql"), want("a")], [want("sql"), want("b")], **others)

    assert craft.share > talk.share


def test_the_reason_is_the_shared_skills_that_say_the_most():
    one = [want("sql", 5), want("python", 2), want("writing", 1), want("go", 4), want("own", 5)]
    two = [want("sql", 5), want("python", 2), want("writing", 1), want("go", 4)]

    assert alike(one, two).because == ("sql", "go", "python")


def test_the_most_alike_come_first_and_ties_go_by_slug():
    wants = {
        "here": [want("a"), want("b")],
        "near": [want("a"), want("b")],
        "zig": [want("a")],
        "zag": [want("a")],
        "far": [want("c")],
    }

    assert [one.role for one in most_alike("here", wants)] == ["near", "zag", "zig"]


roles = st.dictionaries(
    st.sampled_from("abcd"),
    st.lists(
        st.builds(Want, st.sampled_from("pqrstu"), st.integers(1, 4), st.integers(1, 5)),
        max_size=5,
        unique_by=lambda want: want.skill,
    ),
    min_size=2,
)


@given(roles)
def test_likeness_lies_between_0_and_1_and_goes_both_ways(wants):
    rare = rarity(wants)
    one, two, *_ = wants

    there, back = likeness(one, two, wants, rare), likeness(two, one, wants, rare)

    assert 0 <= there.share <= 1
    assert isclose(there.share, back.share)
