import pytest

from salaries import notes
from salaries.models import DataNote, PayComponent, PayFigure
from tests.builders import make_draft, make_figure, make_forecast, make_role, make_source

pytestmark = pytest.mark.django_db

RULE = "headline-ranges-differ"


@pytest.fixture
def role():
    """With two ranges for everybody that cannot both be the usual one."""
    role = make_role()
    values = {"span_statistic": "stated-range", "minimum": 100_000}
    make_figure(role, "low", order=0, maximum=150_000, **values)
    make_figure(role, "high", order=1, maximum=350_000, **values)
    return role


def found(role):
    return role.data_notes.get(rule=RULE)


def test_a_doubt_found_is_a_note_to_decide(role):
    notes.refresh(role)

    note = found(role)
    assert note.decision == DataNote.Decision.OPEN
    assert note.subject == "low high"
    assert {figure.key for figure in note.figures.all()} == {"low", "high"}
    assert not DataNote.objects.accepted().exists()


def test_a_decision_stays_while_the_rule_finds_the_same(role):
    notes.refresh(role)
    role.data_notes.filter(rule=RULE).update(decision="dismissed", reason="Known.")

    notes.refresh(role)

    assert (found(role).decision, found(role).reason) == ("dismissed", "Known.")
    assert role.data_notes.filter(rule=RULE).count() == 1


def test_a_note_that_says_something_new_is_to_be_decided_again(role):
    notes.refresh(role)
    role.data_notes.filter(rule=RULE).update(decision="accepted")
    PayFigure.objects.filter(key="high").update(maximum=400_000)

    notes.refresh(role)

    assert found(role).decision == DataNote.Decision.OPEN
    assert "$400,000" in found(role).text


def test_a_note_that_the_rule_no_longer_finds_goes(role):
    notes.refresh(role)
    PayFigure.objects.filter(key="high").update(maximum=150_000)

    notes.refresh(role)

    assert not role.data_notes.filter(rule=RULE).exists()


def test_an_editors_own_note_stays(role):
    own = notes.write(role, "", ["low"], "Written by us.", decision="accepted")

    notes.refresh(role)
    notes.refresh(role)

    assert role.data_notes.get(rule="") == own
    assert [figure.key for figure in own.figures.all()] == ["low"]


def test_a_note_may_be_about_a_forecast(role):
    forecast = make_forecast(role, "growth")

    note = notes.write(role, "", ["low", "growth"], "Written by us.")

    assert list(note.forecasts.all()) == [forecast]
    assert note.subject == "low growth"


def test_notes_stand_in_the_order_in_which_the_rules_find_them(role):
    source = make_source()
    whole = make_figure(role, "whole", order=3, source=source, centre=250_000,
                        centre_statistic="average")  # fmt: skip
    PayComponent.objects.create(figure=whole, kind="base", amount=151_000)
    make_figure(role, "part", order=2, centre=151_000, is_approximate=True,
                centre_statistic="average")  # fmt: skip

    notes.refresh(role)

    rules = list(role.data_notes.values_list("rule", flat=True))
    assert rules.index(RULE) < rules.index("part-quoted-as-average")
    assert list(role.data_notes.values_list("order", flat=True)) == list(range(len(rules)))


def test_other_roles_are_left_alone(role):
    other = make_draft(role)
    notes.write(other, RULE, ["low"], "Of the draft.", decision="accepted")

    notes.refresh(role)

    assert other.data_notes.get().text == "Of the draft."
