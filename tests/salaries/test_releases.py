"""Does an import leave the old state or the new one, whatever happens?"""

import re
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command

from mlpm.content.models import ContentVersion
from mlpm.sources.models import Release, Source
from salaries import releases
from salaries.imports.files import UnreadableFile
from salaries.models import PayFigure, TitleMapping
from salaries.releases import ImportRefused, activate, import_release, kept_file, reaggregate
from tests.builders import make_place, make_role, make_source
from tests.salaries.imports.builders import row, written

JANUARY = date(2025, 1, 12)


@pytest.fixture
def source(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"
    make_place(code="US")
    source = make_source("aijobs", kind="adverts")
    for slug, title in (
        ("data-scientist", "Data Scientist"),
        ("product-manager", "Product Manager"),
    ):
        TitleMapping.objects.create(source=source, role=make_role(slug), title=title)
    return source


@pytest.fixture
def edition(tmp_path):
    """Makes the file of an edition: `edition(JANUARY, 60, 100_000)`."""

    def make(day, adverts=60, amount=100_000, **values):
        path = tmp_path / f"edition_{day}.csv"
        path.write_bytes(written([row(salary_in_usd=str(amount), **values)] * (2 * adverts)))
        return path

    return make


def shown():
    """What readers see: the edition, and the figure of all levels and contracts."""
    figure = (
        PayFigure.objects.published().computed().filter(level="", employment_type="any").first()
    )
    release = Source.objects.get(slug="aijobs").active_release
    return release and release.released_on, figure and (figure.centre, figure.observations)


def state():
    """Everything that an import writes."""
    return (
        shown(),
        list(Release.objects.values_list("released_on", "sha256", "is_complete")),
        PayFigure.objects.count(),
        list(ContentVersion.objects.values_list("number", flat=True)),
        sorted(path.name for path in releases.folder().glob("*.csv*")),
    )


def test_an_edition_is_counted_kept_and_shown(source, edition):
    report = import_release("aijobs", edition(JANUARY))

    release = Release.objects.get()
    assert shown() == (JANUARY, (100_000, 60))
    assert (release.rows_read, release.rows_used, release.rows_rejected) == (120, 120, 0)
    assert release.is_complete
    assert release.report["lines"] == list(report.lines())
    assert kept_file(release).read_bytes() == edition(JANUARY).read_bytes()


def test_a_computed_figure_says_what_it_counts(source, edition):
    import_release("aijobs", edition(JANUARY))

    figure = PayFigure.objects.get(level="mid", employment_type="full-time")
    assert (figure.element, figure.place.slug, figure.year, figure.currency) == (
        "base", "us", 2024, "USD",
    )  # fmt: skip
    assert (figure.centre_statistic, figure.span_statistic, figure.rows) == (
        "median", "percentiles", 120,
    )  # fmt: skip
    assert re.fullmatch("[a-z2-7]{12}", figure.key)


def test_the_same_file_again_changes_nothing(source, edition):
    import_release("aijobs", edition(JANUARY))
    before = state()

    report = import_release("aijobs", edition(JANUARY), by="ann")

    assert state() == before
    assert "already imported on" in report.outcome
    assert "by the command line. Nothing was changed." in report.outcome


def test_the_same_figure_has_the_same_address_in_the_next_edition(source, edition):
    import_release("aijobs", edition(JANUARY))
    before = set(PayFigure.objects.values_list("key", flat=True))

    report = import_release("aijobs", edition(JANUARY + timedelta(7), 61, 101_000))

    assert shown() == (JANUARY + timedelta(7), (101_000, 61))
    assert set(PayFigure.objects.values_list("key", flat=True)) == before
    assert "  data-scientist: 0 added, 0 gone, 4 changed, 0 the same" in report.lines()
    assert "Since the edition of 2025-01-12, +2 rows:" in report.lines()


def test_an_older_edition_can_be_shown_again(source, edition):
    import_release("aijobs", edition(JANUARY))
    import_release("aijobs", edition(JANUARY + timedelta(7), 61, 101_000))
    figures = PayFigure.objects.count()

    activate("aijobs", JANUARY)

    assert shown() == (JANUARY, (100_000, 60))
    assert PayFigure.objects.count() == figures


def test_an_edition_that_is_not_there_cannot_be_shown(source, edition):
    import_release("aijobs", edition(JANUARY))

    with pytest.raises(ImportRefused, match="has no edition of 2024-01-01; there are: 2025-01-12"):
        activate("aijobs", date(2024, 1, 1))


def test_an_older_edition_is_stored_and_not_shown(source, edition):
    import_release("aijobs", edition(JANUARY))

    report = import_release("aijobs", edition(JANUARY - timedelta(7), 60, 99_000))

    assert shown() == (JANUARY, (100_000, 60))
    assert Release.objects.count() == 2
    assert "`activate_release aijobs 2025-01-05` shows this one." in report.outcome


def test_a_dry_run_writes_nothing(source, edition):
    import_release("aijobs", edition(JANUARY))
    before = state()

    report = import_release("aijobs", edition(JANUARY + timedelta(7), 61), is_dry_run=True)

    assert state() == before
    assert "  data-scientist: 0 added, 0 gone, 4 changed, 0 the same" in report.lines()


def test_a_firm_middle_that_moved_far_waits_for_somebody_to_say_so(source, edition):
    import_release("aijobs", edition(JANUARY))
    before = state()
    later = edition(JANUARY + timedelta(7), 60, 130_000)

    with pytest.raises(ImportRefused, match=r"100,000 → 130,000 \(\+30\.0%\)"):
        import_release("aijobs", later)

    assert state() == before
    import_release("aijobs", later, accepts_surprises=True)
    assert shown()[1] == (130_000, 60)


def test_few_adverts_may_move_as_they_like(source, edition):
    import_release("aijobs", edition(JANUARY, 20))

    import_release("aijobs", edition(JANUARY + timedelta(7), 20, 200_000))

    assert shown()[1] == (200_000, 20)


@pytest.fixture
def half_bad(tmp_path):
    path = tmp_path / "half_2025-01-12.csv"
    bad = [row(salary="=cmd()"), row(work_year="2021e")]
    path.write_bytes(written([row()] * 12 + bad))
    return path


def test_more_than_a_tenth_of_bad_rows_is_refused_with_all_of_them(source, half_bad):
    before = state()

    with pytest.raises(ImportRefused) as error:
        import_release("aijobs", half_bad)

    assert "2 of 14 rows are rejected, more than 10%" in str(error.value)
    assert "line 14, salary: '=cmd()'" in str(error.value)
    assert "line 15, work_year: '2021e', expected: an estimate" in str(error.value)
    assert state()[:4] == before[:4]


def test_bad_rows_are_left_out_when_told_and_all_written_down(source, half_bad):
    report = import_release("aijobs", half_bad, accepts_surprises=True)

    assert shown()[1] == (100_000, 6)
    assert Release.objects.get().rows_rejected == 2
    with open(report.rejects_file) as file:
        lines = file.read().splitlines()
    assert lines[1].startswith("14,salary,'=cmd(),")
    assert len(lines) == 3


def test_titles_mapped_otherwise_are_counted_anew_from_the_kept_file(source, edition, tmp_path):
    path = edition(JANUARY, job_title="Astronaut")
    import_release("aijobs", path)
    assert shown() == (JANUARY, None)
    path.unlink()
    TitleMapping.objects.filter(title="Data Scientist").update(title="ASTRONAUT ")

    reaggregate(Source.objects.get(slug="aijobs"))

    assert shown() == (JANUARY, (100_000, 60))
    assert Release.objects.count() == 1


def test_the_same_file_is_counted_anew_when_titles_are_mapped_otherwise(source, edition):
    import_release("aijobs", edition(JANUARY, job_title="Astronaut"))
    TitleMapping.objects.filter(title="Data Scientist").update(title="Astronaut")

    report = import_release("aijobs", edition(JANUARY, job_title="Astronaut"))

    assert shown() == (JANUARY, (100_000, 60))
    assert "is counted anew" in report.outcome


def test_a_kept_file_that_is_gone_is_said_plainly(source, edition):
    import_release("aijobs", edition(JANUARY))
    kept_file(Release.objects.get()).unlink()
    TitleMapping.objects.all().delete()

    with pytest.raises(ImportRefused, match="is not kept here any more"):
        reaggregate(Source.objects.get(slug="aijobs"))


def test_the_last_five_editions_are_kept_and_the_one_that_is_shown(source, edition):
    first = JANUARY
    import_release("aijobs", edition(first))
    for week in range(1, 7):
        import_release("aijobs", edition(JANUARY + timedelta(7 * week), 60 + week))
        if week == 1:
            activate("aijobs", first)

    days = sorted(Release.objects.values_list("released_on", flat=True))
    assert days == [JANUARY + timedelta(7 * week) for week in range(2, 7)]
    assert len(list(releases.folder().glob("*.csv"))) == 5


def test_what_a_killed_import_left_is_removed_by_the_next(source, edition):
    left = Release.objects.create(source=source, released_on=JANUARY, sha256="f" * 64)

    import_release("aijobs", edition(JANUARY))

    assert not Release.objects.filter(pk=left.pk).exists()


@pytest.mark.parametrize("step", ["_rows", "_show", "raise_content_version"])
def test_an_import_that_fails_on_its_way_leaves_the_old_state(source, edition, monkeypatch, step):
    import_release("aijobs", edition(JANUARY))
    before = shown()

    def fail(*arguments):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(releases, step, fail)
    with pytest.raises(RuntimeError):
        import_release("aijobs", edition(JANUARY + timedelta(7), 61))

    assert shown() == before
    assert not PayFigure.objects.filter(release__is_complete=False).exists()


def test_a_second_import_is_told_to_wait(source, edition):
    with releases.only_import(), pytest.raises(ImportRefused, match="Another import is running"):
        import_release("aijobs", edition(JANUARY))

    assert Release.objects.count() == 0


def test_a_file_that_cannot_be_read_changes_nothing(source, tmp_path):
    path = tmp_path / "a_2025-01-12.csv"
    path.write_bytes(b"a;b\n1;2\n")
    before = state()

    with pytest.raises(UnreadableFile):
        import_release("aijobs", path)

    assert state() == before


@pytest.mark.parametrize(
    ("name", "said"),
    [("edition.csv", "give --released-on"), ("edition_2025-13-45.csv", "is no date")],
)
def test_an_edition_needs_a_date(source, edition, tmp_path, name, said):
    path = edition(JANUARY).rename(tmp_path / name)

    with pytest.raises(ImportRefused, match=said):
        import_release("aijobs", path)


def test_the_command_says_what_it_did_or_why_not(source, edition, capsys):
    call_command("import_pay", "aijobs", edition(JANUARY))

    said = capsys.readouterr().out
    assert "Rows: 120 read, 120 behind figures, 0 rejected" in said
    assert "The edition of 2025-01-12 is shown now." in said
    with pytest.raises(CommandError, match="has no edition"):
        call_command("activate_release", "aijobs", date(2020, 1, 1))
    with pytest.raises(CommandError, match="There is no file"):
        call_command("import_pay", "aijobs", "nothing.csv")


def test_without_the_source_the_content_is_to_be_loaded_first(db, tmp_path):
    with pytest.raises(ImportRefused, match="load the content first"):
        import_release("bls-oews", tmp_path / "a.csv")
