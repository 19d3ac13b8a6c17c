"""What does the card of one figure say? Every fact of it, “not stated” included."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from mlpm.lib.sentences import Amount, gettext, ngettext
from salaries.enough import MEDIAN_FROM, PAIRS_FROM, QUARTILES_FROM, TENTHS_FROM, few_words
from salaries.figures import Centre, Figure, Span
from salaries.words import (
    amount_of,
    amount_words,
    between_words,
    capitalised,
    counted_words,
    counts_words,
    element_heading,
    element_words,
    ends,
    exact_span,
    level_words,
    middle_words,
    money,
    period_words,
    tail_words,
    years_words,
)


@dataclass(frozen=True, slots=True)
class PartLine:
    """A component on the card: `anchor` is where an amount taken from it leads."""

    anchor: str
    title: str
    amount: str


@dataclass(frozen=True, slots=True)
class Card:
    """Words for each line of the card; the amount in full, never rounded.

    `contract`, `sample_note` and `missing` are of counted figures: for which contracts, how rows
    became adverts, and which amounts so few adverts do not allow.
    """

    title: str
    opening: str
    element: str
    element_note: str
    statistic: str
    span: str
    span_meaning: str
    experience: str
    population: str
    contract: str
    place: str
    period: str
    sample: str
    sample_note: str
    missing: str
    parts: tuple[PartLine, ...]
    on_top: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card as a row of a list of figures."""

    source: str
    amount: Amount
    card: Card
    whom: str


def card_line(figure: Figure, door: Callable[[Figure], str]) -> CardLine:
    experience = _experience(figure)
    return CardLine(
        source=figure.source_name or gettext("Source not named"),
        amount=amount_of(figure, door),
        card=card(figure),
        whom=figure.population or experience or gettext("everybody in the role"),
    )


def card(figure: Figure, group: str = "") -> Card:
    """`group` says whom a counted figure is about: “AI or ML product managers”."""
    not_stated = gettext("not stated")
    parts = [part for part in figure.components if not part.is_on_top]
    return Card(
        title=capitalised(amount_words(figure)) if figure.is_too_few else amount_words(figure),
        opening=_opening(figure, group),
        element=element_heading(figure.element),
        element_note=_element_note(figure),
        statistic=_statistic(figure),
        span=exact_span(figure),
        span_meaning=_span_meaning(figure),
        experience=_experience(figure) or _no_level(figure) or not_stated,
        population=figure.population,
        contract=contract_words(figure),
        place=figure.place_name or not_stated,
        period=period_words(figure) or not_stated,
        sample=_sample(figure),
        sample_note=_sample_note(figure),
        missing=_missing(figure),
        parts=tuple(
            PartLine(
                part.kind,
                element_heading(part.kind),
                gettext("not stated")
                if part.amount is None
                else money(part.amount, figure.currency),
            )
            for part in parts
        ),
        on_top=tuple(
            element_heading(part.kind).lower() for part in figure.components if part.is_on_top
        ),
    )


def _opening(figure: Figure, group: str) -> str:
    """ "Payscale: an average of base pay, the United States, 2024."."""
    kinds = {
        "": gettext("a range of"),
        Centre.MEDIAN: gettext("the middle of"),
        Centre.MEAN: gettext("an average of"),
        Centre.AVERAGE: gettext("an average of"),
    }
    kind = kinds[figure.centre_statistic]
    counts = counts_words(figure.element)
    if figure.is_too_few:
        kind = gettext("no amount yet of")
    elif figure.centre is None and (
        figure.span_statistic == Span.THRESHOLD or None in ends(figure)
    ):
        kind = gettext("{amount} of").format(amount=amount_words(figure))
    about = [
        group,
        figure.population,
        _experience(figure) or _no_level(figure),
        contract_words(figure),
        figure.place_name,
        period_words(figure),
    ]
    said = gettext("{source}: {kind} {counts}").format(
        source=figure.source_name or gettext("A source that is not named"), kind=kind, counts=counts
    )
    return ", ".join([said, *(word for word in about if word)]) + "."


def _no_level(figure: Figure) -> str:
    if not figure.is_computed or figure.states_experience:
        return ""
    if figure.rows is None:
        return gettext("all levels together: this source tells none")
    return gettext("all levels together")


def _element_note(figure: Figure) -> str:
    if figure.element != "wage":
        return ""
    return gettext(
        "gross pay with commissions and production bonuses, without overtime, year-end bonuses "
        "and shares"
    )


def contract_words(figure: Figure) -> str:
    """For which contracts it counts; "" where the source does not say."""
    known = {
        "any": gettext("every kind of contract"),
        "full-time": gettext("full time"),
        "part-time": gettext("part time"),
        "contract": gettext("on contract"),
        "freelance": gettext("freelance"),
    }
    return known.get(figure.employment_type, "")


def _statistic(figure: Figure) -> str:
    if figure.is_too_few:
        return gettext("Too few to say: an amount needs at least {least}").format(least=MEDIAN_FROM)
    if figure.centre is None:
        return gettext("No middle or average is stated")
    if figure.centre_statistic == Centre.MEDIAN:
        words = gettext("{middle}: half are higher, half are lower").format(
            middle=capitalised(middle_words(figure))
        )
    elif figure.centre_statistic == Centre.MEAN:
        words = gettext("The sum divided by how many there are")
    else:
        words = gettext("An average; the source does not say which kind")
    return (
        gettext("{words}. It says “about”").format(words=words) if figure.is_approximate else words
    )


def _span_meaning(figure: Figure) -> str:
    meanings = {
        Span.PERCENTILES: between_words(figure)
        and gettext("{words} these").format(words=between_words(figure)),
        Span.STATED_RANGE: gettext("the source does not say what its ends mean"),
        Span.EMPLOYER_RANGE: gettext("what the employer offers"),
        Span.THRESHOLD: gettext("a line that pay may cross; no end is stated"),
    }
    words = meanings[Span(figure.span_statistic)] if figure.span_statistic else ""
    if figure.is_open_top and figure.span_statistic != Span.THRESHOLD:
        words = gettext("{words}; it has no upper end").format(words=words)
    if figure.is_open_bottom and figure.span_statistic != Span.THRESHOLD:
        words = gettext("{words}; it has no lower end").format(words=words)
    if ends(figure) == (figure.p25, figure.p75) and figure.span_statistic == Span.PERCENTILES:
        tenths = tail_words(replace(figure, p25=None, p75=None), _in_full)
        words = "; ".join([words, *tenths])
    return words


def _in_full(figure: Figure, amount: int) -> str:
    return money(amount, figure.currency)


def _experience(figure: Figure) -> str:
    words = [years_words(figure), level_words(figure.level)]
    if figure.level and not figure.states_years and not figure.is_computed:
        words.append(gettext("years not stated"))
    return ", ".join(word for word in words if word)


def _sample(figure: Figure) -> str:
    if figure.observations is None:
        return gettext("not stated")
    counted = counted_words(figure)
    few = few_words(figure.observations)
    rows = ""
    if figure.rows is not None and figure.rows != figure.observations:
        rows = ngettext("from {count} row", "from {count} rows", figure.rows).format(
            count=f"{figure.rows:,}"
        )
    return ", ".join(word for word in (counted, rows, few) if word)


def _sample_note(figure: Figure) -> str:
    if figure.rows is None or figure.rows == figure.observations:
        return ""
    return gettext(
        "Two rows are one advert: from {year} on nearly all rows of this source come in pairs that "
        "are equal in all but the amount, and look like the two ends of one posted range."
    ).format(year=PAIRS_FROM)


def _missing(figure: Figure) -> str:
    """What so few adverts do not allow to be said."""
    if not figure.is_computed or figure.rows is None or figure.observations is None:
        return ""
    if figure.is_too_few:
        return ""
    if figure.p25 is None:
        return gettext("Where half of them lie is said from {least} on.").format(
            least=QUARTILES_FROM
        )
    if figure.p10 is None:
        return gettext(
            "Where the lowest and the highest tenth begin is said from {least} on."
        ).format(least=TENTHS_FROM)
    return ""


# To be quoted


def people_words(figure: Figure, group: str) -> str:
    """Whom a counted figure is about; what only stands in for the role is not called the role."""
    if figure.is_proxy:
        return gettext("{category}, in place of {people}").format(
            category=figure.category, people=group
        )
    return group


@dataclass(frozen=True, slots=True)
class Origin:
    """What a citation says of the source beyond the figure; "" where there is nothing to say.

    `reported_in` is the source we know it through, `edition` the day of the edition in words.
    """

    attribution: str = ""
    licence: str = ""
    reported_in: str = ""
    edition: str = ""


def citation(figure: Figure, people: str, origin: Origin, site: str, address: str) -> str:
    """The figure in sentences that can be copied: who, what, of whom, where, when, how many."""
    who = figure.source_name or gettext("A source that is not named")
    if origin.reported_in:
        who = gettext("{source}, as reported in {through}").format(
            source=who, through=origin.reported_in
        )
    if origin.edition:
        who = gettext("{source}, edition of {date}").format(source=who, date=origin.edition)
    what = [
        gettext("{counts} of {people}").format(counts=element_words(figure.element), people=people),
        figure.population,
        _experience(figure) or _no_level(figure),
        contract_words(figure),
        figure.place_name or gettext("place not stated"),
        period_words(figure) or gettext("year not stated"),
    ]
    if figure.element == "not-stated":
        what[0] = gettext("pay of {people}, without saying what it counts").format(people=people)
    kind = capitalised(middle_words(figure))
    if kind:
        amount = f"{kind} {amount_words(figure)}"
    else:
        amount = capitalised(exact_span(figure) or amount_words(figure))
    said = [amount]
    if figure.centre is not None and figure.span_statistic:
        said.append(f"{exact_span(figure)}: {_span_meaning(figure)}")
    sample = gettext("sample not stated") if figure.observations is None else counted_words(figure)
    licence = origin.attribution or origin.licence or gettext("No licence is stated")
    sentences = [
        f"{who}: {', '.join(word for word in what if word)}",
        f"{'; '.join([*said, sample])}",
        f"{site}, {address}",
        licence.rstrip("."),
    ]
    return " ".join(f"{sentence}." for sentence in sentences)
