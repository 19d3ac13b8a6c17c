"""From the first page to a role, its pay and the way there: with htmx, and without any script."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.kinds import KINDS

ROLE = "/roles/ml-product-manager/"
PAY = "/salaries/?role=ml-product-manager"


SAYS_WHAT_WAS_SENT = """async () => {
    const sent = await (await fetch(location)).text();
    const plain = new DOMParser().parseFromString(sent, "text/html");
    return document.body.textContent === plain.body.textContent;
}"""


class Visit:
    """A page, with what is asked of it again and again."""

    def __init__(self, page):
        self.page = page
        self.whole_pages = 0
        page.on("request", self._on_request)

    def _on_request(self, request):
        self.whole_pages += request.is_navigation_request()

    def go_to(self, address):
        self.page.goto(address)
        self.region = self.status.element_handle()

    def follow(self, name):
        self.page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()

    def choose(self, label, option):
        choice = self.page.get_by_role("main").get_by_label(label, exact=True)
        choice.focus()
        choice.select_option(label=option)

    @property
    def address(self):
        return self.page.evaluate("location.pathname + location.search")

    @property
    def status(self):
        return self.page.get_by_role("status")

    @property
    def heading(self):
        return self.page.get_by_role("heading", level=1)

    @property
    def main(self):
        return self.page.get_by_role("main").inner_text()

    @property
    def focused(self):
        return self.page.locator("*:focus")

    def roles(self):
        return [
            chip.strip(" \n\xa0×") for chip in self.page.locator("main .chip").all_inner_texts()
        ]

    def expect_address(self, address):
        expect(self.page).to_have_url(re.compile(re.escape(address) + "$"))

    def expect_main(self, words):
        expect(self.page.get_by_role("main")).to_have_text(words, use_inner_text=True)

    def expect_the_region_that_was_there(self):
        """A region that is exchanged is often not read out."""
        assert self.status.evaluate("(here, before) => here === before", self.region)


@pytest.fixture
def visit(new_page):
    return Visit(new_page())


@pytest.fixture
def plain_visit(new_page):
    return Visit(new_page(java_script_enabled=False))


def test_the_home_page_answers_in_place(visit):
    visit.go_to("/")
    first = visit.main

    visit.choose("and wonder about being", "a director of Product/AI")

    answer = visit.page.locator("#answer-heading")
    expect(answer).to_have_text("From data scientist to director of Product/AI is 3 moves")
    expect(visit.status).to_have_text("From Data scientist to Director of Product/AI")
    visit.expect_the_region_that_was_there()
    expect(visit.focused).to_have_attribute("name", "to")
    assert visit.address == "/?from=data-scientist&to=director-of-product-ai"
    assert visit.whole_pages == 1

    visit.page.go_back()

    expect(answer).to_have_text("From data scientist to ML product manager is one move")
    visit.expect_main(first)
    assert visit.page.get_by_label("and wonder about being").input_value() == "ml-product-manager"


def test_the_comparison_changes_in_place(visit):
    visit.go_to(ROLE)
    visit.follow("Compare by experience")
    visit.expect_address(PAY)
    visit.region = visit.status.element_handle()
    said = "What sources say ML product managers get in"
    expect(visit.heading).to_have_text("For AI or ML product managers, data are thin")
    before = visit.whole_pages
    states = [(visit.address, visit.main)]

    visit.choose("What it counts", "base plus additional pay")

    expect(visit.heading).to_have_text(f"{said} base plus additional pay")
    expect(visit.status).to_have_text("One figure")
    visit.expect_the_region_that_was_there()
    expect(visit.focused).to_have_attribute("id", "id_element")
    visit.expect_address(f"{PAY}&element=total")
    states.append((visit.address, visit.main))

    visit.choose("What it counts", "the source does not say what it counts")

    expect(visit.heading).to_contain_text("without saying what it counts")
    expect(visit.status).to_have_text("3 figures")
    visit.expect_address(f"{PAY}&element=not-stated")
    states.append((visit.address, visit.main))

    visit.choose("Add a role", "Data scientist")

    visit.expect_address("?role=ml-product-manager&role=data-scientist&element=not-stated")
    expect(visit.page.get_by_role("rowheader", name="Data scientist")).to_be_visible()
    assert visit.roles() == ["ML product manager", "Data scientist"]
    expect(visit.focused).to_have_attribute("id", "id_role")

    visit.page.get_by_label("Take Data scientist away").press("Enter")

    expect(visit.page.locator("main .chip")).to_have_count(1)
    visit.expect_address(f"{PAY}&element=not-stated")
    # What was pressed is gone, and the focus must not be.
    expect(visit.focused).to_have_attribute("id", "id_role")
    visit.expect_the_region_that_was_there()
    visit.expect_main(states[-1][1])
    assert visit.page.locator("#status").count() == 1
    assert visit.whole_pages == before

    visit.page.go_back()
    expect(visit.page.locator("main .chip")).to_have_count(2)
    for address, main in reversed(states):
        visit.page.go_back()
        visit.expect_address(address)
        visit.expect_main(main)


def test_a_late_answer_does_not_replace_a_newer_one(visit):
    visit.go_to(PAY)
    held = []
    visit.page.route("**/*element=total&*", lambda route: held.append(route))

    visit.choose("What it counts", "base plus additional pay")
    visit.choose("What it counts", "the source does not say what it counts")
    expect(visit.heading).to_contain_text("without saying what it counts")
    for route in held:
        route.continue_()
    visit.page.wait_for_timeout(300)

    assert len(held) == 1
    expect(visit.heading).to_contain_text("without saying what it counts")


def mark_an_offer(visit):
    visit.page.get_by_label("My offer, base pay $").fill("150,000")
    visit.page.get_by_role("button", name="Mark it").click()
    expect(visit.page.locator("p.you")).to_have_text("Your offer, $150,000, is marked in 6 rows.")
    expect(visit.page.get_by_text("your offer: below this average")).to_have_count(1)
    assert "150" not in visit.address


def test_an_offer_is_marked_in_place_and_stays_while_the_words_change(visit):
    visit.go_to(PAY)

    mark_an_offer(visit)
    expect(visit.focused).to_have_attribute("id", "mark-offer")
    visit.choose("Add a role", "Data scientist")

    expect(visit.page.locator("main .chip")).to_have_count(2)
    expect(visit.page.get_by_text("my offer, $150,000")).to_be_visible()
    visit.page.get_by_label("Take Data scientist away").click()
    expect(visit.page.locator("main .chip")).to_have_count(1)
    expect(visit.page.get_by_text("my offer, $150,000")).to_be_visible()
    assert "150" not in visit.address
    assert visit.whole_pages == 1


def test_an_offer_is_marked_without_scripts(plain_visit):
    plain_visit.go_to(PAY)

    mark_an_offer(plain_visit)
    plain_visit.page.get_by_label("What it counts", exact=True).select_option(label="wage")
    plain_visit.page.get_by_role("button", name="Show", exact=True).click()

    expect(plain_visit.page.get_by_text("cannot be set beside")).to_be_visible()
    assert "150" not in plain_visit.address


def test_lists_are_found_while_typing(visit):
    visit.go_to("/roles/")

    visit.page.get_by_label("Find a role called").press_sequentially("director")

    expect(visit.status).to_have_text("One role")
    visit.expect_the_region_that_was_there()
    expect(visit.focused).to_have_attribute("id", "id_q")
    expect(visit.focused).to_have_value("director")
    visit.expect_address("/roles/?q=director&family=")
    assert visit.whole_pages == 1


def walk_to_the_director(visit):
    """The same for everybody: links and forms that lead to whole pages."""
    visit.follow("$244,774 , average, Glassdoor, sample not stated")
    expect(visit.heading).to_have_text("$244,774")
    expect(visit.page.get_by_text("Base plus additional pay", exact=True)).to_be_visible()

    visit.page.get_by_role("navigation", name="Main").get_by_role("link", name="Moves").click()
    visit.choose("I am", "a data scientist")
    visit.choose("and want to become", "a director of Product/AI")
    visit.page.get_by_role("button", name="Show the way").click()

    visit.expect_address("/paths/data-scientist/director-of-product-ai/")
    expect(visit.heading).to_have_text("Data scientist to director of Product/AI")
    assert visit.page.locator("main ol > li h2 a").all_inner_texts() == [
        "Data scientist",
        "Machine learning product manager",
        "Senior product manager",
        "Director of Product/AI",
    ]
    expect(visit.page.get_by_text("the middle of about 268 adverts").first).to_be_visible()
    expect(visit.page.get_by_text("not stated", exact=True).first).to_be_visible()


def test_from_a_figure_to_its_card_and_on_to_a_path(visit):
    visit.go_to(f"{PAY}&element=total")

    walk_to_the_director(visit)


def test_the_whole_journey_without_scripts(plain_visit):
    visit = plain_visit
    show = visit.page.get_by_role("main").get_by_role("button", name="Show", exact=True)
    visit.page.goto("/")

    visit.choose("I am", "a software engineer")
    visit.choose("and wonder about being", "an ML product manager")
    visit.page.get_by_role("button", name="Show me").click()

    visit.expect_address("/?from=software-engineer&to=ml-product-manager")
    expect(visit.page.locator("#answer-heading")).to_have_text(
        "From software engineer to ML product manager is one move"
    )

    visit.follow("Machine learning product manager: the whole profile")
    visit.expect_address(ROLE)
    visit.follow("Compare by experience")
    visit.choose("What it counts", "base plus additional pay")
    visit.choose("Add a role", "Data scientist")
    show.click()

    said = "What sources say ML product managers get in base plus additional pay"
    expect(visit.heading).to_have_text(said)
    assert visit.roles() == ["ML product manager", "Data scientist"]

    visit.page.get_by_label("Take Data scientist away").click()

    visit.expect_address(f"{PAY}&element=total")
    assert visit.roles() == ["ML product manager"]
    visit.follow("Compare by years of experience")
    expect(visit.heading).to_have_text("Stated pay rises with years of experience")

    visit.page.go_back()
    expect(visit.heading).to_have_text(said)
    walk_to_the_director(visit)


def test_a_mistake_is_said_and_led_to_without_scripts(plain_visit):
    plain_visit.page.goto("/paths/?from=data-scientist&to=data-scientist")

    expect(plain_visit.page).to_have_title("Error: Moves · Footing")
    expect(plain_visit.focused).to_contain_text("One thing to mend")
    field = plain_visit.page.locator("#id_to")
    assert field.get_attribute("aria-invalid") == "true"
    expect(field).to_have_accessible_description("You are there already. Choose another role.")
    assert field.input_value() == "data-scientist"

    plain_visit.page.get_by_role("link", name="You are there already").click()
    assert plain_visit.page.url.endswith("#id_to")


def test_scripts_add_no_words_to_a_page(new_page):
    page = new_page()
    differing = []
    for name, kind in KINDS.items():
        if kind.status == 200 and name != "components":
            page.goto(kind.address)
            differing += [] if page.evaluate(SAYS_WHAT_WAS_SENT) else [name]

    assert differing == []
