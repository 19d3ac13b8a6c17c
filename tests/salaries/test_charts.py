import re
from dataclasses import replace

import pytest
from django.template import Context, Engine
from hypothesis import given
from hypothesis import strategies as st

from salaries.charts import MOST_TICKS, Axis, axis_for, axis_svg, strip_svg
from salaries.figures import Component, with_parts
from tests.salaries.builders import (
    make_average,
    make_counted,
    make_figure,
    make_range,
    seed_figure,
    seed_figures,
)

AXIS = Axis(50_000, 250_000, 50_000)
amounts = st.integers(min_value=1, max_value=100_000_000)


@st.composite
def figures(draw):
    low, centre, high = sorted(draw(st.tuples(amounts, amounts, amounts)))
    return draw(
        st.sampled_from(
            [
                make_average(centre),
                make_range(low, high),
                make_range(low, high, is_open_top=True),
                make_range(low, high, is_open_bottom=True),
                make_range(low, None, is_open_top=True),
                make_range(None, high, is_open_bottom=True),
                make_counted(20, centre, p25=low, p75=high),
                make_counted(8, centre),
            ]
        )
    )


# The axis


@given(st.lists(figures(), min_size=1, max_size=8))
def test_every_amount_lies_inside_the_picture_and_labels_stay_few(rows):
    axis = axis_for(rows)

    for figure in rows:
        for amount in figure.amounts:
            assert 0 < axis.position(amount) < 100
    assert 1 <= len(axis.ticks) <= MOST_TICKS
    assert all(tick % axis.step == 0 for tick in axis.ticks)


@given(st.lists(figures(), min_size=1, max_size=8))
def test_no_label_hangs_over_an_edge_but_that_of_zero(rows):
    axis = axis_for(rows)

    assert all(2 < axis.position(tick) < 98 for tick in axis.ticks if tick)


@given(st.lists(figures(), min_size=1, max_size=8))
def test_every_picture_stays_between_its_edges(rows):
    axis = axis_for(rows)

    for figure in rows:
        for number in re.findall(r'="(-?[\d.]+)%"', strip_svg(figure, axis)):
            assert -100 <= float(number) <= 100


def test_the_axis_has_a_tick_every_fifty_thousand():
    axis = axis_for([make_average(151_772), make_average(244_774)])

    assert axis.step == 50_000
    assert axis.ticks == (150_000, 200_000, 250_000)


def test_the_axis_goes_from_below_the_lowest_to_above_the_highest():
    axis = axis_for([make_range(126_000, 185_000)])

    assert (axis.low, axis.high) == (110_000, 210_000)


def test_more_than_seven_ticks_make_the_step_wider():
    axis = axis_for([make_range(65_000, 480_000)])

    assert axis.step == 100_000


def test_fewer_than_two_ticks_make_the_step_narrower():
    axis = axis_for([make_average(31_000, currency="EUR"), make_average(38_000, currency="EUR")])

    assert axis.step < 50_000
    assert len(axis.ticks) >= 2
    assert axis.currency == "EUR"


def test_an_open_end_has_a_whole_step_for_its_arrow():
    axis = axis_for([seed_figure("brief-2024-years-1-3"), seed_figure("brief-2024-senior")])

    assert axis.high >= 400_000
    assert axis.position(350_000) < 90


def test_amounts_that_nearly_agree_are_drawn_near_each_other():
    axis = axis_for([make_average(151_772), make_average(151_774)])

    assert abs(axis.position(151_772) - axis.position(151_774)) < 0.1


def test_the_outer_tenths_are_not_drawn_and_do_not_stretch_the_axis():
    axis = axis_for([make_counted(90, 150_000, p10=20_000, p25=120_000, p75=180_000, p90=900_000)])

    assert axis.high < 250_000


def test_there_is_an_axis_without_figures():
    assert axis_for([]).ticks == axis_for([None]).ticks == (100_000, 150_000, 200_000, 250_000)


def test_an_amount_outside_the_axis_is_held_at_its_edge():
    assert AXIS.position(10_000) == 0
    assert AXIS.position(900_000) == 100
    assert AXIS.position(150_000) == 50


ROOMY = Axis(90_000, 210_000, 50_000)


def test_labels_stand_at_their_ticks():
    svg = axis_svg(ROOMY)

    assert 'class="axis"' in svg
    assert 'aria-hidden="true"' in svg
    assert 'x="50.00%"' in svg
    assert ">$150k</text>" in svg
    assert svg.count("<text") == len(ROOMY.ticks)


@pytest.mark.parametrize(("high", "labels"), [(203_000, 2), (215_000, 3)])
def test_a_line_close_to_the_edge_has_no_label(high, labels):
    assert axis_svg(Axis(90_000, high, 50_000)).count("<text") == labels


def test_every_second_label_can_be_hidden():
    shown = re.findall(r"<text x[^>]*>([^<]+)", axis_svg(ROOMY))

    assert shown == ["$100k", "$200k"]


def test_the_currency_is_escaped():
    assert "<b>" not in axis_svg(Axis(0, 100_000, 50_000, "<b>"))


# Strips: the grammar


def test_no_figure_leaves_the_grid():
    svg = strip_svg(None, AXIS)

    assert svg.count('class="grid"') == len(AXIS.ticks)
    assert "<rect" not in svg
    assert "<circle" not in svg


def test_a_figure_in_another_currency_is_not_drawn():
    assert strip_svg(make_average(150_000, currency="CHF"), AXIS) == strip_svg(None, AXIS)


@pytest.mark.parametrize("statistic", ["average", "mean"])
def test_an_average_is_a_ring(statistic):
    svg = strip_svg(make_figure(centre=150_000, centre_statistic=statistic), AXIS)

    assert '<circle class="ring" cx="50.00%"' in svg
    assert "middle" not in svg


def test_a_stated_range_fades_at_both_ends_and_is_no_bar():
    svg = strip_svg(make_range(100_000, 200_000), AXIS)

    assert 'class="fade" fill="url(#fade)" x="25.00%" width="50.00%"' in svg
    assert 'class="bar' not in svg
    assert "arrow" not in svg


def test_an_employers_range_is_drawn_as_a_stated_one():
    stated = make_range(100_000, 200_000)

    svg = strip_svg(replace(stated, span_statistic="employer-range"), AXIS)

    assert svg == strip_svg(stated, AXIS)


@pytest.mark.parametrize("statistic", ["stated-range", "threshold"])
def test_an_open_top_runs_from_its_amount_into_an_arrow_at_the_right(statistic):
    figure = make_figure(span_statistic=statistic, minimum=150_000, is_open_top=True)

    svg = strip_svg(figure, AXIS)

    assert 'fill="url(#fade-open)" x="50.00%" width="49.00%"' in svg
    assert '<svg x="99.00%"' in svg
    assert 'd="M-7 -7l7 7-7 7"' in svg


def test_an_open_bottom_is_the_mirror_image():
    svg = strip_svg(make_range(None, 150_000, is_open_bottom=True), AXIS)

    assert 'fill="url(#fade-open)" x="-50.00%" width="49.00%"' in svg
    assert "scale(-1 1)" in svg
    assert '<svg x="1.00%"' in svg


def test_a_range_that_is_open_above_its_top_is_a_bar_and_then_an_arrow():
    svg = strip_svg(make_range(100_000, 200_000, is_open_top=True), AXIS)

    assert 'fill="url(#fade-open)" x="25.00%" width="50.00%"' in svg
    assert '<svg x="75.00%"' in svg
    assert 'class="arrow"' in svg


def test_half_of_many_offers_is_a_firm_bar_with_the_middle_upright():
    svg = strip_svg(make_counted(50, 150_000, p25=100_000, p75=200_000), AXIS)

    assert 'class="bar" x="25.00%" width="50.00%"' in svg
    assert 'class="middle" x="50.00%"' in svg


def test_half_of_few_offers_is_a_bar_that_shows_it():
    svg = strip_svg(make_counted(49, 150_000, p25=100_000, p75=200_000), AXIS)

    assert 'class="bar bar--few"' in svg


def test_percentiles_without_a_sample_size_are_not_drawn_firm():
    figure = replace(make_counted(50, 150_000, p25=100_000, p75=200_000), observations=None)

    assert 'class="bar bar--few"' in strip_svg(figure, AXIS)


def test_a_middle_offer_without_quartiles_stands_alone():
    svg = strip_svg(make_counted(9, 150_000), AXIS)

    assert 'class="middle middle--alone"' in svg
    assert 'class="bar' not in svg


def test_a_part_is_a_ring_without_the_range_of_its_whole():
    whole = make_average(
        150_000,
        span_statistic="stated-range",
        minimum=100_000,
        maximum=200_000,
        components=(Component(kind="base", amount=120_000),),
    )

    svg = strip_svg(with_parts(whole)[1], AXIS)

    assert 'class="ring" cx="35.00%"' in svg
    assert "<rect" not in svg


def test_the_mark_chooses_the_colour_by_class():
    assert 'class="strip strip--3"' in strip_svg(None, AXIS, 3)


@pytest.mark.parametrize("figure", seed_figures(), ids=lambda figure: figure.key)
def test_a_strip_is_hidden_from_screen_readers_and_has_neither_text_nor_style(figure):
    svg = strip_svg(figure, axis_for(seed_figures()))

    assert 'aria-hidden="true"' in svg
    assert "<text" not in svg
    assert "style=" not in svg
    assert "viewBox" not in svg


# In a template


def test_the_tags_draw_the_same_markup_unescaped():
    template = Engine(libraries={"pay": "salaries.templatetags.pay"}).from_string(
        "{% load pay %}{% axis scale %}{% strip figure scale 2 %}"
    )
    figure = make_average(150_000)

    page = template.render(Context({"scale": AXIS, "figure": figure}))

    assert page == axis_svg(AXIS) + strip_svg(figure, AXIS, 2)


# The reader's own amount


def test_the_readers_amount_is_a_line_through_its_row_and_labelled_once():
    assert 'class="you" x1="50.00%"' in strip_svg(None, ROOMY, 0, 150_000)
    assert "my offer, $150,000</text>" in axis_svg(ROOMY, 150_000)


def test_the_readers_amount_is_in_sight_unless_it_would_press_all_others_together():
    rows = [make_counted(60, 100_000)]

    assert axis_for(rows, 160_000).high > 160_000
    assert axis_for(rows, 10_000_000) == axis_for(rows)
