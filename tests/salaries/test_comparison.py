import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlpm.lib.sentences import Amount, Sentence
from salaries.comparison import ELEMENTS, by_source, by_years, role_table, years_chosen
from salaries.figures import Component, with_parts
from salaries.selection import Selection
from salaries.series import RoleName
from salaries.words import money
from tests.salaries.builders import (
    OUR_WORDS,
    make_average,
    make_figure,
    make_range,
    seed_figures,
)

MLPM = RoleName("ml-product-manager", "ML product manager", "ML product managers")
SCIENTIST = RoleName("data-scientist", "Data scientist", "data scientists")
BANDS_1_3 = {"years_from": 1, "years_to": 3}
BANDS_4_7 = {"years_from": 4, "years_to": 7}


def door(figure):
    return f"/figures/{figure.key}/"


VIEWS = {"years": by_years, "source": by_source}


def compared(view, figures, roles=(MLPM,), element=""):
    rows = [row for figure in figures for row in with_parts(figure)]
    return VIEWS[view]([row for row in rows if element in ("", row.element)], roles, door)


def words(sentence: Sentence) -> str:
    values = {
        name: value.text if isinstance(value, Amount) else value
        for name, value in sentence.values.items()
    }
    return sentence.text.format(**values)


def bands(comparison, part=0):
    """Labels of the rows by band."""
    table = comparison.parts[part].table
    return {band.heading: [row.label for row in band.rows] for band in table.bands}


def rows(comparison):
    return [row for part in comparison.parts for band in part.table.bands for row in band.rows]


def figures_shown(comparison):
    return [row.figure.key for row in rows(comparison) if row.figure]


def said(comparison):
    """Heading and intro as text."""
    return [words(comparison.heading), *map(words, comparison.intro)]


# The seed, by years


def test_the_seed_by_years():
    comparison = compared("years", seed_figures())

    assert said(comparison) == [
        "Stated pay rises with years of experience",
        "From $170k to $272k with 1 to 3 years to $195k to $305k with 4 to 7 years, mid level.",
        "The two overlap by $77,000, so years alone do not decide.",
    ]
    assert bands(comparison) == {
        "The source does not say what it counts": [
            "1 to 3 years",
            "4 to 7 years, mid level",
            "Senior level, years not stated",
        ]
    }


def test_the_working_of_the_overlap_ends_in_the_ranges_of_the_table():
    (working,) = compared("years", seed_figures()).workings

    first, second = working.terms
    assert (first.sign, first.amount.text, first.figure.key) == (
        "",
        "$272,000",
        "brief-2024-years-1-3",
    )
    assert (second.sign, second.amount.text, second.figure.key) == (
        "−",
        "$195,000",
        "brief-2024-years-4-7",
    )
    assert working.result.text == "$77,000"
    assert working.result.href == f"#{working.anchor}"
    assert first.amount.href == "/figures/brief-2024-years-1-3/"


# The seed, by source


def test_the_seed_by_source_has_one_band_for_each_thing_counted():
    comparison = compared("source", seed_figures())

    assert bands(comparison) == {
        "Base pay": ["Glassdoor", "Payscale"],
        "Additional pay": ["Glassdoor"],
        "Base plus additional pay": ["Glassdoor"],
        "The source does not say what it counts": [
            "Indeed", *["Source not named"] * 4
        ],
    }  # fmt: skip
    assert bands(comparison, part=1) == {
        "The source does not say what it counts": [
            "Technology companies such as Intel, Google and Apple",
            "Start-ups",
        ]
    }


def test_by_source_opens_with_what_the_sources_say_about_each_other():
    comparison = compared("source", seed_figures())

    text = " ".join(said(comparison))
    assert "$89,009" in text
    assert "$3,993" in text
    assert {working.result.text for working in comparison.workings} >= {"$89,009", "$3,993"}


@pytest.mark.parametrize("view", VIEWS)
def test_nobody_meets_our_words(view):
    comparison = compared(view, seed_figures())

    text = " ".join([*said(comparison), *(f"{row.label} {row.detail}" for row in rows(comparison))])
    assert not OUR_WORDS.search(text)


# One kind of pay only


def test_with_an_element_only_what_counts_it_is_shown():
    comparison = compared("source", seed_figures(), element="base")

    assert bands(comparison) == {"Base pay": ["Glassdoor", "Payscale"]}
    assert comparison.count == 2
    assert [row.amount.href for row in rows(comparison)] == [
        "/figures/glassdoor-2024-total/",
        "/figures/payscale-2024-base/",
    ]


def test_with_an_element_of_no_figure_the_view_says_so():
    comparison = compared("years", seed_figures(), element="wage")

    assert said(comparison) == ["No source here states pay by years for ML product managers"]
    assert comparison.count == 0


def test_a_part_of_any_kind_has_a_band_of_its_own():
    figure = make_average(
        100_000,
        element="total",
        components=(
            Component(kind="base", amount=80_000),
            Component(kind="stock", amount=15_000),
            Component(kind="bonus", amount=5_000),
            Component(kind="profit-sharing", amount=1_000),
        ),
    )

    assert list(bands(compared("source", [figure]))) == [
        "Base pay", "Base plus additional pay", "Bonuses", "Profit sharing", "Stock options",
    ]  # fmt: skip


# No figure at all


@pytest.mark.parametrize(
    ("view", "heading"),
    [
        ("years", "No source here states pay by years for ML product managers"),
        ("source", "No source here states the pay of ML product managers"),
    ],
)
def test_without_a_figure_the_view_says_so(view, heading):
    comparison = compared(view, [])

    assert said(comparison) == [heading]
    assert bands(comparison) == {"": ["ML product manager"]}
    assert comparison.count == 0
    assert comparison.workings == ()


def test_two_roles_without_a_figure_are_both_named():
    comparison = compared("years", [], [MLPM, SCIENTIST])

    assert said(comparison) == [
        "No source here states pay by years for ML product managers and data scientists"
    ]


# Several roles


def test_a_silent_role_stands_last_and_the_heading_names_those_that_speak():
    comparison = compared("years", seed_figures(), [SCIENTIST, MLPM])

    assert said(comparison)[0] == "Stated pay rises with years of experience"
    *_, silent = rows(comparison)
    assert (silent.label, silent.detail, silent.absent) == (
        "Data scientist",
        "no source here states years",
        "no figure",
    )
    assert list(bands(comparison))[-1] == "No figure"
    assert silent.mark == 1
    assert {row.mark for row in rows(comparison) if row.figure} == {2}


def test_the_heading_by_source_leaves_out_the_silent():
    comparison = compared("source", seed_figures(), [MLPM, SCIENTIST])

    assert said(comparison) == ["What each source says ML product managers are paid"]


def test_a_role_that_states_a_level_only_is_not_silent_beside_its_own_row():
    figures = [
        make_range(1000, 2000, key="a", **BANDS_1_3),
        make_range(1000, 2000, key="b", role="data-scientist", level="senior"),
    ]

    comparison = compared("years", figures, [MLPM, SCIENTIST])

    assert figures_shown(comparison) == ["a", "b"]
    assert [row.absent for row in rows(comparison)] == ["", ""]


def test_of_several_roles_each_row_opens_with_its_role_and_says_its_source_as_it_is_written():
    figures = [
        make_average(100_000, key="a", source_name="iSource"),
        make_average(90_000, key="b", source_name="Glassdoor", role="data-scientist"),
    ]

    comparison = compared("source", figures, [MLPM, SCIENTIST])

    assert [(row.label, row.mark) for row in rows(comparison)] == [
        ("ML product manager", 1),
        ("Data scientist", 2),
    ]
    assert "iSource" in rows(comparison)[0].detail
    assert "Glassdoor" in rows(comparison)[1].detail


def test_two_roles_are_never_said_to_rise():
    figures = [
        make_range(1000, 2000, key="a", **BANDS_1_3),
        make_range(3000, 4000, key="b", role="data-scientist", **BANDS_4_7),
    ]

    comparison = compared("years", figures, [MLPM, SCIENTIST])

    assert said(comparison) == [
        "What sources say ML product managers and data scientists are paid, by years of experience"
    ]


# Whom and where


def test_a_row_says_whom_it_is_about_when_not_everybody():
    figures = [make_range(1000, 2000, population="start-ups", level="mid", **BANDS_4_7)]

    (row,) = rows(compared("years", figures))

    assert "start-ups" in row.detail


def test_a_row_says_that_its_place_and_year_are_not_stated():
    details = {row.figure.key: row.detail for row in rows(compared("source", seed_figures()))}

    assert "place and year not stated" in details["brief-trends-average"]
    assert "not stated" not in details["indeed-2024"]


# “Rises” only when each band rises, and is like the others


def lower(**values):
    return make_range(**{"minimum": 100, "maximum": 200, "key": "a", **BANDS_1_3, **values})


def higher(**values):
    return make_range(**{"minimum": 150, "maximum": 300, "key": "b", **BANDS_4_7, **values})


def is_rising(*figures):
    roles = [RoleName(slug, slug, slug) for slug in dict.fromkeys(f.role for f in figures)]
    return "rises" in said(compared("years", figures, roles))[0]


def test_two_bands_that_rise_are_said_to_rise():
    assert is_rising(lower(), higher())
    assert is_rising(higher(), lower())


def test_without_an_overlap_none_is_said():
    comparison = compared("years", [lower(), higher(minimum=200)])

    assert "overlap" not in " ".join(said(comparison))
    assert comparison.workings == ()


@pytest.mark.parametrize(
    "figures",
    [
        [lower()],
        [lower(), higher(minimum=100)],
        [lower(), higher(maximum=200)],
        [lower(), higher(minimum=99)],
        [lower(), higher(maximum=199)],
        [lower(), higher(), make_range(140, 400, key="c", years_from=8)],
        [lower(is_open_top=True), higher()],
        [lower(), higher(is_open_bottom=True)],
        [lower(maximum=None, is_open_top=True), higher()],
        [lower(), higher(maximum=None, is_open_top=True)],
        [lower(), make_average(500, key="b", **BANDS_4_7)],
        [lower(), higher(source="another")],
        [lower(), higher(element="base")],
        [lower(), higher(place="uk")],
        [lower(), higher(year=2023)],
        [lower(), higher(currency="GBP")],
        [lower(), higher(role="data-scientist")],
        [lower(), higher(population="start-ups")],
        [lower(), higher(title_set="wide")],
        [lower(), higher(years_from=1)],
        [lower(), higher(years_from=None)],
    ],
    ids="one same-bottom same-top falls-below falls-above third-falls open-top open-bottom "
    "no-top no-top-above average source element place year currency role population titles "
    "same-years no-years-from".split(),
)
def test_what_does_not_rise_or_is_not_alike_is_not_said_to_rise(figures):
    assert not is_rising(*figures)


# Whatever the figures are

amounts = st.none() | st.integers(50, 400).map(lambda thousands: thousands * 1000 + thousands % 3)


@st.composite
def figures(draw):
    """Any figures that the models let stand: ranges in order, ends that are open marked."""
    made = []
    for number in range(draw(st.integers(0, 6))):
        low, high = draw(amounts), draw(amounts)
        if low and high and low > high:
            low, high = high, low
        centre = draw(amounts) if low or high else draw(st.integers(60_000, 200_000))
        least, most = draw(st.none() | st.integers(0, 9)), draw(st.none() | st.integers(10, 20))
        made.append(
            make_figure(
                key=f"figure-{number}",
                role=draw(st.sampled_from(["ml-product-manager", "data-scientist"])),
                source=(source := draw(st.sampled_from(["", "some-source", "another"]))),
                source_name=source.replace("-", " "),
                element=draw(st.sampled_from(["base", "total", "not-stated"])),
                population=draw(st.sampled_from(["", "", "", "start-ups"])),
                level=draw(st.sampled_from(["", "", "mid", "senior"])),
                years_from=least,
                years_to=most,
                currency=draw(st.sampled_from(["USD", "USD", "GBP"])),
                span_statistic="stated-range" if low or high else "",
                minimum=low,
                maximum=high,
                centre=centre,
                centre_statistic="average" if centre else "",
                is_open_top=bool(low and not high) or draw(st.booleans()),
                is_open_bottom=bool(high and not low),
                components=draw(
                    st.just(())
                    | st.just((Component(kind="stock", amount=9_500),))
                    | st.just((Component(kind="base", amount=70_001),))
                ),
            )
        )
    return made


AMOUNT = re.compile(r"(?:[$£]|[A-Z]{3} )[\d,]+k?")


@settings(max_examples=200, deadline=None)
@given(
    figures(), st.sampled_from(list(VIEWS)), st.sampled_from([[MLPM], [MLPM, SCIENTIST]]), st.data()
)
def test_every_amount_in_a_sentence_stands_in_the_table_or_in_a_working(made, view, roles, data):
    element = data.draw(st.sampled_from(["", "base"]))
    made = [figure for figure in made if figure.role in {role.slug for role in roles}]

    comparison = compared(view, made, roles, element)

    table = " ".join(f"{row.amount.text} {row.detail}" for row in rows(comparison) if row.amount)
    sums = [
        part.text
        for working in comparison.workings
        for part in [working.result, *(term.amount for term in working.terms)]
    ]
    stated = set(AMOUNT.findall(table)) | set(AMOUNT.findall(" ".join(sums)))
    assert set(AMOUNT.findall(" ".join(said(comparison)))) <= stated


@settings(max_examples=200, deadline=None)
@given(figures(), st.sampled_from(list(VIEWS)))
def test_no_band_mixes_what_is_counted(made, view):
    comparison = compared(view, made, [MLPM, SCIENTIST])

    for part in comparison.parts:
        kinds = [
            {row.figure.element for row in band.rows if row.figure} for band in part.table.bands
        ]
        assert all(len(kind) <= 1 for kind in kinds)
        order = [ELEMENTS.index(element) for kind in kinds for element in kind]
        assert order == sorted(set(order))


@settings(max_examples=400, deadline=None)
@given(figures())
def test_rises_is_said_only_when_it_is_true(made):
    made = [figure for figure in made if figure.role == MLPM.slug]
    heading = said(compared("years", made))[0]
    if "rises" in heading:
        stated = sorted(
            (figure for figure in made if figure.states_years),
            key=lambda figure: figure.years_from or 0,
        )
        assert all(
            low.minimum < high.minimum and low.maximum < high.maximum and not low.is_open_top
            for low, high in pairwise(stated)
        )


rising_ranges = st.lists(st.integers(1, 9), min_size=2, max_size=5).map(
    lambda steps: [
        make_range(
            sum(steps[: place + 1]) * 10_000,
            sum(steps[: place + 1]) * 10_000 + 45_000,
            key=f"figure-{place}",
            years_from=place * 2,
            years_to=place * 2 + 1,
        )
        for place in range(len(steps))
    ]
)


@given(rising_ranges, st.randoms())
def test_bands_that_rise_are_said_to_in_any_order(made, random):
    random.shuffle(made)

    comparison = compared("years", made)

    assert said(comparison)[0] == "Stated pay rises with years of experience"
    assert figures_shown(comparison) == sorted(figures_shown(comparison))
    if len(made) == 2 and comparison.workings:
        overlap = made[0].maximum, made[1].minimum
        assert comparison.workings[0].result.text in {
            money(abs(overlap[0] - overlap[1]), "USD"),
            money(abs(made[1].maximum - made[0].minimum), "USD"),
        }


# By years, of what was chosen


def test_what_was_chosen_alone_is_shown():
    chosen = Selection(by="years", years="1-3")

    comparison = years_chosen(seed_figures(), [MLPM], chosen, door)

    assert figures_shown(comparison) == ["brief-2024-years-1-3"]


def test_what_a_filter_hides_is_not_said_of_the_sources():
    chosen = Selection(by="years", element="base")

    comparison = years_chosen(seed_figures(), [MLPM], chosen, door)

    assert said(comparison) == ["No figure here matches all of these choices"]
    assert comparison.parts == ()


# All roles at a glance


def test_the_table_of_roles_has_one_thing_counted_and_says_where_nothing_is():
    table = role_table("base", seed_figures(), [SCIENTIST, MLPM], door)

    (band,) = table.bands
    assert table.caption == band.heading == "Base pay"
    assert [(row.label, row.absent) for row in band.rows] == [
        ("ML product manager", ""),
        ("ML product manager", ""),
        ("Data scientist", "not stated yet"),
    ]
    assert [row.amount.text for row in band.rows if row.amount] == ["$151,772", "$155,765"]
    assert band.rows[0].detail.startswith("Glassdoor, ")


def test_the_table_of_roles_leaves_out_what_is_about_some_only():
    made = [
        make_average(100_000, element="base", population="start-ups"),
        make_average(100_000, element="base", level="senior"),
        make_average(100_000, element="base", years_from=3),
    ]

    (band,) = role_table("base", made, [MLPM], door).bands

    assert [row.amount for row in band.rows] == [None]
