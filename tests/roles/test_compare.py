"""Two to four roles side by side."""

import pytest

from roles.models import Challenge, ReasonAgainst, Role
from roles.views.compare import DIFFERENCES_SHOWN
from tests.builders import (
    cite,
    make_draft,
    make_figure,
    make_move,
    make_role,
    make_skill,
    make_want,
)
from tests.html import elements, parse, text
from tests.roles.test_views import queries

pytestmark = pytest.mark.django_db

PAIR = "/compare/?role=baker&role=cook"


@pytest.fixture
def roles():
    """A baker and a cook, who share one of three skills."""
    baker, cook = make_role("baker"), make_role("cook")
    kneading, tasting, counting = (make_skill(slug) for slug in ("kneading", "tasting", "counting"))
    make_want(baker, kneading, proficiency=4, importance=5, is_essential=True)
    make_want(baker, tasting, proficiency=2, importance=3)
    make_want(cook, tasting, proficiency=2, importance=5)
    make_want(cook, counting, proficiency=1, importance=1)
    return baker, cook


def tree_of(client, address, **options):
    response = client.get(address, **options)
    assert response.status_code == 200
    return parse(response.content.decode())


def words_of(client, address):
    return text(tree_of(client, address))


def heading_of(client, address):
    (heading,) = elements(tree_of(client, address), "h1")
    return text(heading)


def part(tree, name):
    """The section under the heading of this id."""
    return next(s for s in elements(tree, "section") if s.get("aria-labelledby") == name)


# What it says


def test_the_heading_is_the_finding(client, roles):
    assert heading_of(client, PAIR) == (
        "Bakers and cooks share 1 of 3 skills; the largest difference: kneading"
    )
    assert "Kneading: “others come to me” for bakers, not asked of cooks." in words_of(client, PAIR)


def test_differences_stand_first_with_their_sum_and_what_is_alike_is_folded(client, roles):
    skills = part(tree_of(client, PAIR), "skills")

    rows = [text(row) for row in elements(skills, "tr")]
    assert rows[1].startswith("Kneading 4 levels × 10 = 40 Baker others come to me, essential")
    assert rows[2].startswith("Counting 1 level × 1 = 1 Baker not asked for Cook knows of it")
    (folded,) = elements(skills, "details")
    assert text(folded).startswith("One skill is asked for at the same level")
    assert "Tasting" in text(folded)


def test_beyond_the_largest_twelve_the_differences_are_folded(client, roles):
    for number in range(DIFFERENCES_SHOWN):
        make_want(roles[0], make_skill(f"craft-{number}"))

    others, _same = elements(part(tree_of(client, PAIR), "skills"), "details")

    assert text(others).startswith("2 more differences")
    assert len(list(elements(others, "tr"))) == 3
    assert "Counting 1 level × 1 = 1" in text(others)


def test_roles_say_in_what_they_are_alike(client, roles):
    alike = text(part(tree_of(client, PAIR), "alike"))

    assert "Baker and cook are alike in these: tasting." in alike


def test_roles_that_share_no_skill_say_so(client, roles):
    make_want(make_role("porter"), make_skill("carrying"))

    alike = part(tree_of(client, "/compare/?role=baker&role=porter&role=cook"), "alike")

    assert [text(item) for item in elements(alike, "li")][:2] == [
        "Baker and cook are alike in these: tasting.",
        "Baker and porter share no skill.",
    ]


def test_the_work_is_less_of_and_more_of(client, roles):
    baker, cook = roles
    move = make_move(baker, cook, less_of="Ovens\nNights", more_of="Sauces\n\nGuests")
    cite(move, judgement="bakers told us")

    work = text(part(tree_of(client, PAIR), "work"))

    assert "From baker to cook Less of Ovens Nights More of Sauces Guests" in work
    assert "Our judgement: bakers told us" in work
    assert "other way round" not in work


def test_a_move_written_only_the_other_way_round_is_read_backwards_and_says_so(client, roles):
    baker, cook = roles
    move = make_move(cook, baker, less_of="Sauces", more_of="Ovens")
    cite(move, judgement="cooks told us")
    make_move(baker, cook)

    work = text(part(tree_of(client, PAIR), "work"))

    assert "From baker to cook Less of Ovens More of Sauces" in work
    assert "Written of the move the other way round" in work
    assert "Our judgement: cooks told us" in work


def test_work_that_is_not_written_says_so(client, roles):
    assert "Not written here yet for these two." in text(part(tree_of(client, PAIR), "work"))


def test_the_first_role_is_compared_with_each_other(client, roles):
    make_role("porter")

    work = part(tree_of(client, f"{PAIR}&role=porter"), "work")

    assert [text(h) for h in elements(work, "h3")] == ["From baker to cook", "From baker to porter"]


def test_what_is_hard_and_what_one_may_dislike_stand_side_by_side(client, roles):
    baker, cook = roles
    Challenge.objects.create(role=baker, slug="heat", title="Heat", text="It is hot.")
    dislike = ReasonAgainst.objects.create(role=cook, title="Evenings", text="Guests eat late.")
    cite(dislike, judgement="cooks told us")

    tree = tree_of(client, PAIR)

    assert "Baker Heat It is hot." in text(part(tree, "hard"))
    assert "Cook Evenings Guests eat late. Where this comes from" in text(part(tree, "dislike"))
    assert "our judgement: cooks told us" in text(part(tree, "dislike"))


def test_pay_stands_on_one_axis_with_the_mark_of_each_role(client, roles):
    for role, amount in zip(roles, (60_000, 50_000), strict=True):
        make_figure(role, key=f"pay-{role.slug}", element="base", centre=amount,
                    centre_statistic="average")  # fmt: skip

    pay = part(tree_of(client, PAIR), "pay")

    assert len(list(elements(pay, "table"))) == 1
    marks = [
        classes.split()[-1]
        for element in pay.iter()
        if (classes := element.get("class") or "").startswith("mark ")
    ]
    assert marks == ["mark--1", "mark--2"]
    assert [text(a)[:7] for a in elements(pay, "a") if "amount" in (a.get("class") or "")] == [
        "$60,000",
        "$50,000",
    ]
    assert [a.get("href") for a in elements(pay, "a")][-1] == "/salaries/?role=baker&role=cook"


SAME_ADVERTS = "counted from adverts for product managers at senior level: one contains the other"
PRODUCT = "/compare/?role=product-manager&role=senior-product-manager"


def test_roles_counted_from_the_same_adverts_say_so(client, counted):
    assert SAME_ADVERTS in words_of(client, PRODUCT)
    assert SAME_ADVERTS in words_of(client, f"{PRODUCT}&role=data-scientist")
    apart = "/compare/?role=data-scientist&role=product-manager"
    assert "contains the other" not in words_of(client, apart)


def test_of_adverts_nothing_is_said_where_none_are_counted(client, content):
    assert "contains the other" not in words_of(client, PRODUCT)


def test_what_she_said_of_herself_travels_on(client, roles):
    hers = "from=porter&have=kneading:2"

    tree = tree_of(client, f"{PAIR}&{hers}")

    assert "You: can do it with some help" in text(tree)
    hrefs = {a.get("href") for a in elements(tree, "a")}
    assert f"/skills/kneading/?{hers}" in hrefs
    assert f"/compare/?role=cook&{hers}" in hrefs
    assert "/paths/baker/cook/?have=kneading:2" in hrefs
    hidden = [i.get("value") for i in elements(tree, "input") if i.get("type") == "hidden"]
    assert hidden == ["baker", "cook", "porter", "kneading:2"]


# What is asked


def test_it_opens_with_two_roles(client, content):
    response = client.get("/compare/")

    assert "Error:" not in response.content.decode()
    chips = [text(e) for e in elements(parse(response.content.decode()), "span")
             if e.get("class") == "chip"]  # fmt: skip
    assert chips == ["Data scientist ×", "ML product manager ×"]


def errors(tree):
    return [text(p) for p in elements(tree, "p") if p.get("class") == "errorlist"]


SECOND = "Choose a second role to compare it with."


@pytest.mark.parametrize(
    ("query", "messages"),
    [
        ("role=baker", [SECOND]),
        ("role=baker&role=", [SECOND]),
        ("role=baker&role=baker", ["A role stands here once, however often it is chosen.", SECOND]),
        ("role=baker&role=astronaut",
         ["No role has the address “astronaut”, so it was left out.", SECOND]),
        ("role=baker&role=secret",
         ["No role has the address “secret”, so it was left out.", SECOND]),
        ("role=baker&role=cook&role=cook",
         ["A role stands here once, however often it is chosen."]),
        ("role=baker&role=cook&role=a%00b",
         ["No role has the address “a\ufffdb”, so it was left out."]),
        ("role=baker&role=cook&role=r0&role=r1&role=r2",
         ["Four roles are compared at most; the first four are shown."]),
        ("role=x&role=y", ["No role has the address “x”, so it was left out.",
         "No role has the address “y”, so it was left out.", SECOND]),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_said_at_the_field_and_the_rest_is_shown(
    client, roles, query, messages
):
    make_role("secret", status=Role.Status.DRAFT)
    make_draft(roles[0])
    for number in range(3):
        make_role(f"r{number}")

    response = client.get(f"/compare/?{query}")

    tree = parse(response.content.decode())
    assert response.status_code == 200
    assert errors(tree) == messages
    assert "<title>Error:" in response.content.decode()
    ids = {element.get("id") for element in tree.iter()}
    assert {"id_role", "id_role_error"} <= ids
    assert ("Baker" in text(tree)) is query.startswith("role=baker")


def test_one_role_alone_is_shown_with_those_that_moves_join_it_with(client, roles):
    baker, cook = roles
    make_move(cook, baker)
    make_move(baker, make_role("secret", status=Role.Status.DRAFT))

    tree = tree_of(client, "/compare/?role=baker")

    assert "put one beside it: Cook ." in text(tree)
    assert "Secret" not in text(tree)
    assert next(a.get("href") for a in elements(tree, "a") if text(a) == "Cook") == (
        "/compare/?role=baker&role=cook"
    )


def test_a_role_whose_skills_are_not_written_says_so(client, roles):
    make_role("porter", is_stub=True)

    words = words_of(client, f"{PAIR}&role=porter")

    assert "Which skills porter asks for is not written here yet." in words
    assert "Bakers and cooks share 1 of 3 skills" in words


def test_without_any_skills_the_heading_names_the_roles(client):
    make_role("baker")
    make_role("cook")

    assert heading_of(client, PAIR) == "Baker, Cook"


def test_without_any_role_the_page_still_speaks(client):
    assert heading_of(client, "/compare/") == "There is no role to compare yet"


def test_the_fragment_is_part_of_the_page_and_says_where_it_is(client, roles):
    response = client.get(f"{PAIR}&role=", headers={"hx-request": "true"})

    html = response.content.decode()
    assert "<html" not in html
    assert 'id="results"' in html
    assert "2 roles side by side. Bakers and cooks share 1 of 3 skills" in html
    assert response["HX-Push-Url"] == PAIR


def test_two_roles_cost_as_many_queries_as_four_and_one_row_as_many_as_twenty(client):
    baker = filled("baker", 1)
    make_move(baker, filled("cook", 1), less_of="Ovens")
    before = queries(client, PAIR)

    for slug in ("porter", "waiter"):
        make_move(baker, filled(slug, 20), less_of="Ovens")

    assert queries(client, f"{PAIR}&role=porter&role=waiter") == before <= 24


def filled(slug, count):
    role = make_role(slug)
    for number in range(count):
        make_want(role, make_skill(f"{slug}-{number}"))
        cite(Challenge.objects.create(role=role, slug=f"c{number}", title="Heat", text="Hot."))
        cite(ReasonAgainst.objects.create(role=role, title="Nights", text="Long."))
        make_figure(role, key=f"{slug}-{number}", element="base")
    return role
