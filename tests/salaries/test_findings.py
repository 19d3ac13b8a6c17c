"""What the heading says, and what it must not say."""

from dataclasses import replace
from datetime import date

import pytest

from mlpm.lib.sentences import Amount
from salaries.findings import Overlap, counted, finding, overlap_sentences
from salaries.series import RoleName, TitleSetName, series_of
from tests.salaries.builders import make_counted

RELEASED = date(2025, 1, 19)
A = RoleName("a", "A", "bakers")
B = RoleName("b", "B", "cooks")
C = RoleName("c", "C", "drivers")
M = RoleName(
    "m",
    "M",
    "makers",
    (TitleSetName("narrow", "own", "own makers"), TitleSetName("wide", "more", "more makers")),
)


def of(role, n=60, title_set="", element="base", **middles):
    """Figures by level; each middle in thousands, or (n, thousands)."""
    figures = []
    for level, middle in middles.items():
        count, amount = middle if isinstance(middle, tuple) else (n, middle)
        level = "" if level == "none" else level
        figures.append(
            make_counted(
                count,
                amount * 1000,
                key=f"{role.slug}-{title_set}-{level}",
                role=role.slug,
                title_set=title_set,
                level=level,
                element=element,
                released_on=RELEASED,
            )
        )
    return figures


def said(figures, roles, overlaps=()):
    """Heading and sentences as text."""
    found = finding(counted(series_of(roles, figures), figures), overlaps, lambda f: f"/{f.key}")
    assert found is not None
    heading, sentences = found
    return [words(heading), *map(words, sentences)]


def words(sentence):
    values = {
        name: value.text if isinstance(value, Amount) else value
        for name, value in sentence.values.items()
    }
    return sentence.text.format(**values)


def test_more_at_every_shared_level_is_said():
    figures = [*of(A, mid=100, senior=120), *of(B, mid=90, senior=110, entry=300)]

    heading, opening = said(figures, [A, B])

    assert heading == "Bakers are offered more base pay than cooks"
    assert opening == "At mid level the middle offer is $100,000 for bakers and $90,000 for cooks."


def test_one_above_all_others_is_said_of_all_others():
    figures = [*of(A, mid=100), *of(B, mid=90), *of(C, mid=80)]

    assert said(figures, [A, B, C])[0] == "Bakers are offered more base pay than cooks and drivers"


def test_one_below_all_others_is_said_where_the_others_cross():
    figures = [*of(A, mid=100, senior=90), *of(B, mid=90, senior=100), *of(C, mid=80, senior=80)]

    assert said(figures, [A, B, C])[0] == "Drivers are offered less base pay than bakers and cooks"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({"mid": 100, "senior": 90}, {"mid": 90, "senior": 100}),
        ({"mid": 100}, {"mid": 100}),
        ({"mid": 100}, {"senior": 90}),
    ],
    ids=["crossing", "equal", "no level in common"],
)
def test_who_is_offered_more_is_not_said_without_ground(a, b):
    assert (
        said([*of(A, **a), *of(B, **b)], [A, B])[0] == "What bakers and cooks are offered, by level"
    )


def test_few_adverts_are_never_the_ground():
    heading, *_ = said([*of(A, mid=100), *of(B, mid=(49, 90))], [A, B])

    assert heading == "What bakers are offered, by level. For cooks, data are thin"


def test_what_few_adverts_say_to_the_contrary_is_said_next():
    figures = [*of(A, mid=100, senior=(20, 100)), *of(B, mid=90, senior=110)]

    heading, _, contrary = said(figures, [A, B])

    assert heading == "Bakers are offered more base pay than cooks"
    assert contrary == (
        "At senior level few adverts say the contrary: $100,000 for bakers, $110,000 for cooks."
    )


def test_neighbouring_titles_that_say_the_contrary_as_firmly_forbid_the_heading():
    own = [*of(M, title_set="narrow", mid=100), *of(A, mid=90)]
    wide = of(M, title_set="wide", mid=80)

    assert said(own, [M, A])[0] == "Own makers are offered more base pay than bakers"
    assert "more base pay" not in said([*own, *wide], [M, A])[0]


def test_own_titles_that_are_few_are_thin_whatever_the_neighbouring_say():
    figures = [
        *of(M, title_set="narrow", mid=(9, 189)),
        *of(M, title_set="wide", mid=(57, 137)),
        *of(A, mid=162),
        *of(B, mid=139),
    ]

    assert said(figures, [M, A, B]) == [
        "Bakers are offered more base pay than cooks. For own makers, data are thin",
        "At mid level the middle offer is $162,000 for bakers and $139,000 for cooks.",
        "For own makers, about 9 adverts: $189,000.",
        "For more makers, about 57 adverts: $137,000.",
    ]


def test_of_one_role_it_is_said_whether_pay_rises_with_level():
    heading, rise, _ = said(of(A, entry=80, mid=100, senior=120), [A])

    assert heading == "The base pay offered to bakers rises with level"
    assert rise == "The middle goes from $80,000 at entry level to $120,000 at senior level."


def test_a_level_below_the_one_before_is_said_and_forbids_the_rise():
    heading, fall, _ = said(of(A, mid=120, senior=100), [A])

    assert heading == "What bakers are offered, by level"
    assert fall == "At senior level the middle, $100,000, is below that at mid level, $120,000."


def test_a_fall_of_few_adverts_is_said_under_the_rise():
    heading, _, fall, _ = said(of(A, entry=80, mid=100, executive=(9, 90)), [A])

    assert "rises" in heading
    assert fall.startswith("At executive level the middle, $90,000, is below")


def test_roles_counted_from_the_same_adverts_are_not_set_against_each_other():
    figures = [*of(A, senior=120), *of(B, senior=100)]

    heading, *_ = said(figures, [A, B], [Overlap("a", "b", "senior")])

    assert heading == "What bakers and cooks are offered, by level"


def test_wages_are_paid_and_have_no_level():
    figures = [*of(A, element="wage", none=100), *of(B, element="wage", none=90)]

    assert said(figures, [A, B]) == [
        "Bakers are paid a higher wage than cooks",
        "The middle wage is $100,000 for bakers and $90,000 for cooks.",
    ]


def test_nothing_is_claimed_of_a_category_that_only_stands_in():
    (figure,) = of(A, element="wage", none=100)
    proxy = replace(figure, is_proxy=True, category="Marketing Managers, 11-2021")

    heading, _, stands_in = said([proxy, *of(B, element="wage", none=90)], [A, B])

    assert heading == "What official statistics say bakers and cooks are paid"
    assert stands_in == (
        "For bakers the nearest category stands in, Marketing Managers, 11-2021: $100,000."
    )


def test_what_nothing_counts_has_no_finding():
    assert finding([], [], lambda f: "/") is None


@pytest.mark.parametrize(
    ("overlap", "text"),
    [
        (
            Overlap("a", "b", "senior"),
            "Bakers are counted from adverts for cooks at senior level: one contains the other.",
        ),
        (Overlap("a", "b"), "Bakers and cooks are counted from adverts they share in part."),
        (
            Overlap("a", "b", category="Makers, 11"),
            "Bakers and cooks share one category in these statistics, Makers, 11, so nothing can "
            "be said of one against the other.",
        ),
    ],
)
def test_what_two_roles_share_is_said(overlap, text):
    (sentence,) = overlap_sentences([overlap], {"a": "bakers", "b": "cooks"})

    assert words(sentence) == text
