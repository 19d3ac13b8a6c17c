"""Why do two sources look far apart? By rule, from the figures shown, with the working.

`finding` says the most that the rows of a role allow; `gap` takes any two headlines apart. Sources
count different things under one word. Where two of them can be compared on one thing that
both state, this says how far apart they are there. Each sentence is one of those below, and says
no more than the rows do.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import combinations

from mlpm.lib.sentences import Amount, Evidence, Sentence, gettext, gettext_noop
from salaries.figures import Centre, Figure, with_parts
from salaries.words import (
    amount_of,
    counted_words,
    counts_words,
    element_words,
    money,
    period_words,
)

#: Two amounts nearly agree below this share of the smaller …
NEAR = Fraction(5, 100)
#: … and look far apart while agreeing where the headlines lie more than this many times as far.
FAR_TIMES = 4

Door = Callable[[Figure], str]


@dataclass(frozen=True, slots=True)
class Term:
    """One amount in a sum; `sign` is "" for the first. Its amount opens where it comes from."""

    sign: str
    amount: Amount
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Working:
    """ "$244,774 − $155,765 = $89,009", at `#anchor` of the page that shows it.

    `by` are the words of a factor that is no amount: "× 323 in August 2026 ÷ 313".
    """

    anchor: str
    terms: tuple[Term, ...]
    result: Amount
    by: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What there is to say about the sources of a role, and the sums behind it."""

    heading: Sentence
    sentences: tuple[Sentence, ...] = ()
    workings: tuple[Working, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two headlines, the larger first, and the figure of each that counts the same thing."""

    larger: Figure
    smaller: Figure
    larger_shared: Figure
    smaller_shared: Figure

    @property
    def element(self) -> str:
        return self.larger_shared.element

    @property
    def headline_gap(self) -> int:
        return abs(_centre(self.larger) - _centre(self.smaller))

    @property
    def shared_gap(self) -> int:
        return abs(_centre(self.larger_shared) - _centre(self.smaller_shared))

    @property
    def shared_base(self) -> int:
        return min(_centre(self.larger_shared), _centre(self.smaller_shared))

    @property
    def share(self) -> Fraction:
        """The gap on what both count, as a share of the smaller of the two amounts."""
        return Fraction(self.shared_gap, self.shared_base)

    @property
    def compares_headlines(self) -> bool:
        """Both headlines count the same thing, so there is nothing to take apart."""
        return self.larger_shared is self.larger and self.smaller_shared is self.smaller

    @property
    def nearly_agrees(self) -> bool:
        return self.share < NEAR

    @property
    def looks_far_apart(self) -> bool:
        return self.headline_gap > FAR_TIMES * self.shared_gap and (
            self.headline_gap >= NEAR * _centre(self.smaller)
        )


def finding(figures: Sequence[Figure], door: Door, page: str = "") -> Finding | None:
    """What the sources of one role say about each other; None without a source.

    `figures` are of one role; those that are not about everybody in it are left out. `door` gives
    the address of a figure's page, `page` that of the page with the workings ("" for this one).
    Of all pairs that can be compared, it takes the one whose headlines lie farthest apart.
    """
    best = farthest_pair(figures)
    return _compared(best, door, page) if best else _listed(figures)


def farthest_pair(figures: Sequence[Figure]) -> Pair | None:
    """Of the pairs that count one thing alike, the one whose headlines lie farthest apart."""
    pairs = [
        pair
        for first, second in combinations(headlines(figures), 2)
        for pair in _pairs(first, second)
    ]
    return max(pairs, key=lambda pair: pair.headline_gap, default=None)


def _compared(pair: Pair, door: Door, page: str) -> Finding:
    element = element_words(pair.element)
    names = {"larger": pair.larger.source_name, "smaller": pair.smaller.source_name}
    apart = _difference(pair.larger, pair.smaller, "working-headline", door, page)
    anchor = f"working-{pair.element}"
    on_shared = _difference(pair.larger_shared, pair.smaller_shared, anchor, door, page)
    share = _share(pair, on_shared, f"{anchor}-share", door, page)
    shared: dict[str, Amount | str] = {
        "element": element,
        "gap": on_shared.result,
        "share": share.result.text,
    }

    if pair.compares_headlines:
        heading = (
            gettext_noop("Two sources nearly agree on {element}")
            if pair.nearly_agrees
            else gettext_noop("Two sources differ on {element}")
        )
        text = (
            gettext_noop("On {element}, {larger} and {smaller} lie {gap} apart, or {share}.")
            if pair.shared_gap
            else gettext_noop("On {element}, {larger} and {smaller} say the same.")
        )
        return Finding(
            Sentence(heading, {"element": element}),
            (Sentence(text, {**names, **shared}),),
            (on_shared, share),
        )

    if pair.nearly_agrees and pair.looks_far_apart:
        heading = gettext_noop("Two sources that look far apart nearly agree on {element}")
    elif pair.nearly_agrees:
        heading = gettext_noop("Two sources nearly agree on {element}")
    elif pair.shared_gap < pair.headline_gap:
        heading = gettext_noop("Two sources are nearer on {element} than their headlines")
    else:
        heading = gettext_noop("Two sources are no nearer on {element} than their headlines")
    sentences = [
        Sentence(
            gettext_noop("The headline figures of {larger} and {smaller} lie {apart} apart."),
            {**names, "apart": apart.result},
        ),
        Sentence(
            gettext_noop("On {element} alone it is {gap}, or {share}.")
            if pair.shared_gap
            else gettext_noop("On {element} alone they say the same."),
            shared,
        ),
        *_added(pair.larger, pair.larger_shared, door),
        *_added(pair.smaller, pair.smaller_shared, door),
    ]
    return Finding(
        Sentence(heading, {"element": element}), tuple(sentences), (apart, on_shared, share)
    )


def _listed(figures: Sequence[Figure]) -> Finding | None:
    """Nothing can be compared: how many sources there are, and in how many ways they count."""
    named = [row for row in figures if row.source_name and row.is_general and not row.part]
    sources = {figure.source_name for figure in named}
    elements = {figure.element for figure in named}
    if not sources:
        return None
    if len(sources) == 1:
        return Finding(Sentence(gettext_noop("What one source says"), {}))
    count = str(len(sources))
    if len(elements) == len(named) == len(sources) and "not-stated" not in elements:
        text = gettext_noop("{count} sources, {count} ways of counting: what each says")
    else:
        text = gettext_noop("{count} sources: what each says")
    return Finding(Sentence(text, {"count": count}))


def headlines(figures: Sequence[Figure]) -> list[Figure]:
    """What named sources say in one amount about everybody in the role, exactly."""
    return [
        figure
        for figure in figures
        if figure.is_general
        and figure.source_name
        and figure.centre
        and not figure.is_approximate
        and not figure.part
    ]


def _pairs(first: Figure, second: Figure) -> Iterator[Pair]:
    """Each thing that both count: as their headline, or as a part of it."""
    alike = ("role", "place", "year", "currency", "title_set", "centre_statistic")
    if first.source_name == second.source_name:
        return
    if any(getattr(first, name) != getattr(second, name) for name in alike):
        return
    larger, smaller = sorted((first, second), key=lambda figure: -_centre(figure))
    for of_larger in with_parts(larger):
        for of_smaller in with_parts(smaller):
            if of_larger.element == of_smaller.element != "not-stated" and (
                of_larger.centre and of_smaller.centre
            ):
                yield Pair(larger, smaller, of_larger, of_smaller)


def _added(headline: Figure, shared: Figure, door: Door) -> Iterator[Sentence]:
    """What the headline holds beside the shared part, where the source states exactly that."""
    others = [part for part in with_parts(headline)[1:] if part.element != shared.element]
    if shared is headline or len(others) != 1:
        return
    (other,) = others
    if _centre(shared) + _centre(other) != headline.centre:
        return
    yield Sentence(
        gettext_noop("{source}’s headline adds {amount} of {element}."),
        {
            "source": headline.source_name,
            "amount": amount_of(other, door),
            "element": element_words(other.element),
        },
    )


def _difference(first: Figure, second: Figure, anchor: str, door: Door, page: str) -> Working:
    larger, smaller = sorted((first, second), key=lambda figure: -_centre(figure))
    gap = _centre(larger) - _centre(smaller)
    return Working(
        anchor,
        (
            Term("", amount_of(larger, door), larger),
            Term("−", amount_of(smaller, door), smaller),
        ),
        Amount(
            money(gap, larger.currency),
            f"{page}#{anchor}",
            Evidence.weakest(larger.evidence, smaller.evidence),
            gettext("difference of {larger} and {smaller}").format(
                larger=larger.source_name, smaller=smaller.source_name
            ),
        ),
    )


def _share(pair: Pair, gap: Working, anchor: str, door: Door, page: str) -> Working:
    """ "$3,993 ÷ $151,772 = 2.6%": of the smaller amount, the larger of the two possible shares."""
    base = min(pair.larger_shared, pair.smaller_shared, key=_centre)
    return Working(
        anchor,
        (Term("", gap.result), Term("÷", amount_of(base, door), base)),
        Amount(
            f"{float(pair.share):.1%}",
            f"{page}#{anchor}",
            gap.result.evidence,
            gettext("share of the smaller amount"),
        ),
    )


def _centre(figure: Figure) -> int:
    assert figure.centre is not None
    return figure.centre


# Any two, taken apart


class State(StrEnum):
    """Whether two figures are alike in something."""

    SAME = "same"
    DIFFERS = "differs"
    NOT_KNOWN = "not-known"  # neither says


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that two figures may differ in, in one sentence.

    `amount` is what of the gap comes from it, where both sources state enough to say so exactly;
    with a minus where it makes the gap smaller.
    """

    name: str
    title: str
    sentence: Sentence
    state: State
    amount: Amount | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """How far two headlines lie apart, the larger first; what they differ in, and what is left."""

    larger: Figure
    smaller: Figure
    apart: Amount
    aspects: tuple[Aspect, ...]
    rest: Aspect | None
    workings: tuple[Working, ...]

    @property
    def differing(self) -> list[str]:
        return [aspect.title for aspect in self.aspects if aspect.state is State.DIFFERS]

    def is_of(self, first: str, second: str) -> bool:
        """Whether it is between the figures with these keys."""
        return {self.larger.key, self.smaller.key} == {first, second}


Names = Callable[[Figure], str]


def gaps(figures: Sequence[Figure], door: Door, group: Names) -> list[Gap]:
    """Every two headlines of different sources in one currency, farthest apart first.

    `group` says whose pay a counted figure counts: “AI or ML product managers”.
    """
    found = [
        gap(first, second, door, group)
        for first, second in combinations(headlines(figures), 2)
        if first.source != second.source and first.currency == second.currency
    ]
    return sorted(found, key=lambda one: _centre(one.smaller) - _centre(one.larger))


def gap(first: Figure, second: Figure, door: Door, group: Names) -> Gap:
    larger, smaller = sorted((first, second), key=lambda figure: -_centre(figure))
    apart = _difference(larger, smaller, "gap", door, "")
    aspects = [
        _element_aspect(larger, smaller),
        _statistic_aspect(larger, smaller),
        _population_aspect(larger, smaller, group),
        _place_aspect(larger, smaller),
        _period_aspect(larger, smaller),
        _sample_aspect(larger, smaller),
    ]
    shared = _shared(larger, smaller)
    if shared is None:
        rest = _unexplained(apart.result) if _centre(larger) > _centre(smaller) else None
        return Gap(larger, smaller, apart.result, tuple(aspects), rest, (apart,))

    on_shared = _difference(*shared, "gap-rest", door, "")
    left = _centre(shared[0]) - _centre(shared[1])
    counted_more = _by_element(apart, on_shared, _centre(larger) - _centre(smaller), left, larger)
    aspects[0] = replace(aspects[0], amount=counted_more.result)
    is_alike = all(aspect.state is not State.DIFFERS for aspect in aspects[1:])
    rest = _left_on(shared, on_shared.result, left, is_alike) if left else None
    return Gap(
        larger, smaller, apart.result, tuple(aspects), rest, (apart, counted_more, on_shared)
    )


def _shared(larger: Figure, smaller: Figure) -> tuple[Figure, Figure] | None:
    """What both state of one element, where their headlines count different ones."""
    if larger.element == smaller.element:
        return None
    for of_larger in with_parts(larger):
        for of_smaller in with_parts(smaller):
            if of_larger.element == of_smaller.element != "not-stated" and (
                of_larger.centre and of_smaller.centre
            ):
                return of_larger, of_smaller
    return None


def _by_element(
    apart: Working, on_shared: Working, difference: int, left: int, larger: Figure
) -> Working:
    """What of the gap comes from counting more: all of it but what is left on the shared part."""
    amount = difference - left
    result = Amount(
        _signed(money(abs(amount), larger.currency), amount),
        "#gap-element",
        apart.result.evidence,
        gettext("of the gap, from what is counted"),
    )
    sign = "−" if left >= 0 else "+"
    terms = (Term("", apart.result), Term(sign, on_shared.result))
    return Working("gap-element", terms, result)


def _signed(words: str, amount: int) -> str:
    return f"−{words}" if amount < 0 else words


def _element_aspect(larger: Figure, smaller: Figure) -> Aspect:
    title = gettext("what it counts")
    values = _values(larger, smaller, lambda figure: counts_words(figure.element))
    silent = [figure for figure in (larger, smaller) if figure.element == "not-stated"]
    if len(silent) == 2:
        text = gettext_noop("Neither {larger} nor {smaller} says what it counts.")
    elif silent:
        (mute,) = silent
        other = smaller if mute is larger else larger
        text = gettext_noop("{mute} does not say what it counts, {other} counts {counts}.")
        values = {
            "mute": mute.source_name,
            "other": other.source_name,
            "counts": counts_words(other.element),
        }
    elif larger.element == smaller.element:
        text = gettext_noop("Both count {of_larger}.")
    else:
        text = gettext_noop("{larger} counts {of_larger}, {smaller} {of_smaller}.")
    same = larger.element == smaller.element
    return Aspect("element", title, Sentence(text, values), _state(same, is_said=len(silent) < 2))


def _statistic_aspect(larger: Figure, smaller: Figure) -> Aspect:
    def kind(figure: Figure) -> str:
        if figure.centre_statistic == Centre.MEDIAN:
            return gettext("the middle, half above and half below")
        if figure.centre_statistic == Centre.MEAN:
            return gettext("the sum divided by how many there are")
        return gettext("an average of a kind it does not name")

    same = larger.centre_statistic == smaller.centre_statistic
    is_said = larger.centre_statistic != Centre.AVERAGE
    if same and not is_said:
        text = gettext_noop("Both give an average, and neither says of which kind.")
    elif same:
        text = gettext_noop("Both give {of_larger}.")
    else:
        text = gettext_noop("{larger} gives {of_larger}, {smaller} {of_smaller}.")
    values = _values(larger, smaller, kind)
    state = _state(same, is_said=is_said)
    return Aspect("statistic", gettext("which middle it is"), Sentence(text, values), state)


def _population_aspect(larger: Figure, smaller: Figure, group: Names) -> Aspect:
    def whom(figure: Figure) -> str:
        if figure.is_proxy:
            return gettext("{category}, in place of the role").format(category=figure.category)
        if figure.category:
            return figure.category
        if figure.is_computed:
            return gettext("adverts for {roles}, full time").format(roles=group(figure))
        return gettext("everybody in the role")

    values = _values(larger, smaller, whom)
    same = values["of_larger"] == values["of_smaller"]
    if same:
        text = gettext_noop("Both are about {of_larger}.")
    else:
        text = gettext_noop("{larger} is about {of_larger}, {smaller} about {of_smaller}.")
    state = _state(same, is_said=True)
    return Aspect("population", gettext("about whom"), Sentence(text, values), state)


def _place_aspect(larger: Figure, smaller: Figure) -> Aspect:
    values = _values(larger, smaller, lambda one: one.place_name or gettext("not stated"))
    same = larger.place == smaller.place
    text = {
        State.SAME: gettext_noop("Both are about {of_larger}."),
        State.DIFFERS: EACH,
        State.NOT_KNOWN: gettext_noop("Neither says where."),
    }
    state = _state(same, is_said=bool(larger.place))
    return Aspect("place", gettext("where"), Sentence(text[state], values), state)


def _period_aspect(larger: Figure, smaller: Figure) -> Aspect:
    values = _values(larger, smaller, lambda one: period_words(one) or gettext("not stated"))
    same = (larger.year, larger.month) == (smaller.year, smaller.month)
    text = {
        State.SAME: gettext_noop("Both are of {of_larger}."),
        State.DIFFERS: EACH,
        State.NOT_KNOWN: gettext_noop("Neither says when."),
    }
    state = _state(same, is_said=larger.year is not None)
    return Aspect("period", gettext("when"), Sentence(text[state], values), state)


def _sample_aspect(larger: Figure, smaller: Figure) -> Aspect:
    def counted(figure: Figure) -> str:
        return gettext("not stated") if figure.observations is None else counted_words(figure)

    values = _values(larger, smaller, counted)
    same = larger.observations == smaller.observations
    text = {
        State.SAME: gettext_noop("Both counted {of_larger}."),
        State.DIFFERS: EACH,
        State.NOT_KNOWN: gettext_noop("Neither says how many it asked or counted."),
    }
    state = _state(same, is_said=larger.observations is not None)
    return Aspect("sample", gettext("how many were counted"), Sentence(text[state], values), state)


EACH = gettext_noop("{larger}: {of_larger}; {smaller}: {of_smaller}.")


def _state(is_same: bool, *, is_said: bool) -> State:
    if not is_same:
        return State.DIFFERS
    return State.SAME if is_said else State.NOT_KNOWN


def _unexplained(amount: Amount) -> Aspect:
    text = gettext_noop("How much comes from which difference, these figures do not say.")
    return Aspect("rest", gettext("not explained"), Sentence(text, {}), State.DIFFERS, amount)


def _left_on(shared: tuple[Figure, Figure], amount: Amount, left: int, is_alike: bool) -> Aspect:
    """What remains on the part that both state; `is_alike`: in all but what they count."""
    higher = shared[0] if left > 0 else shared[1]
    if is_alike:
        text = gettext_noop("On {element} alone {source} is higher; nothing here says why.")
    else:
        text = gettext_noop(
            "On {element} alone {source} is higher; how much of that comes from which other "
            "difference, these figures do not say."
        )
    values = {"source": higher.source_name, "element": element_words(higher.element)}
    amount = replace(amount, text=_signed(amount.text, left))
    return Aspect("rest", gettext("not explained"), Sentence(text, values), State.DIFFERS, amount)


def _values(larger: Figure, smaller: Figure, say: Names) -> dict[str, Amount | str]:
    return {
        "larger": larger.source_name,
        "smaller": smaller.source_name,
        "of_larger": say(larger),
        "of_smaller": say(smaller),
    }
