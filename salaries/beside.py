"""What is an amount in other money? Shown beside the original, with the sum; never instead."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from mlpm.lib.sentences import Amount, Sentence, gettext, gettext_noop
from salaries.adjustments import (
    Adjust,
    ConsumerPrices,
    RegionalPrices,
    Unavailable,
    national_prices_of,
    todays_dollars_of,
)
from salaries.charts import PayRow
from salaries.comparison import Comparison
from salaries.disagreement import Term, Working
from salaries.figures import Figure
from salaries.rows import mapped
from salaries.words import capitalised, money


@dataclass(frozen=True, slots=True)
class Switch:
    """An adjustment that a reader may turn on; `text` stands beside each adjusted amount."""

    name: str
    title: str
    text: str
    adjust: Callable[[Figure], Adjust]


def todays_dollars(prices: ConsumerPrices) -> Switch:
    return Switch(
        "today",
        gettext("In today’s dollars"),
        gettext_noop("{amount} today"),
        lambda figure: todays_dollars_of(figure, prices),
    )


def national_prices(prices: RegionalPrices) -> Switch:
    return Switch(
        "prices",
        gettext("At the country’s average prices"),
        gettext_noop("{amount} at average prices"),
        lambda figure: national_prices_of(figure, prices),
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """The comparison with adjusted amounts, and what a switch did or why it did nothing."""

    comparison: Comparison
    said: tuple[str, ...]


def beside(comparison: Comparison, switches: Iterable[Switch]) -> Beside:
    """Each amount in the money of each switch that is on, the working of each among the others."""
    said: list[str] = []
    workings = list(comparison.workings)

    def change(switch: Switch, row: PayRow) -> PayRow:
        figure = row.figure
        if figure is None or row.amount is None:
            return row
        standing = figure.centre or figure.amounts[0]
        answer = switch.adjust(figure)(standing)
        if isinstance(answer, Unavailable):
            words = gettext("{switch}: not available, {reason}.")
            said.append(words.format(switch=switch.title, reason=answer.reason))
            return row
        said.append(f"{capitalised(answer.words)}.")
        anchor = f"{switch.name}-{figure.key}-{figure.part or 'whole'}"
        result = Amount(
            money(answer.amount, figure.currency), f"#{anchor}", row.amount.evidence, answer.words
        )
        original = replace(row.amount, text=money(standing, figure.currency))
        workings.append(Working(anchor, (Term("", original, figure),), result, answer.working))
        sentence = Sentence(switch.text, {"amount": result})
        return replace(row, adjusted=(*row.adjusted, sentence))

    for switch in switches:
        comparison = mapped(comparison, partial(change, switch))
    comparison = replace(comparison, workings=tuple(workings))
    return Beside(comparison, tuple(dict.fromkeys(said)))
