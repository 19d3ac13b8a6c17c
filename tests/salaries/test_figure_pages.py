"""The card of a figure through editions, and the page of a role's sources."""

from datetime import date

import pytest

from mlpm.sources.models import Release
from salaries.models import TitleGroup, TitleMapping
from tests.builders import make_figure, make_note, make_place, make_role, make_source
from tests.html import elements, parse, text, words_of
from tests.roles.test_views import queries

pytestmark = pytest.mark.django_db

KEY = "abcdefghijkl"
CARD = f"/figures/{KEY}/"


def make_release(source, day, *, is_active=False, is_complete=True):
    release = Release.objects.create(
        source=source,
        released_on=day,
        sha256=f"{day:%d}".zfill(64),
        is_complete=is_complete,
        rows_read=100,
        rows_used=40,
        rows_rejected=1,
    )
    if is_active:
        source.active_release = release
        source.save()
    return release


def make_counted(role, release, key=KEY, **values):
    """Base pay of 16 adverts, in the country, in the newest full year of the edition."""
    defaults = {
        "source": release.source,
        "release": release,
        "element": "base",
        "place": make_place(),
        "year": release.released_on.year - 1,
        "employment_type": "full-time",
        "centre": 185_550,
        "centre_statistic": "median",
        "observations": 16,
        "rows": 32,
    }
    return make_figure(role, key, **{**defaults, **values})


@pytest.fixture
def source():
    return make_source(
        "index",
        name="Index",
        kind="adverts",
        attribution="Rows: index, edition of {date}, CC0 1.0.",
    )


@pytest.fixture
def role():
    return make_role("baker", plural="bakers")


OLD, NEW, NEXT = date(2025, 1, 12), date(2025, 1, 19), date(2025, 1, 26)


# The card


def test_a_card_of_a_counted_figure_says_how_it_was_counted(client, role, source):
    release = make_release(source, NEW, is_active=True)
    TitleGroup.objects.create(role=role, title_set="narrow", label="Own", plural="own bakers")
    for title, title_set in (("Baker", "narrow"), ("Pastry Baker", "narrow"), ("Cook", "wide")):
        TitleMapping.objects.create(source=source, role=role, title=title, title_set=title_set)
    make_counted(role, release, title_set="narrow")

    words = words_of(client, CARD)

    for fact in (
        "How we know edition of 19 January 2025; counted by us from its rows",
        "The number Middle offer: half are higher, half are lower",
        "About whom own bakers",
        "Titles counted Baker, Pastry Baker",
        "Experience all levels together",
        "Contract full time",
        "How many adverts or answers about 16 adverts, from 32 rows, some data. Two rows are one",
        "To be named as Rows: index, edition of 19 January 2025, CC0 1.0.",
        "Index, edition of 19 January 2025: base pay of own bakers",
        "http://testserver/figures/abcdefghijkl/",
    ):
        assert fact in words
    assert "Cook" not in words
    assert "What each edition said" not in words


def test_what_stands_in_for_a_role_says_so_with_the_reason(client, role, source):
    release = make_release(source, NEW, is_active=True)
    TitleMapping.objects.create(
        source=source, role=role, title="11", is_proxy=True, reason="Cooks are the nearest."
    )
    make_counted(
        role, release, element="wage", category="Cooks, 11", is_proxy=True, month=5, year=2025,
        observations=None, rows=None, employment_type="",
    )  # fmt: skip

    words = words_of(client, CARD)

    assert "About whom Cooks, 11, in place of bakers" in words
    assert "Counted as Cooks, 11 (stands in for bakers). Cooks are the nearest." in words
    assert "edition of January 2025; as it is published there" in words


def test_too_few_has_a_card_that_names_the_least_number(client, role, source):
    release = make_release(source, NEW, is_active=True)
    make_counted(role, release, centre=None, centre_statistic="", observations=2, rows=4)

    words = words_of(client, CARD)

    assert "Too few to say: an amount needs at least 6" in words
    assert "about 2 adverts, from 4 rows" in words


def test_a_card_tells_what_each_edition_said_the_newest_first(client, role, source):
    make_counted(role, make_release(source, OLD), centre=170_000, observations=15, rows=30)
    make_counted(role, make_release(source, NEW, is_active=True))

    words = words_of(client, CARD)

    assert (
        "19 January 2025 $185,550 , about 16 adverts (shown above) 12 January 2025 $170,000 , "
        "about 15 adverts"
    ) in words
    assert words.index("$185,550") < words.index("$170,000")


def test_a_figure_that_a_new_edition_no_longer_has_still_answers(client, role, source):
    make_counted(role, make_release(source, OLD))
    make_release(source, NEW)
    make_release(source, NEXT, is_active=True)

    response = client.get(CARD)
    words = text(parse(response.content.decode()))

    assert response.status_code == 200
    assert "Withdrawn in the edition of 19 January 2025" in words
    assert "what the edition of 12 January 2025 said" in words
    assert "19 January 2025 withdrawn 12 January 2025 $185,550" in words
    assert "edition of 12 January 2025, CC0 1.0." in words


def test_only_editions_up_to_the_shown_one_are_told(client, role, source):
    make_counted(role, make_release(source, OLD, is_active=True), centre=170_000)
    make_counted(role, make_release(source, NEW), centre=190_000)

    words = words_of(client, CARD)

    assert "$170,000" in words
    assert "$190,000" not in words


def test_what_only_a_newer_or_an_unfinished_edition_has_is_not_found(client, role, source):
    make_release(source, OLD, is_active=True)
    make_counted(role, make_release(source, NEW))
    make_counted(role, make_release(source, date(2025, 1, 5), is_complete=False), key="unfinished")

    assert client.get(CARD).status_code == 404
    assert client.get("/figures/unfinished/").status_code == 404


def test_without_a_shown_edition_nothing_counted_is_found(client, role, source):
    make_counted(role, make_release(source, OLD))

    assert client.get(CARD).status_code == 404


def test_a_figure_of_a_role_that_is_not_published_is_not_found(client, source):
    draft = make_role("draft", status="draft")
    make_counted(draft, make_release(source, NEW, is_active=True))

    assert client.get(CARD).status_code == 404


def test_doubts_about_the_edition_stand_on_the_card(client, role, source):
    make_counted(role, make_release(source, NEW, is_active=True))
    note = make_note(role, rule="few", subject="edition", text="Half of it is not mapped.")
    note.role, note.source = None, source
    note.save()

    assert "Half of it is not mapped." in words_of(client, CARD)


def test_a_card_costs_the_same_for_1_and_5_editions_and_for_1_and_20_titles(client, role, source):
    make_counted(role, make_release(source, date(2025, 2, 1), is_active=True))
    TitleMapping.objects.create(source=source, role=role, title="0")
    before = queries(client, CARD)

    for day in range(1, 5):
        make_counted(role, make_release(source, date(2025, 1, day)))
    for title in range(1, 20):
        TitleMapping.objects.create(source=source, role=role, title=str(title))

    assert queries(client, CARD) == before <= 16


# The sources of a role

SOURCES = "/salaries/sources/ml-product-manager/"


def test_the_sources_of_the_seed_are_taken_apart(client, content):
    words = words_of(client, SOURCES)

    assert "Two sources that look far apart nearly agree on base pay" in words
    assert "Glassdoor counts base plus additional pay, Payscale base pay. $93,002" in words
    assert "On base pay alone Payscale is higher; nothing here says why. −$3,993" in words
    assert "Apart Glassdoor − Payscale $89,009" in words
    assert "Where a row says nothing else, it is about the United States in 2024." in words
    assert "3 figures are about some experience only" in words


def test_every_two_sources_lead_to_the_page_that_takes_them_apart(client, content):
    tree = parse(client.get(SOURCES).content.decode())
    links = [a.get("href") for a in elements(tree, "a") if "?a=" in a.get("href")]

    assert len(links) == 3
    for link in links:
        address, _, fragment = link.partition("#")
        html = client.get(address).content.decode()
        assert f'id="{fragment}"' in html
    assert "Indeed does not say what it counts" in html


def test_the_two_that_are_asked_for_are_shown_in_either_order(client, content):
    for query in ("a=indeed-2024&b=payscale-2024-base", "a=payscale-2024-base&b=indeed-2024"):
        words = words_of(client, f"{SOURCES}?{query}")

        assert "Apart Indeed − Payscale $19,304" in words


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("a=indeed-2024&b=indeed-2024", "Choose two different sources."),
        ("a=nobody&b=indeed-2024", "“nobody” is not on the list, so it was left out."),
        ("a=%00&b=indeed-2024", "is not on the list"),
    ],
)
def test_two_that_cannot_be_taken_apart_are_said_at_the_field(client, content, query, message):
    response = client.get(f"{SOURCES}?{query}")
    html = response.content.decode()

    assert response.status_code == 200
    assert message in html
    assert "<title>Error:" in html
    assert 'aria-invalid="true"' in html
    assert "$89,009" in html
    parse(html)


def test_a_swap_gets_the_part_of_the_page(client, content):
    query = "a=indeed-2024&b=payscale-2024-base"
    whole = client.get(f"{SOURCES}?{query}").content.decode()
    response = client.get(f"{SOURCES}?{query}", headers={"HX-Request": "true"})
    part = response.content.decode()

    assert response["HX-Push-Url"].endswith("?a=indeed-2024&b=payscale-2024-base#taken-apart")
    assert "<html" not in part
    assert "Indeed and Payscale: $19,304 apart" in part
    shown = part[part.index('<ul class="apart">') : part.index("</ul>")]
    assert shown in whole


def test_counted_pay_stands_beside_stated_and_is_taken_apart(client, content, source):
    from roles.models import Role

    role = Role.objects.get(slug="ml-product-manager")
    release = make_release(source, NEW, is_active=True)
    make_counted(role, release, title_set="narrow", order=0)
    make_counted(role, release, key="levelled", level="mid", centre=1_234)
    make_counted(role, release, key="elsewhere", place=make_place("ca"), centre=2_345)
    make_counted(role, release, key="long-ago", year=2020, centre=3_456)
    make_counted(role, release, key="any-contract", employment_type="any", centre=4_567)

    words = words_of(client, SOURCES)

    assert "AI or ML product manager about 16 adverts, some data, 2024 $185,550" in words
    assert "Index, AI or ML product manager, $185,550 Payscale, $155,765" in words
    for amount in ("$1,234", "$2,345", "$3,456", "$4,567"):
        assert amount not in words


def test_a_role_without_any_source_says_so_with_a_next_step(client, role):
    html = client.get("/salaries/sources/baker/").content.decode()
    words = text(parse(html))

    assert "No source here states the pay of bakers" in words
    assert "Nobody states an amount for bakers here" in words
    assert 'href="/salaries/"' in html
    assert "<table" not in html


def test_one_source_alone_has_nothing_to_be_held_against(client, role, source):
    make_counted(role, make_release(source, NEW, is_active=True))

    words = words_of(client, "/salaries/sources/baker/")

    assert "The middle offer for bakers is $185,550" in words
    assert "there is no second to hold it against" in words


def test_the_sources_of_an_unknown_role_are_not_found_with_the_nearest_role(client, content):
    response = client.get("/salaries/sources/ml-prodct-manager/")

    assert response.status_code == 404
    assert "/roles/ml-product-manager/" in response.content.decode()


def test_a_page_of_sources_costs_the_same_for_2_and_40_figures(client, role, source):
    release = make_release(source, NEW, is_active=True)
    make_counted(role, release)
    make_figure(role, "said", source=make_source("said", name="Said"))
    before = queries(client, "/salaries/sources/baker/")

    for number in range(20):
        make_figure(role, f"said-{number}", source=make_source(f"said-{number}"))
        make_counted(role, release, key=f"level-{number}", level="mid", year=2000 + number)

    assert queries(client, "/salaries/sources/baker/") == before <= 12
