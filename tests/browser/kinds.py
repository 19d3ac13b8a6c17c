"""One page of every kind that a visitor can meet: its name in a test, and where it is."""

from typing import NamedTuple


class Kind(NamedTuple):
    address: str
    status: int = 200


FOUR_ROLES = (
    "role=ml-product-manager&role=data-scientist&role=product-manager&role=software-engineer"
)

KINDS = {
    "home": Kind("/"),
    "home, mistaken": Kind("/?from=data-scientist&to=data-scientist"),
    "roles": Kind("/roles/"),
    "roles, none": Kind("/roles/?q=prodcut+manger"),
    "role": Kind("/roles/ml-product-manager/"),
    "stub role": Kind("/roles/director-of-product-ai/"),
    "pay by level": Kind("/salaries/"),
    "pay by years": Kind("/salaries/?by=years"),
    "pay, four roles": Kind(f"/salaries/?{FOUR_ROLES}"),
    "pay, mistaken": Kind("/salaries/?role=astronaut&by=moon&place=mars"),
    "figure": Kind("/figures/glassdoor-2024-total/"),
    "counted figure": Kind("/figures/w6cxafylueas/"),
    "figure that stands in": Kind("/figures/r5xjajcb5bdp/"),
    "figure of too few": Kind("/figures/ls5mrypu4kyl/"),
    "report": Kind("/figures/glassdoor-2024-total/report/"),
    "report, sent": Kind("/figures/glassdoor-2024-total/report/?sent"),
    "pay by source": Kind("/salaries/sources/ml-product-manager/"),
    "pay by source, mistaken": Kind("/salaries/sources/ml-product-manager/?a=gold&b=gold"),
    "sheet": Kind("/salaries/sheet/ml-product-manager/"),
    "compare": Kind("/compare/"),
    "compare, four roles": Kind(f"/compare/?{FOUR_ROLES}"),
    "compare, mistaken": Kind("/compare/?role=data-scientist&role=astronaut"),
    "skills": Kind("/skills/"),
    "skills, none": Kind("/skills/?q=roadmaping"),
    "skill": Kind("/skills/machine-learning/?have=machine-learning:2"),
    "sources": Kind("/sources/"),
    "source": Kind("/sources/role-brief-2024/"),
    "source with an edition": Kind("/sources/aijobs/"),
    "second-hand source": Kind("/sources/glassdoor-reported/"),
    "moves": Kind("/paths/"),
    "moves, mistaken": Kind("/paths/?from=data-scientist&to=data-scientist"),
    "path": Kind("/paths/data-scientist/director-of-product-ai/"),
    "no path": Kind("/paths/director-of-product-ai/data-scientist/"),
    "trends": Kind("/trends/"),
    "method": Kind("/method/"),
    "search": Kind("/search/?q=product"),
    "search, nothing": Kind("/search/?q=zzzz"),
    "components": Kind("/components/"),
    "not understood": Kind("/roles/?q=1&q=2", 400),
    "not found": Kind("/roles/ml-prodct-manager/", 404),
    "broken": Kind("/method/?broken", 500),
}
