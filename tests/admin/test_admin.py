"""Can an editor find, change and add everything, and is she told what is wrong and nothing lost?"""

import pytest
from django.conf import settings
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mlpm.content.models import ContentVersion, Revision
from mlpm.sources.models import Citation, Release
from roles.models import Requirement, Role, RoleAlias, Tool, Transition
from salaries.models import DataNote, FigureReport, PayFigure, TitleGroup, TitleMapping
from tests.admin.builders import (
    cite,
    fill_role,
    make_editor,
    make_figure,
    make_place,
    make_role,
    make_source,
)
from tests.admin.forms import filled_form
from tests.builders import make_skill

pytestmark = pytest.mark.django_db

OURS = {"content", "sources", "skills", "roles", "salaries"}
MODELS = sorted(
    (model for model in admin.site._registry if model._meta.app_label in OURS),
    key=lambda model: model._meta.label,
)


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def page_of(row):
    return address(type(row), "change", row.pk)


def words(response):
    return response.content.decode()


def save(desk, row_or_model, **changes):
    """Open the page, change these fields, send it back."""
    is_new = isinstance(row_or_model, type)
    page = address(row_or_model, "add") if is_new else page_of(row_or_model)
    form = filled_form(desk.get(page))
    assert set(changes) <= set(form) | {name for name in changes if "-" in name or changes[name]}
    return desk.post(page, {**form, "_save": "Save", **changes})


def add_row(desk, row, prefix, **values):
    """Save the page of `row` with one more inline row."""
    form = filled_form(desk.get(page_of(row)))
    number = int(form[f"{prefix}-TOTAL_FORMS"])
    added = {f"{prefix}-{number}-{name}": value for name, value in values.items()}
    return desk.post(page_of(row), {**form, f"{prefix}-TOTAL_FORMS": number + 1, **added})


def version():
    return ContentVersion.objects.filter(id=1).values_list("number", flat=True).first() or 0


def queries(desk, page):
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(page).status_code == 200
    return len(captured)


# --- Every page


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_list_and_page_open_with_all_content_loaded(desk, content, model):
    source = make_source("for-a-release")
    Release.objects.create(source=source, released_on="2025-01-31", sha256="0" * 64)
    role = Role.objects.published().first()
    TitleMapping.objects.create(source=source, title="ML PM", role=role)
    FigureReport.objects.create(key="some-2024", role=role, kind="amount", text="It is less.")
    row = model._default_manager.first()

    assert row is not None
    for page in [address(model, "changelist"), page_of(row), address(model, "history", row.pk)]:
        assert desk.get(page).status_code == 200, page
    searched = desk.get(address(model, "changelist"), {"q": "a"})
    assert searched.status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_may_be_added_has_a_page_for_it(desk, rf, editor, model):
    request = rf.get("/")
    request.user = editor
    may = admin.site._registry[model].has_add_permission(request)

    assert desk.get(address(model, "add")).status_code == (200 if may else 403)


def test_every_page_asks_the_unknown_to_log_in(client, content):
    for model in admin.site._registry:
        row = model._default_manager.first()
        pages = [address(model, "changelist"), address(model, "add")]
        if row is not None:
            pages += [address(model, name, row.pk) for name in ("change", "delete", "history")]
        for page in pages:
            response = client.get(page)
            assert response.status_code == 302, page
            assert response["Location"].startswith(reverse("admin:login")), page


def test_the_workplace_bears_the_name_of_the_site_and_starts_with_roles(desk):
    page = words(desk.get(reverse("admin:index")))

    heads = [page.index(f">{name}</a>") for name in ["Roles", "Pay", "Skills", "Sources"]]
    assert settings.SITE_NAME in page
    assert "Django" not in page
    assert heads == sorted(heads)
    assert page.index(">Sources</a>") < page.index("History") < page.index("Accounts")


@pytest.mark.parametrize("model", [Revision, ContentVersion, Citation, Release])
def test_what_the_product_writes_itself_is_only_looked_at(rf, editor, model):
    request = rf.get("/")
    request.user = editor
    model_admin = admin.site._registry[model]

    assert model_admin.has_view_permission(request)
    assert not model_admin.has_add_permission(request)
    assert not model_admin.has_change_permission(request)
    assert not model_admin.has_delete_permission(request)


# --- Few queries


def test_a_role_costs_the_same_with_1_and_20_rows_of_each_part(desk):
    source, role = make_source(), make_role()
    fill_role(role, range(1), source)
    before = queries(desk, page_of(role))
    fill_role(role, range(1, 20), source)

    assert queries(desk, page_of(role)) == before <= 50


def test_lists_cost_the_same_for_1_and_20_rows(desk):
    source, role = make_source(), make_role()
    place = make_place()
    make_figure(role, "one", source=source, place=place)
    pages = [address(model, "changelist") for model in (PayFigure, Role)]
    before = [queries(desk, page) for page in pages]
    for n in range(20):
        other = make_role(f"other-{n}", title=f"Other {n}")
        make_figure(other, f"more-{n}", source=source, place=place)

    assert [queries(desk, page) for page in pages] == before


# --- Saving


def test_a_changed_role_raises_the_version_and_keeps_a_revision(desk, editor):
    role, before = make_role(), version()

    response = save(desk, role, summary="Says what it should do.")

    role.refresh_from_db()
    revision = Revision.objects.get()
    assert response.status_code == 302
    assert role.summary == "Says what it should do."
    assert version() == before + 1
    assert (revision.kind, revision.slug, revision.number) == ("role", role.slug, 1)
    assert (revision.made_by, revision.reason) == (editor, "edited in the admin")
    assert revision.document["summary"] == "Says what it should do."
    assert "Says what it should do." in words(desk.get(page_of(role)))


def test_saving_without_a_change_leaves_no_trace(desk):
    role = make_role()

    save(desk, role)

    assert (version(), Revision.objects.count()) == (0, 0)


def test_the_whole_loaded_role_is_saved_as_it_was(desk, content):
    role = Role.objects.get(slug="ml-product-manager")
    before, revisions = version(), Revision.objects.count()

    response = save(desk, role)

    assert response.status_code == 302
    assert (version(), Revision.objects.count()) == (before, revisions)


def test_a_new_part_goes_last_and_brings_its_citation(desk):
    source, role = make_source(), make_role()
    fill_role(role, range(2), source)

    response = add_row(
        desk,
        role,
        "requirement_set",
        kind="technical",
        text="Reads a model card.",
        order="",
        cites="some-brief:line 7\nours:nobody else says it",
    )

    row = Requirement.objects.get(text="Reads a model card.")
    assert response.status_code == 302
    assert row.order == 2
    assert [str(one) for one in row.citations.all()] == [
        "some-brief:line 7",
        "ours:nobody else says it",
    ]
    assert Revision.objects.get().document["requirements"][2]["cites"] == [
        "some-brief:line 7",
        "ours:nobody else says it",
    ]


def test_a_pay_figure_runs_the_rules_and_keeps_the_pay_document(desk, editor):
    role = make_role()
    figure = make_figure(role, element="total", centre=100_000)

    response = add_row(desk, figure, "components", kind="base", amount="90000")

    assert response.status_code == 302
    assert Revision.objects.get().kind == "pay"
    assert Revision.objects.get().document["figures"][0]["components"][0]["amount"] == 90_000
    assert version() == 1


def test_a_figure_can_be_added(desk):
    role, source = make_role(), make_source()

    response = save(
        desk,
        PayFigure,
        role=role.pk,
        key="brief-2024",
        source=source.pk,
        centre="155765",
        centre_statistic="average",
        cites="some-brief:line 121",
    )

    figure = PayFigure.objects.get()
    assert response.status_code == 302
    assert (figure.key, figure.centre, figure.order) == ("brief-2024", 155_765, 0)
    assert "$155,765 a year, average" in words(desk.get(address(PayFigure, "changelist")))


def test_an_editors_own_note_names_its_figures(desk):
    role = make_role()
    figure = make_figure(role)

    response = save(
        desk, DataNote, role=role.pk, text="Two names, one figure.", figures=[figure.pk]
    )

    note = DataNote.objects.get(rule="")
    assert response.status_code == 302
    assert (note.subject, note.decision) == ("some-2024", "accepted")
    assert Revision.objects.get(kind="pay").document["worth_knowing"][0]["about"] == ["some-2024"]


def test_a_note_is_dismissed_with_a_reason_only(desk):
    role = make_role()
    note = DataNote.objects.create(role=role, rule="some-rule", subject="x", text="Doubtful.")

    response = save(desk, note, decision="dismissed")

    note.refresh_from_db()
    assert "Say why the note is dismissed." in words(response)
    assert note.decision == "open"


def test_a_doubt_about_an_edition_is_decided_like_any_other(desk):
    source = make_source()
    note = DataNote.objects.create(source=source, rule="some-rule", subject="x", text="Doubtful.")

    response = save(desk, note, decision="accepted")

    note.refresh_from_db()
    assert (response.status_code, note.decision) == (302, "accepted")
    assert "Some brief" in words(desk.get(address(DataNote, "changelist")))


def test_a_mapping_and_a_label_are_edits_of_the_mappings(desk):
    source, role = make_source(), make_role()

    save(desk, TitleMapping, source=source.pk, role=role.pk, title="ML PM", title_set="narrow")
    save(desk, TitleGroup, role=role.pk, title_set="narrow", label="ML PM", plural="ML PMs")

    assert Revision.objects.order_by("-number").first().document == {
        "document": "mappings",
        "labels": [{"role": role.slug, "set": "narrow", "label": "ML PM", "plural": "ML PMs"}],
        "mappings": [
            {
                "source": source.slug,
                "role": role.slug,
                "set": "narrow",
                "titles": [{"title": "ML PM"}],
            }
        ],
    }


@pytest.fixture
def mapping():
    """Of a source with an edition that is shown."""
    source = make_source()
    source.active_release = Release.objects.create(
        source=source, released_on="2025-01-19", sha256="0" * 64, is_complete=True
    )
    source.save()
    return TitleMapping.objects.create(source=source, title="ML PM", role=make_role())


@pytest.fixture
def counted(monkeypatch):
    """The sources that were counted anew."""
    sources = []
    monkeypatch.setattr("salaries.admin.reaggregate", sources.append)
    return sources


def test_after_an_edit_of_a_mapping_its_source_is_counted_anew(
    desk, mapping, counted, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        save(desk, mapping, title="ML product manager")
    with django_capture_on_commit_callbacks(execute=True):
        save(desk, TitleMapping, source=mapping.source.pk, role=mapping.role.pk, title="Another")
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address(TitleMapping, "delete", mapping.pk), {"post": "yes"})

    assert counted == [mapping.source] * 3


def test_after_mappings_are_deleted_from_the_list_each_source_is_counted_once(
    desk, mapping, counted, django_capture_on_commit_callbacks
):
    other = TitleMapping.objects.create(source=mapping.source, title="Other", role=mapping.role)
    form = {
        "action": "delete_selected",
        "_selected_action": [mapping.pk, other.pk],
        "post": "yes",
    }

    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address(TitleMapping, "changelist"), form)

    assert not TitleMapping.objects.exists()
    assert counted == [mapping.source]


def test_a_mapping_of_a_source_without_an_edition_counts_nothing(
    desk, mapping, counted, django_capture_on_commit_callbacks
):
    type(mapping.source).objects.update(active_release=None)

    with django_capture_on_commit_callbacks(execute=True):
        save(desk, mapping, title="ML product manager")

    assert counted == []


@pytest.mark.django_db(transaction=True)
def test_an_edit_that_cannot_be_counted_is_kept_and_said(desk, mapping, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    type(mapping.source).objects.update(slug="aijobs")

    response = save(desk, mapping, title="ML product manager")

    mapping.refresh_from_db()
    assert mapping.title == "ML product manager"
    assert "is not kept here any more" in words(desk.get(response["Location"]))


def test_another_edition_of_a_source_is_looked_at_for_doubts(desk, mapping):
    save(desk, mapping.source, note="Looked at.")

    assert DataNote.objects.filter(rule="edition-over-a-year-old").exists()


def test_deleting_is_a_change_too(desk, editor):
    role = make_role()
    fill_role(role, range(1), make_source())
    area = role.responsibilityarea_set.get()

    response = desk.post(address(type(area), "delete", area.pk), {"post": "yes"})

    assert response.status_code == 302
    assert not role.responsibilityarea_set.exists()
    assert version() == 1
    assert Revision.objects.get().reason == "deleted in the admin"


def test_the_list_deletes_with_all_that_belongs_to_it(desk):
    source, role = make_source(), make_role()
    cite(make_figure(role, "one"), source)
    make_figure(role, "two")
    chosen = list(PayFigure.objects.values_list("pk", flat=True))
    data = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}

    response = desk.post(address(PayFigure, "changelist"), data)

    assert response.status_code == 302
    assert not PayFigure.objects.exists()
    assert not Citation.objects.exists()
    assert version() == 1


def test_what_cannot_be_remembered_is_not_deleted(desk, monkeypatch):
    def lost():
        raise RuntimeError

    figure = make_figure(make_role())
    monkeypatch.setattr("mlpm.content.editing.raise_content_version", lost)
    data = {"action": "delete_selected", "_selected_action": [figure.pk], "post": "yes"}

    for page in [address(PayFigure, "changelist"), address(PayFigure, "delete", figure.pk)]:
        with pytest.raises(RuntimeError):
            desk.post(page, data)

    assert PayFigure.objects.filter(pk=figure.pk).exists()


def test_what_others_depend_on_is_named_and_kept(desk):
    source, role = make_source(), make_role()
    make_figure(role, "leans-on-it", source=source)

    response = desk.post(address(type(source), "delete", source.pk), {"post": "yes"})

    source.refresh_from_db()
    assert "leans-on-it" in words(response)


def test_a_cited_role_with_open_doubts_can_be_deleted(desk):
    role = make_role()
    cite(role, make_source())
    DataNote.objects.create(role=role, rule="some-rule", subject="x", text="Doubtful.")

    response = desk.post(address(Role, "delete", role.pk), {"post": "yes"})

    assert response.status_code == 302
    assert not Role.objects.exists()


# --- Citations in words


def test_citations_come_back_as_they_were_written(desk):
    make_source()
    role = make_role()
    text = "some-brief:line 25\nsome-brief:line 2@2024-11-30\nsome-brief\nours:we have seen it"

    save(desk, role, cites=f"\r\n  {text}  \r\n\r\n".replace("\n", "\r\n"))

    assert filled_form(desk.get(page_of(role)))["cites"] == text
    assert [one.order for one in role.citations.all()] == [0, 1, 2, 3]
    assert Revision.objects.get().document["cites"] == text.split("\n")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("some-breif:line 2", "There is no source “some-breif”; the nearest is “some-brief”."),
        ("zzz", "There is no source “zzz”."),
        ("ours:short", "our own judgement gives its reason"),
        ("Some brief, line 2", "“Some brief, line 2”: write `source:place in it`"),
        ("some-brief:line 2@2024-13-40", "“some-brief:line 2@2024-13-40”: "),
        ("some-brief:" + "x" * 121, "longer than 120 letters"),
        ("some-brief:a\u200bb", "invisible character U+200B"),
    ],
)
def test_a_broken_citation_is_told_and_nothing_is_saved(desk, text, message):
    source, role = make_source(), make_role()
    cite(role, source)

    response = save(desk, role, cites=text, summary="Something else.")

    role.refresh_from_db()
    assert response.status_code == 200
    assert message in words(response)
    assert text in words(response)
    assert role.summary == "Decides what a product that learns should do."
    assert [str(one) for one in role.citations.all()] == ["some-brief:line 1"]
    assert version() == 0


def test_a_broken_citation_in_a_part_saves_nothing_of_the_role(desk):
    role = make_role()

    response = add_row(desk, role, "requirement_set", kind="technical", text="Yes.", cites="no:1")

    assert "There is no source “no”." in words(response)
    assert not Requirement.objects.exists()


def test_the_skills_a_part_calls_for_are_edited_as_words(desk):
    role = make_role()
    make_skill("data-quality")
    make_skill("sql")

    values = {"title": "Doubtful data", "slug": "doubtful-data", "text": "Much of it is."}
    add_row(desk, role, "challenge_set", **values, calls_for="sql\ndata-quality")

    challenge = role.challenge_set.get()
    assert [skill.slug for skill in challenge.skills.order_by("slug")] == ["data-quality", "sql"]
    assert Revision.objects.get().document["challenges"][0]["calls_for"] == ["data-quality", "sql"]


def test_a_skill_that_is_not_there_is_told_with_the_nearest(desk):
    role = make_role()
    make_skill("data-quality")

    values = {"title": "Doubtful data", "slug": "doubtful-data", "text": "Much of it is."}
    response = add_row(desk, role, "challenge_set", **values, calls_for="data-qualty")

    assert "no skill “data-qualty”; the nearest is “data-quality”" in words(response)
    assert not role.challenge_set.exists()


def test_work_that_becomes_less_keeps_its_lines(desk):
    role, other = make_role(), make_role("other")

    values = {"destination": other.pk, "kind": "into", "text": "Much carries over."}
    add_row(desk, role, "moves_out", **values, less_of=" tuning  models \n\nwriting tests")

    assert role.moves_out.get().less_of == "tuning models\nwriting tests"


# --- What is wrong is said at the form


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        (
            {"span_statistic": "stated-range", "minimum": "200", "maximum": "100"},
            "The minimum is above the maximum.",
        ),
        (
            {"span_statistic": "percentiles", "p10": "300", "p25": "200"},
            "The percentiles do not ascend",
        ),
        ({"is_source_not_stated": ""}, "Name the source, or tick “source not stated”."),
        ({"centre_statistic": ""}, "An amount in the middle says which middle it is."),
        ({"centre": "", "centre_statistic": ""}, "A figure has an amount in the middle, a span"),
        ({"minimum": "100"}, "A span says what it is"),
        ({"month": "13", "year": "2024"}, "A month is 1 to 12 and has a year."),
        ({"centre": "0"}, "amount: Input should be greater than or equal to 1, not 0."),
        ({"year": "1066"}, "greater than or equal to 1900"),
        ({"words": "a\u202eb"}, "invisible character U+202E"),
    ],
)
def test_a_mistake_in_a_figure_is_told_and_nothing_is_saved(desk, changes, message):
    role = make_role()
    figure = make_figure(role)

    response = save(desk, figure, **changes)

    figure.refresh_from_db()
    assert response.status_code == 200
    assert message in words(response)
    assert (figure.centre, figure.minimum, figure.words) == (155_765, None, "")
    assert (version(), Revision.objects.count()) == (0, 0)


def test_a_move_from_a_role_to_itself_is_told(desk):
    role = make_role()

    response = add_row(desk, role, "moves_out", destination=role.pk, kind="step-up", text="Why.")

    assert "A move leads from one role to another role." in words(response)
    assert not Transition.objects.exists()


def test_the_same_other_name_twice_is_told(desk):
    role = make_role()
    RoleAlias.objects.create(role=role, name="ML PM")

    response = add_row(desk, role, "rolealias_set", name="ML PM")

    assert response.status_code == 200
    assert RoleAlias.objects.count() == 1


def test_a_second_role_with_the_same_address_is_told(desk):
    role = make_role()
    values = {"title": "T", "short_title": "t", "plural": "ts", "summary": "S."}

    response = save(desk, Role, slug=role.slug, family=role.family_id, **values)

    assert "Another role already has this address." in words(response)
    assert Role.objects.count() == 1


@pytest.mark.parametrize("slug", ["Big", "a_b", "a--b", "-a"])
def test_an_address_that_documents_cannot_have_is_told(desk, slug):
    response = save(desk, Tool, name="Some tool", slug=slug, kind="work")

    assert "Small letters, digits and single hyphens" in words(response)
    assert not Tool.objects.exists()


def test_line_breaks_become_spaces(desk):
    role = make_role()

    save(desk, role, summary="One line,\r\n  and another.")

    role.refresh_from_db()
    assert role.summary == "One line, and another."


def test_the_address_of_what_readers_know_is_not_on_the_form(desk):
    role = make_role()
    figure = make_figure(role)

    assert "slug" not in filled_form(desk.get(page_of(role)))
    assert {"key", "role"}.isdisjoint(filled_form(desk.get(page_of(figure))))
    assert "slug" in filled_form(desk.get(page_of(make_role("new", status="draft"))))


def test_computed_figures_are_only_looked_at(desk):
    source = make_source()
    release = Release.objects.create(source=source, released_on="2025-01-31", sha256="0" * 64)
    figure = make_figure(make_role(), "computed", source=source, release=release)

    assert 'name="_save"' not in words(desk.get(page_of(figure)))
    assert desk.post(page_of(figure), {}).status_code == 403


def test_only_what_is_published_can_be_viewed_on_the_site(desk):
    role, draft = make_role(), make_role("new", status="draft")

    assert f'href="{role.get_absolute_url()}"' in words(desk.get(page_of(role)))
    assert draft.get_absolute_url() not in words(desk.get(page_of(draft)))


def test_no_script_stands_inside_a_page(desk, content):
    role = Role.objects.get(slug="ml-product-manager")
    for page in [page_of(role), address(PayFigure, "changelist"), address(PayFigure, "add")]:
        text = words(desk.get(page))
        scripts = [tag.split(">")[0] for tag in text.split("<script")[1:]]
        assert [tag for tag in scripts if "src=" not in tag and "json" not in tag] == []
