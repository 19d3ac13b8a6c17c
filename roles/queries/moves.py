"""Which moves lead into a role and out of it, and where does each come from?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from mlpm.sources.queries import Cite, cites_of
from roles.models import Role, Transition
from roles.paths import Pair


def moves_of(role: Role):
    """Published moves into and out of the role."""
    touching = Q(origin=role) | Q(destination=role)
    moves = Transition.objects.filter(touching).select_related("origin", "destination")
    return moves.published().order_by("origin__order", "order", "id")


def moves_on(moves: list[Transition], role: Role):
    """Published moves out of the roles that this one leads to."""
    next_roles = [move.destination_id for move in moves if move.origin_id == role.pk]
    onward = Transition.objects.filter(origin__in=next_roles).select_related("destination")
    return onward.published().order_by("origin__order", "order", "id")


def moves_between(pairs: Iterable[Pair]) -> list[Transition]:
    """The published moves of these pairs of slugs, with both roles: one query."""
    wanted = reduce(or_, (Q(origin__slug=a, destination__slug=b) for a, b in pairs), Q(pk__in=[]))
    moves = Transition.objects.published().filter(wanted)
    return list(moves.select_related("origin", "destination"))


@dataclass(frozen=True, slots=True)
class Line:
    """A role with the roles that people come from and go to."""

    role: Role
    origins: Sequence[Role]
    destinations: Sequence[Role]


def lines_of(roles: Iterable[Role]) -> list[Line]:
    """For each role its moves in and out: one query."""
    roles = list(roles)
    touching = Q(origin__in=roles) | Q(destination__in=roles)
    moves = Transition.objects.published().filter(touching)
    origins: dict[int, list[Role]] = defaultdict(list)
    destinations: dict[int, list[Role]] = defaultdict(list)
    for move in moves.select_related("origin", "destination").order_by("origin__order", "order"):
        origins[move.destination_id].append(move.origin)
        destinations[move.origin_id].append(move.destination)
    return [Line(role, origins[role.pk], destinations[role.pk]) for role in roles]


def cites_of_moves(moves: list[Transition]) -> dict[int, list[Cite]]:
    """By the id of the move."""
    cites = cites_of((Transition, move.pk) for move in moves)
    return {pk: found for (_, pk), found in cites.items()}
