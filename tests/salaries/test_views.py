"""Pay by experience, and the card of a figure."""

from tests.builders import make_figure, make_role
from tests.html import parse, words_of
from tests.roles.test_views import queries

PAY = "/salaries/"


def test_pay_opens_on_years_of_experience(client, content):
    words = words_of(client, PAY)

    assert "Stated pay rises with years of experience" in words
    for amount in ("$170k to $272k", "$195k to $305k", "$350k and over", "$77,000"):
        assert amount in words
    assert "Senior level, years not stated" in words


def test_pay_by_level(client, content):
    words = words_of(client, f"{PAY}?by=level")

    assert "Senior level starts above where mid level ends" in words


def test_pay_by_source_has_a_band_for_each_thing_counted(client, content):
    words = words_of(client, f"{PAY}?by=source")

    bands = ["Base pay Glassdoor", "Additional pay Glassdoor", "Base plus additional pay Glassdoor"]
    assert all(band in words for band in bands)
    assert "The source does not say what it counts Indeed" in words


def test_one_thing_counted_can_be_chosen(client, content):
    words = words_of(client, f"{PAY}?by=source&element=base")

    assert "$151,772" in words
    assert "$155,765" in words
    assert "$175,069" not in words


def test_a_role_without_figures_says_so(client, content):
    words = words_of(client, f"{PAY}?role=ml-product-manager&role=data-scientist")

    assert "Data scientist no source here states years no figure" in words


def test_what_a_view_cannot_hold_is_named_with_the_view_that_can(client, content):
    html = client.get(PAY).content.decode()

    assert "say neither years nor level" in html
    assert "by=source" in html


def test_a_wrong_filter_is_said_at_its_field_and_the_rest_is_shown(client, content):
    wrong = ("by=moon", "element=gold", "place=atlantis", "year=1066", "source=rumour",
             "role=astronaut")  # fmt: skip
    for query in wrong:
        response = client.get(f"{PAY}?{query}")
        html = response.content.decode()

        assert response.status_code == 200, query
        assert "<title>Error:" in html, query
        assert 'aria-invalid="true"' in html, query
        assert "$170k to $272k" in html, query
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
        f"{PAY}?element=&role=ml-product-manager&role=&by=source&place=&year=2024&source=",
        headers=headers,
    )

    assert response["HX-Push-Url"] == "/salaries/?role=ml-product-manager&by=source&year=2024"


def test_a_comparison_costs_at_most_eight_queries_for_1_and_20_figures(client, db):
    role = make_role("ml-product-manager")
    make_figure(role, years_from=1, years_to=3)
    before = queries(client, PAY)

    for number in range(20):
        make_figure(role, key=f"more-{number}", years_from=number, years_to=number + 1)

    assert queries(client, PAY) == before <= 8


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

    assert "No source here states pay by years for bakers" in words_of(client, PAY)


def test_what_a_filter_hides_is_not_said_of_the_sources(client, content):
    words = words_of(client, f"{PAY}?element=base")

    assert "No figure here matches all of these choices" in words
    assert "No source here states" not in words
    assert "Show all figures of this view" in words


def test_a_role_hidden_by_a_filter_is_not_said_to_be_without_figures(client, content):
    words = words_of(client, f"{PAY}?role=ml-product-manager&role=data-scientist&year=2024")

    assert "Data scientist nothing matches these choices no figure" in words
