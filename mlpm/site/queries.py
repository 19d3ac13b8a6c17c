"""What does the home page answer before anybody asks?"""

from dataclasses import dataclass

from roles.models import Role, Transition
from roles.queries.moves import moves_between
from roles.queries.wants import names_of
from roles.queries.ways import ways
from roles.steps import ready_words
from salaries.charts import PayTable
from salaries.queries.roles import StatedPay, base_pay_of, pay_at_stops
from skills.gaps import Gap, assumed, gap
from skills.models import Skill

#: How many of the skills to gain the home page names.
SKILLS_NAMED = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """The way between two roles, what waits at its end, and what it asks to gain first."""

    origin: Role
    destination: Role
    moves: list[Transition]
    pay: list[StatedPay]
    gap: Gap
    to_gain: list[Skill]

    @property
    def ready(self) -> str:
        return ready_words(self.gap) if self.gap.skills else ""


def answer(origin: str, destination: str) -> Answer:
    roles = Role.objects.published().by_slug([origin, destination])
    found = ways(origin, destination, {})
    chain = found.chains[0].moves if found.chains else ()
    moves = {(move.origin.slug, move.destination.slug): move for move in moves_between(chain)}
    today = gap(found.wants[destination], assumed(found.wants[origin], {}))
    first = [one.want.skill for one in today.to_gain[:SKILLS_NAMED]]
    skills = names_of(first)
    return Answer(
        origin=roles[origin],
        destination=roles[destination],
        moves=[moves[pair] for pair in chain],
        pay=pay_at_stops([destination])[destination],
        gap=today,
        to_gain=[skills[slug] for slug in first],
    )


def base_pay_table() -> PayTable:
    """Every published role with its base pay."""
    return base_pay_of(Role.objects.published().order_by("family__order", "order", "slug"))
