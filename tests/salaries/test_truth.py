"""Is every sentence of two hundred comparisons true of the rows it stands above?

Each sentence is found by its message and checked against the rows by a few lines of its own, which
share nothing with the rules that made it. A message without a check fails.
"""

from itertools import product

import pytest

from mlpm.lib.sentences import Amount, Evidence
from roles.models import Role
from salaries.levels import by_level
from salaries.queries.compared import compared_figures, overlaps, role_names
from salaries.queries.figures import door
from salaries.selection import Selection
from salaries.words import level_words

ROLES = [
    ["ml-product-manager", "product-manager", "data-scientist"],
    ["ml-product-manager"],
    ["data-scientist"],
    ["product-manager", "data-scientist"],
    ["senior-product-manager", "product-manager"],
    ["software-engineer", "data-scientist", "ml-product-manager", "director-of-product-ai"],
    ["director-of-product-ai", "senior-product-manager"],
    ["product-manager", "software-engineer"],
]
PLACES = ["us", "gb", "de", "ca", "fr"]
YEARS = ["2022", "2023", "2024", "2025"]
TYPES = ["full-time", "any", "contract"]
SELECTIONS = [
    (slugs, Selection(element="base", place=place, year=year, type=kind))
    for slugs, place, year, kind in product(ROLES, PLACES, YEARS, TYPES)
    if kind == "full-time" or place == "us"
]
SELECTIONS += [
    (slugs, Selection(element=element, place=place, year="2025", type="full-time"))
    for slugs, place, element in product(ROLES, ["us", "us-ca", "us-metro-41860"], ["wage"])
]
SELECTIONS += [
    (slugs, Selection(element=element, place="us", year="2024", type="full-time"))
    for slugs, element in product(ROLES, ["total", "not-stated", "additional", "total-cash"])
]


class Rows:
    """What a reader sees in the table: amounts by whom they are about and level."""

    def __init__(self, comparison, names):
        self.shown = [row for row in comparison.rows if row.amount]
        self.all = comparison.rows
        self.plurals = {}
        for name in names:
            self.plurals[name.title] = name.plural
            self.plurals |= {one.label: one.plural for one in name.sets}

    def of(self, plural):
        """Rows of those whom a sentence calls so."""
        return [
            row
            for row in self.shown
            if self.plurals[row.label].casefold() == plural.casefold() and row.figure.is_computed
        ]

    def firm(self, plural):
        return {
            row.figure.level: row.figure.centre
            for row in self.of(plural)
            if row.amount.evidence is not Evidence.FEW
        }

    def row(self, amount):
        (row,) = {id(r): r for r in self.shown if r.amount.href == amount.href}.values()
        assert row.amount.text == amount.text
        return row

    def named(self, words):
        """The plurals that “a, b and c” lists; some hold a comma themselves."""
        found = [p for p in self.plurals.values() if p.casefold() in words.casefold()]
        return [p for p in found if not any(p != q and p in q for q in found)] or found


def is_above(rows, values):
    for more in rows.named(values["more"]):
        for less in rows.named(values["less"]):
            high, low = rows.firm(more), rows.firm(less)
            assert high.keys() & low.keys()
            assert all(high[level] > low[level] for level in high.keys() & low.keys())
    if "thin" in values:
        is_thin(rows, values)


def is_thin(rows, values):
    for plural in rows.named(values["thin"]):
        assert rows.of(plural)
        assert not rows.firm(plural)


def rises(rows, values):
    firm = rows.firm(values["roles"])
    ordered = [firm[level] for level in LEVELS if level in firm]
    assert len(ordered) > 1
    assert ordered == sorted(set(ordered))
    if "thin" in values:
        is_thin(rows, values)


def are_offered(rows, values):
    assert all(rows.of(plural) for plural in rows.named(values["roles"]))
    if "thin" in values:
        is_thin(rows, values)


def goes_from_to(rows, values):
    low, high = rows.row(values["low"]), rows.row(values["high"])
    assert level_words(low.figure.level) == values["first"]
    assert level_words(high.figure.level) == values["last"]
    assert low.figure.centre < high.figure.centre


def is_below(rows, values):
    before, after = rows.row(values["before"]), rows.row(values["after"])
    assert level_words(before.figure.level) == values["first"]
    assert level_words(after.figure.level) == values["second"]
    assert after.figure.centre < before.figure.centre


def middles_are(rows, values):
    for name, amount in values.items():
        if isinstance(amount, Amount):
            row = rows.row(amount)
            assert rows.plurals[row.label] == values[name.replace("amount", "roles")]
            assert level_words(row.figure.level) == values["level"]
            assert amount.evidence is not Evidence.FEW


def adverts_say(rows, values):
    row = rows.row(values["amount"])
    assert rows.plurals[row.label] == values["roles"]
    assert row.detail.startswith(values["count"])
    assert level_words(row.figure.level) == values["level"]


def few_deny(rows, values):
    lower, higher = rows.row(values["lower"]), rows.row(values["higher"])
    assert lower.figure.centre < higher.figure.centre
    assert lower.figure.level == higher.figure.level
    assert Evidence.FEW in {lower.amount.evidence, higher.amount.evidence}


def stands_in(rows, values):
    row = rows.row(values["amount"])
    assert row.figure.is_proxy
    assert row.figure.category == values["category"]


def contains(rows, values):
    inner = rows.of(values["roles"])
    assert {row.figure.level for row in inner} <= {"senior"} or not inner


def share_category(rows, values):
    categories = {row.figure.category for row in rows.shown if row.figure.is_computed}
    assert values["category"] in categories


def nothing_matches(rows, values):
    assert rows.all == []


def too_few(rows, values):
    assert not [row for row in rows.shown if row.figure.is_computed]
    assert any(row.figure and row.figure.is_too_few for row in rows.all)


def stated(rows, values):
    assert rows.shown
    assert not [row for row in rows.shown if row.figure.is_computed]


LEVELS = ["entry", "mid", "senior", "executive"]
#: The beginning of a message, its placeholders included, and what must hold where it is said.
CHECKS = {
    "{more} are offered more {element} than {less}": is_above,
    "{less} are offered less {element} than {more}": is_above,
    "{more} are paid a higher {element} than {less}": is_above,
    "{less} are paid a lower {element} than {more}": is_above,
    "What {roles} are offered, by level": are_offered,
    "What official statistics say {roles} are paid": are_offered,
    "For {thin}, data are thin": is_thin,
    "The {element} offered to {roles} rises with level": rises,
    "The middle goes from {low} at {first}": goes_from_to,
    "At {second} the middle, {after}, is below": is_below,
    "At {level} the middle offer is {amount_1}": middles_are,
    "The middle wage is {amount_1}": middles_are,
    "For {roles}, {count}: {amount}.": adverts_say,
    "For {roles} at {level}, {count}: {amount}.": adverts_say,
    "At {level} few adverts say the contrary": few_deny,
    "For {roles} the nearest category stands in": stands_in,
    "{roles} are counted from adverts for {others} at {level}": contains,
    "{roles} and {others} share one category": share_category,
    "No figure here matches all of these choices": nothing_matches,
    "For {roles}, adverts are too few to say an amount": too_few,
    "What sources say {roles} get in {counts}": stated,
    "What sources say about {roles} without saying": stated,
}


def made(slugs, selection):
    names = role_names(
        sorted(Role.objects.filter(slug__in=slugs), key=lambda role: slugs.index(role.slug))
    )
    figures = compared_figures(slugs, selection)
    return by_level(figures, names, selection, door, overlaps(slugs)), names


def test_every_sentence_of_two_hundred_comparisons_is_true(counted):
    said = set()
    for slugs, selection in SELECTIONS:
        comparison, names = made(slugs, selection)
        rows = Rows(comparison, names)
        for sentence in (comparison.heading, *comparison.intro):
            (message,) = [text for text in CHECKS if sentence.text.startswith(text)]
            try:
                CHECKS[message](rows, sentence.values)
                for value in sentence.values.values():
                    if isinstance(value, Amount):
                        rows.row(value)
            except AssertionError as error:
                pytest.fail(f"{slugs} {selection}: {sentence.text} {sentence.values}: {error}")
            said.add(message)

    assert len(SELECTIONS) >= 200
    # What the release and the statistics of today give occasion to say.
    assert {
        "{more} are offered more {element} than {less}",
        "The {element} offered to {roles} rises with level",
        "At {second} the middle, {after}, is below",
        "For {thin}, data are thin",
        "For {roles}, {count}: {amount}.",
        "For {roles} the nearest category stands in",
    } <= said
