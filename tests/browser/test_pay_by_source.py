"""Taking two sources apart, and saying what is wrong: with htmx, and without any script."""

import pytest
from playwright.sync_api import expect

SOURCES = "/salaries/sources/ml-product-manager/"


@pytest.mark.parametrize("scripts", [True, False])
def test_two_others_are_taken_apart_on_the_same_page(new_page, scripts):
    page = new_page(java_script_enabled=scripts)
    page.goto(SOURCES)
    gap = page.locator("#taken-apart")
    expect(gap.locator(".apart__sum")).to_contain_text("$89,009")

    page.get_by_label("Between", exact=True).focus()
    page.get_by_label("Between", exact=True).select_option("indeed-2024")
    if not scripts:
        page.get_by_role("button", name="Take apart").click()

    expect(gap.locator(".apart__sum")).to_contain_text("Indeed − Payscale")
    expect(gap.locator(".apart__sum")).to_contain_text("$19,304")
    assert "a=indeed-2024" in page.url
    assert page.url.endswith("#taken-apart")
    if scripts:
        expect(page.get_by_role("status")).to_have_text("Indeed and Payscale: $19,304 apart")
        expect(page.get_by_label("Between", exact=True)).to_be_focused()
    page.go_back()
    expect(gap.locator(".apart__sum")).to_contain_text("$89,009")


def test_the_same_source_twice_is_said_where_it_was_chosen(new_page):
    page = new_page(java_script_enabled=False)
    page.goto(f"{SOURCES}?a=indeed-2024&b=indeed-2024")

    expect(page).to_have_title("Error: Why the sources disagree: ML product manager · Footing")
    expect(page.get_by_label("and", exact=True)).to_have_accessible_description(
        "Choose two different sources."
    )


def test_an_amount_of_the_gap_opens_its_sum(new_page):
    page = new_page()
    page.goto(SOURCES)

    page.locator(".apart").first.get_by_role("link", name="$93,002").click()

    sum_of_it = page.locator("#gap-element")
    expect(sum_of_it).to_be_visible()
    expect(sum_of_it).to_contain_text("$89,009")


def test_an_empty_report_leads_to_what_is_missing(new_page):
    page = new_page(java_script_enabled=False)
    page.goto("/figures/glassdoor-2024-total/")
    page.get_by_role("link", name="Something wrong here?").click()
    page.get_by_label("There is a newer figure").check()
    page.get_by_role("button", name="Send to the editors").click()

    expect(page).to_have_title("Error: Something wrong here? · Footing")
    expect(page.get_by_label("There is a newer figure")).to_be_checked()
    page.get_by_role("link", name="In a few words").click()
    assert page.url.endswith("#id_text")
    expect(page.get_by_label("In a few words")).to_have_accessible_description(
        "What it says, and what it should say: at most 1000 characters. No names, please. "
        "Write a few words: what it says, and what it should say."
    )
