"""Is every fact of the role description readable on a public page?"""

import re

import pytest

from tests import seed_facts
from tests.html import parse, text

pytestmark = pytest.mark.usefixtures("content")


@pytest.fixture
def page_text(client):
    """Words of a page by its address, casefolded; each page is fetched once."""
    pages = {}

    def read(address):
        if address not in pages:
            html = client.get(address).content.decode()
            # An amount and its hidden words follow each other without a blank.
            pages[address] = squeezed(text(parse(html)))
        return pages[address]

    return read


def squeezed(words):
    return re.sub(r"\s+([,.;:])", r"\1", words.replace("’", "'").casefold())


NAMES = [
    "TOOLS", "COMPANIES", "PLACES", "TEAMS", "SOURCES", "HEADINGS", "SUBHEADINGS", "ROLES",
    "PROSE", "FACTS",
]  # fmt: skip


def test_facts_are_readable_where_the_list_says(page_text):
    facts = [fact for name in NAMES for fact in getattr(seed_facts, name)]

    absent = [fact for fact in facts if squeezed(fact.phrase) not in page_text(fact.address)]

    assert absent == []


def test_every_bullet_of_the_description_has_a_home():
    assert len({fact.line for fact in seed_facts.FACTS}) == 151


def test_every_figure_stands_in_full_on_its_card(page_text):
    absent = [
        figure for figure in seed_facts.FIGURES if figure.text not in page_text(figure.address)
    ]

    assert absent == []


def test_every_figure_stands_on_its_pages_in_full_or_in_thousands(page_text):
    absent = [
        (figure.text, address)
        for figure in seed_facts.FIGURES
        for address in figure.pages
        if not {figure.text, re.sub(",000$", "k", figure.text)} & words_of(page_text(address))
    ]

    assert absent == []


def words_of(page):
    return {word.strip(".,;:()“”") for word in page.split()}
