from math import log

from skills.related import MOST, Beside, rareness, related


def beside(skill, together=2, weight=6, wanted_by=2):
    return Beside(skill, together, weight, wanted_by)


def names(others, roles=10):
    return [one.skill for one in related(others, roles)]


def test_rareness_is_the_logarithm_of_one_and_the_roles_for_each_that_wants_it():
    assert rareness(10, 2) == log(6)


def test_what_weighs_more_in_the_same_roles_is_nearer():
    assert names([beside("light", weight=4), beside("heavy", weight=8)]) == ["heavy", "light"]


def test_what_every_role_wants_is_less_near_than_what_few_want():
    assert names([beside("common", wanted_by=10), beside("rare")]) == ["rare", "common"]


def test_one_role_in_common_is_no_relation():
    assert names([beside("once", together=1, weight=99), beside("twice")]) == ["twice"]


def test_only_the_nearest_few_are_named_and_ties_go_by_slug():
    assert names([beside(name) for name in "hgfedcba"]) == list("abcdefgh")[:MOST]


def test_nothing_beside_it_has_no_relation():
    assert related([], 0) == []
