"""What holds of every public page? Found by following every link from the first one."""

import re
from urllib.parse import parse_qsl, urldefrag, urlencode, urljoin

import pytest
from django.conf import settings

from mlpm.content.documents import read_files
from tests.html import elements, parse, text

#: Our words that readers never meet; the method page explains some of them.
OURS = re.compile(
    r"\b(claims?|provenance|data notes?|pay elements?|stated ranges?|p10|p25|p75|p90|median"
    r"|percentiles?|releases?|readiness|proficienc\w+|transitions?|narrow|wide)\b",
    re.IGNORECASE,
)
#: A heading of the role description and what a publisher asks to be named as, word for word.
EXEMPT = re.compile(r"industry-wide investment|release of \d+ \w+ \d{4}, CC0 1\.0", re.IGNORECASE)


@pytest.fixture
def pages(client, counted, crawled):
    """Every page that a reader can reach from the first, by its address without fragment and
    without what she says of herself: that travels in every link, so each page is read once.

    Followed once: nothing here changes them.
    """
    if not crawled:
        crawled.append(crawl(client))
    return crawled[0]


@pytest.fixture(scope="module")
def crawled():
    return []


def crawl(client):
    found, waiting, links = {}, ["/"], []
    while waiting:
        whole = waiting.pop()
        address = without_reader(whole)
        if address in found:
            continue
        response = client.get(whole)
        if response.status_code == 200 and not response["Content-Type"].startswith("text/html"):
            continue
        found[address] = response
        if response.status_code != 200:
            continue
        response.tree = parse(response.content.decode())
        for link in elements(response.tree, "a"):
            target, fragment = urldefrag(urljoin(whole, link.get("href")))
            if target.startswith("/"):
                links.append((address, without_reader(target), fragment))
                waiting.append(target)
    return found, links


def without_reader(address):
    path, _, query = address.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True)
            if name not in ("from", "to", "level", "have")]  # fmt: skip
    return f"{path}?{urlencode(kept)}" if kept else path


def test_every_page_within_reach_is_whole(pages):
    found, links = pages
    faults, said = [], words_of_documents()
    for address, response in found.items():
        if response.status_code != 200:
            faults.append(f"{address}: {response.status_code}")
            continue
        if len(list(elements(response.tree, "h1"))) != 1:
            faults.append(f"{address}: not one h1")
        # A form that is kept has a token, and a cookie for it.
        is_kept = address.endswith("/report/") or address.startswith("/plan/new/")
        if not is_kept and (response.cookies or "Cookie" in response.get("Vary", "")):
            faults.append(f"{address}: has to do with cookies")
        ids = [element.get("id") for element in response.tree.iter() if element.get("id")]
        faults += [f"{address}: id {name} twice" for name in set(ids) if ids.count(name) > 1]
        words = EXEMPT.sub("", text(response.tree))
        if address != "/method/":
            faults += [f"{address}: our word in “{around}”" for around in our_words(words, said)]
    for address, target, fragment in links:
        if fragment and fragment not in ids_of(found[target]):
            faults.append(f"{address}: leads to {target}#{fragment}, which is not there")

    assert faults == []
    assert len(found) > 200


def our_words(words, said):
    """Our words with what stands around each; not where an editor wrote them in their plain
    sense, as of the release of a program."""
    for ours in OURS.finditer(words):
        before, after = words[: ours.start()].split()[-1:], words[ours.end() :].split()[:1]
        pairs = [" ".join([*before, ours[0]]), " ".join([ours[0], *after])]
        if not any(pair.lower() in said for pair in pairs):
            yield words[max(0, ours.start() - 40) : ours.end() + 40]


def words_of_documents():
    documents = read_files(settings.BASE_DIR / "fixtures").values()
    return " ".join(strings_of([document.model_dump() for document in documents])).lower()


def strings_of(data):
    if isinstance(data, str):
        yield data
    elif isinstance(data, (dict, list, tuple)):
        for value in data.values() if isinstance(data, dict) else data:
            yield from strings_of(value)


def ids_of(response):
    return {element.get("id") for element in response.tree.iter()}


def test_every_amount_is_a_door_or_has_its_line(pages):
    """No amount of money stands bare in a table or a sentence made by rule."""
    found, _ = pages
    bare = []
    for address, response in found.items():
        for cell in elements(response.tree, "td"):
            classes = cell.get("class") or ""
            if "pay-table__amount" in classes and "$" in text(cell):
                doors = [a for a in elements(cell, "a") if "amount--" in (a.get("class") or "")]
                bare += [] if doors else [f"{address}: {text(cell)}"]

    assert bare == []
