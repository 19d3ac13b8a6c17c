"""Where a data scientist stands and how she gets on: with htmx, without scripts, by keyboard."""

import re

import pytest
from playwright.sync_api import expect

ASSESS = "/skills/assess/?from=data-scientist&to=ml-product-manager"
WAY = "/paths/data-scientist/ml-product-manager/"
READY = re.compile(r"^(\d+) of (\d+) skills ready, (\d+) to gain$")


def ready(page) -> int:
    return int(READY.match(page.locator(".standing__sum").inner_text())[1])


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture
def plain_page(new_page):
    return new_page(java_script_enabled=False)


def test_an_answer_changes_the_result_in_sight(page):
    page.goto(ASSESS)
    before, status = ready(page), page.get_by_role("status").element_handle()
    group = page.locator("fieldset.rate").first
    choice = group.get_by_role("radio", name=re.compile("^Others come to me"))

    choice.check()

    expect(page.locator(".standing__sum")).to_have_text(re.compile(rf"^{before + 1} of"))
    expect(page.get_by_role("status")).to_have_text(re.compile(rf"^{before + 1} of"))
    assert page.get_by_role("status").evaluate("(here, before) => here === before", status)
    expect(choice).to_be_focused()
    assert re.search(r"&have=[a-z-]+:4$", page.url)
    assert "rate-" not in page.url

    page.reload()

    assert ready(page) == before + 1
    expect(group.get_by_role("radio", name=re.compile("^Others come to me"))).to_be_checked()

    page.go_back()

    expect(page.locator(".standing__sum")).to_have_text(re.compile(rf"^{before} of"))


def test_the_same_without_scripts(plain_page):
    page = plain_page
    page.goto(ASSESS)
    before = ready(page)

    group = page.locator("fieldset.rate").first
    group.get_by_role("radio", name=re.compile("^Others come to me")).check()
    page.locator("form.questions").get_by_role("button", name="Show where I stand").click()

    assert ready(page) == before + 1
    assert re.search(r"&have=[a-z-]+:4$", page.url)

    page.locator(".standing").get_by_role("link", name="The way, step by step").click()

    assert ready(page) == before + 1
    assert page.url.partition("?")[0].endswith(WAY)


def test_by_keyboard_alone_an_answer_is_given(page):
    page.goto(ASSESS)
    before = ready(page)
    page.locator("fieldset.rate input:checked").first.focus()

    for _ in range(5):
        page.keyboard.press("ArrowDown")

    expect(page.locator(".standing__sum")).to_have_text(re.compile(rf"^{before + 1} of"))


def test_what_she_can_do_already_is_taken_from_the_sum(page):
    page.goto(WAY)
    before = ready(page)
    skill = page.locator(".gains h5 a").first.inner_text()

    page.get_by_role("link", name=re.compile("^I can do this already")).first.click()

    expect(page.locator(".standing__sum")).to_have_text(re.compile(rf"^{before + 1} of"))
    expect(page.get_by_role("status")).to_have_text(READY)
    expect(page.locator(".brings")).to_contain_text(skill)

    page.go_back()

    expect(page.locator(".standing__sum")).to_have_text(re.compile(rf"^{before} of"))


def test_who_she_is_goes_with_her_to_pay_and_back(page):
    page.goto(f"{WAY}?have=roadmapping:3")

    page.get_by_role("link", name="Compare their pay").click()
    page.get_by_role("link", name="Back to your way, step by step").click()

    assert page.url.endswith(f"{WAY}?have=roadmapping:3")


def test_one_sheet_to_hand_over_fits_on_paper(page):
    page.goto(WAY)
    page.get_by_role("link", name="One page to print or hand over").click()

    page.emulate_media(media="print")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Data scientist")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
