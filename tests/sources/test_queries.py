import pytest
from django.contrib.contenttypes.models import ContentType

from mlpm.sources.queries import cite as cite_of
from mlpm.sources.queries import cites_of, register, statement_counts
from roles.models import Role, Trend
from skills.models import Skill
from tests.builders import cite, make_role, make_skill, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _known_types():
    ContentType.objects.get_for_models(Role, Trend, Skill)


def test_each_row_has_its_own_citations_in_order():
    source, role, skill = make_source(), make_role(), make_skill()
    cite(role, source, locator="line 2", order=1)
    cite(role, source, locator="line 1", order=0)
    cite(skill, judgement="we read it so")

    found = cites_of([(Role, role.pk), (Skill, skill.pk)])

    assert [one.locator for one in found[Role, role.pk]] == ["line 1", "line 2"]
    assert [one.judgement for one in found[Skill, skill.pk]] == ["we read it so"]
    assert found[Role, role.pk][0].href == "/sources/some-source/"


def test_a_row_of_another_model_with_the_same_number_is_another_row():
    role = make_role()
    trend = Trend.objects.create(pk=role.pk, role=role, title="a", text="a")
    cite(trend, judgement="about the trend")

    assert cites_of([(Role, role.pk)]) == {}


def test_no_rows_cost_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert cites_of([]) == {}


@pytest.mark.parametrize("count", [1, 20])
def test_any_number_of_rows_costs_one_query(django_assert_num_queries, count):
    source, role = make_source(), make_role()
    trends = [Trend.objects.create(role=role, title="a", text="a") for _ in range(count)]
    for row in [role, *trends]:
        cite(row, source)

    with django_assert_num_queries(1):
        found = cites_of([(Role, role.pk), *((Trend, trend.pk) for trend in trends)])

    assert len(found) == count + 1


def test_a_citation_of_ours_has_a_reason_and_no_door():
    found = cite_of(cite(make_role(), judgement="we read it so"))

    assert (found.label, found.href, found.judgement) == ("", "", "we read it so")


def test_the_register_has_each_source_under_the_one_we_know_it_through():
    first = make_source("first", name="B")
    other = make_source("other", name="A")
    through = make_source("through", name="C", reported_in=first)

    assert register() == [(other, []), (first, [through])]


def test_a_statement_that_cites_a_source_twice_counts_once():
    source, role = make_source(), make_role()
    cite(role, source, locator="line 1")
    cite(role, source, locator="line 2")
    cite(make_skill(), source)

    assert statement_counts(source) == 2
