"""How does pay change from one role to the next? Only where both are counted alike."""

from collections.abc import Callable, Sequence

from mlpm.lib.sentences import Amount, Sentence, gettext_noop
from salaries.figures import Figure
from salaries.words import amount_of, detail_words, level_words, money

#: What two figures must have in common before one is taken from the other.
LIKE = ("element", "source", "place", "year", "level", "employment_type", "currency")


def pay_change(
    before: Sequence[Figure],
    after: Sequence[Figure],
    door: Callable[[Figure], str],
    *,
    is_shared: bool = False,
) -> Sentence | None:
    """A sentence with the sum in it; None where there is nothing like to compare.

    `before` and `after` are counted figures of the two roles; `is_shared`: the same adverts are
    counted for both, so their difference says nothing.
    """
    pair = next(((a, b) for a in before for b in after if _is_like(a, b)), None)
    if pair is None:
        return None
    if is_shared:
        return Sentence(
            gettext_noop("The same adverts are counted for both, so no difference is drawn."), {}
        )
    old, new = pair
    difference = (new.centre or 0) - (old.centre or 0)
    values: dict[str, Amount | str] = {
        "new": amount_of(new, door),
        "old": amount_of(old, door),
        "difference": money(abs(difference), new.currency),
        "there": detail_words(new),
        "here": detail_words(old),
        "place": new.place_name,
        "year": str(new.year),
        "level": level_words(new.level) if new.level else "",
    }
    return Sentence(_text(difference, new.level), values)


def _is_like(one: Figure, other: Figure) -> bool:
    has_centres = one.centre is not None and other.centre is not None
    return has_centres and all(getattr(one, name) == getattr(other, name) for name in LIKE)


def _text(difference: int, level: str) -> str:
    if difference > 0:
        if level:
            return gettext_noop(
                "At {level} the middle offer is {difference} higher there: {new} − {old}, "
                "from {there} there and {here} here, {place}, {year}."
            )
        return gettext_noop(
            "The middle offer is {difference} higher there: {new} − {old}, "
            "from {there} there and {here} here, all levels, {place}, {year}."
        )
    if difference < 0:
        if level:
            return gettext_noop(
                "At {level} the middle offer is {difference} lower there: {old} − {new}, "
                "from {there} there and {here} here, {place}, {year}."
            )
        return gettext_noop(
            "The middle offer is {difference} lower there: {old} − {new}, "
            "from {there} there and {here} here, all levels, {place}, {year}."
        )
    return gettext_noop(
        "The middle offer is the same, {new} and {old}, from {there} there and {here} here, "
        "{place}, {year}."
    )
