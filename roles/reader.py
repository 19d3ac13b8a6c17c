"""Who is reading, as far as the address says: where she stands, where she wants to go, her level
and how she rates her skills. It travels in the links from page to page and is kept nowhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from skills.ratings import Ratings, read_ratings

LEVELS = ("entry", "mid", "senior", "executive")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
LONGEST_SLUG = 80


@dataclass(frozen=True, slots=True)
class Reader:
    """Slugs of roles or "", a level of `LEVELS` or "", and her ratings."""

    origin: str = ""
    target: str = ""
    level: str = ""
    ratings: Ratings = field(default_factory=Ratings)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Names and values, for an address or for the hidden fields of a form."""
        return [*self._named(("from", self.origin), ("to", self.target)), *self.own]

    @property
    def own(self) -> list[tuple[str, str]]:
        """The same without the two roles, for an address that names them itself."""
        return [*self._named(("level", self.level)), *self.ratings.pairs]

    @property
    def query(self) -> str:
        """ "?from=…&have=…", or "" of somebody unknown."""
        return _query(self.pairs)

    @property
    def own_query(self) -> str:
        return _query(self.own)

    @property
    def more(self) -> str:
        """To go on with in an address that has a query already: "&from=…", or ""."""
        return self.query.replace("?", "&", 1)

    @property
    def own_more(self) -> str:
        return self.own_query.replace("?", "&", 1)

    def along(self, address: str) -> str:
        """The address with all of this behind it."""
        return address + (self.more if "?" in address else self.query)

    def between(self, origin: str, target: str) -> "Reader":
        return replace(self, origin=origin, target=target)

    def rating(self, skill: str, level: int) -> "Reader":
        return replace(self, ratings=self.ratings.with_level(skill, level))

    def _named(self, *pairs: tuple[str, str]) -> list[tuple[str, str]]:
        return [(name, value) for name, value in pairs if value]


def read_reader(query) -> Reader:
    """From the QueryDict of an address; what makes no sense is as if it were not there."""
    return Reader(
        origin=_slug(query.get("from", "")),
        target=_slug(query.get("to", "")),
        level=query.get("level", "") if query.get("level") in LEVELS else "",
        ratings=read_ratings(query.getlist("have")),
    )


def _slug(text: str) -> str:
    return text if len(text) <= LONGEST_SLUG and SLUG.fullmatch(text) else ""


def _query(pairs: Sequence[tuple[str, str]]) -> str:
    return f"?{urlencode(pairs, safe=':')}" if pairs else ""
