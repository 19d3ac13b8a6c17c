from collections import Counter
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from mlpm.sources.models import Release
from salaries import notes
from salaries.models import DataNote, PayComponent, PayFigure
from salaries.releases import import_release
from tests.builders import (
    make_draft,
    make_figure,
    make_forecast,
    make_place,
    make_role,
    make_source,
)

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
    own = notes.write("", ["low"], "Written by us.", role=role, decision="accepted")

    notes.refresh(role)
    notes.refresh(role)

    assert role.data_notes.get(rule="") == own
    assert [figure.key for figure in own.figures.all()] == ["low"]


def test_a_note_may_be_about_a_forecast(role):
    forecast = make_forecast(role, "growth")

    note = notes.write("", ["low", "growth"], "Written by us.", role=role)

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
    notes.write(RULE, ["low"], "Of the draft.", role=other, decision="accepted")

    notes.refresh(role)

    assert other.data_notes.get().text == "Of the draft."


# What is counted, and the day


TODAY = date(2026, 6, 30)
ORDER = "level-order-counted"


def make_edition(source, released_on=date(2025, 1, 19), **values):
    """Another edition of the source, and the one that is shown."""
    release = Release.objects.create(
        source=source,
        released_on=released_on,
        sha256=f"{released_on}",
        is_complete=True,
        **values,
    )
    source.active_release = release
    source.save()
    return release


def make_level(role, release, level, centre, **values):
    defaults = {
        "source": release.source,
        "release": release,
        "element": "base",
        "place": make_place(),
        "year": 2024,
        "employment_type": "full-time",
        "centre_statistic": "median",
        "observations": 60,
    }
    return make_figure(role, f"key-{level}", level=level, centre=centre, **{**defaults, **values})


@pytest.fixture
def release(role):
    """In which the middle falls from mid to senior level."""
    release = make_edition(make_source())
    make_level(role, release, "mid", 160_000)
    make_level(role, release, "senior", 150_000)
    return release


def counted_notes(role):
    return list(role.data_notes.filter(rule=ORDER))


def test_levels_of_the_edition_that_is_shown_are_doubted(role, release):
    new = notes.refresh_computed(release.source, TODAY)

    (note,) = counted_notes(role)
    assert note in new
    assert note.subject == "key-mid key-senior"
    assert {figure.level for figure in note.figures.all()} == {"mid", "senior"}
    assert "some roles" in note.text


@pytest.mark.parametrize(
    "values",
    [
        {"year": 2025},
        {"employment_type": "any"},
        {"centre": None, "centre_statistic": ""},
    ],
    ids=str,
)
def test_only_full_time_pay_of_years_that_were_over_is_looked_at(role, release, values):
    PayFigure.objects.computed().update(**values)

    notes.refresh_computed(release.source, TODAY)

    assert counted_notes(role) == []


def test_a_decision_about_counted_figures_stays_through_an_edition_that_counts_the_same(
    role, release
):
    notes.refresh_computed(release.source, TODAY)
    DataNote.objects.filter(rule=ORDER).update(decision="dismissed", reason="Known.")
    later = make_edition(release.source, date(2025, 1, 26))
    make_level(role, later, "mid", 160_000)
    make_level(role, later, "senior", 150_000)

    new = notes.refresh_computed(release.source, TODAY)

    (note,) = counted_notes(role)
    assert note.decision == "dismissed"
    assert note not in new
    assert {figure.release for figure in note.figures.all()} == {later}


def test_another_amount_in_another_edition_is_to_be_decided_anew(role, release):
    notes.refresh_computed(release.source, TODAY)
    DataNote.objects.filter(rule=ORDER).update(decision="accepted")
    later = make_edition(release.source, date(2025, 1, 26))
    make_level(role, later, "mid", 160_000)
    make_level(role, later, "senior", 140_000)

    notes.refresh_computed(release.source, TODAY)

    assert [note.decision for note in counted_notes(role)] == ["open"]


def test_a_doubt_goes_with_the_edition_that_raised_it(role, release):
    notes.refresh_computed(release.source, TODAY)
    PayFigure.objects.computed().delete()

    notes.refresh_computed(release.source, TODAY)

    assert counted_notes(role) == []


def test_an_edition_is_doubted_as_a_whole(role, release):
    Release.objects.update(rows_read=100, rows_used=10)

    new = notes.refresh_computed(release.source, TODAY)

    own = release.source.data_notes.all()
    assert [note.rule for note in own] == ["edition-over-a-year-old", "few-rows-mapped"]
    assert {note.subject for note in own} == {"2025-01-19"}
    assert set(own) <= set(new)


def test_a_source_without_an_edition_is_not_doubted():
    source = make_source()

    assert notes.refresh_computed(source, TODAY) == []


def test_old_figures_are_decided_beside_the_others_and_stay_so(role):
    PayFigure.objects.update(year=2024)
    notes.refresh(role, TODAY)
    role.data_notes.filter(rule="figures-over-a-year-old").update(decision="accepted")

    notes.refresh(role, date(2026, 7, 1))

    note = role.data_notes.get(rule="figures-over-a-year-old")
    assert note.decision == "accepted"
    assert {figure.key for figure in note.figures.all()} == {"low", "high"}


# check_pay


def check():
    out = StringIO()
    call_command("check_pay", stdout=out)
    return out.getvalue().splitlines()


def test_check_pay_counts_the_notes_of_each_rule_and_names_the_new_ones(role, release):
    first, second = check(), check()

    assert f"{RULE}: 1 to decide, 0 accepted, 0 dismissed" in first
    assert f"{ORDER}: 1 to decide, 0 accepted, 0 dismissed" in first
    assert any(line.startswith("new, Some role: In full-time adverts") for line in first)
    assert any(line.startswith("new, Some Source: The newest edition") for line in first)
    assert not [line for line in second if line.startswith("new,")]
    assert second[-1] == "0 new"


def test_check_pay_keeps_decisions(role, release):
    check()
    DataNote.objects.filter(rule=ORDER).update(decision="accepted")

    assert f"{ORDER}: 0 to decide, 1 accepted, 0 dismissed" in check()


# The editions that are here


def test_the_bundled_editions_raise_these_doubts(content, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    folder = settings.BASE_DIR / "fixtures" / "releases"

    import_release("aijobs", folder / "aijobs_salaries_2025-01-19.csv.gz")
    import_release("bls-oews", folder / "bls_oews_2025-05.csv.gz")

    found = DataNote.objects.filter(rule__in=notes.NEVER_IN_DOCUMENTS)
    assert Counter(found.values_list("rule", flat=True)) == {
        ORDER: 7,
        "figures-over-a-year-old": 1,
        "edition-over-a-year-old": 2,
        "few-rows-mapped": 1,
    }
    assert found.get(rule=ORDER, role__slug="ml-product-manager").text == (
        "In full-time adverts for AI or ML product managers in the United States in 2024, the "
        "middle offer at senior level is $152,200 (about 7 adverts), below $189,000 at mid level "
        "(about 9 adverts). It is shown as counted."
    )
