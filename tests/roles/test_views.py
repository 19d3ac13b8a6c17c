"""The list of roles, a profile, and the way from one role to another."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles.models import Challenge, DemandDriver, Practice, ResponsibilityArea, Trend
from tests.builders import make_figure, make_move, make_role, make_skill
from tests.html import words_of

ROLE = "/roles/ml-product-manager/"


def queries(client, address):
    client.get(address)  # content types and template loaders are kept from then on
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_profile_answers_six_questions(client, content):
    words = words_of(client, ROLE)

    for question in ("The work", "What you need", "Pay", "Getting in, moving on",
                     "What is hard, and what helps", "Where it is heading"):  # fmt: skip
        assert question in words


def test_a_profile_opens_with_its_finding(client, content):
    words = words_of(client, ROLE)

    assert "Two sources that look far apart nearly agree on base pay" in words
    assert words.index("$89,009") < words.index("The work Overview")
    assert "$3,993" in words


def test_a_derived_amount_shows_its_sum(client, content):
    words = words_of(client, ROLE)

    assert "= $89,009" in words
    assert "= $3,993" in words


def test_a_stub_says_that_it_is_one(client, db):
    make_move(make_role("cook", is_stub=True), make_role("chef"))

    words = words_of(client, "/roles/cook/")

    assert "This page is only begun" in words
    assert "On to chef" in words


def test_a_profile_costs_at_most_fourteen_queries(client, content):
    assert queries(client, ROLE) <= 14


def test_a_profile_costs_the_same_for_1_and_20_rows(client, db):
    role = make_role("baker")
    fill(role, 1)
    before = queries(client, "/roles/baker/")

    fill(role, 20)

    assert queries(client, "/roles/baker/") == before


def fill(role, count):
    """The role with this many rows of many kinds."""
    for model in (ResponsibilityArea, Challenge, Practice, Trend, DemandDriver):
        model.objects.filter(role=role).delete()
    for number in range(count):
        ResponsibilityArea.objects.create(role=role, name=f"Area {number}")
        challenge = Challenge.objects.create(
            role=role, slug=f"hard-{number}", title=f"Hard {number}", text="Is hard."
        )
        Practice.objects.create(role=role, title="Helps", text="Helps.", answers=challenge)
        Trend.objects.create(role=role, title="Trend", text="Goes on.")
        DemandDriver.objects.create(role=role, title="Driver", text="Drives.")
        other = make_role(f"other-{count}-{number}")
        make_move(other, role)
        skill = make_skill(f"skill-{count}-{number}")
        role.skillrequirement_set.create(skill=skill, proficiency=2, importance=3, text="Why.")
        make_figure(role, key=f"figure-{count}-{number}")


def test_the_list_finds_other_names(client, content):
    words = words_of(client, "/roles/?q=mlpm")

    assert "Machine learning product manager" in words
    assert "Software engineer" not in words


def test_the_list_counts_families_and_filters_by_them(client, content):
    words = words_of(client, "/roles/?family=product")

    assert "Product roles (4)" in words
    assert "Data scientist" not in words


def test_an_unknown_family_is_said_and_left_out(client, content):
    response = client.get("/roles/?family=royal")

    assert response.status_code == 200
    assert "royal" in response.content.decode()
    assert "Data scientist" in response.content.decode()


def test_a_word_nobody_has_suggests_the_nearest(client, content):
    assert "The nearest:" in words_of(client, "/roles/?q=sofware%20enginer")


def test_the_list_costs_at_most_six_queries_for_1_and_20_roles(client, db):
    make_role("baker")
    before = queries(client, "/roles/")

    for number in range(20):
        make_role(f"baker-{number}")

    assert queries(client, "/roles/") == before <= 6


def test_the_list_has_pages(client, db):
    for number in range(60):
        make_role(f"baker-{number:02}")

    assert "Page 1 of 2" in words_of(client, "/roles/")
    assert "Page 2 of 2" in words_of(client, "/roles/?page=99")
    assert "Page 1 of 2" in words_of(client, "/roles/?page=%D9%A3x")


def test_a_path_is_numbered_steps(client, content):
    words = words_of(client, "/paths/data-scientist/director-of-product-ai/")

    assert "3 moves, one after the other" in words
    for step in ("Step 1: way in", "Step 2: step up", "Step 3: step up"):
        assert step in words
    assert words.count("What it pays there not stated") == 2
    assert "says Glassdoor" in words


def test_the_other_way_round_is_another_question(client, content):
    words = words_of(client, "/paths/ml-product-manager/data-scientist/")

    assert "No way between these two is published here yet" in words
    assert "The other way round there is one" in words


def test_a_path_to_where_one_is(client, content):
    assert "You are there already" in words_of(client, "/paths/data-scientist/data-scientist/")


def test_choosing_two_roles_leads_to_the_path(client, content):
    response = client.get("/paths/?from=data-scientist&to=ml-product-manager")

    assert response.status_code == 302
    assert response["Location"] == "/paths/data-scientist/ml-product-manager/"


def test_choosing_wrongly_is_said_at_the_field(client, content):
    response = client.get("/paths/?from=astronaut&to=ml-product-manager")

    html = response.content.decode()
    assert response.status_code == 200
    assert "<title>Error:" in html
    assert "No role has the address “astronaut”" in html


def test_an_unknown_role_in_a_path_is_not_found(client, content):
    assert client.get("/paths/astronaut/ml-product-manager/").status_code == 404


def test_a_path_costs_the_same_for_1_and_20_moves(client, db):
    make_move(make_role("a"), make_role("b"))
    before = queries(client, "/paths/a/b/")

    for number in range(20):
        make_move(make_role(f"from-{number}"), make_role(f"to-{number}"))

    assert queries(client, "/paths/a/b/") == before


def test_trends_judge_forecasts(client, content):
    words = words_of(client, "/trends/")

    assert "$180,000" in words
    assert "Cannot be judged. It does not say which pay it counts." in words
    assert "$195k to $305k" in words
