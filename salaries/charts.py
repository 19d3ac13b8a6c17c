"""Where does a pay figure lie on a table's scale, and how is it drawn there?

The chart is the table: each row has a strip, an SVG in percentages without any text, so that it
fits every width; the same amounts stand in words beside it. Built with f-strings: looping in a
template costs 58 times as much. The page holds the gradients `fade` and `fade-open` once.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from mlpm.lib.sentences import Amount, Evidence, Sentence, gettext
from salaries.figures import Centre, Figure, Span
from salaries.words import money, short_money

STEP = 50_000
WIDER_STEPS = [m * 10**n for n in range(5, 10) for m in (1, 2, 5)]
NARROWER_STEPS = [m * 10**n for n in range(4, -1, -1) for m in (5, 2, 1)][1:]
MOST_TICKS = 7
#: Percent from the edge within which a line of the grid has no label: it would hang out.
LABEL_ROOM = 4
#: A reader's amount further out than this many times the highest is held at the edge.
FARTHEST_TIMES = 2
#: Where an open end stops, in percent from the edge, to leave room for the point of its arrow.
EDGE = 1.0


@dataclass(frozen=True, slots=True)
class Axis:
    """One scale for all rows of a table, from `low` to `high`, a tick at every `step`."""

    low: int
    high: int
    step: int
    currency: str = "USD"

    @property
    def ticks(self) -> tuple[int, ...]:
        first = -(-self.low // self.step) * self.step
        return tuple(range(first, self.high + 1, self.step))

    def position(self, amount: int) -> float:
        """Percent of the picture's width, 0 to 100; what lies outside is held at the edge."""
        share = (amount - self.low) / (self.high - self.low)
        return min(100.0, max(0.0, share * 100))


@dataclass(frozen=True, slots=True)
class PayRow:
    """`absent` says why there is no amount; `mark` is 0 for ink, 1 to 4 for a role's colour.

    `spoken` says what the picture shows, for those who do not see it. `adjusted` is the amount
    in other money, beside the original; `yours` says where the reader's offer lies in this row.
    """

    label: str
    detail: str
    amount: Amount | None
    absent: str
    figure: Figure | None
    mark: int = 0
    spoken: str = ""
    adjusted: tuple[Sentence, ...] = ()
    yours: str = ""
    you: int | None = None


@dataclass(frozen=True, slots=True)
class PayBand:
    """Rows that count the same thing, under one heading."""

    heading: str
    rows: tuple[PayRow, ...]


@dataclass(frozen=True, slots=True)
class PayTable:
    """`you` is the reader's own amount, a line through every row that it can be compared with."""

    caption: str
    axis: Axis
    bands: tuple[PayBand, ...]
    you: int | None = None


def axis_for(figures: Iterable[Figure | None], you: int | None = None) -> Axis:
    """A round scale from below the lowest to above the highest amount, a tick every 50,000.

    The reader's own amount is in sight too, unless it would press all others together.

    The step is wider where there would be more than seven ticks, narrower where fewer than two.
    An open end gets a whole step for its arrow. No edge is a tick, so that no label hangs out.
    One axis, one currency: the most frequent; a strip leaves figures in another undrawn.
    """
    stated = [figure for figure in figures if figure is not None and _drawn(figure)]
    if not stated:
        return Axis(90_000, 260_000, STEP)
    currency = Counter(figure.currency for figure in stated).most_common(1)[0][0]
    stated = [figure for figure in stated if figure.currency == currency]
    highest = max(max(_drawn(figure)) for figure in stated)
    if you is not None and you <= FARTHEST_TIMES * highest:
        stated.append(Figure(key="", role="", centre=you, currency=currency))

    for step in (STEP, *WIDER_STEPS):
        axis = _axis(stated, step, currency)
        if len(axis.ticks) <= MOST_TICKS:
            break
    for step in NARROWER_STEPS:
        if len(axis.ticks) >= 2:
            break
        axis = _axis(stated, step, currency)
    return axis


def axis_svg(axis: Axis, you: int | None = None) -> str:
    """The labels over the strips. Every second one is `between`, to hide where it is narrow.

    Over them the reader's own amount, whose line begins here.
    """
    labels = "".join(
        f'<text{_between(axis, tick)} x="{axis.position(tick):.2f}%" y="16" text-anchor="middle">'
        f"{escape(short_money(tick, axis.currency))}</text>"
        for tick in axis.ticks
        if tick == 0 or LABEL_ROOM <= axis.position(tick) <= 100 - LABEL_ROOM
    )
    if you is None:
        return f'<svg class="axis" height="24" aria-hidden="true">{labels}</svg>'
    x = axis.position(you)
    words = escape(gettext("my offer, {amount}").format(amount=money(you, axis.currency)))
    anchor = "start" if x < 15 else "end" if x > 85 else "middle"
    mine = (
        f'<text class="you" x="{x:.2f}%" y="14" text-anchor="{anchor}">{words}</text>'
        f'<line class="you" x1="{x:.2f}%" x2="{x:.2f}%" y1="20" y2="44"/>'
    )
    labels = f'<svg y="20" overflow="visible">{labels}</svg>'
    return f'<svg class="axis" height="44" aria-hidden="true">{labels}{mine}</svg>'


def strip_svg(figure: Figure | None, axis: Axis, mark: int = 0, you: int | None = None) -> str:
    """The figure as a picture for its row; None: the grid alone. `you` draws the reader's line."""
    marks = ""
    if figure is not None and figure.currency == axis.currency:
        marks = _span(figure, axis) + _centre(figure, axis)
    if you is not None:
        x = axis.position(you)
        marks += f'<line class="you" x1="{x:.2f}%" x2="{x:.2f}%" y1="0" y2="100%"/>'
    return f'<svg class="strip strip--{mark:d}" aria-hidden="true">{_grid(axis)}{marks}</svg>'


def _drawn(figure: Figure) -> list[int]:
    """The amounts that a strip shows. The outer tenths are in the figure's own page only."""
    shown = (figure.centre, figure.minimum, figure.maximum, figure.p25, figure.p75)
    return [amount for amount in shown if amount is not None]


def _axis(figures: list[Figure], step: int, currency: str) -> Axis:
    unit = max(1, step // 5)
    lowest = min(
        min(_drawn(figure)) - (step if figure.is_open_bottom else unit) for figure in figures
    )
    highest = max(
        max(_drawn(figure)) + (step if figure.is_open_top else unit) for figure in figures
    )
    # Amounts that nearly agree are shown as such: at least a fifth of the highest is in sight.
    missing = highest // 5 - (highest - lowest)
    if missing > 0:
        lowest, highest = lowest - missing // 2, highest + missing // 2
    low = lowest // unit * unit
    high = -(-highest // unit) * unit
    if low % step == 0:
        low -= unit
    if high % step == 0:
        high += unit
    return Axis(max(0, low), high, step, currency)


def _between(axis: Axis, tick: int) -> str:
    return ' class="between"' if tick % (2 * axis.step) else ""


@lru_cache(maxsize=256)
def _grid(axis: Axis) -> str:
    return "".join(
        f'<line class="grid" x1="{x:.2f}%" x2="{x:.2f}%" y1="0" y2="100%"/>'
        for x in map(axis.position, axis.ticks)
    )


def _span(figure: Figure, axis: Axis) -> str:
    if figure.span_statistic == Span.PERCENTILES:
        if figure.p25 is None or figure.p75 is None:
            return ""
        kind = "bar" if figure.evidence is Evidence.FIRM else "bar bar--few"
        return _rect(f'class="{kind}"', axis.position(figure.p25), axis.position(figure.p75))

    low = None if figure.minimum is None else axis.position(figure.minimum)
    high = None if figure.maximum is None else axis.position(figure.maximum)
    opens_up, opens_down = figure.is_open_top, figure.is_open_bottom
    if low is not None and high is not None:
        return (
            _fade(low, high, opens_up=opens_up, opens_down=opens_down)
            + (_arrow(high, "M0 0h24m-7 -7l7 7-7 7") if opens_up else "")
            + (_arrow(low, "M0 0h-24m7 -7l-7 7 7 7") if opens_down else "")
        )
    if low is not None and opens_up:
        return _fade(low, 100 - EDGE, opens_up=True) + _arrow(100 - EDGE, "M-7 -7l7 7-7 7")
    if high is not None and opens_down:
        return _fade(EDGE, high, opens_down=True) + _arrow(EDGE, "M7 -7l-7 7 7 7")
    return ""


def _centre(figure: Figure, axis: Axis) -> str:
    if figure.centre is None:
        return ""
    x = axis.position(figure.centre)
    if figure.centre_statistic != Centre.MEDIAN:
        return f'<circle class="ring" cx="{x:.2f}%" cy="50%" r="5.5"/>'
    if figure.p25 is None or figure.p75 is None:
        return (
            f'<rect class="middle middle--alone" x="{x:.2f}%" y="50%" width="7" height="24"'
            ' transform="translate(-3.5 -12)"/>'
        )
    return (
        f'<rect class="middle" x="{x:.2f}%" y="50%" width="4" height="26"'
        ' transform="translate(-2 -13)"/>'
    )


def _fade(left: float, right: float, *, opens_up: bool = False, opens_down: bool = False) -> str:
    """A bar with soft ends. Towards an open side it is firm: there the arrow goes on."""
    if opens_up == opens_down:
        return _rect('class="fade" fill="url(#fade)"', left, right)
    if opens_up:
        return _rect('class="fade" fill="url(#fade-open)"', left, right)
    # Mirrored, and its gradient with it: drawn from -right to -left, then turned over.
    return _rect(
        'class="fade" fill="url(#fade-open)"', -right, -left, "translate(0 -8) scale(-1 1)"
    )


def _rect(attributes: str, left: float, right: float, transform: str = "translate(0 -8)") -> str:
    return (
        f'<rect {attributes} x="{left:.2f}%" width="{max(0.0, right - left):.2f}%"'
        f' y="50%" height="16" transform="{transform}"/>'
    )


def _arrow(x: float, path: str) -> str:
    """A short one beyond a named end, since nobody says how far; else its point at the edge.

    A path knows no percentages, so it stands in an SVG of its own.
    """
    return (
        f'<svg x="{x:.2f}%" y="50%" width="14" height="14" overflow="visible">'
        f'<path class="arrow" d="{path}"/></svg>'
    )
