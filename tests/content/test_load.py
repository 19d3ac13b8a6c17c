from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mlpm.content.canonical import BrokenDocuments
from mlpm.content.dump import dump_content
from mlpm.content.load import load_content
from mlpm.content.models import ContentVersion, Revision
from mlpm.sources.models import Citation, Source
from roles.models import Role, RoleTool, Team, Tool
from salaries.models import DataNote, Forecast, PayFigure, Place, TitleGroup, TitleMapping
from skills.models import Skill
from tests.builders import make_draft, make_note

pytestmark = [pytest.mark.usefixtures("loaded"), pytest.mark.django_db]

PATHS = [
    "sources.yaml",
    "registers.yaml",
    "places.yaml",
    "skills.yaml",
    "roles/ai-engineer.yaml",
    "roles/data-analyst.yaml",
    "roles/data-engineer.yaml",
    "roles/data-scientist.yaml",
    "roles/director-of-product-ai.yaml",
    "roles/machine-learning-engineer.yaml",
    "roles/ml-product-manager.yaml",
    "roles/product-manager.yaml",
    "roles/senior-product-manager.yaml",
    "roles/software-engineer.yaml",
    "mappings.yaml",
    "pay/ml-product-manager.yaml",
]
ROLE, PAY = "roles/ml-product-manager.yaml", "pay/ml-product-manager.yaml"
STUB = """\
document: role
slug: new-role
title: New role
short_title: new role
plural: new roles
family: product
summary: Does something new.
"""


def edit(folder, path, before, after):
    """Change the file as somebody with an editor would; fails when there is nothing to change."""
    text = (folder / path).read_text()
    assert before in text
    (folder / path).write_text(text.replace(before, after, 1))


def counts():
    """Rows of each model."""
    models = apps.get_models()
    return {model.__name__: model._default_manager.count() for model in models}


def run(*arguments, **options):
    """What the command prints."""
    output = StringIO()
    call_command(*arguments, stdout=output, **options)
    return output.getvalue()


def dumped(folder):
    dump_content(folder)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")
    }


def version():
    return ContentVersion.objects.get().number


def reason_of(folder, **options):
    """Why the load was refused; it changed nothing."""
    before = counts()

    with pytest.raises(BrokenDocuments) as broken:
        load_content(folder, **options)

    assert counts() == before
    return str(broken.value)


# Loaded, loaded again, dumped


def test_the_content_is_loaded_in_the_order_of_its_kinds(loaded):
    assert loaded.loaded == PATHS
    assert (loaded.unchanged, loaded.kept, loaded.conflicts) == ([], [], {})
    assert Role.objects.published().count() == 10
    assert PayFigure.objects.published().count() == 12


def test_loaded_twice_nothing_is_written(folder):
    before = counts(), version()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = load_content(folder)

    statements = {query["sql"].split()[0] for query in queries}
    assert report.unchanged == PATHS
    assert (report.loaded, report.kept, report.conflicts) == ([], [], {})
    assert statements <= {"SELECT", "BEGIN", "SAVEPOINT", "RELEASE"}
    assert (counts(), version()) == before


def test_what_was_loaded_is_dumped_byte_for_byte(folder, tmp_path):
    written = dumped(tmp_path / "dump")

    assert written == {path: (folder / path).read_bytes() for path in PATHS}


def test_an_edit_of_the_file_is_loaded_alone(folder):
    edit(folder, ROLE, "title: Machine learning product manager", "title: Product manager for ML")

    report = load_content(folder)

    assert report.loaded == [ROLE]
    assert Role.objects.get(slug="ml-product-manager").title == "Product manager for ML"


def test_the_role_keeps_its_row(folder):
    before = dict(Role.objects.values_list("slug", "id"))
    edit(folder, ROLE, "title: Machine learning product manager", "title: Product manager for ML")

    load_content(folder)

    assert dict(Role.objects.values_list("slug", "id")) == before


def test_no_citation_is_left_without_its_row(folder):
    before = Citation.objects.count()
    edit(folder, ROLE, "title: Machine learning product manager", "title: Product manager for ML")
    edit(folder, "skills.yaml", "name: Agile", "name: Agile ways")
    edit(folder, PAY, "amount: 175069", "amount: 175070")
    edit(
        folder,
        PAY,
        "  - rule: geometric-mean\n    about:\n      - indeed-2024\n    decision: accepted\n\n",
        "",
    )

    load_content(folder)

    assert Citation.objects.count() == before


# All or nothing


def test_a_broken_last_document_leaves_nothing_loaded(folder):
    edit(folder, "sources.yaml", "name: Glassdoor", "name: Glass door")
    edit(folder, PAY, "decision: accepted", "decision: perhaps")

    reason = reason_of(folder)

    assert reason.startswith(f"{PAY}: worth_knowing[1].decision: ")
    assert Source.objects.filter(name="Glassdoor").exists()


def test_what_the_database_refuses_last_leaves_nothing_changed(folder):
    edit(folder, ROLE, "title: Machine learning product manager", "title: Product manager for ML")
    edit(folder, PAY, "minimum: 150116", "minimum: 250116")

    reason = reason_of(folder)

    assert reason == f"{PAY}: figures[2]: The minimum is above the maximum."
    assert Role.objects.get(slug="ml-product-manager").title == "Machine learning product manager"
    assert version() == 1


def test_all_faults_of_all_documents_are_listed(folder):
    edit(folder, ROLE, "family: product", "famly: product")
    edit(folder, PAY, "amount: 175069", "amount: 1.5")

    lines = reason_of(folder).splitlines()

    assert [line.split(": ")[0] for line in lines] == [PAY, ROLE, ROLE]


def test_a_name_that_does_not_exist_leaves_nothing_loaded(folder):
    edit(folder, ROLE, "family: product", "family: produkt")

    assert reason_of(folder) == (f"{ROLE}: family: no family “produkt”; the nearest is “product”")


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("    span:\n      statistic: stated-range\n      minimum: 150116\n      maximum: 204169\n",
         "    span:\n      statistic: stated-range\n      minimum: 150116\n",
         "An end without an amount is open"),
        ("    centre:\n      statistic: average\n      amount: 175069\n    span:\n      statistic: "
         "stated-range\n      minimum: 150116\n      maximum: 204169\n", "",
         "A figure has an amount in the middle, a span, or both."),
        ("minimum: 150116", "minimum: 150116\n      p25: 150116", "A span says what it is"),
        ("statistic: stated-range\n      minimum: 150116\n      maximum: 204169",
         "statistic: percentiles\n      p25: 204169\n      p75: 150116",
         "The percentiles do not ascend"),
        ("    year: 2024\n    centre:\n      statistic: average\n      amount: 175069",
         "    month: 3\n    centre:\n      statistic: average\n      amount: 175069",
         "A month is 1 to 12 and has a year."),
        ("    year: 2024\n    centre:\n      statistic: average\n      amount: 175069",
         "    experience:\n      years_from: 3\n      years_to: 1\n"
         "    centre:\n      statistic: average\n      amount: 175069",
         "The fewer years of experience come first."),
    ],
    ids=["open end", "no amount", "both spans", "percentiles", "month", "years"],
)  # fmt: skip
def test_a_figure_the_database_refuses_is_named_in_the_editors_words(
    folder, before, after, message
):
    edit(folder, PAY, before, after)

    reason = reason_of(folder)

    assert reason.startswith(f"{PAY}: figures[2]: ")
    assert message in reason


def test_a_forecast_the_database_refuses_is_named_in_the_editors_words(folder):
    edit(folder, PAY, "made_year: 2024\n    due_year: 2025", "made_year: 2026\n    due_year: 2025")

    assert reason_of(folder) == f"{PAY}: forecasts[2]: A forecast is due after it was made."


@pytest.mark.parametrize("kind", ["figure", "forecast"])
def test_a_key_that_another_role_has_in_the_database_is_refused(folder, kind):
    model = {"figure": PayFigure, "forecast": Forecast}[kind]
    (folder / "roles/new-role.yaml").write_text(STUB)
    load_content(folder)
    model.objects.filter(key__in=["indeed-2024", "benefits-2024"]).update(
        role=Role.objects.get(slug="new-role")
    )
    edit(folder, PAY, "Benefits are", "Their benefits are")

    assert "already" in reason_of(folder, overwrite=frozenset([PAY]))


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (PAY, "      - brief-career-range\n      - brief-2024-overall\n",
         "      - brief-2024-overall\n      - brief-career-range\n"),
        (PAY, "rule: geometric-mean", "rule: no-such-rule"),
    ],
)  # fmt: skip
def test_a_decision_about_what_no_rule_finds_is_refused(folder, path, before, after):
    edit(folder, path, before, after)

    assert "finds nothing about" in reason_of(folder)


def test_what_would_not_come_back_as_written_is_refused(folder):
    """Else the next load would take the file's own words for an editor's work."""
    text = (folder / PAY).read_text()
    head, first, second, rest = text.split("  - rule: ", 3)
    (folder / PAY).write_text("  - rule: ".join([head, second, first, rest]))

    reason = reason_of(folder)

    assert reason.startswith(f"{PAY}: cannot be kept as it is written\n--- {PAY} in the file")


def test_a_pay_document_that_says_nothing_is_refused(folder):
    (folder / "pay/data-scientist.yaml").write_text("document: pay\nrole: data-scientist\n")

    assert "pay/data-scientist.yaml: cannot be kept" in reason_of(folder)


def test_a_document_under_another_name_is_refused(folder):
    (folder / ROLE).rename(folder / "roles/mlpm.yaml")

    assert f"roles/mlpm.yaml: this document belongs in {ROLE}" in reason_of(folder)


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    assert reason_of(tmp_path / "none").endswith("none: no such folder")


# Registers: what is no longer named goes, unless it is in use


def test_a_register_row_still_in_use_is_a_fault(folder):
    edit(
        folder, "registers.yaml", "  - slug: jira\n    name: Jira\n    kind: issue tracking\n\n", ""
    )

    assert reason_of(folder) == (
        "registers.yaml: “jira” was removed from the document but is still in use"
    )
    assert Tool.objects.filter(slug="jira").exists()


def test_a_row_is_removed_that_its_user_drops_in_the_same_load(folder):
    edit(
        folder,
        "registers.yaml",
        "  - slug: mixpanel\n    name: Mixpanel\n    kind: product analytics\n\n",
        "",
    )
    text = (folder / ROLE).read_text()
    start = text.index("  - tool: mixpanel")
    (folder / ROLE).write_text(text[:start] + text[text.index("  - tool:", start + 5) :])

    report = load_content(folder)

    assert report.loaded == ["registers.yaml", ROLE]
    assert not Tool.objects.filter(slug="mixpanel").exists()
    assert not RoleTool.objects.filter(tool__slug="mixpanel").exists()


def test_a_place_and_the_place_it_lies_in_go_together(folder):
    new = (
        "  - slug: cal\n    name: California\n    kind: state\n    parent: aa\n\n"
        "  - slug: aa\n    name: A country\n    kind: country\n\n"
    )
    edit(folder, "places.yaml", "places:\n", f"places:\n{new}")
    load_content(folder)
    assert Place.objects.get(slug="cal").parent.slug == "aa"
    edit(folder, "places.yaml", new, "")

    load_content(folder)

    assert not Place.objects.filter(slug__in=["aa", "cal"]).exists()


def test_many_new_places_cost_few_queries(folder):
    new = [
        f"  - slug: us-x{n}\n    name: X\n    kind: area\n    parent: us-ca\n\n" for n in range(60)
    ]
    edit(folder, "places.yaml", "places:\n", f"places:\n{new[0]}")
    with CaptureQueriesContext(connection) as one:
        load_content(folder)
    edit(folder, "places.yaml", new[0], "".join(new))

    with CaptureQueriesContext(connection) as sixty:
        load_content(folder)

    assert Place.objects.filter(parent__slug="us-ca", kind="area", name="X").count() == 60
    assert len(sixty) == len(one)


def test_a_place_moves_and_takes_another_name(folder):
    edit(
        folder,
        "places.yaml",
        "  - slug: silicon-valley\n    name: Silicon Valley\n    kind: area\n    parent: us\n",
        "  - slug: silicon-valley\n    name: The Valley\n    kind: area\n    parent: us-ca\n",
    )

    load_content(folder)

    valley = Place.objects.get(slug="silicon-valley")
    assert (valley.name, valley.parent.slug) == ("The Valley", "us-ca")


def test_a_title_that_the_mappings_name_no_more_is_mapped_no_more(folder):
    edit(folder, "mappings.yaml", "      - title: AI Product Owner\n", "")

    load_content(folder)

    sets = TitleMapping.objects.filter(title="AI Product Owner").values_list("title_set", flat=True)
    assert list(sets) == ["wide"]


def test_a_mapping_keeps_its_level_its_stand_in_and_the_reason(loaded):
    senior = TitleMapping.objects.get(source__slug="aijobs", role__slug="senior-product-manager")
    wage = TitleMapping.objects.get(source__slug="bls-oews", role__slug="product-manager")

    assert (senior.title, senior.level, senior.is_proxy) == ("Product Manager", "senior", False)
    assert (wage.title, wage.level, wage.is_proxy) == ("11-2021", "", True)
    assert wage.reason


def test_a_source_in_use_and_one_that_is_not(folder):
    unused = "  - slug: aa\n    name: Unused\n    kind: adverts\n    description: Says nothing.\n\n"
    edit(folder, "sources.yaml", "sources:\n", f"sources:\n{unused}")
    load_content(folder)
    edit(folder, "sources.yaml", unused, "")

    load_content(folder)

    assert not Source.objects.filter(slug="aa").exists()


# Parts that are renamed or removed


def test_a_part_that_is_renamed_or_removed_disappears(folder):
    role = Role.objects.get(slug="ml-product-manager")
    edit(folder, ROLE, "  - MLPM\n", "")
    edit(folder, ROLE, "name: Product Vision and Strategy", "name: Vision")

    load_content(folder)

    names = role.responsibilityarea_set.values_list("name", flat=True)
    assert "MLPM" not in role.rolealias_set.values_list("name", flat=True)
    assert "Vision" in names
    assert "Product Vision and Strategy" not in names


def test_a_figure_that_is_removed_disappears(folder):
    text = (folder / PAY).read_text()
    start = text.index("  - key: brief-2024-tech-companies")
    text = text[:start] + text[text.index("  - key: brief-2024-start-ups") :]
    text = text.replace("    figure: brief-2024-tech-companies\n", "")
    (folder / PAY).write_text(text.replace("      - brief-2024-tech-companies\n", ""))

    load_content(folder)

    assert PayFigure.objects.count() == 11
    assert not PayFigure.objects.filter(key="brief-2024-tech-companies").exists()


def test_a_skill_moves_to_another_group_under_the_same_row(folder):
    before = Skill.objects.order_by("order").first()
    text = (folder / "skills.yaml").read_text()
    text = text.replace("groups:\n", "groups:\n  - slug: first\n    name: First\n    skills:\n"
        f"      - slug: {before.slug}\n        name: {before.name}\n        description: New.\n\n",
        1)  # fmt: skip
    start = text.index(f"- slug: {before.slug}\n", text.index("description: New."))
    end = text.index("      - slug:", start)
    (folder / "skills.yaml").write_text(text[: start - 6] + text[end:])

    load_content(folder)

    after = Skill.objects.get(slug=before.slug)
    assert (after.pk, after.group.slug, after.description) == (before.pk, "first", "New.")


# Edits in the database


def edit_database():
    Role.objects.filter(slug="ml-product-manager").update(summary="Edited by somebody.")


def test_an_edit_in_the_database_is_kept(folder):
    edit_database()

    report = load_content(folder)

    assert (report.kept, report.loaded, report.conflicts) == ([ROLE], [], {})
    assert Role.objects.get(slug="ml-product-manager").summary == "Edited by somebody."


def test_an_edit_in_both_is_left_alone_and_the_three_texts_are_compared(folder):
    edit_database()
    edit(folder, ROLE, "title: Machine learning product manager", "title: Product manager for ML")

    report = load_content(folder)

    assert (report.kept, report.loaded) == ([], [])
    assert list(report.conflicts) == [ROLE]
    lines = report.conflicts[ROLE].splitlines()
    assert f"--- {ROLE} as last loaded" in lines
    assert f"+++ {ROLE} in the database" in lines
    assert f"+++ {ROLE} in the file" in lines
    assert "+summary: Edited by somebody." in lines
    assert "-title: Machine learning product manager" in lines
    assert "+title: Product manager for ML" in lines
    assert Role.objects.get(slug="ml-product-manager").summary == "Edited by somebody."


def test_the_others_are_loaded_beside_a_conflict(folder):
    edit_database()
    edit(folder, ROLE, "title: Machine learning product manager", "title: Product manager for ML")
    edit(folder, "sources.yaml", "name: Glassdoor", "name: Glass door")

    report = load_content(folder)

    assert report.loaded == ["sources.yaml"]
    assert list(report.conflicts) == [ROLE]


@pytest.mark.parametrize("file_changed", [True, False])
def test_overwrite_takes_the_file_over_an_edit(folder, file_changed):
    edit_database()
    if file_changed:
        edit(folder, ROLE, "  - MLPM\n", "")

    report = load_content(folder, frozenset([ROLE]))

    assert report.loaded == [ROLE]
    assert Role.objects.get(slug="ml-product-manager").summary.startswith("Decides what")


def test_an_edit_that_was_dumped_is_no_edit_any_more(folder):
    edit_database()
    dump_content(folder)

    report = load_content(folder)

    assert report.unchanged == PATHS
    edit(folder, ROLE, "Edited by somebody.", "Edited again.")
    assert load_content(folder).loaded == [ROLE]


def test_a_draft_of_a_role_is_no_edit(folder):
    make_draft(Role.objects.get(slug="ml-product-manager"))

    assert load_content(folder).unchanged == PATHS


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("sources.yaml", lambda: Source.objects.filter(slug="indeed-reported").update(name="I")),
        ("registers.yaml", lambda: Team.objects.filter(slug="sales").update(name="S")),
        ("skills.yaml", lambda: Skill.objects.filter(slug="agile-methods").update(name="A")),
        ("places.yaml", lambda: Place.objects.filter(slug="us-ca").update(code="07")),
        ("mappings.yaml", lambda: TitleMapping.objects.filter(level="senior").update(level="mid")),
        ("mappings.yaml", lambda: TitleGroup.objects.filter(title_set="wide").update(label="W")),
        (PAY, lambda: PayFigure.objects.filter(key="indeed-2024").update(centre=1)),
        (ROLE, lambda: RoleTool.objects.filter(tool__slug="mixpanel").update(text="T")),
        (ROLE, lambda: Citation.objects.filter(locator="line 5").delete()),
    ],
)
def test_an_edit_of_each_kind_is_seen(folder, path, change):
    change()

    assert load_content(folder).kept == [path]


# What was decided about doubts


def test_a_decision_survives_a_reload_of_its_document(folder):
    edit(
        folder, PAY, "      - indeed-2024\n    decision: accepted",
        "      - indeed-2024\n    decision: dismissed\n    reason: A coincidence.",
    )  # fmt: skip
    load_content(folder)
    edit(folder, PAY, "Technology hubs", "Hubs")

    load_content(folder)

    note = DataNote.objects.get(rule="geometric-mean")
    assert (note.decision, note.reason) == ("dismissed", "A coincidence.")
    assert [figure.key for figure in note.figures.all()] == ["indeed-2024"]
    assert DataNote.objects.accepted().count() == 9


def test_what_changes_with_the_day_is_decided_beside_the_documents(folder, tmp_path):
    role = Role.objects.get(slug="ml-product-manager")
    old = role.data_notes.filter(rule="figures-over-a-year-old")
    old.update(decision="accepted")
    before = (folder / PAY).read_bytes()

    assert dumped(tmp_path / "dump")[PAY] == before

    edit(folder, PAY, "Technology hubs", "Hubs")
    load_content(folder)

    assert [note.decision for note in old.all()] == ["accepted"]
    assert old.get().figures.count() == 9


def test_a_document_cannot_decide_what_changes_with_the_day(folder):
    edit(
        folder,
        PAY,
        "  - rule: credited-twice\n",
        "  - rule: figures-over-a-year-old\n    about:\n      - indeed-2024\n"
        "    decision: accepted\n\n  - rule: credited-twice\n",
    )

    with pytest.raises(BrokenDocuments, match="the rule “figures-over-a-year-old” finds nothing"):
        load_content(folder)


def test_an_editors_own_note_comes_back(folder, tmp_path):
    role = Role.objects.get(slug="ml-product-manager")
    make_note(role, subject="indeed-2024", text="Written by us.", order=99)

    written = dumped(tmp_path / "dump")

    assert b"    text: Written by us.\n" in written[PAY]
    load_content(tmp_path / "dump", frozenset([PAY]))
    assert dumped(tmp_path / "again") == written


# What is remembered


def test_each_document_loaded_is_a_revision_and_the_numbers_ascend(folder):
    edit(folder, ROLE, "title: Machine learning product manager", "title: Product manager for ML")

    load_content(folder)

    revisions = Revision.objects.filter(kind="role", slug="ml-product-manager").order_by("id")
    assert [revision.number for revision in revisions] == [1, 2]
    assert [revision.document["title"] for revision in revisions] == [
        "Machine learning product manager",
        "Product manager for ML",
    ]
    assert revisions[1].reason == f"loaded from {ROLE}"
    assert revisions[1].made_by is None
    assert Revision.objects.count() == len(PATHS) + 1
    assert not get_user_model().objects.exists()


def test_the_content_version_is_raised_once_for_a_load(folder):
    assert version() == 1
    edit(folder, ROLE, "title: Machine learning product manager", "title: Product manager for ML")
    edit(folder, "sources.yaml", "name: Glassdoor", "name: Glass door")

    load_content(folder)

    assert version() == 2


def test_a_load_costs_the_same_queries_for_a_longer_document(folder):
    def queries_to_read():
        with CaptureQueriesContext(connection) as queries:
            load_content(folder)
        return len(queries)

    first = queries_to_read()
    extra = "".join(f"  - title: Extra {n}\n    text: More.\n\n" for n in range(20))
    edit(folder, ROLE, "trends:\n", f"trends:\n{extra}")
    load_content(folder)

    assert queries_to_read() == first


# What a dump leaves out


def test_drafts_and_their_pay_are_not_dumped(folder, tmp_path):
    role = Role.objects.get(slug="ml-product-manager")
    make_draft(role, title="Draft of it")
    Role.objects.filter(slug="data-scientist").update(status="draft")

    written = dumped(tmp_path / "dump")

    assert "roles/data-scientist.yaml" not in written
    assert b"Draft of it" not in written[ROLE]
    assert len(written) == len(PATHS) - 1


def test_a_dump_over_the_same_content_writes_nothing(folder):
    assert dump_content(folder) == []


# Said on the command line


def test_a_conflict_exits_with_1_and_prints_the_difference(folder):
    Role.objects.filter(slug="ml-product-manager").update(summary="Edited by somebody.")
    edit(folder, ROLE, "title: Machine learning product manager", "title: Product manager for ML")
    output = StringIO()

    with pytest.raises(CommandError) as error:
        call_command("load_content", folder=folder, stdout=output)

    assert error.value.returncode == 1
    assert f"left alone: {ROLE}. Take the file with --overwrite PATH" in str(error.value)
    assert "+summary: Edited by somebody.\n" in output.getvalue()
    assert "+title: Product manager for ML\n" in output.getvalue()


def test_an_edit_that_is_kept_is_said_and_exits_with_0(folder):
    Role.objects.filter(slug="ml-product-manager").update(summary="Edited by somebody.")

    output = run("load_content", folder=folder)

    assert output == f"kept the edits of {ROLE}\n0 loaded, 15 unchanged\n"


def test_overwrite_takes_the_file(folder):
    Role.objects.filter(slug="ml-product-manager").update(summary="Edited by somebody.")

    output = run("load_content", "--overwrite", ROLE, folder=folder)

    assert output == f"loaded {ROLE}\n1 loaded, 15 unchanged\n"
    assert not Role.objects.filter(summary="Edited by somebody.").exists()


def test_dump_writes_what_changed_and_says_so(folder):
    Role.objects.filter(slug="ml-product-manager").update(summary="Edited by somebody.")

    first = run("dump_content", folder=folder)
    second = run("dump_content", folder=folder)

    assert first == f"wrote {ROLE}\n1 written\n"
    assert second == "0 written\n"
    assert "summary: Edited by somebody.\n" in (folder / ROLE).read_text()


def test_dump_makes_the_folder(tmp_path):
    output = run("dump_content", folder=tmp_path / "new" / "one")

    assert output.endswith("16 written\n")
