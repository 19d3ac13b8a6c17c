import pytest

from mlpm.lib.sentences import Sentence
from salaries.apart import apart
from salaries.selection import Selection
from tests.salaries.builders import make_average, make_range, seed_figures

CHOSEN = Selection(element="base", place="us", year="2024", type="full-time")


def words(sentence: Sentence) -> str:
    return sentence.text.format(**sentence.values)


def test_each_figure_of_the_seed_that_is_not_shown_is_counted_with_its_reason():
    shown = [figure for figure in seed_figures() if figure.key == "payscale-2024-base"]

    said = [(words(one.reason), one.selection) for one in apart(seed_figures(), shown, CHOSEN)]

    not_stated = Selection(element="not-stated", place="us", year="2024", type="full-time")
    assert said == [
        (
            "1 figure counts something else: base plus additional pay",
            Selection(element="total", place="us", year="2024", type="full-time"),
        ),
        ("3 figures do not say what they count", not_stated),
        ("2 figures state years of experience, not a level alone", Selection(by="years")),
        ("2 figures are about some employers only", None),
        ("3 figures do not say what they count", None),
    ]


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        (make_average(1, element="base", place=""), "1 figure says neither place nor year"),
        (make_average(1, element="base", year=2020), "1 figure is about another place or year"),
        (make_average(1, element="base", place="de"), "1 figure is about another place or year"),
    ],
)
def test_what_holds_elsewhere_is_said_to(figure, reason):
    (one,) = apart([figure], [], CHOSEN)

    assert words(one.reason) == reason


def test_what_a_choice_hides_needs_no_reason():
    assert apart([make_average(1, element="base")], [], CHOSEN) == ()


def test_by_years_what_states_none_leads_to_the_levels():
    by_years = Selection(by="years")
    figures = [make_average(1, element="base"), make_range(1, 2, years_from=1, key="years")]

    (one,) = apart(figures, figures[1:], by_years)

    assert words(one.reason) == "1 figure says nothing of years of experience"
    assert one.selection.element == "base"
