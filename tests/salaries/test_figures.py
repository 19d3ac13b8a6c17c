import pytest

from mlpm.lib.sentences import Evidence
from salaries.figures import Component, with_parts
from tests.salaries.builders import make_average, make_counted, make_figure, seed_figure


@pytest.mark.parametrize(
    ("observations", "evidence"),
    [(None, Evidence.WORD), (6, Evidence.FEW), (49, Evidence.FEW), (50, Evidence.FIRM)],
)
def test_fifty_observations_make_a_figure_firm(observations, evidence):
    assert make_figure(observations=observations).evidence is evidence


def test_the_weakest_evidence_wins():
    assert Evidence.weakest(Evidence.FIRM, Evidence.WORD, Evidence.FEW) is Evidence.WORD


def test_a_general_figure_names_no_experience_and_no_group():
    assert make_figure().is_general
    assert not make_figure(level="mid").is_general
    assert not make_figure(years_to=3).is_general
    assert not make_figure(population="start-ups").is_general


def test_the_parts_of_a_figure_are_figures_of_their_own_element():
    whole = seed_figure("glassdoor-2024-total")

    parts = with_parts(whole)

    assert [(part.element, part.part, part.centre) for part in parts] == [
        ("total", "", 244_774),
        ("base", "base", 151_772),
        ("additional", "additional", 93_002),
    ]
    assert {part.key for part in parts} == {whole.key}


def test_what_is_named_without_an_amount_or_comes_on_top_is_no_part():
    figure = make_average(
        100, components=(Component(kind="bonus"), Component(kind="stock", amount=5, is_on_top=True))
    )

    assert with_parts(figure) == [figure]


def test_amounts_ascend():
    assert make_counted(90, 20, p25=10, p75=30).amounts == (10, 20, 30)
