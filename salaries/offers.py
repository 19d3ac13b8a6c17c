"""Where does an offer lie among what is paid? Plain values: nothing of it is kept anywhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mlpm.lib.sentences import Sentence, gettext, gettext_noop
from salaries.charts import PayRow
from salaries.figures import Centre, Figure, Span
from salaries.words import element_words, money

LEAST, MOST = 1_000, 100_000_000
#: "130,000", "$130 000", "130k"; ASCII digits only.
WRITTEN = re.compile(r"\$?\s*([0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)\s*(k)?\s*\$?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """US dollars a year, as the reader typed them; None: not said, which is not nothing."""

    base: int
    bonus: int | None = None
    equity: int | None = None

    def of_element(self, element: str) -> int | None:
        """What of the offer counts the same as figures of this element; None: cannot be said."""
        if element == "base":
            return self.base
        if element == "total-cash":
            return None if self.bonus is None else self.base + self.bonus
        if self.bonus is None or self.equity is None:
            return None
        return {
            "additional": self.bonus + self.equity,
            "total": self.base + self.bonus + self.equity,
        }.get(element)

    def terms(self, element: str) -> list[int]:
        """The amounts typed that `of_element` adds up."""
        parts: dict[str, list[int | None]] = {
            "base": [self.base],
            "total-cash": [self.base, self.bonus],
            "additional": [self.bonus, self.equity],
            "total": [self.base, self.bonus, self.equity],
        }
        return [part for part in parts.get(element, []) if part is not None]


def read_amount(text: str) -> int | None:
    """Whole dollars of what was typed; None where it is no amount."""
    found = WRITTEN.fullmatch(text.strip())
    if found is None or len(text) > 20:
        return None
    return int(re.sub("[, ]", "", found[1])) * (1000 if found[2] else 1)


def with_offer(row: PayRow, offer: Offer) -> PayRow:
    """The row with a line where the offer lies, and with words that say so."""
    figure = row.figure
    if figure is None or row.amount is None:
        return row
    yours = offer.of_element(figure.element)
    if yours is None or figure.currency != "USD":
        return replace(row, yours=_no_answer(figure))
    words = lies(yours, figure)
    return replace(row, yours=words or _no_answer(figure), you=yours)


def lies(amount: int, figure: Figure) -> str:
    """Where the amount lies, said against the marks that the figure has; "" without any."""
    if figure.centre_statistic == Centre.MEDIAN:
        return _among_offers(amount, figure)
    if figure.span_statistic in (Span.STATED_RANGE, Span.EMPLOYER_RANGE):
        return _in_range(amount, figure)
    if figure.centre is not None:
        if amount == figure.centre:
            return gettext("your offer: this average")
        if amount > figure.centre:
            return gettext("your offer: above this average")
        return gettext("your offer: below this average")
    return ""


def _among_offers(amount: int, figure: Figure) -> str:
    """The highest mark that the offer reaches, of those that there are enough adverts for."""
    counts_people = figure.element == "wage"
    if amount == figure.centre:
        return (
            gettext("your offer: the middle wage")
            if counts_people
            else gettext("your offer: the middle one")
        )
    marks = [
        (figure.p90, gettext("nine tenths")),
        (figure.p75, gettext("three quarters")),
        (figure.centre, gettext("half")),
        (figure.p25, gettext("a quarter")),
        (figure.p10, gettext("a tenth")),
    ]
    known = [(mark, share) for mark, share in marks if mark is not None]
    share = next((share for mark, share in known if amount > mark), None)
    if share is not None:
        text = (
            gettext("your offer: more than about {share} are paid")
            if counts_people
            else gettext("your offer: more than about {share} of these")
        )
        return text.format(share=share)
    return {
        figure.p10: gettext("your offer: within the lowest tenth"),
        figure.p25: gettext("your offer: within the lowest quarter"),
        figure.centre: gettext("your offer: below the middle"),
    }[known[-1][0]]


def _in_range(amount: int, figure: Figure) -> str:
    low, high = figure.minimum, figure.maximum
    if low is not None and amount < low:
        return gettext("your offer: below what this source says")
    if high is not None and amount > high and not figure.is_open_top:
        return gettext("your offer: above what this source says")
    if high is not None and amount > high:
        return gettext("your offer: over the top named here, which is open")
    return gettext("your offer: between these ends")


def _no_answer(figure: Figure) -> str:
    if figure.element == "not-stated":
        return gettext("this source cannot answer: it does not say what it counts")
    if figure.element == "wage":
        return gettext("this source cannot answer: a wage counts commissions, and no shares")
    if figure.currency != "USD":
        return gettext("this source cannot answer: it is not in US dollars")
    return gettext("this source cannot answer: it needs your bonus and shares too")


def summary(offer: Offer, element: str, rows: Sequence[PayRow]) -> Sentence:
    """What the offer is beside, in one sentence; the amounts are the reader's own words."""
    amount = offer.of_element(element)
    if amount is None:
        return Sentence(
            gettext_noop("Your offer cannot be set beside figures of this kind: {counts}."),
            {"counts": element_words(element)},
        )
    terms = " + ".join(money(term, "USD") for term in offer.terms(element))
    total = money(amount, "USD")
    compared = sum(row.you is not None for row in rows)
    return Sentence(
        gettext_noop("Your offer, {sum}, is marked in {count} rows.")
        if compared != 1
        else gettext_noop("Your offer, {sum}, is marked in one row."),
        {"sum": terms if terms == total else f"{terms} = {total}", "count": str(compared)},
    )
