"""Many roles and skills: does a page cost the same when there are a hundred times as many?

`python -m tests.scale` fills the empty database of `DATABASE_URL`; the rows are the same each time.
"""

import os
import sys
from random import Random

if __name__ == "__main__":
    os.environ.setdefault("ENVIRONMENT", "test")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mlpm.settings")

    import django

    django.setup()

from django.db import transaction

from mlpm.lib.planner import count_rows
from roles.models import Role, RoleFamily, SkillRequirement, Transition
from skills.models import Skill, SkillGroup

GROUPS = 12
FAMILIES = 8
#: A move leads at most this many roles on, so that ways of several moves are there too.
NEAR = 20


@transaction.atomic
def fill(*, roles: int = 1000, skills: int = 5000, wants: int = 20, moves: int = 4) -> None:
    """`wants` skills and `moves` moves a role. The first role leads to the second, and few skills
    are wanted by many roles: the first by most."""
    chance = Random(4)
    made_skills = _skills(skills)
    made_roles = _roles(roles)
    SkillRequirement.objects.bulk_create(
        SkillRequirement(
            role=role,
            skill=made_skills[number],
            order=order,
            proficiency=chance.randint(1, 4),
            importance=chance.randint(1, 5),
            is_essential=chance.random() < 0.3,
            text="What it is for.",
        )
        for role in made_roles
        for order, number in enumerate(_wanted(chance, skills, wants))
    )
    Transition.objects.bulk_create(
        Transition(
            origin=made_roles[start],
            destination=made_roles[end],
            order=order,
            kind=Transition.Kind.SIDEWAYS,
            text="Much carries over.",
            less_of="Looking back",
            more_of="Looking on",
        )
        for start in range(roles)
        for order, end in enumerate(_ends(chance, start, roles, moves))
    )
    count_rows()


def _skills(count: int) -> list[Skill]:
    groups = SkillGroup.objects.bulk_create(
        SkillGroup(slug=f"group-{n}", name=f"Group {n}", order=n) for n in range(GROUPS)
    )
    return Skill.objects.bulk_create(
        Skill(
            slug=f"skill-{n}",
            name=f"skill {n}",
            group=groups[n % GROUPS],
            description="What it is. Where it shows.",
            order=n,
        )
        for n in range(count)
    )


def _roles(count: int) -> list[Role]:
    families = RoleFamily.objects.bulk_create(
        RoleFamily(slug=f"family-{n}", name=f"Family {n}", order=n) for n in range(FAMILIES)
    )
    return Role.objects.bulk_create(
        Role(
            slug=f"role-{n}",
            title=f"Role {n}",
            short_title=f"role {n}",
            plural=f"roles {n}",
            family=families[n * FAMILIES // count],
            status=Role.Status.PUBLISHED,
            summary="What somebody in it does.",
            order=n,
        )
        for n in range(count)
    )


def _wanted(chance: Random, skills: int, wants: int) -> list[int]:
    """Different skills, the first always and low numbers often."""
    found = {0: None}
    while len(found) < wants:
        found[int(skills * chance.random() ** 3)] = None
    return list(found)


def _ends(chance: Random, start: int, roles: int, moves: int) -> list[int]:
    found = {(start + 1) % roles: None}
    while len(found) < moves:
        end = (start + chance.randint(-NEAR, NEAR)) % roles
        if end != start:
            found[end] = None
    return list(found)


if __name__ == "__main__":
    if Role.objects.exists() or Skill.objects.exists():
        sys.exit("There are roles or skills already: only an empty database is filled.")
    fill()
    models = (Role, Skill, SkillRequirement, Transition)
    print(", ".join(f"{m.objects.count():,} {m._meta.verbose_name_plural}" for m in models))
