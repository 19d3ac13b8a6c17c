"""What does a sentence made by rule hold? Words, with amounts that can be opened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Evidence(StrEnum):
    """How firm an amount stands; the line under it shows this. Ordered from firm to weak."""

    FIRM = "firm"  # counted from 50 adverts or answers
    FEW = "few"  # counted from fewer
    WORD = "word"  # a source's word, sample not stated
    FORECAST = "forecast"

    @classmethod
    def weakest(cls, *kinds: "Evidence") -> "Evidence":
        """The line of a derived amount: the weakest of its parts."""
        order = list(cls)
        return max(kinds, key=order.index)


@dataclass(frozen=True, slots=True)
class Amount:
    """Money as the reader sees it: `text` "$151,772", the door it opens, the line it stands on.

    `basis` says in words where it comes from, for those who do not see the line.
    """

    text: str
    href: str
    evidence: Evidence
    basis: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message with {names}, to be translated, and what stands in their places."""

    text: str
    values: Mapping[str, Amount | str]


def gettext_noop(text: str) -> str:
    """Marks a message that is translated where it is shown, as the text of a Sentence is."""
    return text


def gettext(text: str) -> str:
    """The message in the reader's language; as written until `translate_with` is called."""
    return _one(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of the message for this count, in the reader's language."""
    return _many(one, many, count)


def translate_with(one: Callable[[str], str], many: Callable[[str, str, int], str]) -> None:
    """Called once at start, so that modules without Django speak the reader's language too.

    makemessages finds their messages by the three names above.
    """
    global _one, _many
    _one, _many = one, many


def _written(one: str, many: str, count: int) -> str:
    return one if count == 1 else many


_one: Callable[[str], str] = gettext_noop
_many: Callable[[str, str, int], str] = _written
