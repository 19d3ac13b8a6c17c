"""What does a sentence made by rule hold? Words, with amounts that can be opened."""

from collections.abc import Mapping
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
