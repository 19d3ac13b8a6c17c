"""The way from one role to another, with its working, and the same on one sheet."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles.models import Challenge, Practice, Role
from tests.builders import (
    make_activity,
    make_draft,
    make_move,
    make_role,
    make_skill,
    make_want,
)
from tests.html import parse, text, words_of

pytestmark = pytest.mark.django_db

WAY = "/paths/analyst/scientist/"


@pytest.fixture
def roles() -> dict[str, Role]:
    """An analyst wants SQL; a scientist SQL, statistics and, most of all, machine learning."""
    analyst, scientist = make_role("analyst"), make_role("scientist")
    sql, statistics, learning = map(make_skill, ("sql", "statistics", "machine-learning"))
    make_want(analyst, sql, proficiency=3)
    make_want(analyst, statistics, proficiency=1)
    make_want(scientist, sql, proficiency=3, importance=4)
    make_want(scientist, statistics, proficiency=3, importance=4)
    make_want(scientist, learning, proficiency=3, importance=5, is_essential=True)
    make_activity(learning, title="Build a model that beats a guess")
    make_move(analyst, scientist, kind="step-up", hurdle="The mathematics.")
    return {"analyst": analyst, "scientist": scientist}


def queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_step_names_what_she_brings_and_gains_the_largest_gap_first(client, roles):
    words = words_of(client, WAY)

    assert "1 of 3 skills ready, 2 to gain" in words
    assert words.index("machine learning essential") < words.index("statistics")
    assert "One skill you bring sql" in words
    assert "10 × 3 levels = 30" in words
    assert "4 × 2 levels = 8" in words
    assert "Build a model that beats a guess" in words


def test_the_sum_can_be_followed(client, roles):
    words = words_of(client, WAY)

    assert "Still to gain 38 of 54" in words
    assert "1 − 38 ÷ 54 = 29 %" in words
    assert "1 for the move + 38 ÷ 54 still to gain = 1.70" in words
    assert "No other way of at most five moves is published" in words


def test_what_she_can_do_already_makes_the_sum_smaller(client, roles):
    before = client.get(WAY).content.decode()
    link = "/paths/analyst/scientist/?have=machine-learning:3"

    words = words_of(client, link)

    assert link in before
    assert "2 of 3 skills ready, 1 to gain" in words
    assert "Still to gain 8 of 54" in words


def test_a_rating_below_what_is_assumed_counts(client, roles):
    assert "0 of 3 skills ready, 3 to gain" in words_of(client, f"{WAY}?have=sql:0")


def test_her_ratings_go_along_in_the_links(client, roles):
    html = client.get(f"{WAY}?have=sql:4&level=mid").content.decode()

    assert "/roles/scientist/?from=analyst&amp;to=scientist&amp;level=mid&amp;have=sql:4" in html
    assert "/skills/assess/?from=analyst&amp;to=scientist&amp;level=mid&amp;have=sql:4" in html


def test_the_fragment_is_part_of_the_page(client, roles):
    fragment = client.get(WAY, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in fragment
    assert 'id="way"' in fragment
    assert 'hx-swap-oob="true">1 of 3 skills ready, 2 to gain' in fragment


def test_the_alternative_stands_beside_with_its_cost(client, roles):
    between = make_role("between")
    make_move(roles["analyst"], between)
    make_move(between, roles["scientist"])

    words = words_of(client, WAY)

    assert "The next best: Analyst → Between → Scientist" in words
    assert words.split("Analyst → Between → Scientist")[1].split()[0] == "4.00"


def test_what_is_hard_there_stands_with_what_helps(client, roles):
    challenge = Challenge.objects.create(
        role=roles["scientist"], slug="doubt", title="Doubtful data", text="Much of it is."
    )
    Practice.objects.create(
        role=roles["scientist"], title="Ask who typed it in", text="Ask.", answers=challenge
    )

    assert "Doubtful data What helps: Ask who typed it in" in words_of(client, WAY)


def test_pay_that_cannot_be_compared_is_said(client, roles):
    assert "Cannot be said: nothing counted alike for both roles" in words_of(client, WAY)


def test_a_way_to_a_role_whose_skills_are_not_written_says_so(client, roles):
    make_move(roles["scientist"], make_role("director"))

    words = words_of(client, "/paths/scientist/director/")

    assert "Which skills this role asks for is not written yet" in words
    assert "since its skills are not written down here = 2.00" in words


def test_no_way_names_the_nearest_role_within_reach(client, roles):
    far = make_role("far")
    make_want(far, make_skill("other"))
    make_want(far, roles["scientist"].skillrequirement_set.get(skill__slug="sql").skill)

    words = words_of(client, "/paths/analyst/far/")

    assert "No way between these two is published here yet" in words
    assert "asks for the most alike skills to those of far: Scientist" in words


@pytest.mark.parametrize("address", ["/paths/analyst/nobody/", "/paths/nobody/analyst/summary/"])
def test_an_unknown_role_is_not_found(client, roles, address):
    assert client.get(address).status_code == 404


def test_a_draft_role_is_not_found_and_no_way_leads_through_it(client, roles):
    draft = make_role("draft", status=Role.Status.DRAFT)
    make_move(roles["analyst"], draft)
    make_move(draft, make_role("end"))
    make_draft(roles["scientist"])

    assert client.get("/paths/analyst/draft/").status_code == 404
    assert "No way between these two" in words_of(client, "/paths/analyst/end/")
    assert client.get(WAY).status_code == 200


def test_500_ratings_and_nonsense_are_said_and_nothing_breaks(client, roles):
    many = "&".join(f"have=s{number}:1" for number in range(500))

    words = words_of(client, f"{WAY}?have=sql:9&have=%00&have=cooking:3&{many}")

    assert "“sql:9” is no rating." in words
    assert "There is no skill “cooking”." in words
    assert "403 ratings beyond the first 100 are left out." in words


def test_a_way_costs_the_same_queries_for_few_and_many(client, roles):
    before = queries(client, WAY)

    for number in range(20):
        skill = make_skill(f"more-{number}")
        make_activity(skill)
        make_want(roles["scientist"], skill)
        make_move(roles["analyst"], other := make_role(f"other-{number}"))
        make_move(other, roles["scientist"])

    assert queries(client, WAY) == before


def test_one_sheet_holds_role_gap_and_way(client, roles):
    response = client.get(f"{WAY}summary/?have=sql:4")
    words = text(parse(response.content.decode()))

    assert "1 of 3 skills ready, 2 to gain." in words
    assert "not yet → does it alone Build a model that beats a guess" in words
    assert "http://testserver/paths/analyst/scientist/summary/?have=sql:4" in words
    assert not response.cookies


def test_choosing_takes_the_ratings_along(client, roles):
    response = client.get("/paths/?from=analyst&to=scientist&have=sql:4")

    assert response["Location"] == "/paths/analyst/scientist/?have=sql:4"


def test_moves_are_listed_for_each_role_and_paged(client, roles):
    assert "Scientist People come from Analyst" in words_of(client, "/paths/")

    before = queries(client, "/paths/")
    for number in range(60):
        make_role(f"more-{number:02}")

    assert queries(client, "/paths/") == before
    assert "Page 1 of 2" in words_of(client, "/paths/")


def test_a_profile_says_where_she_stands_who_says_where_she_is(client, roles):
    assert "1 of 3 skills ready" not in words_of(client, "/roles/scientist/")
    assert "1 of 3 skills ready, 2 to gain" in words_of(client, "/roles/scientist/?from=analyst")
