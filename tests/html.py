"""What is on a page, for a test? Parsed strictly: a page that is not valid HTML fails."""

from collections.abc import Iterator

import html5lib


def parse(html: str):
    """The document as an ElementTree. Raises html5lib's ParseError where it is not valid."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(html)


def elements(tree, *names: str) -> Iterator:
    return (element for element in tree.iter() if element.tag in names)


def text(tree) -> str:
    """All words of the page as they are read, each run of blanks as one."""
    for element in elements(tree, "script", "style", "template"):
        element.text = ""
    return " ".join(" ".join(tree.itertext()).split())


def words_of(client, address: str) -> str:
    """The words of the page at this address."""
    return text(parse(client.get(address).content.decode()))
