"""Can everything be reached and seen with the keyboard alone?"""

import pytest

from tests.browser.kinds import KINDS

SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 360, "height": 740}}

REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
)].filter(node => node.checkVisibility()).length"""

#: The focused element, and what is wrong with how it shows.
FOCUSED = """() => {
    const node = document.activeElement;
    if (node === document.body) return null;
    window.reached ??= new Map();
    const again = window.reached.has(node);
    window.reached.set(node, true);
    const says = node.tagName.toLowerCase() + " “"
        + (node.ariaLabel ?? node.textContent).trim().slice(0, 40) + "”";
    const faults = [];
    const style = getComputedStyle(node);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
        faults.push("no outline");
    // What is seen of each of its lines; a large part may reach beyond the screen.
    const seen = [...node.getClientRects()].map(box => {
        const x = Math.max(box.left, 0), y = Math.max(box.top, 0);
        const width = Math.min(box.right, innerWidth) - x;
        const height = Math.min(box.bottom, innerHeight) - y;
        return {x, y, width, height, isEnough: width >= Math.min(box.width, 24)
            && height >= Math.min(box.height, 16)};
    }).filter(box => box.isEnough);
    if (!seen.length) faults.push("not on the screen");
    else if (!seen.some(box => {
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return node.contains(top);
    })) faults.push("covered");
    const whole = node.getBoundingClientRect();
    if (whole.width < 24 && whole.height < 24) faults.push("smaller than 24 pixels");
    return {says, again, faults};
}"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["home", "role", "pay by level"])
def test_tab_reaches_everything_and_shows_where_it_is(new_page, visit, kind, size):
    page = new_page(viewport=SIZES[size])
    visit(page, kind)
    expected = page.evaluate(REACHABLE)

    reached, faults = 0, []
    for _ in range(expected + 1):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None or focused["again"]:
            break
        reached += 1
        faults += [f"{focused['says']}: {fault}" for fault in focused["faults"]]

    assert faults == []
    # Each once and no other: what came after the last was the browser's own bar.
    assert focused is None
    assert reached == expected


@pytest.mark.parametrize("size", SIZES)
def test_the_first_link_skips_to_the_page(new_page, size):
    page = new_page(viewport=SIZES[size])
    page.goto(KINDS["role"].address)

    page.keyboard.press("Tab")
    skip = page.evaluate(FOCUSED)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert skip == {"says": "a “Skip to the page”", "again": False, "faults": []}
    # The first control after the header.
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.locator("main :is(a, select, button, summary)").first.evaluate(
        "node => node === document.activeElement"
    )


def test_a_choice_is_made_and_a_role_taken_away_without_a_mouse(new_page):
    page = new_page()
    page.goto("/salaries/?role=ml-product-manager&role=data-scientist")

    take_away = page.get_by_label("Take Data scientist away")
    while not take_away.evaluate("node => node === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/salaries/?role=ml-product-manager")
    page.locator("#id_role:focus").wait_for()
    # From there on with Tab, not again from the top of the page.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "id_place"
