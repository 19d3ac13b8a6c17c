"""What does the card of one figure say? Every fact of it, “not stated” included."""

from collections.abc import Callable
from dataclasses import dataclass

from mlpm.lib.sentences import Amount, gettext
from salaries.figures import Centre, Figure, Span
from salaries.words import (
    amount_of,
    amount_words,
    element_heading,
    element_words,
    exact_span,
    level_words,
    money,
    period_words,
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
    """Words for each line of the card; the amount in full, never rounded."""

    title: str
    opening: str
    element: str
    statistic: str
    span: str
    span_meaning: str
    experience: str
    population: str
    place: str
    period: str
    sample: str
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


def card(figure: Figure) -> Card:
    not_stated = gettext("not stated")
    parts = [part for part in figure.components if not part.is_on_top]
    return Card(
        title=amount_words(figure),
        opening=_opening(figure),
        element=element_heading(figure.element),
        statistic=_statistic(figure),
        span=exact_span(figure),
        span_meaning=_span_meaning(figure),
        experience=_experience(figure) or not_stated,
        population=figure.population,
        place=figure.place_name or not_stated,
        period=period_words(figure) or not_stated,
        sample=_sample(figure),
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


def _opening(figure: Figure) -> str:
    """ "Payscale: an average of base pay, the United States, 2024."."""
    kinds = {
        "": gettext("a range of"),
        Centre.MEDIAN: gettext("the middle of"),
        Centre.MEAN: gettext("an average of"),
        Centre.AVERAGE: gettext("an average of"),
    }
    kind = kinds[figure.centre_statistic]
    if figure.element == "not-stated":
        counts = gettext("pay, without saying what it counts")
    else:
        counts = element_words(figure.element)
    if figure.span_statistic == Span.THRESHOLD and figure.centre is None:
        kind = gettext("{amount} of").format(amount=amount_words(figure))
    about = [figure.population, _experience(figure), figure.place_name, period_words(figure)]
    said = gettext("{source}: {kind} {counts}").format(
        source=figure.source_name or gettext("A source that is not named"), kind=kind, counts=counts
    )
    return ", ".join([said, *(word for word in about if word)]) + "."


def _statistic(figure: Figure) -> str:
    if figure.centre is None:
        return gettext("No middle or average is stated")
    kinds = {
        Centre.MEDIAN: gettext("The middle offer: half are higher, half are lower"),
        Centre.MEAN: gettext("The sum divided by how many there are"),
        Centre.AVERAGE: gettext("An average; the source does not say which kind"),
    }
    words = kinds[Centre(figure.centre_statistic)]
    return (
        gettext("{words}. It says “about”").format(words=words) if figure.is_approximate else words
    )


def _span_meaning(figure: Figure) -> str:
    meanings = {
        Span.PERCENTILES: gettext("half are between these"),
        Span.STATED_RANGE: gettext("the source does not say what its ends mean"),
        Span.EMPLOYER_RANGE: gettext("what the employer offers"),
        Span.THRESHOLD: gettext("a line that pay may cross; no end is stated"),
    }
    words = meanings[Span(figure.span_statistic)] if figure.span_statistic else ""
    if figure.is_open_top and figure.span_statistic != Span.THRESHOLD:
        words = gettext("{words}; it has no upper end").format(words=words)
    if figure.is_open_bottom and figure.span_statistic != Span.THRESHOLD:
        words = gettext("{words}; it has no lower end").format(words=words)
    if figure.p10 is not None:
        tenth = money(figure.p10, figure.currency)
        words = gettext("{words}; a tenth are below {amount}").format(words=words, amount=tenth)
    if figure.p90 is not None:
        tenth = money(figure.p90, figure.currency)
        words = gettext("{words}; a tenth are above {amount}").format(words=words, amount=tenth)
    return words


def _experience(figure: Figure) -> str:
    words = [years_words(figure), level_words(figure.level)]
    if figure.level and not figure.states_years:
        words.append(gettext("years not stated"))
    return ", ".join(word for word in words if word)


def _sample(figure: Figure) -> str:
    if figure.observations is None:
        return gettext("not stated")
    return f"{figure.observations:,}"
