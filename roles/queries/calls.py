"""What of the published roles calls for a skill, and which skills do the same roles want?"""

from django.db.models import Count, Exists, F, IntegerField, Model, OuterRef, Subquery, Sum, Window
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from roles.lines import in_sentence
from roles.models import (
    Challenge,
    Practice,
    ResponsibilityArea,
    Role,
    SkillRequirement,
    Transition,
    Trend,
)
from roles.queries.wants import WEIGHT
from roles.reader import Reader
from skills.models import Proficiency, Skill
from skills.related import Beside, related
from skills.wanted import Call, Calls

#: How many statements of one kind are read; the profiles of the roles have all of them.
MOST_READ = 50
#: Each kind of statement, the column that names it, and where it stands in a profile.
KINDS: list[tuple[type[Model], str, str]] = [
    (ResponsibilityArea, "name", "the-work"),
    (Challenge, "title", "what-is-hard"),
    (Practice, "title", "what-is-hard"),
    (Trend, "title", "where-it-is-heading"),
]
MOVE_COLUMNS = (
    "origin__slug", "origin__short_title", "destination__slug", "destination__title",
    "held", "wanted", "is_written", "total",
)  # fmt: skip
TOTAL = Window(Count("pk"))


def calls_for(skill: Skill, reader: Reader) -> list[Calls]:
    """By kind, those without any left out; five queries."""
    kinds = [_calls(skill, reader, *kind) for kind in KINDS]
    return [calls for calls in [*kinds, _moves(skill, reader)] if calls.count]


def _calls(skill: Skill, reader: Reader, model: type[Model], name: str, anchor: str) -> Calls:
    rows = (
        model._default_manager.filter(skills=skill, role__in=Role.objects.published())
        .annotate(total=TOTAL)
        .order_by("role__order", "role__slug", "order", "id")
        .values_list("role__title", "role__slug", name, "total")
    )
    found = list(rows[:MOST_READ])
    count = found[0][-1] if found else 0
    calls = [
        Call(role, title, reverse("roles:role", args=[slug]) + f"{reader.query}#{anchor}")
        for role, slug, title, _ in found
    ]
    return Calls(_heading(model, count), count, calls)


def _moves(skill: Skill, reader: Reader) -> Calls:
    """Published moves whose destination wants more of the skill than their origin does."""
    wants = SkillRequirement.objects.filter(skill=skill).order_by()
    at_origin = wants.filter(role=OuterRef("origin")).values("proficiency")
    there = wants.filter(role=OuterRef("destination")).values("proficiency")
    rows = (
        Transition.objects.published()
        .filter(destination__in=wants.values("role"))
        .annotate(
            held=Coalesce(Subquery(at_origin), 0, output_field=IntegerField()),
            wanted=Subquery(there, output_field=IntegerField()),
            is_written=Exists(SkillRequirement.objects.filter(role=OuterRef("origin"))),
        )
        .filter(wanted__gt=F("held"))
        .annotate(total=TOTAL)
        .order_by("destination__order", "destination__slug", "origin__order", "origin__slug")
        .values_list(*MOVE_COLUMNS)
    )
    found = list(rows[:MOST_READ])
    count = found[0][-1] if found else 0
    return Calls(_heading(Transition, count), count, [_move(row, reader) for row in found])


def _move(row: tuple, reader: Reader) -> Call:
    origin, origin_title, destination, destination_title, held, wanted, is_written, _ = row
    words = gettext("from {origin}, where “{held}” is enough, to “{wanted}”")
    if not is_written:
        words = gettext("from {origin}, whose skills are not written here yet, to “{wanted}”")
    elif not held:
        words = gettext("from {origin}, which does not ask for it, to “{wanted}”")
    title = words.format(
        origin=in_sentence(origin_title),
        held=Proficiency(held).label,
        wanted=Proficiency(wanted).label,
    )
    href = reverse("roles:path", args=[origin, destination])
    return Call(destination_title, title, href + reader.own_query)


def _heading(model: type[Model], count: int) -> str:
    words: dict[type[Model], str] = {
        ResponsibilityArea: ngettext("{n} area of work", "{n} areas of work", count),
        Challenge: ngettext("{n} thing that is hard", "{n} things that are hard", count),
        Practice: ngettext("{n} thing that helps", "{n} things that help", count),
        Trend: ngettext("{n} trend", "{n} trends", count),
        Transition: ngettext("{n} move that asks for more", "{n} moves that ask for more", count),
    }
    return words[model].format(n=f"{count:,}")


def related_skills(skill: Skill) -> list[tuple[Skill, int]]:
    """The skills nearest to it, each with how many roles want the two together: five queries.

    The roles are read first: as a subquery beside the other one, PostgreSQL without statistics
    chose a plan that did not end.
    """
    wants = SkillRequirement.objects.filter(role__in=Role.objects.published()).order_by()
    theirs = list(wants.filter(skill=skill).values_list("role", flat=True))
    together = (
        SkillRequirement.objects.order_by()
        .filter(role__in=theirs)
        .exclude(skill=skill)
        .values("skill__slug")
        .annotate(together=Count("pk"), weight=Sum(WEIGHT))
        .filter(together__gt=1)
    )
    shared = {row["skill__slug"]: (row["together"], row["weight"]) for row in together}
    wanted = dict(
        wants.filter(skill__slug__in=shared).values_list("skill__slug").annotate(Count("pk"))
    )
    roles = wants.aggregate(roles=Count("role", distinct=True))["roles"]
    near = related([Beside(slug, *shared[slug], wanted[slug]) for slug in shared], roles)
    skills = Skill.objects.in_bulk([one.skill for one in near], field_name="slug")
    return [(skills[one.skill], one.together) for one in near]
