"""Does the likeness of the published roles agree with what everybody in these trades knows?"""

import pytest

from roles.models import Role
from roles.queries.wants import every_want
from roles.similarity import most_alike

#: A role, one that is nearer to it, and one that is further away.
ORDERINGS = [
    ("data-scientist", "machine-learning-engineer", "director-of-product-ai"),
    ("product-manager", "senior-product-manager", "data-engineer"),
    ("data-analyst", "data-scientist", "director-of-product-ai"),
    ("data-engineer", "software-engineer", "product-manager"),
    ("machine-learning-engineer", "ai-engineer", "product-manager"),
    ("ml-product-manager", "product-manager", "data-engineer"),
    ("senior-product-manager", "director-of-product-ai", "software-engineer"),
    ("software-engineer", "data-engineer", "senior-product-manager"),
    ("ai-engineer", "machine-learning-engineer", "data-analyst"),
    ("director-of-product-ai", "senior-product-manager", "data-analyst"),
]


@pytest.mark.parametrize(("role", "near", "far"), ORDERINGS)
def test_the_nearer_role_is_the_more_alike(content, role, near, far):
    written = Role.objects.published().filter(is_stub=False).values_list("slug", flat=True)
    if unwritten := {role, near, far} - set(written):
        pytest.skip(f"not written yet: {', '.join(sorted(unwritten))}")
    wants = every_want()

    shares = {one.role: one.share for one in most_alike(role, wants)}

    assert shares.get(near, 0) > shares.get(far, 0)
