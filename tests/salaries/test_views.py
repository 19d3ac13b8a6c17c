"""Pay by experience, and the card of a figure."""

import csv
import io
import re
from html import unescape

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.builders import make_figure, make_place, make_role
from tests.html import elements, parse, words_of
from tests.roles.test_views import queries

PAY = "/salaries/"


ML_PM = "role=ml-product-manager"


def test_years_stand_on_a_scale_of_their_own(client, content):
    words = words_of(client, f"{PAY}?by=years")

    assert "Stated pay rises with years of experience" in words
    for amount in ("$170k to $272k", "$195k to $305k", "$350k and over", "$77,000"):
        assert amount in words
    assert "Senior level, years not stated" in words


def test_by_level_the_years_stand_below_with_the_reason(client, content):
    words = words_of(client, f"{PAY}?{ML_PM}")

    assert "What sources say ML product managers get in base pay" in words
    assert "By years instead" in words
    assert "Neither is turned into the other" in words
    assert words.index("$155,765") < words.index("By years instead") < words.index("$170k to")


def test_one_range_of_years_can_be_chosen(client, content):
    words = words_of(client, f"{PAY}?by=years&years=4-7")

    assert "$195k to $305k" in words
    assert "$170k to $272k" not in words


def test_only_what_was_asked_for_shares_the_scale(client, content):
    words = words_of(client, f"{PAY}?{ML_PM}&element=base")

    assert "$151,772" in words
    assert "$155,765" in words
    assert "$175,069" not in words
    assert "$244,774" not in words


def test_what_a_view_cannot_hold_is_named_with_the_view_that_can(client, content):
    html = client.get(f"{PAY}?{ML_PM}").content.decode()

    assert "1 figure counts something else: base plus additional pay" in html
    assert "element=total" in html
    assert "3 figures do not say what they count" in html
    assert "element=not-stated" in html


def test_a_role_without_figures_says_so(client, content):
    words = words_of(client, f"{PAY}?by=years&{ML_PM}&role=data-scientist")

    assert "Data scientist no source here states years no figure" in words


def test_a_wrong_filter_is_said_at_its_field_and_the_rest_is_shown(client, content):
    wrong = ("by=moon", "element=gold", "place=atlantis", "year=1066", "source=rumour",
             "role=astronaut")  # fmt: skip
    for query in wrong:
        response = client.get(f"{PAY}?{ML_PM}&{query}")
        html = response.content.decode()

        assert response.status_code == 200, query
        assert "<title>Error:" in html, query
        assert 'aria-invalid="true"' in html, query
        assert "$155,765" in html, query
        parse(html)


def test_a_fifth_role_is_said_and_left_out(client, content):
    slugs = ["ml-product-manager", "data-scientist", "product-manager", "software-engineer",
             "senior-product-manager"]  # fmt: skip
    html = client.get(f"{PAY}?{'&'.join(f'role={slug}' for slug in slugs)}").content.decode()

    assert "Four roles are compared at most" in html
    assert html.count('class="chip"') == 4


def test_the_address_of_a_swap_is_the_shortest(client, content):
    headers = {"HX-Request": "true"}
    response = client.get(
        f"{PAY}?element=total&{ML_PM}&role=&by=level&place=us&year=2024&source=every",
        headers=headers,
    )

    assert response["HX-Push-Url"] == "/salaries/?role=ml-product-manager&element=total"


def test_a_comparison_costs_the_same_for_1_and_200_figures(client, db):
    role, place = make_role("ml-product-manager"), make_place()
    made = {"element": "base", "place": place, "year": 2024}
    make_figure(role, **made)
    before = queries(client, PAY)

    for number in range(200):
        make_figure(role, key=f"more-{number}", level="mid", **made)

    assert queries(client, PAY) == before <= 12


def test_a_card_says_where_the_number_comes_from(client, content):
    words = words_of(client, "/figures/glassdoor-2024-total/")

    for fact in (
        "Glassdoor ; also credited: Interview Kickstart",
        "as reported in Role description, 2024",
        "line 119",
        "Not checked at the original.",
        "How many adverts or answers not stated",
        "Base pay $151,772",
        "Additional pay $93,002",
        "credited together for $244,774",
    ):
        assert fact in words


def test_a_card_says_what_is_not_stated(client, content):
    words = words_of(client, "/figures/brief-career-range/")

    for fact in ("Who says so not named", "Where not stated", "When not stated",
                 "Experience not stated"):  # fmt: skip
        assert fact in words


def test_an_unknown_figure_is_not_found(client, content):
    assert client.get("/figures/nothing/").status_code == 404


def test_a_card_costs_the_same_for_1_and_9_notes(client, content):
    few = queries(client, "/figures/brief-2024-tech-companies/")

    assert queries(client, "/figures/glassdoor-2024-total/") == few


def test_pay_opens_on_the_first_role_there_is_or_says_that_there_is_none(client, db):
    assert "There is no role to compare yet" in words_of(client, PAY)

    make_role("baker")

    assert "No figure here matches all of these choices" in words_of(client, PAY)


def test_what_a_filter_hides_is_not_said_of_the_sources(client, content):
    words = words_of(client, f"{PAY}?by=years&element=base")

    assert "No figure here matches all of these choices" in words
    assert "No source here states" not in words
    assert "Show these roles as the page opens" in words


# My offer


def offered(client, **fields):
    return client.post(PAY, {"role": "ml-product-manager", "element": "base", **fields})


def test_an_offer_is_drawn_and_said(client, content):
    html = offered(client, base="150,000").content.decode()

    assert "my offer, $150,000" in html
    assert "your offer: below this average" in html
    assert "Your offer, $150,000, is marked in 2 rows." in html
    assert "this source cannot answer: it does not say what it counts" in html
    parse(html)


def test_an_offer_is_stored_nowhere_and_in_no_address(client, content):
    before = {model: model._base_manager.count() for model in apps.get_models()}

    response = offered(client, base="150001", bonus="20002", equity="30003")

    assert before == {model: model._base_manager.count() for model in apps.get_models()}
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert response["HX-Push-Url"] == "/salaries/?role=ml-product-manager"
    addresses = re.findall(r'(?:href|action|hx-\w+)="([^"]*)"', response.content.decode())
    assert not [address for address in addresses if re.search("150001|20002|30003", address)]


def test_an_offer_writes_nothing_and_logs_nothing(client, content, caplog):
    with CaptureQueriesContext(connection) as captured:
        offered(client, base="150001")

    assert not [q for q in captured if not q["sql"].startswith("SELECT")]
    assert "150001" not in caplog.text


def test_an_offer_that_is_no_amount_is_said_at_its_field_and_kept(client, content):
    html = offered(client, base="a lot").content.decode()

    assert "<title>Error:" in html
    assert "Write whole dollars a year" in html
    assert 'value="a lot"' in html
    assert 'aria-describedby="id_base_error"' in html
    assert "$155,765" in html


@pytest.mark.parametrize("amount", ["12", "999999999", "-5", "1e5", "\x00", "9" * 5000])
def test_an_offer_out_of_reason_is_refused_plainly(client, content, amount):
    response = offered(client, base=amount)

    assert response.status_code == 200
    assert 'aria-invalid="true"' in response.content.decode()


def test_with_an_offer_the_sentence_goes_by_post_too(client, content):
    tree = parse(offered(client, base="150000").content.decode())

    forms = [form for form in elements(tree, "form") if "/salaries/" in form.get("action")]
    assert [form.get("method") for form in forms] == ["post", "post"]


# As a file


def test_a_comparison_leaves_as_a_file_with_its_source(client, content):
    response = client.get(f"/salaries/pay.csv?{ML_PM}&element=base&place=us&year=2024")

    rows = list(csv.DictReader(io.StringIO(response.content.decode())))
    assert response["Content-Type"].startswith("text/csv")
    assert [row["source"] for row in rows] == ["Glassdoor", "Payscale"]
    assert rows[1]["figure"] == "http://testserver/figures/payscale-2024-base/"


def test_the_file_and_the_page_hold_the_same_amounts(client, content):
    page = client.get(f"{PAY}?{ML_PM}&element=total").content.decode()
    found = re.search(r'href="(/salaries/pay\.json[^"]*)"', page)

    document = client.get(unescape(found[1])).json()

    assert [figure["centre"] for figure in document["figures"]] == [244_774]
    assert client.get(document["comparison"]).content.decode().count("$244,774") > 0


# Other money


def test_todays_dollars_stand_beside_the_original_with_the_sum(client, content):
    words = words_of(client, f"{PAY}?{ML_PM}&today=on")

    assert "$155,765" in words
    assert "In dollars of August 2026, by the CPI-U of the BLS" in words
    assert "the average of 2024 =" in words


def test_what_a_switch_cannot_do_is_said(client, content):
    words = words_of(client, f"{PAY}?{ML_PM}&prices=on")

    assert "not available, it is already about the whole country" in words
