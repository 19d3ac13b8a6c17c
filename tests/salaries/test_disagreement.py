import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpm.lib.sentences import Amount, Evidence
from salaries.disagreement import State, farthest_pair, finding, gap, gaps
from salaries.figures import Component, with_parts
from tests.salaries.builders import (
    OUR_WORDS,
    UNDATED,
    make_average,
    make_counted,
    make_range,
    seed_figure,
    seed_figures,
)


def door(figure):
    return f"/figures/{figure.key}/"


def said(sentence):
    return sentence.text.format(
        **{
            name: value.text if isinstance(value, Amount) else value
            for name, value in sentence.values.items()
        }
    )


def heading(figures):
    return said(finding(figures, door).heading)


def make_source(name, amount, element="base", base=None, additional=None, **values):
    parts = (("base", base), ("additional", additional))
    return make_average(
        amount,
        key=name.lower(),
        source=name.lower(),
        source_name=name,
        element=element,
        components=tuple(Component(kind=kind, amount=part) for kind, part in parts if part),
        **values,
    )


# The seed


def test_the_seed_says_what_this_product_is_for():
    answer = finding(seed_figures(), door)

    assert said(answer.heading) == "Two sources that look far apart nearly agree on base pay"
    assert " ".join(map(said, answer.sentences)) == (
        "The headline figures of Glassdoor and Payscale lie $89,009 apart. On base pay alone it "
        "is $3,993, or 2.6%. Glassdoor’s headline adds $93,002 of additional pay."
    )


def test_the_seed_shows_its_working_with_a_door_on_every_figure():
    answer = finding(seed_figures(), door)

    assert [
        (w.anchor, [(t.sign, t.amount.text, t.amount.href) for t in w.terms], w.result.text)
        for w in answer.workings
    ] == [
        (
            "working-headline",
            [
                ("", "$244,774", "/figures/glassdoor-2024-total/"),
                ("−", "$155,765", "/figures/payscale-2024-base/"),
            ],
            "$89,009",
        ),
        (
            "working-base",
            [
                ("", "$155,765", "/figures/payscale-2024-base/"),
                ("−", "$151,772", "/figures/glassdoor-2024-total/"),
            ],
            "$3,993",
        ),
        (
            "working-base-share",
            [("", "$3,993", "#working-base"), ("÷", "$151,772", "/figures/glassdoor-2024-total/")],
            "2.6%",
        ),
    ]


def test_a_derived_amount_leads_to_its_working_on_the_weakest_line():
    figures = [
        make_counted(
            60, 200_000, key="a", source_name="A", element="total",
            components=(Component(kind="base", amount=150_000),),
        ),
        make_counted(20, 151_000, key="b", source_name="B"),
    ]  # fmt: skip

    answer = finding(figures, door, page="/sources/")

    apart = answer.sentences[0].values["apart"]
    assert apart.href == "/sources/#working-headline"
    assert apart.evidence is Evidence.FEW
    assert apart.basis == "difference of A and B"


def test_a_stated_part_leads_to_its_figure():
    adds = finding(seed_figures(), door).sentences[2].values["amount"]

    assert adds.href == "/figures/glassdoor-2024-total/"
    assert adds.basis == "average, additional part, Glassdoor, sample not stated"


# The permitted headings


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (
            [make_source("A", 200_000, "total", base=150_000), make_source("B", 145_000)],
            "Two sources that look far apart nearly agree on base pay",
        ),
        (
            [make_source("A", 152_000, "total", base=149_900), make_source("B", 150_000)],
            "Two sources nearly agree on base pay",
        ),
        (
            [make_source("A", 156_001, "total", base=144_000), make_source("B", 140_000)],
            "Two sources that look far apart nearly agree on base pay",
        ),
        (
            [make_source("A", 156_000, "total", base=144_000), make_source("B", 140_000)],
            "Two sources nearly agree on base pay",
        ),
        (
            [make_source("A", 300_000, "total", base=147_000), make_source("B", 140_000)],
            "Two sources are nearer on base pay than their headlines",
        ),
        (
            [make_source("A", 150_000, "total", base=110_000), make_source("B", 140_000)],
            "Two sources are no nearer on base pay than their headlines",
        ),
        (
            [make_source("A", 150_000, "total", base=130_000), make_source("B", 140_000)],
            "Two sources are no nearer on base pay than their headlines",
        ),
        (
            [make_source("A", 200_000), make_source("B", 190_000, "total", base=150_000)],
            "Two sources are no nearer on base pay than their headlines",
        ),
        (
            [make_source("A", 150_000), make_source("B", 145_000)],
            "Two sources nearly agree on base pay",
        ),
        (
            [make_source("A", 150_000), make_source("B", 100_000)],
            "Two sources differ on base pay",
        ),
        (
            [make_source("A", 150_000, "total"), make_source("B", 100_000)],
            "2 sources, 2 ways of counting: what each says",
        ),
        (
            [make_source("A", 150_000, "not-stated"), make_source("B", 100_000)],
            "2 sources: what each says",
        ),
        (
            [make_source("A", 150_000, "not-stated"), make_source("B", 100_000, "not-stated")],
            "2 sources: what each says",
        ),
        ([make_source("A", 150_000)], "What one source says"),
    ],
    ids=[
        "agree", "agree-small-headline-gap", "just-over-a-quarter", "just-a-quarter",
        "five-percent-is-not-near", "no-nearer", "as-near", "base-above-total", "both-base",
        "both-base-differ",
        "different", "one-unknown", "both-unknown", "one",
    ],
)  # fmt: skip
def test_the_heading_follows_from_the_rows(figures, expected):
    assert heading(figures) == expected


def test_a_source_that_speaks_of_one_level_only_is_not_counted():
    figures = [make_source("A", 150_000), make_source("B", 90_000, level="entry")]

    assert heading(figures) == "What one source says"


def test_parts_that_come_as_figures_change_nothing():
    rows = [row for figure in seed_figures() for row in with_parts(figure)]

    assert finding(rows, door) == finding(seed_figures(), door)


def test_without_a_named_source_there_is_nothing_to_say():
    assert finding([], door) is None
    assert finding([seed_figure("brief-trends-average")], door) is None


def test_the_same_amount_is_called_the_same():
    figures = [make_source("A", 200_000, "total", base=150_000), make_source("B", 150_000)]

    assert said(finding(figures, door).sentences[1]) == "On base pay alone they say the same."


def test_of_all_pairs_the_headlines_farthest_apart_are_taken():
    figures = [
        make_source("A", 155_000),
        make_source("B", 150_000),
        make_source("C", 250_000, "total", base=152_000),
    ]

    assert said(finding(figures, door).sentences[0]) == (
        "The headline figures of C and B lie $100,000 apart."
    )


@pytest.mark.parametrize(
    "values",
    [
        {"place": "uk"},
        {"year": 2023},
        {"currency": "CAD"},
        {"role": "data-scientist"},
        {"title_set": "wide"},
        {"centre_statistic": "median"},
        {"level": "mid"},
        {"years_from": 3},
        {"population": "start-ups"},
        {"is_approximate": True},
        {"source_name": "A"},
        {"source_name": ""},
    ],
    ids=str,
)
def test_figures_that_differ_in_more_than_their_source_are_not_subtracted(values):
    figures = [make_source("A", 150_000), replace(make_source("B", 100_000), **values)]

    assert finding(figures, door).workings == ()


def test_a_headline_whose_parts_do_not_make_it_up_adds_nothing():
    figures = [
        make_source("A", 250_000, "total", base=150_000, additional=90_000),
        make_source("B", 151_000),
    ]

    assert len(finding(figures, door).sentences) == 2


def test_ranges_have_no_headline():
    figures = [make_source("A", 150_000), make_range(90_000, 120_000, source_name="B")]

    assert finding(figures, door).workings == ()


# Whatever the rows


amounts = st.integers(min_value=1, max_value=400_000)
elements = st.sampled_from(["base", "total", "total-cash", "wage", "not-stated"])


@st.composite
def sources(draw):
    name = draw(st.sampled_from("ABCD"))
    base = draw(st.none() | amounts)
    additional = draw(st.none() | amounts)
    amount = draw(amounts)
    if base and additional and draw(st.booleans()):
        amount = base + additional
    return make_source(name, amount, draw(elements), base=base, additional=additional)


@given(st.lists(sources(), min_size=1, max_size=5))
def test_every_number_in_a_sentence_stands_in_a_row_or_is_its_difference(figures):
    answer = finding(figures, door)

    rows = {f"${row.centre:,}" for figure in figures for row in with_parts(figure)}
    worked = {working.result.text for working in answer.workings}
    text = " ".join(map(said, answer.sentences))
    for number in re.findall(r"\$[\d,]*\d|[\d.]+%", text):
        assert number in rows | worked
    assert not OUR_WORDS.search(text + said(answer.heading))


@given(st.lists(sources(), min_size=1, max_size=5))
def test_every_working_can_be_followed(figures):
    rows = {f"${row.centre:,}" for figure in figures for row in with_parts(figure)}
    known = set(rows)
    for working in finding(figures, door).workings:
        first, second = working.terms
        assert {first.amount.text, second.amount.text} <= known
        a, b = (int(term.amount.text.strip("$").replace(",", "")) for term in working.terms)
        if second.sign == "−":
            assert working.result.text == f"${a - b:,}"
        else:
            assert second.sign == "÷"
            assert working.result.text == f"{a / b:.1%}"
        known.add(working.result.text)


@given(st.lists(sources(), min_size=1, max_size=5))
def test_a_heading_says_no_more_than_the_rows(figures):
    answer = finding(figures, door)

    text = said(answer.heading)
    gaps = {
        working.anchor: int(working.result.text.strip("$").replace(",", ""))
        for working in answer.workings
        if not working.anchor.endswith("-share")
    }
    shared = next((gap for anchor, gap in gaps.items() if anchor != "working-headline"), None)
    smaller = answer.workings and answer.workings[-1].terms[1].figure.centre
    if "nearly agree" in text:
        assert shared < 0.05 * smaller
    if "differ on" in text:
        assert shared >= 0.05 * smaller
    if "look far apart" in text:
        assert shared < gaps["working-headline"] / 4
    if "are nearer" in text:
        assert 0.05 * smaller <= shared < gaps["working-headline"]
    if "no nearer" in text:
        assert shared >= max(0.05 * smaller, gaps["working-headline"])
    if match := re.match(r"(\d) sources", text):
        assert int(match[1]) == len({figure.source_name for figure in figures})
    if "ways of counting" in text:
        assert len({figure.element for figure in figures}) == len(figures)
    if text == "What one source says":
        assert len({figure.source_name for figure in figures}) == 1
    if answer.workings:
        assert text.startswith("Two sources")


# Any two, taken apart


def group(figure):
    return "AI or ML product managers"


COUNTED = make_counted(
    16, 185_550, key="narrow", source="index", source_name="Index", released_on=date(2025, 1, 19)
)
WAGE = make_average(
    120_000, key="wage", source="survey", source_name="Survey", element="wage", year=2025, month=5,
    category="Marketing Managers", is_proxy=True,
)  # fmt: skip


def aspects(one):
    return {
        aspect.name: (said(aspect.sentence), aspect.state, aspect.amount and aspect.amount.text)
        for aspect in one.aspects
    }


def test_the_gap_of_the_seed_comes_from_what_is_counted_but_for_a_rest():
    one = gap(seed_figure("payscale-2024-base"), seed_figure("glassdoor-2024-total"), door, group)

    assert (one.larger.source_name, one.apart.text) == ("Glassdoor", "$89,009")
    assert aspects(one)["element"] == (
        "Glassdoor counts base plus additional pay, Payscale base pay.",
        State.DIFFERS,
        "$93,002",
    )
    assert one.differing == ["what it counts"]
    assert (one.rest.amount.text, said(one.rest.sentence)) == (
        "−$3,993",
        "On base pay alone Payscale is higher; nothing here says why.",
    )


def test_each_amount_of_a_gap_shows_its_working():
    one = gap(seed_figure("payscale-2024-base"), seed_figure("glassdoor-2024-total"), door, group)

    assert [
        (w.anchor, [(t.sign, t.amount.text) for t in w.terms], w.result.text) for w in one.workings
    ] == [
        ("gap", [("", "$244,774"), ("−", "$155,765")], "$89,009"),
        ("gap-element", [("", "$89,009"), ("+", "$3,993")], "$93,002"),
        ("gap-rest", [("", "$155,765"), ("−", "$151,772")], "$3,993"),
    ]
    assert one.aspects[0].amount.href == "#gap-element"
    assert one.rest.amount.href == "#gap-rest"


def test_without_a_part_that_both_state_nothing_is_attributed():
    one = gap(seed_figure("indeed-2024"), seed_figure("payscale-2024-base"), door, group)

    assert aspects(one)["element"] == (
        "Indeed does not say what it counts, Payscale counts base pay.", State.DIFFERS, None,
    )  # fmt: skip
    assert one.rest.amount.text == one.apart.text == "$19,304"
    assert said(one.rest.sentence) == (
        "How much comes from which difference, these figures do not say."
    )


def test_a_middle_of_adverts_against_an_average_is_a_difference_of_statistic():
    found = aspects(gap(COUNTED, seed_figure("payscale-2024-base"), door, group))

    assert found["element"][:2] == ("Both count base pay.", State.SAME)
    assert found["statistic"][:2] == (
        "Index gives the middle, half above and half below, Payscale an average of a kind it does "
        "not name.",
        State.DIFFERS,
    )
    assert found["population"][:2] == (
        "Index is about adverts for AI or ML product managers, full time, Payscale about "
        "everybody in the role.",
        State.DIFFERS,
    )
    assert found["sample"][:2] == ("Index: about 16 adverts; Payscale: not stated.", State.DIFFERS)


def test_what_stands_in_and_another_month_are_differences():
    found = aspects(gap(WAGE, COUNTED, door, group))

    assert found["population"][0].endswith("Survey about Marketing Managers, in place of the role.")
    assert found["period"][:2] == ("Index: 2024; Survey: May 2025.", State.DIFFERS)
    assert found["place"][:2] == ("Both are about the United States.", State.SAME)


def test_what_neither_says_is_not_called_the_same():
    a = make_source("A", 150_000, "not-stated", **UNDATED)
    b = make_source("B", 100_000, "not-stated", **UNDATED)

    found = aspects(gap(a, b, door, group))

    for name in ("element", "statistic", "place", "period", "sample"):
        assert found[name][1] is State.NOT_KNOWN, name
    assert found["place"][0] == "Neither says where."


def test_on_the_shared_part_other_differences_are_not_passed_over():
    one = gap(seed_figure("glassdoor-2024-total"), COUNTED, door, group)

    assert (one.aspects[0].amount.text, one.rest.amount.text) == ("$93,002", "−$33,778")
    assert "which other difference, these figures do not say" in said(one.rest.sentence)


def test_the_same_amount_leaves_nothing_to_explain():
    a, b = make_source("A", 200_000, "total", base=150_000), make_source("B", 150_000)

    assert gap(a, b, door, group).rest is None
    assert gap(b, make_source("C", 150_000), door, group).rest is None


def test_counting_more_may_make_a_gap_smaller():
    a = make_source("A", 200_000)
    b = make_source("B", 190_000, "total", base=150_000)

    one = gap(a, b, door, group)

    assert (one.apart.text, one.aspects[0].amount.text, one.rest.amount.text) == (
        "$10,000", "−$40,000", "$50,000",
    )  # fmt: skip


def test_every_two_sources_are_taken_apart_the_farthest_first():
    unlike = make_source("Elsewhere", 90_000, currency="EUR")

    found = gaps([*seed_figures(), COUNTED, unlike], door, group)

    assert [(one.larger.source_name, one.smaller.source_name) for one in found] == [
        ("Glassdoor", "Payscale"),
        ("Glassdoor", "Indeed"),
        ("Glassdoor", "Index"),
        ("Index", "Payscale"),
        ("Indeed", "Payscale"),
        ("Index", "Indeed"),
    ]
    assert found[0].is_of("payscale-2024-base", "glassdoor-2024-total")


def test_the_pair_of_the_finding_is_known():
    pair = farthest_pair(seed_figures())

    assert {pair.larger.key, pair.smaller.key} == {"glassdoor-2024-total", "payscale-2024-base"}
    assert farthest_pair([COUNTED]) is None


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(1, 10**6), st.booleans())
def test_the_lines_of_a_gap_make_its_sum(total, base, other, is_total):
    a = make_source("A", total, "total", base=base)
    b = make_source("B", other, "base" if not is_total else "additional")

    one = gap(a, b, door, group)

    def number(amount):
        return int(re.sub(r"[^0-9−]", "", amount.text).replace("−", "-")) if amount else 0

    lines = [aspect.amount for aspect in one.aspects] + [one.rest.amount if one.rest else None]
    assert sum(map(number, lines)) == number(one.apart) == abs(total - other)


@pytest.mark.parametrize("pair", gaps([*seed_figures(), COUNTED, WAGE], door, group))
def test_a_gap_is_told_in_the_readers_words(pair):
    text = " ".join([*(said(a.sentence) + a.title for a in pair.aspects), said(pair.rest.sentence)])

    assert not OUR_WORDS.search(text)
