"""What does the home page answer before anybody asks?"""

from dataclasses import dataclass, replace

from roles.models import Role, Transition
from roles.queries.moves import moves_between
from roles.queries.wants import names_of
from roles.queries.ways import ways
from roles.steps import ready_words
from salaries.charts import PayRow, PayTable
from salaries.comparison import role_table
from salaries.figures import Figure, with_parts
from salaries.queries.compared import role_names
from salaries.queries.figures import door, figures_about
from salaries.queries.roles import StatedPay, base_pay, pay_at_stops
from salaries.series import RoleName
from salaries.words import detail_words, period_words
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
    """Every published role with its base pay, as it was counted or else as sources state it, on
    one scale. A row that counts one set of titles bears the name of that set."""
    roles = Role.objects.published().order_by("family__order", "order", "slug")
    names = role_names(roles)
    figures = figures_about([name.slug for name in names])
    shown: list[Figure] = []
    for role in names:
        parts = [row for f in figures if f.role == role.slug for row in with_parts(f)]
        shown += [row for row in base_pay(parts) if row.is_general]
    table = role_table("base", shown, [_named(name, shown) for name in names], door)
    return replace(
        table,
        bands=tuple(
            replace(band, rows=tuple(_placed(row) for row in band.rows)) for band in table.bands
        ),
    )


def _placed(row: PayRow) -> PayRow:
    """What was counted says how many, where and when; the rest of it is on its card."""
    figure = row.figure
    if figure is None or not figure.is_computed:
        return row
    words = [detail_words(figure), figure.place_name, period_words(figure)]
    return replace(row, detail=", ".join(words))


def _named(role: RoleName, shown: list[Figure]) -> RoleName:
    counted = {figure.title_set for figure in shown if figure.role == role.slug}
    own = next((one for one in role.sets if one.title_set in counted), None)
    return replace(role, title=own.label) if own else role
