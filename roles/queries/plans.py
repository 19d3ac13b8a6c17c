"""Which plan does a code open, what would a new one hold, and what of it is still published?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from mlpm.lib.unseen import without_unseen
from roles.models import Plan, PlanItem, Role
from roles.plan_files import ItemCopy, PlanCopy, RoleName
from roles.plans import MOST_ITEMS, Agenda, agenda, done_words, end_dates, to_plan, without_hours
from roles.queries.wants import activities_for, names_of
from roles.queries.ways import gaps_of, ways
from roles.reader import Reader
from skills.gaps import SkillGap, assumed
from skills.models import LearningActivity, Proficiency, Skill, SkillLevel

# A new plan


@dataclass(frozen=True, slots=True)
class NewPlan:
    """What would be saved; without a copy there is nothing to save. `unwritten` are the roles on
    the way that do not say which skills they ask for."""

    roles: Sequence[Role]
    copy: PlanCopy | None
    unwritten: Sequence[Role]
    left_out: int = 0


def new_plan(reader: Reader, today: date) -> NewPlan:
    """For the best way from where the reader stands; no roles: no way is published. The same
    number of queries however long it is."""
    found = ways(reader.origin, reader.target, reader.ratings.levels)
    if not found.chains:
        return NewPlan([], None, [])
    chain = found.chains[0]
    by_slug = Role.objects.published().by_slug(chain.roles)
    roles = [by_slug[slug] for slug in chain.roles]
    held = assumed(found.wants[reader.origin], reader.ratings.levels)
    steps = to_plan(gaps_of(chain, found, reader.ratings.levels), held)
    gains = [(one, role) for step, role in zip(steps, roles[1:], strict=True) for one in step]
    unwritten = [role for role in roles[1:] if not found.wants[role.slug]]
    copy = PlanCopy(
        roles=tuple(RoleName(role.slug, role.title) for role in roles),
        items=tuple(_items(gains[:MOST_ITEMS])),
        created_on=today,
    )
    left_out = max(0, len(gains) - MOST_ITEMS)
    return NewPlan(roles, copy if gains else None, unwritten, left_out)


def _items(gains: Sequence[tuple[SkillGap, Role]]) -> list[ItemCopy]:
    slugs = {one.want.skill for one, _ in gains}
    skills, activities = names_of(slugs), activities_for(slugs)
    looks = {
        (slug, level): text
        for slug, level, text in SkillLevel.objects.filter(
            skill__slug__in=slugs - activities.keys()
        ).values_list("skill__slug", "proficiency", "text")
    }
    return [
        _item(
            skills[one.want.skill],
            role,
            one.want.proficiency,
            activities.get(one.want.skill),
            looks.get((one.want.skill, one.want.proficiency), ""),
        )
        for one, role in gains
    ]


def _item(
    skill: Skill, role: Role, level: int, activity: LearningActivity | None, looks: str
) -> ItemCopy:
    """From the activity of the skill; without one, the level itself and how it would be seen."""
    if activity is None:
        return ItemCopy(
            skill=skill.slug,
            skill_name=skill.name,
            role_title=role.title,
            level=level,
            title=gettext("Gain %(skill)s: %(level)s")
            % {"skill": skill.name, "level": Proficiency(level).label},
            text=gettext("Nothing to make for this skill is published here; choose your own."),
            done_when=without_unseen(looks),
        )
    return ItemCopy(
        skill=skill.slug,
        skill_name=skill.name,
        role_title=role.title,
        level=level,
        title=without_unseen(activity.title),
        text=without_unseen(activity.text),
        shows=without_unseen(activity.shows),
        done_when=without_unseen(activity.done_when),
        first_step=without_unseen(activity.first_step),
        effort=activity.effort,  # type: ignore[arg-type]
    )


# A saved plan


def kept_plan(code: str, today: date) -> Plan | None:
    return _whole(Plan.objects.kept(today).opened_by(code))


def shared_plan(code: str, today: date) -> Plan | None:
    return _whole(Plan.objects.kept(today).shared_as(code))


def _whole(plans) -> Plan | None:
    return plans.prefetch_related("items").first()


def plan_copy(plan: Plan) -> PlanCopy:
    names = [field.name for field in fields(ItemCopy)]
    return PlanCopy(
        roles=tuple(RoleName(**role) for role in plan.roles),
        items=tuple(
            ItemCopy(**{name: getattr(item, name) for name in names}) for item in plan.items.all()
        ),
        created_on=plan.created_on,
        hours_per_week=plan.hours_per_week,
        are_dates_hidden=plan.are_dates_hidden,
    )


def plan_dates(plan: Plan, today: date) -> dict[int, date]:
    """By the order of the item; none where she hides them or has not said her hours."""
    if plan.are_dates_hidden:
        return {}
    return end_dates(plan.items.all(), plan.hours_per_week, today)


@dataclass(frozen=True, slots=True)
class ShownItem:
    """`href` leads to the skill while it is there."""

    row: PlanItem
    href: str
    ends_on: date | None
    form: Any = None

    @property
    def order(self) -> int:
        return self.row.order

    @property
    def hours(self) -> int | None:
        return self.row.hours

    @property
    def done_on(self) -> date | None:
        return self.row.done_on

    @property
    def effort(self) -> str:
        """ "weeks", in the reader's language."""
        return str(dict(LearningActivity.Effort.choices).get(self.row.effort, ""))


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """`roles` are (title, address or "" where it is no longer published)."""

    plan: Plan
    roles: Sequence[tuple[str, str]]
    agenda: Agenda[ShownItem]
    done: str
    ends_on: date | None
    without_hours: int

    @property
    def gone(self) -> list[str]:
        return [title for title, href in self.roles if not href]


def shown_plan(plan: Plan, today: date, forms: Mapping[int, Any] | None = None) -> ShownPlan:
    """Two queries more than the plan: the roles and the skills that are still there."""
    items = list(plan.items.all())
    slugs = [role["slug"] for role in plan.roles]
    published = set(Role.objects.published().filter(slug__in=slugs).values_list("slug", flat=True))
    named = {item.skill for item in items}
    skills = set(Skill.objects.filter(slug__in=named).values_list("slug", flat=True))
    ends = plan_dates(plan, today)
    shown = [
        ShownItem(
            item,
            reverse("skills:skill", args=[item.skill]) if item.skill in skills else "",
            ends.get(item.order),
            (forms or {}).get(item.order),
        )
        for item in items
    ]
    left = [item.order for item in items if not item.done_on]
    return ShownPlan(
        plan=plan,
        roles=[
            (
                role["title"],
                reverse("roles:role", args=[role["slug"]]) if role["slug"] in published else "",
            )
            for role in plan.roles
        ],
        agenda=agenda(shown),
        done=done_words(items),
        ends_on=ends.get(left[-1]) if left else None,
        without_hours=without_hours(items),
    )
