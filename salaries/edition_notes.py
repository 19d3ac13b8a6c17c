"""Which doubts do editions raise, and the age of figures? Rules beside those of `data_notes`.

What they find changes with every import and with the day, so what is decided about it is kept in
the database alone, never in a document: docs/decisions/0014-notes-over-editions.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mlpm.lib.sentences import gettext
from salaries.data_notes import Note, in_parts, levels_in_disorder
from salaries.figures import Figure
from salaries.words import amount_words, counted_words, level_words, middle_words

LEVEL_ORDER = "level-order-counted"
OLD_FIGURES = "figures-over-a-year-old"
OLD_EDITION = "edition-over-a-year-old"
FEW_MAPPED = "few-rows-mapped"
#: Rules about a role's figures, and rules about an edition as a whole.
ROLE_RULES = [LEVEL_ORDER, OLD_FIGURES]
EDITION_RULES = [OLD_EDITION, FEW_MAPPED]

STALE_AFTER = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Edition:
    """`rows_used` stand behind at least one figure. None: not known."""

    name: str
    released_on: date
    rows_read: int | None = None
    rows_used: int | None = None


def level_order(figures: Sequence[Figure], plurals: Mapping[str, str]) -> list[Note]:
    """Counted levels of which the higher has the lower middle; shown, never corrected.

    `plurals` names the people by title set, for one role: "data scientists".
    """
    return [
        Note(
            LEVEL_ORDER,
            (lower.key, higher.key),
            gettext(
                "In full-time adverts for {people} in {place} in {year}, the {middle} at {higher} "
                "is {less} ({fewer}), below {more} at {lower} ({most}). It is shown as counted."
            ).format(
                people=plurals[higher.title_set],
                place=higher.place_name,
                year=higher.year,
                middle=middle_words(higher),
                higher=level_words(higher.level),
                less=amount_words(higher),
                fewer=counted_words(higher),
                more=amount_words(lower),
                lower=level_words(lower.level),
                most=counted_words(lower),
            ),
        )
        for lower, higher in levels_in_disorder(figures)
    ]


def old_figures(figures: Sequence[Figure], today: date) -> list[Note]:
    """One note for the stated figures whose time ended over a year ago."""
    old = [one for one in figures if one.year and today - _end_of(one) > STALE_AFTER]
    found = []
    for some in in_parts(old):
        first, last = min(one.year or 0 for one in some), max(one.year or 0 for one in some)
        years = (
            str(last)
            if first == last
            else gettext("{first} to {last}").format(first=first, last=last)
        )
        text = gettext(
            "More than a year has passed since the time that these figures are about ({years})."
        )
        found.append(Note(OLD_FIGURES, tuple(one.key for one in some), text.format(years=years)))
    return found


def about_edition(edition: Edition, today: date) -> list[Note]:
    """Its age, and how few of its rows are behind any figure. Each edition is decided anew."""
    about = (edition.released_on.isoformat(),)
    found = []
    if today - edition.released_on > STALE_AFTER:
        text = gettext("The newest edition of {source} that is here is more than a year old.")
        found.append(Note(OLD_EDITION, about, text.format(source=edition.name)))
    read, used = edition.rows_read, edition.rows_used
    if read and used is not None and used * 2 < read:
        text = gettext(
            "Of the {read} rows of this edition of {source}, {used} stand behind figures here: "
            "fewer than half. The others have titles or categories that count as none of the roles."
        )
        words = text.format(read=f"{read:,}", used=f"{used:,}", source=edition.name)
        found.append(Note(FEW_MAPPED, about, words))
    return found


def _end_of(figure: Figure) -> date:
    """The last day of its year or month."""
    assert figure.year is not None
    month = figure.month or 12
    first_after = date(figure.year + month // 12, month % 12 + 1, 1)
    return first_after - timedelta(days=1)
