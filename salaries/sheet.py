"""What is there to ask about the pay of a role? From what is known and not known of it here.

Each question has one sentence that says why, made from the figures; it says no more than they do.
Nothing asks for what the reader earns or earned.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mlpm.lib.sentences import Amount, Sentence, gettext, gettext_noop
from salaries.disagreement import Door, headlines
from salaries.figures import LEVELS, Figure, with_parts
from salaries.words import (
    amount_of,
    element_words,
    exact_span,
    level_words,
    period_words,
)


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask, why, and the figures that the reason names."""

    text: str
    why: Sentence
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions, and every figure that stands on the sheet, each once."""

    questions: tuple[Question, ...]
    known: tuple[Figure, ...]


def sheet(figures: Sequence[Figure], states: Sequence[Figure], door: Door) -> Sheet:
    """`figures` are of one role: stated, counted by level and as a whole, and the country's wage;
    `states` are the wages in parts of the country."""
    counted = [figure for figure in figures if figure.is_computed and figure.element == "base"]
    whole = [figure for figure in counted if figure.is_general]
    wages = [figure for figure in figures if figure.is_computed and figure.element == "wage"]
    stated = [figure for figure in figures if not figure.is_computed]
    found = (
        _on_top(stated, bool(counted), door),
        _what_counts(stated),
        _level(counted, door),
        _range([*whole, *headlines(stated)], door),
        _place(states, figures, door),
        _shares(stated),
        _when(figures),
        _besides(),
    )
    questions = tuple(question for question in found if question is not None)
    named = [figure for question in questions for figure in question.figures]
    known = {figure.key: figure for figure in [*whole, *headlines(stated), *wages, *named]}
    return Sheet(questions, tuple(known.values()))


def _on_top(stated: Sequence[Figure], is_counted: bool, door: Door) -> Question:
    text = gettext(
        "What comes on top of base pay, how much was it last year, and how much of it is promised?"
    )
    for figure in stated:
        parts = {part.part: part for part in with_parts(figure)[1:]}
        if figure.source_name and {"base", "additional"} <= parts.keys():
            why = gettext_noop("{source} tells of {additional} beside {base} of base pay.")
            values: dict[str, Amount | str] = {
                "source": figure.source_name,
                "additional": amount_of(parts["additional"], door),
                "base": amount_of(parts["base"], door),
            }
            return Question(text, Sentence(why, values), (figure,))
    for figure in stated:
        named = [element_words(part.kind) for part in figure.components if part.is_on_top]
        if figure.source_name and named:
            why = gettext_noop("{source} names these on top, without an amount: {parts}.")
            words = {"source": figure.source_name, "parts": ", ".join(named)}
            return Question(text, Sentence(why, words))
    if is_counted:
        return Question(text, Sentence(gettext_noop("Adverts tell base pay, and no more."), {}))
    return Question(text, Sentence(gettext_noop("No figure here tells what comes on top."), {}))


def _what_counts(stated: Sequence[Figure]) -> Question | None:
    silent = sum(figure.element == "not-stated" for figure in stated)
    if not silent:
        return None
    why = gettext_noop("Of the {all} figures that sources state here, {silent} do not say.")
    return Question(
        gettext("Is the amount you name base pay alone, or everything together?"),
        Sentence(why, {"all": str(len(stated)), "silent": str(silent)}),
    )


def _level(counted: Sequence[Figure], door: Door) -> Question:
    text = gettext("Which level is this job, and what separates it from the next?")
    levelled = sorted(
        (figure for figure in counted if figure.level and figure.centre is not None),
        key=lambda figure: LEVELS.index(figure.level),
    )
    if len(levelled) < 2:
        why = gettext_noop("No counted figures here tell two levels apart.")
        return Question(text, Sentence(why, {}))
    first, last = levelled[0], levelled[-1]
    why = gettext_noop("In adverts the middle is {low} at {first} and {high} at {last}.")
    values: dict[str, Amount | str] = {
        "low": amount_of(first, door),
        "first": level_words(first.level),
        "high": amount_of(last, door),
        "last": level_words(last.level),
    }
    return Question(text, Sentence(why, values), (first, last))


def _range(figures: Sequence[Figure], door: Door) -> Question:
    text = gettext("What is the range for this job, and what decides where in it somebody starts?")
    for figure in figures:
        ends = replace(figure, centre=None, centre_statistic="")
        span = replace(amount_of(ends, door), text=exact_span(figure))
        if figure.p25 is not None and figure.p75 is not None:
            why = gettext_noop("The middle half of what was counted goes from {span}.")
            return Question(text, Sentence(why, {"span": span}), (figure,))
        if figure.minimum is not None and figure.maximum is not None:
            why = gettext_noop("{source} says {span}, not what its ends mean.")
            return Question(
                text, Sentence(why, {"source": figure.source_name, "span": span}), (figure,)
            )
    return Question(text, Sentence(gettext_noop("No figure here has a low and a high end."), {}))


def _place(states: Sequence[Figure], figures: Sequence[Figure], door: Door) -> Question:
    text = gettext("Does the pay depend on where I live or work, and what happens when I move?")
    if len(states) > 1:
        low = min(states, key=lambda figure: figure.centre or 0)
        high = max(states, key=lambda figure: figure.centre or 0)
        why = gettext_noop("The middle wage of {whom} is {low} in {there} and {high} in {here}.")
        values: dict[str, Amount | str] = {
            "whom": low.category,
            "low": amount_of(low, door),
            "there": low.place_name,
            "high": amount_of(high, door),
            "here": high.place_name,
        }
        return Question(text, Sentence(why, values), (low, high))
    places = {figure.place_name for figure in figures if figure.place_name}
    if len(places) == 1:
        why = gettext_noop("Figures here are about {place} as a whole, or say no place.")
        return Question(text, Sentence(why, {"place": places.pop()}))
    return Question(text, Sentence(gettext_noop("No figures here tell places apart."), {}))


def _shares(stated: Sequence[Figure]) -> Question:
    text = gettext("Are shares part of it: how many, over how long, and what if I leave early?")
    if any(part.kind == "stock" and part.amount for one in stated for part in one.components):
        why = gettext_noop("Some figures here name an amount for shares.")
    else:
        why = gettext_noop("No figure here names an amount for shares.")
    return Question(text, Sentence(why, {}))


def _when(figures: Sequence[Figure]) -> Question:
    text = gettext("When is pay looked at again, and what moved it last time?")
    dated = [figure for figure in figures if figure.year is not None]
    if not dated:
        return Question(
            text, Sentence(gettext_noop("No figure here says of which year it is."), {})
        )
    newest = max(dated, key=lambda figure: (figure.year or 0, figure.month or 0))
    why = gettext_noop("The newest figure here is of {period}.")
    return Question(text, Sentence(why, {"period": period_words(newest)}))


def _besides() -> Question:
    text = gettext("What else belongs to it: hours, leave, pension, insurance, time to learn?")
    return Question(text, Sentence(gettext_noop("The figures here are about money alone."), {}))
