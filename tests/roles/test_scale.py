"""Do the pages stay flat when there are a thousand roles and five thousand skills?"""

import pytest

from roles.models import Role, RoleFamily, SkillRequirement, Transition
from roles.views.moves import ROLES_PER_PAGE as PATHS_PER_PAGE
from roles.views.profiles import ROLES_PER_PAGE
from skills.models import Skill, SkillGroup
from skills.views import ROLES_PER_PAGE as ROLES_PER_SKILL
from skills.views import SKILLS_PER_PAGE
from tests.html import elements, parse
from tests.roles.test_views import queries
from tests.scale import fill

PAGES = [
    "/skills/",
    "/skills/skill-0/",
    "/compare/?role=role-0&role=role-1",
    "/roles/",
    "/roles/role-0/",
    "/paths/",
    "/paths/role-0/role-1/",
    "/skills/assess/?from=role-0&to=role-1",
]
FILLED = (Role, Skill, SkillRequirement, Transition)


def counts():
    return [model.objects.count() for model in FILLED]


@pytest.mark.django_db
def test_a_thousand_roles_cost_no_more_queries_than_ten_and_lists_have_pages(client):
    fill(roles=10, skills=60, wants=8, moves=3)
    few = {page: queries(client, page) for page in PAGES}
    assert counts() == [10, 60, 80, 30]
    for model in (Transition, SkillRequirement, Role, Skill, RoleFamily, SkillGroup):
        model.objects.all().delete()

    fill()

    assert counts() == [1000, 5000, 20_000, 4000]
    assert {page: queries(client, page) for page in PAGES} == few
    assert entries(client, "/skills/", "h3") == SKILLS_PER_PAGE
    assert entries(client, "/roles/", "h3") == ROLES_PER_PAGE
    assert entries(client, "/paths/", "h3") == PATHS_PER_PAGE
    assert entries(client, "/skills/skill-0/", "tr") == ROLES_PER_SKILL + 1


def entries(client, address, name):
    return len(list(elements(parse(client.get(address).content.decode()), name)))
