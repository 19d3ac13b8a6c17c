"""Which moves lead into a role and out of it, and where does each come from?"""

from collections.abc import Iterable
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


def published_moves() -> list[Transition]:
    moves = Transition.objects.published().select_related("origin", "destination")
    return list(moves.order_by("origin__order", "origin__slug", "order", "id"))


def cites_of_moves(moves: list[Transition]) -> dict[int, list[Cite]]:
    """By the id of the move."""
    cites = cites_of((Transition, move.pk) for move in moves)
    return {pk: found for (_, pk), found in cites.items()}
