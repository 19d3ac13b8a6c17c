"""Does a page on paper say all that it says on the screen, and where its links lead?"""

import pytest

from tests.browser.kinds import KINDS

#: A4 without the margins of print.css.
PAPER = {"width": 672, "height": 986}

#: Words of the page that are not on the paper, but for what can only be pressed.
LOST_WORDS = """() => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const lost = [];
    while (walker.nextNode()) {
        const words = walker.currentNode, parent = words.parentElement;
        if (!words.data.trim() || parent.closest(".toc, .ask--start, button, option, title, desc"))
            continue;
        const range = document.createRange();
        range.selectNode(words);
        const box = range.getBoundingClientRect();
        if (!parent.checkVisibility() || !box.width || !box.height) lost.push(words.data.trim());
    }
    return lost;
}"""

UNWRITTEN = """() => [...document.querySelectorAll("main a[href]:not([href^='#'])")]
    .filter(link => !link.closest(".toc, .ask--start"))
    .filter(link => {
        const written = getComputedStyle(link, "::after");
        return written.display === "none" || !written.content.includes(link.getAttribute("href"));
    }).map(link => link.textContent)"""


@pytest.fixture
def paper(new_page):
    page = new_page(viewport=PAPER, color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    return page


@pytest.mark.parametrize("kind", ["role", "figure", "pay by level", "path", "pay by source"])
def test_paper_has_every_word_and_every_address(paper, visit, kind):
    visit(paper, kind)

    assert paper.evaluate(LOST_WORDS) == []
    assert paper.evaluate(UNWRITTEN) == []
    assert paper.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]
    # The key to the lines under amounts, and whose page it is.
    assert paper.locator(".evidence-key").is_visible()
    assert paper.locator(".brand").is_visible()


def test_paper_is_white_whatever_the_screen_shows(paper, visit):
    visit(paper, "role")
    colours = "node => [getComputedStyle(node).backgroundColor, getComputedStyle(node).colorScheme]"

    assert paper.locator("html").evaluate(colours) == ["rgb(255, 255, 255)", "light"]


def test_a_role_makes_a_readable_file(new_page):
    page = new_page()
    page.goto(KINDS["role"].address)

    file = page.pdf(prefer_css_page_size=True, format="A4", tagged=True)

    pages = file.count(b"/Type /Page\n") + file.count(b"/Type /Page ")
    assert 6 <= pages <= 36


def test_the_sheet_is_one_side_with_each_address_in_full(paper, visit, site):
    visit(paper, "sheet")
    for figure in paper.locator(".sheet__known li").all():
        address = site + figure.get_by_role("link").get_attribute("href")
        assert figure.inner_text().endswith(address)
    assert paper.locator(".evidence-key").is_visible()

    file = paper.pdf(prefer_css_page_size=True, format="A4")

    assert file.count(b"/Type /Page\n") + file.count(b"/Type /Page ") == 1
