"""Can everybody use every page, as far as a machine can tell? Is the chart a table?"""

import re

import pytest
from playwright.sync_api import expect

from tests.axe import COLOURS, violations
from tests.browser.kinds import KINDS

DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}


def open_everything(page):
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_breaks_a_rule_in_any_colours_at_any_width(new_page, visit, kind):
    page = new_page(viewport=DESKTOP, color_scheme="light")
    visit(page, kind)
    faults = {"light": violations(page)}
    open_everything(page)
    page.emulate_media(color_scheme="dark")
    faults["dark"] = violations(page, COLOURS)
    page.emulate_media(color_scheme="light", forced_colors="active")
    faults["forced colours"] = violations(page, COLOURS)
    page.emulate_media(forced_colors="none")
    page.set_viewport_size(PHONE)
    faults["phone"] = violations(page)

    assert {where: found for where, found in faults.items() if found} == {}


TABLE = """
- table "Pay by level":
  - caption: Pay by level
  - rowgroup:
    - row "Whose pay Amount Where it lies":
      - columnheader "Whose pay"
      - columnheader "Amount"
      - columnheader "Where it lies"
  - rowgroup:
    - row "The source does not say which level":
      - rowheader "The source does not say which level"
    - row /ML product manager average, base part, Glassdoor \\$151,772/:
      - rowheader "ML product manager average, base part, Glassdoor"
      - cell:
        - link /^\\$151,772 ?, average, base part, Glassdoor, sample not stated$/
      - cell
"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_chart_is_a_table_to_those_who_hear_it(new_page, visit, size):
    page = new_page(viewport=size)
    visit(page, "pay by level")
    table = page.get_by_role("table", name="Pay by level")

    expect(table).to_match_aria_snapshot(TABLE)
    # Words for the picture: none but what stands in the row.
    expect(table.get_by_role("img")).to_have_count(0)
    bands = table.locator("th[scope=rowgroup]")
    assert bands.all_inner_texts() == [
        "Entry level",
        "Mid level",
        "Senior level",
        "Executive level",
        "The source does not say which level",
    ]
    for row in table.get_by_role("row").all()[1:]:
        expect(row.get_by_role("rowheader")).to_have_count(1)
    for amount in table.get_by_role("link").all():
        name = amount.text_content()
        assert re.search(r"(average.*sample not stated|middle of about [\d,]+ adverts)$", name), (
            name
        )


def test_a_range_is_said_in_words_where_it_is_drawn(new_page):
    """The picture shows how far a source says pay reaches; the row says it too."""
    page = new_page()
    page.goto("/salaries/?role=ml-product-manager&element=not-stated")

    drawn = page.locator("tr", has=page.locator(".strip .bar, .strip [fill^='url']"))

    assert drawn.count() > 2
    for row in drawn.all():
        assert re.search(r"\$\d+k? to|and over|over \$", row.inner_text()), row.inner_text()
