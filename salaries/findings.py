"""What may be said of counted pay, level by level? The heading and the sentences under it.

Rules: only "are offered" and "are paid"; only what the rows show; nothing that a row of at least
equal evidence denies. What rests on few adverts is said to, and where it denies the heading the
next sentence says so. Every amount in a sentence stands in the table below it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mlpm.lib.sentences import Amount, Evidence, Sentence, gettext, gettext_noop
from salaries.figures import LEVELS, Centre, Figure
from salaries.series import Series
from salaries.words import amount_of, capitalised, detail_words, element_words, level_words

Door = Callable[[Figure], str]
Said = tuple[Sentence, tuple[Sentence, ...]]
#: Where as many can be compared at several levels, the level to name first.
NAMED_FIRST = ["mid", "senior", "entry", "executive", ""]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two roles that the same titles or one category stand for, wholly or at one level."""

    role: str
    other: str
    level: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """The middles of one series by level ("" where its source tells no levels)."""

    series: Series
    middles: Mapping[str, Figure]

    @property
    def firm(self) -> dict[str, int]:
        """Middles from 50 adverts on, and those that statistics publish."""
        return {
            level: figure.centre
            for level, figure in self.middles.items()
            if figure.centre is not None and figure.evidence is not Evidence.FEW
        }

    @property
    def is_thin(self) -> bool:
        return bool(self.middles) and not self.firm

    @property
    def is_proxy(self) -> bool:
        return any(figure.is_proxy for figure in self.middles.values())


def counted(series: Iterable[Series], figures: Sequence[Figure]) -> list[Counted]:
    """Each series that has a middle, of computed figures only."""
    found = []
    for one in series:
        middles = {
            figure.level: figure
            for figure in figures
            if one.holds(figure)
            and figure.is_computed
            and figure.centre_statistic == Centre.MEDIAN
            and not figure.part
        }
        if middles:
            found.append(Counted(one, middles))
    return found


def finding(rows: Sequence[Counted], overlaps: Sequence[Overlap], door: Door) -> Said | None:
    """The heading and what stands under it; None where nothing was counted."""
    own = [row for row in rows if row.series.is_own] or list(rows)
    if not own:
        return None
    element = _element(own)
    levels = {level for row in rows for level in row.middles}
    heading, doubts = _ordered(own, rows, overlaps, element, door)
    sentences = [*_opening(rows, _level_to_name(rows), door)]
    if len(own) == 1 and len(levels) > 1:
        sentences = [*_rise(own[0], door), *sentences]
    sentences += doubts
    return heading, tuple(sentences)


# The heading


def _ordered(
    own: list[Counted],
    rows: Sequence[Counted],
    overlaps: Sequence[Overlap],
    element: str,
    door: Door,
) -> tuple[Sentence, list[Sentence]]:
    firm = [row for row in own if row.firm]
    thin = [row for row in own if row.is_thin]
    if not firm:
        return _thin_only(thin), []
    values: dict[str, Amount | str] = {"element": element_words(element)}
    if thin:
        values["thin"] = _plurals(thin)
    if len(firm) == 1:
        return _one(firm[0], values, bool(thin)), []
    claim = _claim(firm, rows, overlaps)
    if claim is None:
        values["roles"] = _plurals(firm)
        text = _what(element, bool(thin))
        return Sentence(text, values), []
    more, less, is_most = claim
    values |= {"more": _plurals(more), "less": _plurals(less)}
    values["more" if is_most else "less"] = capitalised(str(values["more" if is_most else "less"]))
    text = (_MORE if is_most else _LESS)[element == "wage", bool(thin)]
    return Sentence(text, values), list(_against(more, less, door))


_MORE = {
    (False, False): gettext_noop("{more} are offered more {element} than {less}"),
    (False, True): gettext_noop(
        "{more} are offered more {element} than {less}. For {thin}, data are thin"
    ),
    (True, False): gettext_noop("{more} are paid a higher {element} than {less}"),
    (True, True): gettext_noop(
        "{more} are paid a higher {element} than {less}. For {thin}, data are thin"
    ),
}
_LESS = {
    (False, False): gettext_noop("{less} are offered less {element} than {more}"),
    (False, True): gettext_noop(
        "{less} are offered less {element} than {more}. For {thin}, data are thin"
    ),
    (True, False): gettext_noop("{less} are paid a lower {element} than {more}"),
    (True, True): gettext_noop(
        "{less} are paid a lower {element} than {more}. For {thin}, data are thin"
    ),
}


def _what(element: str, is_thin: bool) -> str:
    if element == "wage":
        return gettext_noop("What official statistics say {roles} are paid")
    if is_thin:
        return gettext_noop("What {roles} are offered, by level. For {thin}, data are thin")
    return gettext_noop("What {roles} are offered, by level")


def _thin_only(thin: list[Counted]) -> Sentence:
    return Sentence(gettext_noop("For {thin}, data are thin"), {"thin": _plurals(thin)})


def _one(row: Counted, values: dict[str, Amount | str], is_thin: bool) -> Sentence:
    values = {**values, "roles": row.series.plural}
    if values["element"] == element_words("wage"):
        return Sentence(_what("wage", False), values)
    if _rises(row):
        text = (
            gettext_noop(
                "The {element} offered to {roles} rises with level. For {thin}, data are thin"
            )
            if is_thin
            else gettext_noop("The {element} offered to {roles} rises with level")
        )
        return Sentence(text, values)
    return Sentence(_what("", is_thin), values)


def _claim(
    firm: list[Counted], rows: Sequence[Counted], overlaps: Sequence[Overlap]
) -> tuple[list[Counted], list[Counted], bool] | None:
    """(those with more, those with less, whether the one with more is alone), if one of them
    lies on the same side of all others at every level that both have."""
    if any(row.is_proxy for row in firm):
        return None
    shared = {frozenset((overlap.role, overlap.other)) for overlap in overlaps}

    def is_above(a: Counted, b: Counted) -> bool:
        if frozenset((a.series.role, b.series.role)) in shared:
            return False
        return _all_above(a, b) and not _denied(a, b, rows)

    for row in firm:
        others = [other for other in firm if other is not row]
        if all(is_above(row, other) for other in others):
            return [row], others, True
    for row in firm:
        others = [other for other in firm if other is not row]
        if all(is_above(other, row) for other in others):
            return others, [row], False
    return None


def _all_above(a: Counted, b: Counted) -> bool:
    levels = a.firm.keys() & b.firm.keys()
    return bool(levels) and all(a.firm[level] > b.firm[level] for level in levels)


def _denied(a: Counted, b: Counted, rows: Sequence[Counted]) -> bool:
    """Whether other titles of the two roles say the contrary, as firmly."""
    return any(
        one.firm[level] < other.firm[level]
        for one in rows
        if one.series.role == a.series.role
        for other in rows
        if other.series.role == b.series.role
        for level in one.firm.keys() & other.firm.keys()
    )


def _against(more: list[Counted], less: list[Counted], door: Door) -> Iterator[Sentence]:
    """Where few adverts say the contrary of the heading."""
    for a in more:
        for b in less:
            for level in _in_order(a.middles.keys() & b.middles.keys()):
                high, low = a.middles[level], b.middles[level]
                if (high.centre or 0) < (low.centre or 0):
                    yield Sentence(
                        gettext_noop(
                            "At {level} few adverts say the contrary: {lower} for {more}, "
                            "{higher} for {less}."
                        ),
                        {
                            "level": level_words(level),
                            "lower": amount_of(high, door),
                            "higher": amount_of(low, door),
                            "more": a.series.plural,
                            "less": b.series.plural,
                        },
                    )


# What stands under it


def _opening(rows: Sequence[Counted], level: str, door: Door) -> Iterator[Sentence]:
    """“At mid level the middle offer is … for … and … for ….”

    What few adverts say, and what counts neighbouring titles too, has a sentence each.
    """
    here = [row for row in rows if level in row.middles]
    proxies = [row for row in here if row.is_proxy]
    firm = [row for row in here if level in row.firm and row.series.is_own and not row.is_proxy]
    rest = [row for row in here if row not in firm and row not in proxies]
    if firm:
        values: dict[str, Amount | str] = {"level": level_words(level)}
        for place, row in enumerate(firm, 1):
            values[f"amount_{place}"] = amount_of(row.middles[level], door)
            values[f"roles_{place}"] = row.series.plural
        texts = _MIDDLES if level else _WAGES
        yield Sentence(texts[len(firm) - 1], values)
    for row in sorted(rest, key=lambda row: not row.series.is_own):
        figure = row.middles[level]
        yield Sentence(
            gettext_noop("For {roles} at {level}, {count}: {amount}.")
            if level and not firm
            else gettext_noop("For {roles}, {count}: {amount}."),
            {
                "roles": row.series.plural,
                "level": level_words(level),
                "count": detail_words(figure),
                "amount": amount_of(figure, door),
            },
        )
    for row in proxies:
        figure = row.middles[level]
        yield Sentence(
            gettext_noop("For {roles} the nearest category stands in, {category}: {amount}."),
            {
                "roles": row.series.plural,
                "category": figure.category,
                "amount": amount_of(figure, door),
            },
        )


_MIDDLES = [
    gettext_noop("At {level} the middle offer is {amount_1} for {roles_1}."),
    gettext_noop(
        "At {level} the middle offer is {amount_1} for {roles_1} and {amount_2} for {roles_2}."
    ),
    gettext_noop(
        "At {level} the middle offer is {amount_1} for {roles_1}, {amount_2} for {roles_2} and "
        "{amount_3} for {roles_3}."
    ),
    gettext_noop(
        "At {level} the middle offer is {amount_1} for {roles_1}, {amount_2} for {roles_2}, "
        "{amount_3} for {roles_3} and {amount_4} for {roles_4}."
    ),
    gettext_noop(
        "At {level} the middle offer is {amount_1} for {roles_1}, {amount_2} for {roles_2}, "
        "{amount_3} for {roles_3}, {amount_4} for {roles_4} and {amount_5} for {roles_5}."
    ),
]
_WAGES = [
    gettext_noop("The middle wage is {amount_1} for {roles_1}."),
    gettext_noop("The middle wage is {amount_1} for {roles_1} and {amount_2} for {roles_2}."),
    gettext_noop(
        "The middle wage is {amount_1} for {roles_1}, {amount_2} for {roles_2} and "
        "{amount_3} for {roles_3}."
    ),
    gettext_noop(
        "The middle wage is {amount_1} for {roles_1}, {amount_2} for {roles_2}, "
        "{amount_3} for {roles_3} and {amount_4} for {roles_4}."
    ),
]


def _level_to_name(rows: Sequence[Counted]) -> str:
    """The level at which most can be compared, the firm ones first."""
    levels = {level for row in rows for level in row.middles}

    def weight(level: str) -> tuple[int, int, int]:
        firm = sum(level in row.firm for row in rows)
        return firm, sum(level in row.middles for row in rows), -NAMED_FIRST.index(level)

    return max(levels, key=weight)


def _rises(row: Counted) -> bool:
    """From level to level each firm middle is above the one before; two at least."""
    ordered = [row.firm[level] for level in _in_order(row.firm)]
    return len(ordered) > 1 and all(low < high for low, high in pairwise(ordered))


def _rise(row: Counted, door: Door) -> Iterator[Sentence]:
    """From the lowest level to the highest, and each level that pays less than the one before."""
    levels = _in_order(row.middles)
    firm = _in_order(row.firm)
    if _rises(row):
        low, high = row.middles[firm[0]], row.middles[firm[-1]]
        yield Sentence(
            gettext_noop("The middle goes from {low} at {first} to {high} at {last}."),
            {
                "low": amount_of(low, door),
                "high": amount_of(high, door),
                "first": level_words(firm[0]),
                "last": level_words(firm[-1]),
            },
        )
    for first, second in pairwise(levels):
        before, after = row.middles[first], row.middles[second]
        if (after.centre or 0) < (before.centre or 0):
            yield Sentence(
                gettext_noop(
                    "At {second} the middle, {after}, is below that at {first}, {before}."
                ),
                {
                    "first": level_words(first),
                    "second": level_words(second),
                    "after": amount_of(after, door),
                    "before": amount_of(before, door),
                },
            )


def overlap_sentences(overlaps: Sequence[Overlap], plurals: Mapping[str, str]) -> list[Sentence]:
    """What two compared roles share, said before anybody reads one against the other."""
    said = []
    for overlap in overlaps:
        values: dict[str, Amount | str] = {
            "roles": capitalised(plurals[overlap.role]),
            "others": plurals[overlap.other],
            "level": level_words(overlap.level),
            "category": overlap.category,
        }
        if overlap.category:
            text = gettext_noop(
                "{roles} and {others} share one category in these statistics, {category}, so "
                "nothing can be said of one against the other."
            )
        elif overlap.level:
            text = gettext_noop(
                "{roles} are counted from adverts for {others} at {level}: one contains the other."
            )
        else:
            text = gettext_noop("{roles} and {others} are counted from adverts they share in part.")
        said.append(Sentence(text, values))
    return said


def _in_order(levels: Iterable[str]) -> list[str]:
    return sorted(levels, key=[*LEVELS, ""].index)


def _element(rows: Sequence[Counted]) -> str:
    return next(iter(rows[0].middles.values())).element


def _plurals(rows: Sequence[Counted]) -> str:
    names = [row.series.plural for row in rows]
    if len(names) == 1:
        return names[0]
    return gettext("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
