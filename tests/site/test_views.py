"""Home, search, errors, and what a page owes to whoever asks for it in an odd way."""

from itertools import product

from django.test import Client
from django.urls import reverse

from mlpm.sources.models import Release, Source
from roles.models import Role
from salaries.models import Place
from tests.builders import make_draft, make_figure, make_role, make_skill
from tests.html import parse, text, words_of

HTMX = {"HX-Request": "true"}
FORMS = ["/", "/roles/", "/compare/", "/salaries/", "/skills/", "/paths/", "/search/"]
FRAGMENTS = {
    "/": "answer",
    "/roles/?q=data": "results",
    "/compare/": "results",
    "/salaries/?by=years": "results",
    "/skills/?q=data": "results",
    "/search/?q=data": "results",
}


def test_home_is_answered_before_anybody_asks(client, content):
    words = words_of(client, "/")

    assert "From data scientist to ML product manager is one move" in words
    assert "$151,772" in words
    assert "says Glassdoor" in words


def test_home_answers_for_the_roles_chosen(client, content):
    words = words_of(client, "/?from=software-engineer&to=director-of-product-ai")

    assert "From software engineer to director of Product/AI is 3 moves" in words


def test_home_says_what_it_does_not_know(client, content):
    for query in ["from=nobody&to=ml-product-manager", "from=%00&to=%FF"]:
        response = client.get(f"/?{query}")

        assert response.status_code == 200
        assert "No role has the address" in response.content.decode()


def test_search_finds_roles_by_their_other_names_and_skills_by_their_words(client, content):
    assert "Machine learning product manager" in words_of(client, "/search/?q=mlpm")
    assert "Ethical AI and privacy" in words_of(client, "/search/?q=privacy")


def test_a_search_without_result_names_the_nearest_role(client, content):
    words = words_of(client, "/search/?q=data%20scientsit")

    assert "Nothing here is called" in words
    assert "Data scientist" in words


def test_the_fragment_is_part_of_the_page(client, content):
    for address, name in FRAGMENTS.items():
        whole = parse(client.get(address).content.decode())
        fragment = client.get(address, headers=HTMX)
        part = parse(f"<!doctype html><title>-</title>{fragment.content.decode()}")

        assert words_within(part, name) == words_within(whole, name)
        assert "<html" not in fragment.content.decode()
        assert "HX-Request" in fragment["Vary"]


def words_within(tree, name):
    """Words of the element with this id, without the status sentence that it brings along."""
    root = next(element for element in tree.iter() if element.get("id") == name)
    for parent in list(root.iter()):
        for child in [child for child in parent if child.get("id") == "status"]:
            parent.remove(child)
    return text(root)


def test_back_and_boosted_links_get_the_whole_page(client, content):
    for address in FRAGMENTS:
        for header in ("HX-History-Restore-Request", "HX-Boosted"):
            response = client.get(address, headers={**HTMX, header: "true"})

            assert "<html" in response.content.decode()


def test_a_fragment_brings_its_status_sentence(client, content):
    for address in FRAGMENTS:
        html = client.get(address, headers=HTMX).content.decode()

        assert html.count('role="status"') == 1
        assert 'hx-swap-oob="true"' in html


def test_an_unknown_address_suggests_the_nearest(client, content):
    response = client.get("/roles/ml-product-manger/")

    assert response.status_code == 404
    assert reverse("roles:role", args=["ml-product-manager"]) in response.content.decode()
    parse(response.content.decode())


def test_nothing_a_visitor_types_makes_a_500(client, content):
    names = "q from to role by element place year source family page".split()
    values = [
        "%00", "%FF%FE", "%ED%A0%80", "a" * 8000, "٣", "1_000", "-1", "' OR 1=1 --",
        "%E2%80%AE", "<script>", '"', "NEAR(*)", "99999999999999999999",
    ]  # fmt: skip
    faults = []
    for address, name, value in product(FORMS, names, values):
        response = client.get(f"{address}?{name}={value}")
        if response.status_code not in (200, 302, 400, 414):
            faults.append(f"{address}?{name}={value[:20]}: {response.status_code}")
        if b"\x00" in response.content:
            faults.append(f"{address}?{name}={value[:20]}: echoes a NUL")
        if b"<script>" in response.content:
            faults.append(f"{address}?{name}={value[:20]}: not escaped")

    assert faults == []


def test_too_many_words_in_an_address_are_refused_in_our_layout(client, db, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1

    response = client.get("/roles/?q=1&q=2")

    assert response.status_code == 400
    assert "Footing" in response.content.decode()


def test_a_query_of_ten_thousand_characters_is_refused_in_words(client):
    response = client.get("/search/?q=" + "a" * 10_000)

    assert response.status_code == 414


def test_pages_are_read_only(client, db):
    for address in [*FORMS, "/trends/", "/method/", "/sources/"]:
        # An offer comes to the page about pay by POST, and is kept nowhere.
        if address != "/salaries/":
            assert client.post(address).status_code == 405
        assert client.delete(address).status_code == 405


def test_components_are_for_those_who_build(client, admin_client, settings):
    assert client.get("/components/").status_code == 404
    assert admin_client.get("/components/").status_code == 200
    settings.DEBUG = True
    assert client.get("/components/").status_code == 200


def test_drafts_are_on_no_page(client, db):
    make_draft(make_role("baker", summary="Bakes."), title="Unseen", summary="Unseen")
    make_role("miller", status="draft", title="Unseen", short_title="unseen")
    make_figure(make_role("cook", status="draft", title="Unseen"), key="unseen", words="Unseen")
    make_skill("kneading")

    for address in [*FORMS, "/roles/baker/", "/trends/", "/search/?q=unseen", "/roles/?q=unseen"]:
        page = client.get(address).content.decode().replace("“unseen”", "").replace('"unseen"', "")
        assert "unseen" not in page.casefold(), address
    assert client.get("/roles/miller/").status_code == 404
    assert client.get("/figures/unseen/").status_code == 404
    assert client.get("/paths/baker/miller/").status_code == 404


def test_an_empty_site_still_speaks(client, db):
    for address in [*FORMS, "/trends/", "/method/", "/sources/"]:
        response = client.get(address)

        assert response.status_code == 200, address
        parse(response.content.decode())


def test_a_page_travels_compressed_and_only_when_it_changed(client, content):
    address = "/roles/ml-product-manager/"
    whole = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(whole.content) / 4
    assert client.get(address, headers={"If-None-Match": whole["ETag"]}).status_code == 304


def test_a_form_without_its_token_is_refused_in_our_look(db):
    response = Client(enforce_csrf_checks=True).post("/search/", {"q": "1"})

    assert response.status_code == 403
    assert "Footing" in response.content.decode()
    parse(response.content.decode())


def test_how_we_know_is_whole_without_an_edition(client, content):
    words = words_of(client, "/method/")

    assert "from 6 the median" in words
    assert "from 29 the 10th and the 90th percentile" in words
    assert "$180,000" in words
    assert "Cannot be judged." in words
    assert "The middle of about" not in words


def test_how_we_know_shows_what_the_editions_give(client, content):
    source = Source.objects.get(slug="aijobs")
    release = Release.objects.create(
        source=source, released_on="2025-01-19", sha256="1", rows_read=74_301, rows_used=30_000
    )
    source.active_release = release
    source.save()
    figure = make_figure(
        Role.objects.get(slug="data-scientist"),
        "counted",
        source=source,
        release=release,
        element="base",
        place=Place.objects.get(slug="us"),
        year=2024,
        employment_type="full-time",
        observations=60,
        rows=120,
        centre=150_000,
        centre_statistic="median",
        span_statistic="percentiles",
        p10=100_000,
        p25=120_000,
        p75=180_000,
        p90=200_000,
    )

    page = client.get("/method/").content.decode()

    words = text(parse(page))
    assert "The middle of about 60 adverts for data scientists in the United States" in words
    assert "edition of 19 January 2025: 30,000 of 74,301 rows" in words
    assert "The 120 rows behind the figure above are counted as about 60 adverts." in words
    assert page.count(f'href="{figure.get_absolute_url()}"') == 6
