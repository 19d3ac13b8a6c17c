import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlpm.lib.sentences import Amount, Evidence
from salaries.disagreement import finding
from salaries.figures import Component, with_parts
from tests.salaries.builders import (
    OUR_WORDS,
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
