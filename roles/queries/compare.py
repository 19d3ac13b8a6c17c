"""What does the page need on which roles stand side by side?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Q

from mlpm.lib.sentences import Sentence
from mlpm.sources.queries import Cite, RowKey, cites_of
from roles.contrast import Contrast, Lines, Shift, contrast, work_shift
from roles.models import Challenge, ReasonAgainst, Role, SkillRequirement, Transition
from roles.queries.profiles import Statement
from roles.queries.wants import names_of, wants_by_role
from roles.similarity import Likeness, likeness
from salaries.charts import PayTable
from salaries.findings import overlap_sentences
from salaries.queries.compared import overlaps
from salaries.queries.roles import base_pay_of
from skills.gaps import Want
from skills.models import Skill
from skills.related import rareness

#: How many roles a move leads to or from are offered where one role stands alone.
OFFERED = 6


@dataclass(frozen=True, slots=True)
class Column:
    """One role of the comparison; `mark` is its shape and colour, 0 where it stands alone."""

    role: Role
    mark: int
    challenges: Sequence[Statement]
    dislikes: Sequence[Statement]


@dataclass(frozen=True, slots=True)
class Work:
    """How the work changes from the first role to another, and who says so."""

    origin: Role
    destination: Role
    shift: Shift | None
    cites: Sequence[Cite]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`alike` compares the first role with each other that states its skills, the most alike
    first."""

    columns: Sequence[Column]
    contrast: Contrast
    skills: Mapping[str, Skill]
    alike: Sequence[Likeness]
    work: Sequence[Work]
    pay: PayTable
    pay_doubts: Sequence[Sentence]


def compare_roles(slugs: Sequence[str]) -> Comparison:
    """The published roles of these slugs, in this order: the same number of queries for two and
    for four."""
    found = {role.slug: role for role in Role.objects.published().filter(slug__in=slugs)}
    roles = [found[slug] for slug in slugs]
    wants = wants_by_role(slugs)
    compared = contrast(slugs, wants)
    challenges, dislikes = (_by_role(model, roles) for model in (Challenge, ReasonAgainst))
    pay = base_pay_of(roles)
    marks = range(1, len(roles) + 1) if len(roles) > 1 else [0]
    columns = [
        Column(role, mark, challenges[role.pk], dislikes[role.pk])
        for mark, role in zip(marks, roles, strict=False)
    ]
    return Comparison(
        columns=columns,
        contrast=compared,
        skills=names_of(row.skill for row in compared.rows),
        alike=_alike(slugs, wants),
        work=_work(roles),
        pay=_marked(pay, columns),
        pay_doubts=_doubts(pay, roles),
    )


def _by_role(model: type[Challenge] | type[ReasonAgainst], roles: Sequence[Role]):
    """Two queries."""
    rows = list(model._default_manager.filter(role__in=roles).order_by("order", "id"))
    cites = cites_of((model, row.pk) for row in rows)
    found: dict[int, list[Statement]] = defaultdict(list)
    for row in rows:
        own = cites.get((model, row.pk), [])
        found[row.role_id].append(Statement(model, row.pk, row.title, row.text, cites=own))
    return found


def _alike(slugs: Sequence[str], wants: Mapping[str, Sequence[Want]]) -> list[Likeness]:
    """Two queries: how rare a skill is, all published roles tell."""
    first, *others = slugs or [""]
    requirements = SkillRequirement.objects.filter(role__in=Role.objects.published()).order_by()
    skills = {want.skill for row in wants.values() for want in row}
    counts = requirements.filter(skill__slug__in=skills).values_list("skill__slug")
    roles = requirements.aggregate(roles=Count("role", distinct=True))["roles"]
    rare = {skill: rareness(roles, count) for skill, count in counts.annotate(Count("pk"))}
    if not wants.get(first):
        return []
    alike = [likeness(first, other, wants, rare) for other in others if wants[other]]
    return sorted(alike, key=lambda one: -one.share)


def _work(roles: Sequence[Role]) -> list[Work]:
    """From the first role to each other: two queries."""
    first, others = roles[:1], roles[1:]
    there, back = (
        Q(origin__in=first, destination__in=others),
        Q(origin__in=others, destination__in=first),
    )
    moves = {
        (move.origin_id, move.destination_id): move
        for move in Transition.objects.published().filter(there | back)
    }
    cites = cites_of((Transition, move.pk) for move in moves.values())
    return [_work_of(first[0], other, moves, cites) for other in others]


def _work_of(
    origin: Role,
    destination: Role,
    moves: Mapping[tuple[int, int], Transition],
    cites: Mapping[RowKey, Sequence[Cite]],
) -> Work:
    there, back = moves.get((origin.pk, destination.pk)), moves.get((destination.pk, origin.pk))
    shift = work_shift(_lines(there), _lines(back))
    said_by = back if shift and shift.is_reversed else there
    return Work(
        origin,
        destination,
        shift,
        cites.get((Transition, said_by.pk), []) if shift and said_by else [],
    )


def _lines(move: Transition | None) -> Lines | None:
    if move is None:
        return None
    less, more = (
        [line.strip() for line in text.splitlines() if line.strip()]
        for text in (move.less_of, move.more_of)
    )
    return less, more


def _marked(pay: PayTable, columns: Sequence[Column]) -> PayTable:
    marks = {column.role.slug: column.mark for column in columns}
    return replace(
        pay,
        bands=tuple(
            replace(
                band,
                rows=tuple(
                    replace(row, mark=marks[row.figure.role]) if row.figure else row
                    for row in band.rows
                ),
            )
            for band in pay.bands
        ),
    )


def _doubts(pay: PayTable, roles: Sequence[Role]) -> list[Sentence]:
    """Where adverts are counted for two of these roles at once: one query."""
    counted = {
        row.figure.role
        for band in pay.bands
        for row in band.rows
        if row.figure and row.figure.is_computed
    }
    known = overlaps([role.slug for role in roles])
    shared = [one for one in known if {one.role, one.other} <= counted]
    return overlap_sentences(shared, {role.slug: role.plural for role in roles})


def neighbours(role: Role) -> list[Role]:
    """Published roles that a move joins with this one: one query."""
    published = Role.objects.published().exclude(pk=role.pk)
    joined = published.filter(Q(moves_in__origin=role) | Q(moves_out__destination=role))
    return list(joined.distinct().order_by("order", "slug")[:OFFERED])
