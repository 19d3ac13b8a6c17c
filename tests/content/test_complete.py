"""Is every role as complete as a reader is promised? Read from the documents as they lie there."""

import pytest
from django.conf import settings

from mlpm.content.documents import read_files
from roles.paths import step_gap
from skills.gaps import Want

TEN = (
    "ai-engineer data-analyst data-engineer data-scientist director-of-product-ai "
    "machine-learning-engineer ml-product-manager product-manager senior-product-manager "
    "software-engineer"
).split()
#: The fewest of each part that a whole profile has.
LEAST = {
    "areas": 5, "requirements": 8, "skills": 14, "qualifications": 3, "development_steps": 3,
    "networking": 2, "challenges": 5, "practices": 6, "dislikes": 3, "tools": 3, "teams": 2,
    "moves": 1,
}  # fmt: skip
DOCUMENTS = read_files(settings.BASE_DIR / "fixtures")
ROLES = {slug: DOCUMENTS[f"roles/{slug}.yaml"] for slug in TEN}
SKILLS = {skill.slug: skill for group in DOCUMENTS["skills.yaml"].groups for skill in group.skills}
MOVES = {(slug, move.to): move for slug, role in ROLES.items() for move in role.moves}
WANTS = {
    slug: [Want(one.skill, one.proficiency, one.importance, one.essential) for one in role.skills]
    for slug, role in ROLES.items()
}


@pytest.mark.parametrize("slug", TEN)
def test_a_profile_has_all_its_parts(slug):
    role = ROLES[slug]

    short = {part: len(getattr(role, part)) for part, least in LEAST.items()
             if len(getattr(role, part)) < least}  # fmt: skip
    assert short == {}
    assert not role.stub
    assert role.checked_on
    assert all(area.tasks for area in role.areas)
    assert any(practice.answers for practice in role.practices)
    assert 4 <= sum(skill.essential for skill in role.skills) < len(role.skills)


def test_the_skills_are_one_list_of_sixty_to_eighty_and_each_is_wanted():
    wanted = {want.skill for wants in WANTS.values() for want in wants}

    assert 60 <= len(SKILLS) <= 80
    assert wanted <= SKILLS.keys()
    assert len(SKILLS.keys() - wanted) <= 5


@pytest.mark.parametrize("slug", sorted(SKILLS))
def test_a_skill_can_be_told_apart_level_by_level_made_and_asked_about(slug):
    skill = SKILLS[slug]

    texts = [level.text for level in skill.levels]
    assert [level.proficiency for level in skill.levels] == [1, 2, 3, 4]
    assert len(set(texts)) == 4
    assert skill.activities[0].shows
    assert len(skill.questions) >= 2


def test_what_a_move_asks_to_gain_has_something_to_do():
    asked = {
        one.want.skill
        for start, end in MOVES
        for one in step_gap(start, end, WANTS, {}, first=True).to_gain
    }

    assert len(asked) >= 30
    assert [slug for slug in sorted(asked) if not SKILLS[slug].activities] == []


def test_at_least_25_moves_are_published_each_with_what_makes_it_hard():
    published = {
        (slug, move.to): move
        for slug, role in ROLES.items()
        for move in role.moves
        if role.status == "published" and ROLES[move.to].status == "published"
    }

    assert len(published) >= 25
    assert [pair for pair, move in published.items() if not move.hurdle] == []


@pytest.mark.parametrize("pair", sorted({tuple(sorted(pair)) for pair in MOVES}))
def test_neighbours_say_three_tasks_each_way(pair):
    """One of the two says it; read from the other end, less and more change places."""
    moves = [MOVES[way] for way in (pair, pair[::-1]) if way in MOVES]

    assert any(len(move.less_of) >= 3 and len(move.more_of) >= 3 for move in moves)


@pytest.mark.parametrize("slug", TEN)
def test_what_stands_in_for_a_role_is_named(slug):
    """Occupations that O*NET has under the role's own name need no such word."""
    own = {"data-scientist", "software-engineer", "ml-product-manager"}
    overview = next(section for section in ROLES[slug].sections if section.key == "overview")

    assert slug in own or any("stands in" in cite for cite in overview.cites)


def test_no_rating_is_cited_where_the_register_of_occupations_has_none():
    unrated = ("15-2051.00 2.", "15-1252.00 2.", "13-1082.00 2.")

    wrong = [
        cite
        for role in ROLES.values()
        for cite in cites_of(role.model_dump())
        if cite.startswith("onet-29:") and cite.removeprefix("onet-29:").startswith(unrated)
    ]
    assert wrong == []


def cites_of(data) -> list[str]:
    if isinstance(data, dict):
        own = data.get("cites") or []
        return [*own, *(cite for value in data.values() for cite in cites_of(value))]
    if isinstance(data, (list, tuple)):
        return [cite for value in data for cite in cites_of(value)]
    return []
