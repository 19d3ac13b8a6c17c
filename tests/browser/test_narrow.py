"""Does a page hold on a small screen, with large text, and with letters set apart?"""

import pytest

from tests.browser.kinds import KINDS

SMALL = {"width": 320, "height": 640}

#: WCAG 1.4.12, on top of every other rule.
SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* {
        line-height: 1.5 !important;
        letter-spacing: .12em !important;
        word-spacing: .16em !important;
    } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""

#: What leaves the screen, is cut off by its own box, or lies on other words.
FAULTS = """selectsFit => {
    document.querySelectorAll("details").forEach(part => part.open = true);
    const faults = [], width = document.documentElement.clientWidth;
    const says = node => node.tagName.toLowerCase() + "." + node.classList + " “"
        + node.textContent.trim().slice(0, 30) + "”";
    if (document.documentElement.scrollWidth > width)
        faults.push("the page scrolls sideways to " + document.documentElement.scrollWidth);
    const hidden = node => node.closest(".visually-hidden, .skip") !== null;
    const inRegion = node => {
        const region = node.closest(".scroll");
        return region && region.tabIndex === 0 && region.matches("[role=region][aria-labelledby]");
    };
    for (const node of document.body.querySelectorAll("*")) {
        if (hidden(node) || !node.checkVisibility()) continue;
        for (const words of inRegion(node) ? [] : node.childNodes) {
            if (words.nodeType !== 3 || !words.data.trim()) continue;
            const range = document.createRange();
            range.selectNode(words);
            if ([...range.getClientRects()].some(box => box.left < -1 || box.right > width + 1))
                faults.push("off the screen: " + says(node));
        }
        const style = getComputedStyle(node);
        const clips = [style.overflowX, style.overflowY].some(way => /hidden|clip/.test(way));
        const isLarger = node.scrollWidth > node.clientWidth + 1
            || node.scrollHeight > node.clientHeight + 1;
        const isSvg = node.ownerSVGElement || node.tagName === "svg";
        // What is typed scrolls inside its field; a chosen word is looked at below.
        if (clips && isLarger && !isSvg && !["SELECT", "INPUT"].includes(node.tagName))
            faults.push("cut off: " + says(node));
        if (node.tagName === "SELECT" && selectsFit) {
            const shown = node.offsetWidth;
            node.style.maxInlineSize = "none";
            if (node.offsetWidth > shown + 1)
                faults.push("cut off: " + node.selectedOptions[0].label);
            node.style.maxInlineSize = "";
        }
    }
    for (const picture of document.querySelectorAll("svg")) {
        const labels = [...picture.querySelectorAll("text")]
            .filter(label => label.checkVisibility())
            .map(label => [label, label.getBoundingClientRect()])
            .sort((a, b) => a[1].left - b[1].left);
        labels.slice(1).forEach(([label, box], at) => {
            const before = labels[at][1];
            if (box.left < before.right && box.top < before.bottom && before.top < box.bottom)
                faults.push("one on the other: " + labels[at][0].textContent + label.textContent);
        });
    }
    return faults;
}"""


def all_faults(page, visit, prepare=lambda: None, selects_fit=True):
    faults = {}
    for kind in KINDS:
        visit(page, kind)
        prepare()
        page.evaluate("document.fonts.ready.then(() => true)")
        faults[kind] = page.evaluate(FAULTS, selects_fit)
    return {kind: found for kind, found in faults.items() if found}


@pytest.mark.parametrize("width", [320, 820])
def test_nothing_leaves_a_small_screen(new_page, visit, width):
    page = new_page(viewport={**SMALL, "width": width})

    assert all_faults(page, visit) == {}


def test_nothing_leaves_it_with_letters_set_apart(new_page, visit):
    page = new_page(viewport={**SMALL, "width": 360})

    assert all_faults(page, visit, prepare=lambda: page.evaluate(SPACING)) == {}


@pytest.mark.parametrize("width", [640, 320])
def test_nothing_leaves_it_with_text_twice_as_large(new_page, visit, width):
    page = new_page(viewport={**SMALL, "width": width})
    # As a reader sets it in the browser; it counts for media queries too.
    page.context.new_cdp_session(page).send(
        "Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}}
    )

    # A word that is chosen cannot break; on the smallest screen its end shows in the opened list.
    assert all_faults(page, visit, selects_fit=width > 320) == {}
