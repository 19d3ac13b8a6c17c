from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salaries.data_notes import MOST_NAMED, RULES, in_parts, notes
from salaries.figures import Component
from tests.salaries.builders import (
    OUR_WORDS,
    make_average,
    make_figure,
    make_range,
    seed_figure,
    seed_figures,
    seed_forecast,
    seed_forecasts,
)


def found(rule, figures, forecasts=()):
    return [note for note in notes(figures, forecasts) if note.rule == rule]


SEED = [
    (
        "headline-ranges-differ",
        ("brief-career-range", "brief-2024-overall"),
        "Two summaries of the pay disagree: one goes from $135,000 to over $200,000, the other "
        "from $150,000 to over $350,000. Neither says what it counts.",
    ),
    (
        "forecast-below-present",
        ("pay-mid-to-senior-2025", "brief-2024-years-4-7", "brief-2024-senior"),
        "The forecast of an average of $180,000 by 2025 lies below what was already said: "
        "$195,000 to $305,000 (4 to 7 years, mid level, 2024) and $350,000 and over (senior "
        "level, years not stated, 2024).",
    ),
    (
        "part-quoted-as-average",
        ("brief-trends-average", "glassdoor-2024-total"),
        "The average of about $151,000 is nearly the base part of what Glassdoor says, $151,772. "
        "The whole there is $244,774.",
    ),
    (
        "lowest-band-above-base",
        (
            "brief-2024-years-1-3",
            "glassdoor-2024-total",
            "payscale-2024-base",
            "brief-2024-start-ups",
        ),
        "The band with the least experience, 1 to 3 years, starts at $170,000, above these "
        "averages: $151,772 (Glassdoor, base pay), $155,765 (Payscale, base pay) and $144,167 "
        "(start-ups). It probably counts more than base pay, but does not say so.",
    ),
    (
        "bands-overlap-or-leave-holes",
        ("brief-2024-years-1-3", "brief-2024-years-4-7", "brief-2024-senior"),
        "1 to 3 years and 4 to 7 years share the $77,000 from $195,000 to $272,000; no band has "
        "$305,000 to $350,000; no band is for less than 1 year; no years are given for senior "
        "level.",
    ),
    (
        "credited-twice",
        ("glassdoor-2024-total",),
        "Glassdoor and Interview Kickstart are credited together for $244,774: that is one "
        "figure, not several that confirm each other.",
    ),
    (
        "geometric-mean",
        ("indeed-2024",),
        "$175,069 is what you get when you multiply the ends of its range, $150,116 and "
        "$204,169, and take the square root: the range looks calculated, not counted.",
    ),
    (
        "wide-range",
        ("brief-2024-start-ups",),
        "The range $65,000 to $252,000 is 3.9 times as high at its top as at its bottom; every "
        "other range here that has both ends is 1.4 to 1.7 times.",
    ),
    (
        "element-not-stated",
        tuple(
            figure.key
            for figure in seed_figures()
            if figure.key not in ("glassdoor-2024-total", "payscale-2024-base")
        ),
        "10 of these figures do not say what they count: base pay alone, or more.",
    ),
    (
        "nothing-stated",
        tuple(figure.key for figure in seed_figures()),
        "None of these 12 figures says how many adverts or answers it stands on, or gives a date "
        "finer than the year. No range among them says what its ends mean.",
    ),
]


def test_the_seed_raises_its_ten_doubts_in_order():
    answer = notes(seed_figures(), seed_forecasts())

    assert [(note.rule, note.about, note.text) for note in answer] == SEED


def test_the_order_of_the_rules_is_fixed():
    assert list(RULES) == [
        "headline-ranges-differ",
        "forecast-below-present",
        "part-quoted-as-average",
        "lowest-band-above-base",
        "bands-overlap-or-leave-holes",
        "credited-twice",
        "components-do-not-add-up",
        "geometric-mean",
        "wide-range",
        "level-order",
        "same-source-two-figures",
        "element-not-stated",
        "nothing-stated",
    ]


def test_no_figures_raise_no_doubt():
    assert notes([], []) == []


@pytest.mark.parametrize("figure", seed_figures(), ids=lambda figure: figure.key)
def test_one_figure_alone_can_be_doubted_without_an_error(figure):
    for note in notes([figure], seed_forecasts()):
        assert set(note.about) <= {figure.key, *(f.key for f in seed_forecasts())}


amounts = st.none() | st.integers(min_value=1, max_value=300)
years = st.none() | st.integers(min_value=0, max_value=12)


@st.composite
def ranges(draw):
    low, high = draw(amounts), draw(amounts)
    if low and high:
        low, high = sorted((low, high))
    centre = draw(amounts) if low or high else 100
    least, most = draw(years), draw(years)
    if least is not None and most is not None:
        least, most = sorted((least, most))
    return make_figure(
        key=draw(st.text("abc", min_size=1, max_size=4)),
        centre=centre,
        centre_statistic="average" if centre else "",
        span_statistic=draw(st.sampled_from(["stated-range", "threshold"])) if low or high else "",
        minimum=low,
        maximum=high,
        is_open_bottom=low is None or draw(st.booleans()),
        is_open_top=high is None or draw(st.booleans()),
        is_approximate=draw(st.booleans()),
        element=draw(st.sampled_from(["base", "total", "not-stated"])),
        level=draw(st.sampled_from(["", "mid", "senior"])),
        years_from=least,
        years_to=most,
        population=draw(st.sampled_from(["", "start-ups"])),
        components=(Component(kind="base", amount=draw(amounts)), Component(kind="stock")),
    )


@given(st.lists(ranges(), max_size=6))
def test_whatever_sources_state_the_notes_are_about_it(figures):
    known = {row.key for row in (*figures, *seed_forecasts())}

    answer = notes(figures, seed_forecasts())

    assert all(note.about and set(note.about) <= known and note.text for note in answer)
    assert len({(note.rule, note.about) for note in answer}) == len(answer)


def test_notes_use_the_readers_words():
    assert not any(OUR_WORDS.search(text) for _, _, text in SEED)


def test_a_rule_says_the_same_of_the_same_figures_once():
    parts = (Component(kind="base", amount=100_000), Component(kind="stock", amount=100_000))
    whole = make_average(200_000, key="whole", element="total", components=parts)
    quoted = make_average(100_000, key="quoted")

    assert len(found("part-quoted-as-average", [quoted, whole])) == 1


# headline-ranges-differ


@pytest.mark.parametrize(
    "other",
    [
        make_range(150_000, 249_999, key="other", is_open_top=True),
        make_range(150_000, 350_000, key="other", is_open_top=True, element="total"),
        make_range(150_000, 350_000, key="other", is_open_top=True, year=2019),
        make_range(150_000, 350_000, key="other", is_open_top=True, place="uk"),
        make_range(150_000, 350_000, key="other", is_open_top=True, currency="CAD"),
        make_range(150_000, 350_000, key="other", is_open_top=True, population="start-ups"),
        make_range(150_000, 350_000, key="other", is_open_top=True, level="senior"),
        make_range(350_000, None, key="other", is_open_top=True),
        make_range(None, 350_000, key="other", is_open_bottom=True),
        make_figure(key="other", span_statistic="employer-range", minimum=150_000, maximum=350_000),
    ],
    ids=[
        "near",
        "element",
        "year",
        "place",
        "currency",
        "group",
        "level",
        "no-top",
        "no-bottom",
        "employer",
    ],
)
def test_ranges_that_are_near_or_about_something_else_do_not_differ(other):
    first = make_range(135_000, 200_000, is_open_top=True)

    assert found("headline-ranges-differ", [first, other]) == []


def test_tops_a_quarter_apart_differ():
    first = make_range(135_000, 200_000, element="base")
    other = make_range(150_000, 250_000, key="other", element="base")

    (note,) = found("headline-ranges-differ", [other, first])

    assert note.about == (first.key, "other")
    assert "Neither" not in note.text


# forecast-below-present


@pytest.mark.parametrize(
    "band",
    [
        make_range(180_000, 305_000, level="mid"),
        make_range(195_000, 305_000, level="entry"),
        make_range(195_000, 305_000),
        make_range(195_000, 305_000, level="mid", element="base"),
        make_range(195_000, 305_000, level="mid", year=2025),
        make_range(195_000, 305_000, level="mid", year=None),
        make_range(195_000, 305_000, level="mid", currency="CAD"),
        make_range(None, 305_000, level="mid", is_open_bottom=True),
        make_range(195_000, 305_000, level="mid", is_open_bottom=True),
        make_average(195_000, level="mid"),
    ],
    ids=[
        "not-above",
        "level",
        "no-level",
        "element",
        "not-before",
        "no-year",
        "currency",
        "no-bottom",
        "open",
        "average",
    ],
)
def test_a_forecast_is_not_below_a_band_it_cannot_be_compared_with(band):
    assert found("forecast-below-present", [band], seed_forecasts()) == []


@pytest.mark.parametrize("name", ["amount", "due_year"])
def test_a_forecast_without_amount_or_year_is_not_below_anything(name):
    forecast = replace(seed_forecast("pay-mid-to-senior-2025"), **{name: None})

    assert found("forecast-below-present", seed_figures(), [forecast]) == []


def test_a_forecast_of_a_middle_offer_is_called_one():
    forecast = replace(seed_forecast("pay-mid-to-senior-2025"), statistic="median")

    (note,) = found("forecast-below-present", [seed_figure("brief-2024-senior")], [forecast])

    assert note.text.startswith("The forecast of a middle offer of $180,000 by 2025")


# part-quoted-as-average


@pytest.mark.parametrize(
    "average",
    [
        make_average(150_000, key="average", is_approximate=True),
        make_average(151_000, key="average"),
        make_average(151_000, key="average", is_approximate=True, element="base"),
        make_average(151_000, key="average", is_approximate=True, population="start-ups"),
        make_average(151_000, key="average", is_approximate=True, year=2019),
        make_average(151_000, key="average", is_approximate=True, currency="CAD"),
        make_range(150_000, 152_000, key="average", is_approximate=True),
        replace(seed_figure("indeed-2024"), key="average", centre=151_500, is_approximate=True),
    ],
    ids=[
        "more-than-1-percent",
        "exact",
        "says-base",
        "group",
        "year",
        "currency",
        "range",
        "has-a-range",
    ],
)
def test_an_average_that_is_no_part_of_another_is_not_doubted(average):
    whole = seed_figure("glassdoor-2024-total")

    assert found("part-quoted-as-average", [average, whole]) == []


@pytest.mark.parametrize("amount", [151_772, 152_000])
def test_an_exact_average_is_the_part_itself_or_rounded(amount):
    average = make_average(amount, key="average")

    assert found("part-quoted-as-average", [average, seed_figure("glassdoor-2024-total")])


def test_a_whole_of_the_same_size_explains_the_average():
    parts = (Component(kind="base", amount=151_772), Component(kind="stock", amount=0))
    whole = make_average(151_772, key="whole", element="total", components=parts)

    assert found("part-quoted-as-average", [seed_figure("brief-trends-average"), whole]) == []


# lowest-band-above-base


@pytest.mark.parametrize(
    "band",
    [
        make_range(155_765, 272_000, years_from=1, years_to=3),
        make_range(170_000, 272_000, years_from=1, years_to=3, element="total"),
        make_range(170_000, 272_000, level="entry"),
        make_range(None, 272_000, years_from=1, years_to=3, is_open_bottom=True),
        make_range(170_000, 272_000, years_from=1, years_to=3, is_open_bottom=True),
        make_range(170_000, 272_000, years_from=1, years_to=3, currency="CAD"),
    ],
    ids=["not-above", "says-total", "no-years", "no-bottom", "open", "currency"],
)
def test_a_band_that_does_not_start_above_base_pay_is_not_doubted(band):
    assert found("lowest-band-above-base", [band, seed_figure("payscale-2024-base")]) == []


def test_only_the_band_with_the_least_experience_counts():
    first = make_range(90_000, 120_000, years_from=0, years_to=1)
    figures = [first, seed_figure("brief-2024-years-4-7"), seed_figure("payscale-2024-base")]

    assert found("lowest-band-above-base", figures) == []


def test_base_pay_of_a_level_is_not_that_of_everybody():
    base = make_average(120_000, element="base", level="entry")

    assert found("lowest-band-above-base", [seed_figure("brief-2024-years-1-3"), base]) == []


@pytest.mark.parametrize(
    "values",
    [{"level": "mid"}, {"element": "total"}, {"currency": "CAD"}, {"centre": 170_000}],
    ids=str,
)
def test_only_averages_of_groups_that_lie_below_the_band_are_named_with_it(values):
    group = replace(seed_figure("brief-2024-start-ups"), **values)
    figures = [seed_figure("brief-2024-years-1-3"), seed_figure("payscale-2024-base"), group]

    (note,) = found("lowest-band-above-base", figures)

    assert "start-ups" not in note.text
    assert group.key not in note.about


def test_without_any_base_pay_a_band_is_not_above_it():
    assert found("lowest-band-above-base", [seed_figure("brief-2024-years-1-3")]) == []


# bands-overlap-or-leave-holes


def make_bands(*bands):
    return [
        make_range(
            low, high, key=f"band-{low}", years_from=least, years_to=most, is_open_top=not high
        )
        for low, high, least, most in bands
    ]


def test_bands_that_join_up_are_not_doubted():
    bands = make_bands((90, 100, 0, 2), (100, 120, 3, 5), (120, None, 6, None))

    assert found("bands-overlap-or-leave-holes", bands) == []


def test_bands_of_different_sources_are_not_held_together():
    first, second = make_bands((90, 100, 0, 2), (95, 120, 3, 5))

    assert found("bands-overlap-or-leave-holes", [first, replace(second, source="other")]) == []


def test_a_wide_experience_and_one_within_it_may_share_amounts():
    assert found("bands-overlap-or-leave-holes", make_bands((90, 100, 0, 9), (90, 95, 0, 2))) == []


@pytest.mark.parametrize(
    ("bands", "text"),
    [
        (
            [(90, 100, 0, 2), (95, 120, 3, 5)],
            "0 to 2 years and 3 to 5 years share the $5 from $95 to $100.",
        ),
        (
            [(90, 130, 0, 2), (95, 120, 3, 5)],
            "0 to 2 years and 3 to 5 years share the $25 from $95 to $120.",
        ),
        (
            [(90, 130, 0, 2), (95, None, 3, None)],
            "0 to 2 years and 3 years or more share the $35 from $95 to $130.",
        ),
        ([(90, 100, 0, 2), (110, 120, 3, 5)], "No band has $100 to $110."),
        (
            [(90, 100, 2, 3), (110, 120, 5, 6)],
            "No band has $100 to $110; no band is for less than 2 years; no band is for 4 years.",
        ),
        (
            [(90, 100, 0, 1), (110, 120, 5, 6)],
            "No band has $100 to $110; no band is for 2 to 4 years.",
        ),
    ],
)
def test_overlaps_and_holes_are_named_exactly(bands, text):
    (note,) = found("bands-overlap-or-leave-holes", make_bands(*bands))

    assert note.text == text


def test_a_named_top_that_is_open_may_overlap_by_any_amount():
    first, second = make_bands((90, 100, 0, 2), (95, 120, 3, 5))

    assert found("bands-overlap-or-leave-holes", [replace(first, is_open_top=True), second]) == []
    assert (
        found("bands-overlap-or-leave-holes", [first, replace(second, is_open_bottom=True)]) == []
    )


def test_above_an_open_top_there_is_no_hole():
    first, second = make_bands((90, 100, 0, 2), (110, 120, 3, 5))

    assert found("bands-overlap-or-leave-holes", [replace(first, is_open_top=True), second]) == []


def test_a_hole_begins_above_the_highest_band_so_far():
    bands = make_bands((90, 200, 0, 9), (95, 110, 0, 2), (150, 160, 0, 5))

    assert found("bands-overlap-or-leave-holes", bands) == []


def test_what_was_counted_makes_no_bands():
    figures = [
        make_figure(key="a", level="entry", span_statistic="percentiles", p25=90, p75=100),
        make_figure(key="b", level="mid", span_statistic="percentiles", p25=110, p75=120),
        make_figure(key="c", level="mid", span_statistic="employer-range", minimum=90, maximum=100),
        make_figure(
            key="d", level="senior", span_statistic="employer-range", minimum=110, maximum=120
        ),
    ]

    assert found("bands-overlap-or-leave-holes", figures) == []


def test_a_level_without_years_beside_bands_with_years_is_named():
    bands = [
        *make_bands((90, 100, 0, 2)),
        make_range(100, 120, key="senior", level="senior"),
    ]

    (note,) = found("bands-overlap-or-leave-holes", bands)

    assert note.text == "No years are given for senior level."


def test_levels_alone_need_no_years():
    bands = [
        make_range(90, 100, key="entry", level="entry"),
        make_range(100, 120, key="mid", level="mid"),
    ]

    assert found("bands-overlap-or-leave-holes", bands) == []


# credited-twice


def test_a_figure_of_one_source_is_credited_once():
    assert found("credited-twice", [seed_figure("indeed-2024")]) == []


# components-do-not-add-up


def make_whole(centre, *amounts, **values):
    kinds = ("base", "additional", "bonus")
    return make_average(
        centre,
        components=tuple(
            Component(kind=kind, amount=amount)
            for kind, amount in zip(kinds, amounts, strict=False)
        ),
        **values,
    )


def test_parts_that_make_another_sum_are_doubted():
    (note,) = found("components-do-not-add-up", [make_whole(100_000, 60_000, 30_000)])

    assert note.text == "The parts $60,000 and $30,000 make $90,000; Some Source says $100,000."


@pytest.mark.parametrize(
    "figure",
    [
        seed_figure("glassdoor-2024-total"),
        make_whole(100_000, 60_000),
        make_whole(100_000, 60_000, 30_000, None),
        make_whole(100_000, 60_000, 30_000, is_approximate=True),
        make_average(
            100_000,
            components=(
                Component(kind="base", amount=60_000),
                Component(kind="additional", amount=40_000),
                Component(kind="bonus", amount=5_000, is_on_top=True),
            ),
        ),
    ],
    ids=["adds-up", "one-part", "one-without-amount", "about", "on-top"],
)
def test_parts_that_add_up_or_may_do_so_are_not_doubted(figure):
    assert found("components-do-not-add-up", [figure]) == []


def test_parts_above_the_whole_are_doubted_even_when_one_has_no_amount():
    assert found("components-do-not-add-up", [make_whole(100_000, 60_000, 50_000, None)])


# geometric-mean


@pytest.mark.parametrize(
    "figure",
    [
        make_average(175_070, span_statistic="stated-range", minimum=150_116, maximum=204_169),
        make_average(150_003, span_statistic="stated-range", minimum=149_000, maximum=151_013),
        replace(seed_figure("indeed-2024"), is_approximate=True),
        replace(seed_figure("indeed-2024"), is_open_top=True),
        seed_figure("payscale-2024-base"),
        seed_figure("brief-2024-start-ups"),
    ],
    ids=["more-than-one-off", "narrow", "about", "open", "payscale", "start-ups"],
)
def test_an_average_elsewhere_in_its_range_is_not_doubted(figure):
    assert found("geometric-mean", [figure]) == []


# wide-range


def test_a_range_above_twice_its_bottom_is_wide_whatever_the_others_are():
    figures = [
        make_range(65_000, 252_000, key="a"),
        make_range(60_000, 130_000, key="b"),
        make_range(60_000, 120_000, key="c"),
    ]

    assert [(note.about, note.text) for note in found("wide-range", figures)] == [
        (
            ("a",),
            "The range $65,000 to $252,000 is 3.9 times as high at its top as at its bottom.",
        ),
        (
            ("b",),
            "The range $60,000 to $130,000 is 2.2 times as high at its top as at its bottom.",
        ),
    ]


def test_a_range_up_to_twice_its_bottom_is_not_wide():
    figures = [make_range(100, high, key=str(high)) for high in (200, 100, 100)]

    assert found("wide-range", figures) == []


def test_one_other_range_is_not_named_as_every_other():
    figures = [make_range(65_000, 252_000, key="a"), make_range(60_000, 70_000, key="b")]

    (note,) = found("wide-range", figures)

    assert "every other" not in note.text


def test_open_ranges_have_no_width():
    figures = [
        make_range(10_000, 90_000, key="open", is_open_top=True),
        make_range(60_000, 70_000, key="a"),
        make_range(60_000, 70_000, key="b"),
    ]

    assert found("wide-range", figures) == []


# nothing-stated


@pytest.mark.parametrize("values", [{"observations": 12}, {"month": 5}], ids=str)
def test_figures_that_state_a_sample_or_a_month_are_left_out(values):
    stated = make_average(100_000, **values)

    assert found("nothing-stated", [stated, make_average(90_000, key="bare")]) == []


def test_an_employers_range_has_a_meaning():
    figures = [
        make_range(90_000, 120_000, key="stated"),
        make_figure(
            key="employer", span_statistic="employer-range", minimum=90_000, maximum=120_000
        ),
    ]

    (note,) = found("nothing-stated", figures)

    assert "range" not in note.text


# level-order


def levels(**amounts):
    return [
        make_average(amount, key=level, level=level, element="base")
        for level, amount in amounts.items()
    ]


def test_a_higher_level_with_a_lower_middle_is_doubted():
    (note,) = found("level-order", levels(senior=150_000, entry=90_000, mid=160_000))

    assert note.about == ("mid", "senior")
    assert note.text == (
        "Some Source: at senior level the average is $150,000, below $160,000 at mid level."
    )


@pytest.mark.parametrize(
    "figures",
    [
        levels(entry=90_000, mid=100_000, senior=100_000, executive=200_000),
        [replace(one, source=one.key) for one in levels(mid=160_000, senior=150_000)],
        [replace(one, source="") for one in levels(mid=160_000, senior=150_000)],
        [replace(one, element=one.key) for one in levels(mid=160_000, senior=150_000)],
        [replace(one, place=one.key) for one in levels(mid=160_000, senior=150_000)],
        [replace(one, year=len(one.key)) for one in levels(mid=160_000, senior=150_000)],
        [replace(one, title_set=one.key) for one in levels(mid=160_000, senior=150_000)],
        [replace(one, employment_type=one.key) for one in levels(mid=160_000, senior=150_000)],
        [replace(one, centre_statistic=one.key) for one in levels(mid=160_000, senior=150_000)],
        [*levels(mid=160_000), make_average(150_000, key="all", element="base")],
    ],
)
def test_levels_that_ascend_or_are_not_alike_are_not_doubted(figures):
    assert found("level-order", figures) == []


def test_the_level_above_a_missing_one_is_compared_with_the_one_below():
    (note,) = found("level-order", levels(entry=160_000, senior=150_000))

    assert note.about == ("entry", "senior")


# same-source-two-figures


def test_a_source_that_says_two_things_of_the_same_people_is_doubted():
    figures = [make_average(150_000, key="a"), make_average(170_000, key="b")]

    (note,) = found("same-source-two-figures", figures)

    assert note.about == ("a", "b")
    assert note.text == "Some Source gives two figures for the same: $150,000 and $170,000."


@pytest.mark.parametrize(
    "other",
    [
        {"centre": 150_000},
        {"source": "other"},
        {"element": "base"},
        {"level": "senior"},
        {"years_to": 3},
        {"population": "start-ups"},
        {"year": 2023},
        {"month": 5},
        {"place": "de"},
        {"currency": "EUR"},
        {"centre_statistic": "median"},
    ],
    ids=str,
)
def test_figures_about_something_else_may_differ(other):
    second = replace(make_average(170_000, key="b"), **other)

    assert found("same-source-two-figures", [make_average(150_000, key="a"), second]) == []


def test_two_sources_that_are_not_named_need_not_be_one():
    figures = [
        make_average(150_000, key="a", source=""),
        make_average(170_000, key="b", source=""),
    ]

    assert found("same-source-two-figures", figures) == []


# element-not-stated


def test_figures_that_say_what_they_count_are_left_out():
    figures = [make_average(100_000, element="base"), make_average(90_000, key="bare")]

    (note,) = found("element-not-stated", figures)

    assert note.about == ("bare",)
    assert note.text == ("1 of these figures does not say what it counts: base pay alone, or more.")


# How many figures a note names


def test_a_note_names_no_more_figures_than_its_index_holds():
    figures = [make_average(100_000 + n, key=f"{n:080}", source="") for n in range(50)]

    abouts = [note.about for note in notes(figures)]

    assert {key for about in abouts for key in about} == {figure.key for figure in figures}
    assert max(len(" ".join(about)) for about in abouts) < 2_700


def test_many_figures_are_shared_out_evenly():
    figures = [make_average(100_000, key=str(n)) for n in range(MOST_NAMED + 1)]

    assert [len(part) for part in in_parts(figures)] == [13, 12]
    assert in_parts([]) == []


def test_a_rule_about_many_bands_names_the_first_of_them():
    bands = [
        make_range(100_000, 200_000, key=f"{n:02}", years_from=n, years_to=n) for n in range(30)
    ]
    hole = make_range(300_000, 400_000, key="last", years_from=40)

    (note,) = found("bands-overlap-or-leave-holes", [*bands, hole])

    assert note.about == tuple(f"{n:02}" for n in range(MOST_NAMED))
