"""Skills by group, and what a skill's page says."""

import pytest

from mlpm.sources.models import Citation
from roles.models import ResponsibilityArea
from skills.models import InterviewQuestion, LearningActivity, Skill, SkillGroup, SkillLevel
from skills.views import SKILLS_PER_PAGE
from tests.builders import cite, make_move, make_role, make_skill, make_want
from tests.html import elements, parse, text, words_of
from tests.roles.test_views import queries


def page_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return parse(response.content.decode())


def links(tree):
    return {text(link): link.get("href") for link in elements(tree, "a")}


# The list


def test_skills_stand_in_their_groups(client, content):
    words = words_of(client, "/skills/")

    assert "Soft skills" in words
    assert "Emotional intelligence" in words


def test_skills_are_found_by_their_words(client, content):
    words = words_of(client, "/skills/?q=privacy")

    assert "Ethical AI and privacy" in words
    assert "Roadmapping" not in words


def test_the_contents_list_the_groups_with_how_many_skills_each_has(client, db):
    people = SkillGroup.objects.create(slug="people", name="People")
    for number in range(3):
        make_skill(f"a-{number}", group=people)
    make_skill("b")

    tree = page_of(client, "/skills/")

    (nav,) = (nav for nav in elements(tree, "nav") if nav.get("aria-label") == "Groups of skills")
    assert text(nav) == "People 3 Some group 1"
    assert links(nav) == {"People": "#people", "Some group": "#some-group"}


def test_each_skill_says_how_many_roles_want_it(client, db):
    skill = make_skill("kneading")
    assert "No role here asks for it yet." in words_of(client, "/skills/")

    make_want(make_role("baker"), skill)
    assert "One role wants it." in words_of(client, "/skills/")

    make_want(make_role("cook"), skill)
    assert "2 roles want it." in words_of(client, "/skills/")


def test_a_search_without_result_suggests_the_nearest_and_leads_on(client, content):
    words = words_of(client, "/skills/?q=roadmaping")

    assert "The nearest: Roadmapping" in words
    assert "Show all skills" in words


def test_what_is_typed_stays_even_when_it_cannot_be_looked_for(client, db):
    tree = page_of(client, f"/skills/?q={'x' * 101}")

    (field,) = (field for field in elements(tree, "input") if field.get("id") == "id_q")
    assert (field.get("value"), field.get("aria-invalid")) == ("x" * 101, "true")


def make_many(count):
    group = SkillGroup.objects.get_or_create(slug="some-group", name="Some group")[0]
    later = SkillGroup.objects.create(slug="later", name="Later", order=1)
    Skill.objects.bulk_create(
        Skill(slug=f"s-{n}", name=f"s {n}", order=n, group=group, description="a")
        for n in range(count - 1)
    )
    make_skill("the-last", group=later)


@pytest.mark.parametrize("count", [2 * SKILLS_PER_PAGE, 2 * SKILLS_PER_PAGE + 1])
def test_two_hundred_skills_stand_on_one_page_and_more_on_several(client, db, count):
    make_many(count)

    tree = page_of(client, "/skills/")

    is_paged = count > 2 * SKILLS_PER_PAGE
    assert len(list(elements(tree, "h3"))) == (SKILLS_PER_PAGE if is_paged else count)
    assert ("Next page" in links(tree)) is is_paged
    assert links(tree)["Later"] == ("?page=2#later" if is_paged else "#later")


def test_every_skill_stands_on_one_page_only_with_the_heading_of_its_group(client, db):
    make_many(250)

    trees = [page_of(client, f"/skills/?page={number}") for number in (1, 2)]

    names = [text(heading) for tree in trees for heading in elements(tree, "h3")]
    assert len(names) == len(set(names)) == 250
    assert [text(h) for h in elements(trees[1], "h2")] == ["Some group", "Later"]


@pytest.mark.parametrize("page", ["0", "-1", "abc", "9" * 30, "1_000"])
def test_a_page_that_is_not_there_is_the_nearest(client, db, page):
    make_many(250)

    assert client.get(f"/skills/?page={page}").status_code == 200


def test_what_she_said_of_herself_stays_in_the_links(client, db):
    make_skill("kneading")
    hers = "from=cook&have=kneading:3"

    tree = page_of(client, f"/skills/?{hers}")

    assert links(tree)["Kneading"] == f"/skills/kneading/?{hers}"
    hidden = [
        (i.get("name"), i.get("value"))
        for i in elements(tree, "input")
        if i.get("type") == "hidden"
    ]
    assert hidden == [("from", "cook"), ("have", "kneading:3")]


# A skill


def test_a_skill_says_who_wants_it_how_well_how_much_and_what_for(client, db):
    skill = make_skill("kneading")
    requirement = make_want(
        make_role("baker"), skill, proficiency=3, importance=5, is_essential=True
    )
    cite(requirement, judgement="bread needs it")

    words = words_of(client, "/skills/kneading/")

    assert "One role wants it, and there it is essential" in words
    assert (
        "Baker does it alone central, essential Why it is wanted. Where this comes from : Baker"
        in words
    )
    assert "Our judgement: bread needs it" in words


def test_an_unwanted_skill_says_so(client, db):
    make_skill("juggling")

    assert "No role here asks for it yet" in words_of(client, "/skills/juggling/")


def test_how_often_a_source_comes_back_is_said_only_where_it_does(client, db):
    requirement = make_want(make_role("baker"), make_skill("kneading"))
    assert "comes back" not in words_of(client, "/skills/kneading/")

    requirement.mentions = 2
    requirement.save()
    assert "The source comes back to it 2 times." in words_of(client, "/skills/kneading/")


def test_a_skill_says_what_to_make_and_what_may_be_asked(client, db):
    skill = make_skill("kneading")
    SkillLevel.objects.create(skill=skill, proficiency=3, text="Bread rises.")
    activity = LearningActivity.objects.create(
        skill=skill, title="Bake a loaf", text="Knead it.", shows="A loaf.",
        done_when="It is eaten.", first_step="Buy flour.", effort="days",
    )  # fmt: skip
    cite(activity, judgement="one weekend is enough")
    InterviewQuestion.objects.create(skill=skill, text="When did a dough fail?")

    words = words_of(client, "/skills/kneading/")

    assert "Does it alone Bread rises." in words
    assert (
        "Bake a loaf Knead it. What it leaves to show A loaf. It is done when It is eaten." in words
    )
    assert "Where to begin Buy flour. How long it may take days our estimate" in words
    assert "Our judgement: one weekend is enough" in words
    assert "When did a dough fail?" in words


def test_a_skill_says_what_calls_for_it_and_folds_what_is_beyond_five(client, db):
    skill, baker, cook = make_skill("kneading"), make_role("baker"), make_role("cook")
    make_want(baker, skill)
    make_want(cook, make_skill("tasting"))
    make_move(cook, baker)
    for number in range(7):
        ResponsibilityArea.objects.create(role=baker, name=f"Bread {number}").skills.add(skill)

    tree = page_of(client, "/skills/kneading/")

    (folded,) = (part for part in elements(tree, "details"))
    assert text(folded) == "2 more : 7 areas of work Baker Bread 5 Bread 6"
    assert "One move that asks for more" not in text(tree)
    assert "1 move that asks for more Baker from cook, which does not ask for it" in text(tree)


def test_a_skill_names_those_wanted_beside_it_with_the_reason(client, db):
    for slug in ("baker", "cook"):
        role = make_role(slug)
        for name in ("kneading", "tasting"):
            make_want(role, Skill.objects.filter(slug=name).first() or make_skill(name))

    assert "Tasting wanted together by 2 roles" in words_of(client, "/skills/kneading/")


def test_her_rating_is_said_and_travels_on(client, db):
    make_want(make_role("baker"), make_skill("kneading"))
    hers = "from=cook&to=baker&have=kneading:0"

    tree = page_of(client, f"/skills/kneading/?{hers}")

    assert "You rated: not yet" in text(tree)
    assert links(tree)["Baker"] == f"/roles/baker/?{hers}#what-you-need"
    assert links(tree)["Where do I stand?"] == f"/skills/assess/?{hers}"
    assert "You rated" not in words_of(client, "/skills/kneading/?have=sql:2")


def test_many_roles_stand_on_several_pages(client, db):
    skill = make_skill("kneading")
    for number in range(51):
        make_want(make_role(f"baker-{number}"), skill)

    tree = page_of(client, "/skills/kneading/?page=2")

    assert "51 roles want it" in text(tree)
    assert len(list(elements(tree, "tr"))) == 2


def test_skills_cost_the_same_for_1_and_20(client, db):
    skill = make_skill("kneading")
    for number in (1, 2):
        fill(skill, number)
    index, page = queries(client, "/skills/"), queries(client, "/skills/kneading/")
    assert Citation.objects.exists()

    for number in range(3, 23):
        fill(skill, number)

    assert queries(client, "/skills/") == index <= 5
    assert queries(client, "/skills/kneading/") == page <= 18


def fill(skill, number):
    """A role that wants the skill and another, comes from somewhere, and has work for it."""
    role, other = make_role(f"baker-{number}"), make_skill(f"kneading-{number}")
    for wanted in Skill.objects.all():
        cite(make_want(role, wanted))
    make_move(make_role(f"cook-{number}"), role)
    ResponsibilityArea.objects.create(role=role, name="Bread").skills.add(skill)
    InterviewQuestion.objects.create(skill=skill, text="Why?")
    SkillGroup.objects.create(slug=f"group-{number}", name=f"Group {number}").skills.add(other)


def test_an_unknown_skill_is_not_found(client, content):
    assert client.get("/skills/juggling/").status_code == 404
