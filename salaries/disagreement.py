"""Why do two sources look far apart? By rule, from the figures shown, with the working.

Sources count different things under one word. Where two of them can be compared on one thing that
both state, this says how far apart they are there. Each sentence is one of those below, and says
no more than the rows do.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from mlpm.lib.sentences import Amount, Evidence, Sentence, gettext, gettext_noop
from salaries.figures import Figure, with_parts
from salaries.words import amount_of, element_words, money

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
    pairs = [
        pair
        for first, second in combinations(_headlines(figures), 2)
        for pair in _pairs(first, second)
    ]
    if pairs:
        best = max(pairs, key=lambda pair: pair.headline_gap)
        return _compared(best, door, page)
    return _listed(figures)


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


def _headlines(figures: Sequence[Figure]) -> list[Figure]:
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
