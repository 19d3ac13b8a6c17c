"""How do we say a pay figure to a reader? Her words only; plain text, never markup."""

from collections.abc import Callable

from mlpm.lib.sentences import Amount, gettext, ngettext
from salaries.figures import Centre, Figure, Span

MONTHS = (
    "January February March April May June July August September October November December"
).split()
SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}

# Money


def money(amount: int, currency: str) -> str:
    """ "$151,772", "CHF 120,000": to the unit. Other dollars have their code, never "$"."""
    return f"{_sign(currency)}{amount:,}"


def short_money(amount: int, currency: str) -> str:
    """ "$170k", to the nearest thousand; below ten thousand to the unit.

    It rounds, so it is for axes and for the detail beside an amount; the figure's own page has
    the exact ends. `amount_words` shortens only what loses nothing.
    """
    if amount < 10_000:
        return money(amount, currency)
    return f"{_sign(currency)}{(amount + 500) // 1000:,}k"


def amount_words(figure: Figure) -> str:
    """The amount that stands for the figure: its centre, else its span."""
    if figure.is_too_few:
        return gettext("too few to say")
    if figure.centre is not None:
        return _about(figure, money(figure.centre, figure.currency))
    return _about(figure, span_words(figure, _exact))


def exact_span(figure: Figure) -> str:
    """ "$150,116 to $204,169"; "" without a span."""
    return span_words(figure, lambda _, amount: money(amount, figure.currency))


def span_words(figure: Figure, say: Callable[[Figure, int], str]) -> str:
    """The span in words, with each amount said by `say`; "" without a span."""
    low, high = ends(figure)
    if figure.span_statistic == Span.PERCENTILES and low is None:
        return ", ".join(tail_words(figure, say))
    if low is not None and high is not None:
        from_, to = say(figure, low), say(figure, high)
        if figure.is_open_bottom:
            from_ = gettext("under {amount}").format(amount=from_)
        if figure.is_open_top:
            to = gettext("over {amount}").format(amount=to)
        return gettext("{low} to {high}").format(low=from_, high=to)
    if low is not None:
        if figure.span_statistic == Span.THRESHOLD:
            return gettext("over {amount}").format(amount=say(figure, low))
        return gettext("{amount} and over").format(amount=say(figure, low))
    if high is not None:
        return gettext("up to {amount}").format(amount=say(figure, high))
    return ""


def tail_words(figure: Figure, say: Callable[[Figure, int], str]) -> list[str]:
    """Each percentile by itself: "a quarter are below $140,000"."""
    texts = (
        (figure.p10, gettext("a tenth are below {amount}")),
        (figure.p25, gettext("a quarter are below {amount}")),
        (figure.p75, gettext("a quarter are above {amount}")),
        (figure.p90, gettext("a tenth are above {amount}")),
    )
    return [text.format(amount=say(figure, amount)) for amount, text in texts if amount is not None]


def ends(figure: Figure) -> tuple[int | None, int | None]:
    """The amounts at the ends of its span: of a range as given, of percentiles the quartiles,
    else the outer tenths; None for both where percentiles make no pair."""
    if figure.span_statistic != Span.PERCENTILES:
        return figure.minimum, figure.maximum
    for low, high in ((figure.p25, figure.p75), (figure.p10, figure.p90)):
        if low is not None and high is not None:
            return low, high
    return None, None


def between_words(figure: Figure) -> str:
    """What lies between the ends of percentiles: "half are between"; "" where they make no pair."""
    found = ends(figure)
    if found == (None, None):
        return ""
    if found == (figure.p25, figure.p75):
        return gettext("half are between")
    return gettext("eight in ten are between")


def amount_of(figure: Figure, door: Callable[[Figure], str]) -> Amount:
    """The amount as a page shows it; `door` gives the address of the figure's own page."""
    return Amount(amount_words(figure), door(figure), figure.evidence, basis_words(figure))


# What stands beside an amount


def detail_words(figure: Figure) -> str:
    """Under the label: how many were counted, else what the amount is and what it says beside.

    "about 2,470 adverts"; "average, says $126k to $185k"; "average, base part".
    """
    if figure.observations is not None:
        return counted_words(figure)
    words = [middle_words(figure)]
    if figure.part:
        words.append(part_words(figure.part))
    elif figure.centre is not None and (span := span_words(figure, _rounded)):
        if figure.span_statistic == Span.PERCENTILES:
            words.append(": ".join(filter(None, [between_words(figure), span])))
        else:
            words.append(gettext("says {span}").format(span=span))
    return ", ".join(word for word in words if word)


def basis_words(figure: Figure) -> str:
    """What the amount stands on, for those who do not see the line under it.

    "middle of about 2,470 adverts"; "average, Glassdoor, sample not stated".
    """
    if figure.observations is not None:
        counted = counted_words(figure)
        if figure.is_too_few:
            return counted
        if figure.centre is None:
            is_half = ends(figure) == (figure.p25, figure.p75)
            text = gettext("half of {counted}") if is_half else gettext("from {counted}")
            return text.format(counted=counted)
        if figure.centre_statistic == Centre.MEDIAN:
            return gettext("middle of {counted}").format(counted=counted)
        return gettext("average of {counted}").format(counted=counted)
    words = [
        middle_words(figure) or _span_kind(figure),
        part_words(figure.part) if figure.part else "",
        figure.source_name or gettext("source not named"),
        gettext("sample not stated"),
    ]
    return ", ".join(word for word in words if word)


def counted_words(figure: Figure) -> str:
    """How many were counted. "About" only where two rows were taken for one advert: how many of
    them are, nobody knows; a number that a source states is said as it is."""
    count = figure.observations or 0
    if figure.rows is None or figure.rows == count:
        return ngettext("{count} advert or answer", "{count} adverts or answers", count).format(
            count=f"{count:,}"
        )
    return adverts_words(count) if count else gettext("one row only")


def adverts_words(observations: int) -> str:
    return ngettext("about {count} advert", "about {count} adverts", observations).format(
        count=f"{observations:,}"
    )


def middle_words(figure: Figure) -> str:
    """ "average", "middle offer"; "" for a figure that has a span only.

    An offer only where adverts were counted: a wage is paid, and of others it is not known.
    """
    if figure.centre is None:
        return ""
    if figure.centre_statistic != Centre.MEDIAN:
        return gettext("average")
    if figure.element == "wage":
        return gettext("middle wage")
    return gettext("middle") if figure.rows is None else gettext("middle offer")


def part_words(kind: str) -> str:
    """ "base part"."""
    known = {
        "base": gettext("base part"),
        "additional": gettext("additional part"),
        "bonus": gettext("bonus part"),
        "profit-sharing": gettext("profit-sharing part"),
        "stock": gettext("stock part"),
    }
    return known.get(kind, gettext("a part"))


# Experience and what is counted


def experience_words(figure: Figure) -> str:
    """ "1 to 3 years"; "4 to 7 years, mid level"; "Senior level, years not stated"."""
    years, level = years_words(figure), level_words(figure.level)
    if years and level:
        return f"{years}, {level}"
    if level:
        return gettext("{level}, years not stated").format(level=capitalised(level))
    return years or gettext("Experience not stated")


def years_words(figure: Figure) -> str:
    """ "1 to 3 years", "5 years or more", "up to 2 years"; "" when it states none."""
    least, most = figure.years_from, figure.years_to
    if least is not None and most is not None:
        if least == most:
            return _years(least)
        return gettext("{least} to {years}").format(least=least, years=_years(most))
    if least is not None:
        return gettext("{years} or more").format(years=_years(least))
    if most is not None:
        return gettext("up to {years}").format(years=_years(most))
    return ""


def level_words(level: str) -> str:
    """ "mid level"; "" for no level."""
    known = {
        "entry": gettext("entry level"),
        "mid": gettext("mid level"),
        "senior": gettext("senior level"),
        "executive": gettext("executive level"),
    }
    return known.get(level, "")


def period_words(figure: Figure) -> str:
    """ "May 2025", "2024"; "" where no year is stated."""
    if figure.year is None:
        return ""
    return (
        f"{gettext(MONTHS[figure.month - 1])} {figure.year}" if figure.month else str(figure.year)
    )


def element_words(element: str) -> str:
    """What it counts, inside a sentence: "base pay"."""
    known = {
        "base": gettext("base pay"),
        "additional": gettext("additional pay"),
        "total-cash": gettext("base plus cash bonus"),
        "total": gettext("base plus additional pay"),
        "wage": gettext("wage"),
        "bonus": gettext("bonuses"),
        "profit-sharing": gettext("profit sharing"),
        "stock": gettext("stock options"),
    }
    return known.get(element, gettext("the source does not say what it counts"))


def counts_words(element: str) -> str:
    """What it counts, as something that has an average: "the middle of wages"."""
    if element == "not-stated":
        return gettext("pay, without saying what it counts")
    return gettext("wages") if element == "wage" else element_words(element)


def element_heading(element: str) -> str:
    """What it counts, over a band of a table: "Base pay"."""
    return capitalised(element_words(element))


def capitalised(words: str) -> str:
    """As the first words of a line; the rest keeps its capitals."""
    return words[:1].upper() + words[1:]


def _sign(currency: str) -> str:
    return SYMBOLS.get(currency) or f"{currency} "


def _about(figure: Figure, words: str) -> str:
    if figure.is_approximate and words:
        return gettext("about {amount}").format(amount=words)
    return words


def _rounded(figure: Figure, amount: int) -> str:
    return short_money(amount, figure.currency)


def _exact(figure: Figure, amount: int) -> str:
    """Short when no end of the span loses anything by it."""
    if amount % 1000 or any(end % 1000 for end in ends(figure) if end is not None):
        return money(amount, figure.currency)
    return short_money(amount, figure.currency)


def _span_kind(figure: Figure) -> str:
    if figure.span_statistic == Span.PERCENTILES:
        return between_words(figure)
    if figure.span_statistic == Span.THRESHOLD:
        return ""
    return gettext("range")


def _years(count: int) -> str:
    return ngettext("{count} year", "{count} years", count).format(count=count)
