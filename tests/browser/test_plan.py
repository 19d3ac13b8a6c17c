"""A plan in a real browser: saved, ticked, noted, shared, printed, deleted; with scripts and
without, and by keyboard alone."""

import json
import re

import pytest
from django.db import OperationalError, connection
from playwright.sync_api import expect

from tests.axe import COLOURS, violations

NEW = "/plan/new/?from=data-scientist&to=ml-product-manager"
PHONE = {"width": 360, "height": 740}
NARROW = {"width": 320, "height": 700}
#: A4 without the margins of print.css.
PAPER = {"width": 672, "height": 986}

#: Words of the page that are not on the paper, but for what can only be pressed or filled in.
LOST_WORDS = """() => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const lost = [];
    while (walker.nextNode()) {
        const words = walker.currentNode, parent = words.parentElement;
        if (!words.data.trim() || parent.closest("form, summary, .plan__on-screen")) continue;
        const range = document.createRange();
        range.selectNode(words);
        const box = range.getBoundingClientRect();
        if (!parent.checkVisibility() || !box.width || !box.height) lost.push(words.data.trim());
    }
    return lost;
}"""
#: The body has the focus when nothing has, and holds every word.
FOCUSED = """() => {
    const node = document.activeElement;
    return node === document.body ? "" : node.textContent + node.id;
}"""
FORMS_SEEN = """() => [...document.querySelectorAll("main :is(form, input, textarea, button)")]
    .filter(part => part.checkVisibility()).length"""


@pytest.fixture(autouse=True)
def unlocked(site, db):
    """On SQLite the transaction that Django puts around a test would keep the server from
    writing. The plans that are saved here are deleted here."""
    if connection.vendor == "sqlite":
        connection.connection.rollback()


class Walk:
    """What a reader does with a plan."""

    def __init__(self, page):
        self.page = page
        self.whole_pages = 0
        page.on("request", self._on_request)

    def _on_request(self, request):
        self.whole_pages += request.is_navigation_request()

    def save(self):
        self.page.goto(NEW)
        self.page.get_by_role("button", name="Save the plan").click()
        expect(self.page).to_have_url(re.compile(r"/plan/[a-z2-7]{32}/$"))
        self.address = self.page.url
        self.count = len(self.page.locator(".plan-item").all())
        self.whole_pages = 0

    def tick(self, number):
        self.page.locator(f"#tick-{number}").click()

    def note(self, number, hours, words):
        if not self.page.locator(f"#note-{number}").is_visible():
            self.page.locator(f"#own-{number}").click()
        self.page.locator(f"#hours-{number}").fill(hours)
        self.page.locator(f"#note-{number}").fill(words)
        self.page.locator(f"#keep-{number}").click()

    def expect_sum(self, done):
        expect(self.page.locator(".plan__sum")).to_have_text(f"{done} of {self.count} done")

    def share(self):
        self.page.get_by_role("button", name="Make an address to share").click()
        link = self.page.locator("#share a")
        expect(link).to_be_visible()
        return link.get_attribute("href")

    def delete(self):
        self.page.get_by_role("link", name="Delete this plan").click()
        self.page.get_by_role("button", name="Delete the plan").click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text("The plan is deleted")

    @property
    def status(self):
        return self.page.get_by_role("status")

    @property
    def focused(self):
        return self.page.locator("*:focus")


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def walk(new_page, request):
    return Walk(new_page(java_script_enabled=request.param, accept_downloads=True))


def downloaded(page, name):
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).click()
    return waiting.value.path().read_bytes().decode()


def test_a_plan_from_saving_to_deleting(walk, new_page):
    page = walk.page
    walk.save()
    walk.expect_sum(0)

    walk.tick(1)
    walk.expect_sum(1)
    walk.note(2, "8", "Ask Ana, who did this last year.")
    expect(page.locator("#item-2 .plan-item__note")).to_contain_text("Ask Ana")
    page.get_by_label("Hours you have in a week").fill("4")
    page.get_by_role("button", name="Keep my hours").click()
    expect(page.locator("#item-2")).to_contain_text("Ends about")

    shared = walk.share()
    other = new_page()
    other.goto(shared)
    expect(other.locator(".plan__sum")).to_have_text(f"1 of {walk.count} done")
    assert "Ana" not in other.content()
    assert other.context.cookies() == []

    calendar = downloaded(page, "Calendar file")
    assert calendar.count("BEGIN:VEVENT") == 2
    file = downloaded(page, "Download the file")
    assert json.loads(file)["items"][1]["note"] == "Ask Ana, who did this last year."

    page.get_by_role("button", name="Take this address back").click()
    expect(page.get_by_role("button", name="Make an address to share")).to_be_visible()
    assert other.goto(shared).status == 404

    walk.delete()
    assert page.goto(walk.address).status == 404

    page.goto("/plan/new/file/")
    page.get_by_label("Or its text").fill(file)
    page.get_by_role("button", name="Bring the plan back").click()
    walk.expect_sum(1)
    assert page.url != walk.address
    walk.delete()


@pytest.fixture
def saved(new_page):
    walk = Walk(new_page())
    walk.save()
    yield walk
    walk.page.emulate_media(media="screen")
    if walk.page.goto(walk.address).status == 200:
        walk.delete()


def test_only_the_plan_is_exchanged_and_the_change_is_said(saved):
    region = saved.status.element_handle()
    title = saved.page.locator("#item-1 h3").inner_text().removeprefix("The rest of: ")

    saved.tick(1)

    expect(saved.status).to_have_text(f"Done: {title}. 1 of {saved.count} done.")
    expect(saved.focused).to_have_attribute("id", "own-1")
    saved.note(2, "8", "Mine")
    expect(saved.status).to_contain_text("Kept with ")
    expect(saved.focused).to_have_attribute("id", "own-2")
    saved.page.get_by_role("button", name="Make an address to share").click()
    expect(saved.status).to_have_text("The plan can be read at the address below.")
    expect(saved.focused).to_have_attribute("id", "share-button")
    assert saved.whole_pages == 0
    assert saved.page.url == saved.address
    assert saved.status.evaluate("(here, before) => here === before", region)


def test_what_she_types_while_an_answer_is_on_its_way_stays(saved):
    page, held = saved.page, []
    page.route(saved.address, lambda route: held.append(route))
    saved.tick(1)
    page.locator("#own-3").click()
    page.locator("#note-3").fill("Half a thou")
    expect(page.locator("#note-3")).to_be_focused()

    held.pop().continue_()

    saved.expect_sum(1)
    expect(page.locator("#note-3")).to_be_focused()
    expect(page.locator("#note-3")).to_have_value("Half a thou")
    page.unroute(saved.address)
    page.keyboard.type("ght")
    page.locator("#keep-3").click()
    expect(page.locator("#item-3 .plan-item__note")).to_contain_text("Half a thought")
    expect(page.locator("#note-3")).not_to_be_visible()


def test_what_is_wrong_is_said_in_place(saved):
    saved.note(1, "many", "Mine")

    summary = saved.page.locator(".error-summary")
    expect(summary).to_contain_text("Write whole hours from 1 to 1000, or nothing.")
    expect(saved.focused).to_have_class("error-summary")
    expect(saved.page.locator("#note-1")).to_have_value("Mine")
    expect(saved.page.locator("#hours-1")).to_have_value("many")
    summary.get_by_role("link").click()
    expect(saved.page.locator("#hours-1")).to_be_focused()


def test_what_cannot_be_saved_now_is_tried_again(saved, monkeypatch):
    def fails(*arguments, **values):
        raise OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr("roles.views.plans.change_item", fails)
        saved.note(1, "8", "My own words")
        heading = saved.page.get_by_role("heading", level=1)
        expect(heading).to_have_text("Cannot save now; nothing is lost")
        expect(saved.page.locator("textarea")).to_have_value("My own words")

    saved.page.get_by_role("button", name="Try again").click()

    expect(saved.page.locator("#item-1 .plan-item__note")).to_contain_text("My own words")


def test_all_of_it_by_keyboard_alone(new_page):
    page = new_page()
    page.goto(NEW)

    def press_until(name, key="Enter"):
        for _ in range(200):
            page.keyboard.press("Tab")
            if name in page.evaluate(FOCUSED):
                break
        else:
            pytest.fail(f"{name} is not reached")
        page.keyboard.press(key)

    press_until("Save the plan")
    expect(page.locator(".plan__sum")).to_contain_text("0 of")
    press_until("tick-1")
    expect(page.locator(".plan__sum")).to_contain_text("1 of")
    press_until("Delete this plan")
    page.wait_for_url("**/delete/")
    press_until("Delete the plan")
    expect(page.get_by_role("heading", level=1)).to_have_text("The plan is deleted")


def test_every_page_of_a_plan_is_for_everybody(saved):
    page = saved.page
    saved.tick(1)
    saved.expect_sum(1)
    shared = saved.share()
    faults = {}
    for address in (NEW, "/plan/new/", "/plan/new/file/", saved.address, shared,
                    f"{saved.address}delete/"):  # fmt: skip
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        faults[address] = violations(page)
        page.emulate_media(color_scheme="dark")
        faults[address, "dark"] = violations(page, COLOURS)
        page.emulate_media(color_scheme="light", forced_colors="active")
        faults[address, "forced colours"] = violations(page, COLOURS)
        page.emulate_media(forced_colors="none")
        page.set_viewport_size(PHONE)
        faults[address, "phone"] = violations(page)
        page.set_viewport_size(NARROW)
        assert page.evaluate("document.documentElement.scrollWidth") == 320, address
        page.set_viewport_size({"width": 1280, "height": 800})

    assert {where: found for where, found in faults.items() if found} == {}


def test_paper_has_every_word_and_no_form(saved):
    page = saved.page
    saved.tick(1)
    saved.expect_sum(1)
    saved.note(2, "8", "Ask Ana")
    expect(page.locator("#item-2 .plan-item__note")).to_be_visible()
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print", color_scheme="dark")

    assert page.evaluate(LOST_WORDS) == []
    assert page.evaluate(FORMS_SEEN) == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]
    assert saved.address in page.locator("#keep").inner_text()
    file = page.pdf(prefer_css_page_size=True, format="A4", tagged=True)
    assert file.count(b"/Type /Page\n") + file.count(b"/Type /Page ") >= 2
