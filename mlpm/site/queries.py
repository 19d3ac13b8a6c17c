"""What does the home page answer before anybody asks?"""

from dataclasses import dataclass

from roles.lines import Step, steps
from roles.models import Role, SkillRequirement
from roles.paths import shortest_chain
from roles.queries import published_moves
from salaries.charts import PayTable
from salaries.comparison import role_table
from salaries.models import PayFigure
from salaries.queries.figures import door, pure_figures, role_name
from salaries.queries.roles import StatedPay, pay_at_stops


@dataclass(frozen=True, slots=True)
class Answer:
    """The way between two roles, what waits at its end, and what it asks for first."""

    origin: Role
    destination: Role
    steps: list[Step]
    pay: list[StatedPay]
    skills: list[SkillRequirement]


def answer(origin: str, destination: str) -> Answer:
    roles = {role.slug: role for role in Role.objects.published()}
    moves = published_moves()
    pairs = [(move.origin.slug, move.destination.slug) for move in moves]
    chain = shortest_chain(pairs, origin, destination)
    pay = pay_at_stops([origin, destination, *(end for _, end in chain)])
    wanted = SkillRequirement.objects.filter(role=roles[destination], is_essential=True)
    return Answer(
        origin=roles[origin],
        destination=roles[destination],
        steps=steps(chain, moves, pay, cites={}),
        pay=pay[destination],
        skills=list(wanted.select_related("skill").order_by("-importance", "order")[:5]),
    )


def base_pay_table() -> PayTable:
    """Every published role with the base pay that sources state for it, on one scale."""
    roles = Role.objects.published().order_by("family__order", "order", "slug")
    names = [role_name(role) for role in roles]
    return role_table("base", pure_figures(PayFigure.objects.published()), names, door)
