import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mlpm.content.documents import live_role, read
from mlpm.content.load import load_content
from mlpm.content.roles import document_to_role, role_to_document, write_moves
from mlpm.content.schemas import TrendPart
from mlpm.sources.models import Citation
from roles.models import Challenge, ResponsibilityArea, ResponsibilityTask, Role, Trend
from tests.builders import cite, make_draft, make_family, make_role

pytestmark = [pytest.mark.usefixtures("loaded"), pytest.mark.django_db]

SLUG = "ml-product-manager"


def document_of(slug=SLUG):
    return read(f"roles/{slug}.yaml")


@pytest.mark.parametrize("slug", [SLUG, "data-scientist", "product-manager"])
def test_a_role_comes_back_from_its_document(slug):
    role, document = live_role(slug), document_of(slug)

    written = document_to_role(document, role)
    write_moves(document, written)

    assert written.pk == role.pk
    assert role_to_document(Role.objects.get(pk=role.pk)) == document


def test_a_draft_comes_back_from_the_document_of_its_role():
    role = live_role(SLUG)
    document = document_of().model_copy(update={"status": "draft"})
    draft = make_draft(role, family=make_family("data"))

    document_to_role(document, draft)
    write_moves(document, draft)

    draft.refresh_from_db()
    assert role_to_document(draft) == document
    assert draft.draft_of == role


def test_copied_onto_a_draft_the_live_role_is_left_as_it_was():
    role, before = live_role(SLUG), document_of()
    citations = Citation.objects.count()
    draft = make_draft(role)
    changed = before.model_copy(
        update={"status": "draft", "title": "Something else", "areas": [], "moves": []}
    )

    document_to_role(changed, draft)
    write_moves(changed, draft)

    assert document_of() == before
    assert draft.responsibilityarea_set.count() == 0
    assert citations < Citation.objects.count() < 2 * citations


def test_a_draft_that_is_deleted_takes_only_its_own_parts():
    before, citations = document_of(), Citation.objects.count()
    document = before.model_copy(update={"status": "draft"})
    draft = document_to_role(document, make_draft(live_role(SLUG)))
    write_moves(document, draft)

    draft.delete()

    assert document_of() == before
    assert Citation.objects.count() == citations


def test_what_a_statement_calls_for_comes_back():
    document = document_of("data-scientist")
    move = document.moves[0].model_copy(update={"less_of": ["a", "b"], "more_of": ["c"]})
    trend = TrendPart(title="A trend", text="It goes on.", calls_for=["machine-learning"])
    document = document.model_copy(update={"trends": [trend], "moves": [move]})
    role = live_role("data-scientist")

    document_to_role(document, role)
    write_moves(document, role)

    assert role_to_document(role) == document
    assert [skill.slug for skill in role.trend_set.get().skills.all()] == ["machine-learning"]


def test_a_role_without_a_row_gets_one():
    document = document_of("data-scientist").model_copy(update={"slug": "another-role"})

    role = document_to_role(document)
    write_moves(document, role)

    assert role.pk != live_role("data-scientist").pk
    assert role_to_document(role) == document


def test_a_practice_answers_the_challenge_of_its_own_role():
    """Another role may have a challenge of the same slug, before or behind this one."""
    role, document = live_role(SLUG), document_of()
    for other in (make_role("behind", order=9999), make_role("before", title="A")):
        for challenge in document.challenges:
            values = challenge.model_dump(exclude={"cites", "calls_for"})
            Challenge.objects.create(role=other, **values)

    document_to_role(document, role)

    answered = {practice.answers.role for practice in role.practice_set.exclude(answers=None)}
    assert answered == {role}


def test_writing_twice_leaves_no_part_and_no_citation_over():
    document = document_of()
    rows = Citation.objects.count()

    for _ in range(2):
        role = document_to_role(document, live_role(SLUG))
        write_moves(document, role)

    assert Citation.objects.count() == rows
    assert role_to_document(role) == document


def test_a_move_into_the_role_from_another_stays():
    document = document_of()

    role = document_to_role(document, live_role(SLUG))
    write_moves(document, role)

    assert role.moves_in.filter(origin__slug="data-scientist").exists()


def test_the_role_is_read_in_the_same_number_of_queries_with_more_parts():
    role = live_role(SLUG)

    def queries() -> int:
        with CaptureQueriesContext(connection) as context:
            role_to_document(role)
        return len(context)

    queries()  # the family is remembered
    before = queries()
    for order in range(20):
        trend = Trend.objects.create(role=role, order=order, title="More", text="More.")
        cite(trend)
        area = ResponsibilityArea.objects.create(role=role, order=order, name="More")
        cite(ResponsibilityTask.objects.create(area=area, text="More."))

    assert queries() == before


def test_a_new_role_document_needs_no_other_change(folder):
    make_role("unrelated")
    text = (folder / "roles/data-scientist.yaml").read_text()
    text = text.replace("slug: data-scientist", "slug: new-role", 1)
    (folder / "roles/new-role.yaml").write_text(text)

    report = load_content(folder)

    assert report.loaded == ["roles/new-role.yaml"]
