"""How does a reader's own rating of her skills travel in an address? `have=sql:3`, repeated."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

#: More than any form here sends; what is beyond is left out, and said so.
MOST = 100
WRITTEN = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*):([0-4])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ratings:
    """Levels 0 to 4 by the slug of a skill, and what of the address could not be read."""

    levels: Mapping[str, int] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    left_out: int = 0

    def with_level(self, skill: str, level: int) -> "Ratings":
        return Ratings({**self.levels, skill: level})

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [("have", f"{skill}:{level}") for skill, level in sorted(self.levels.items())]


def read_ratings(values: Iterable[str]) -> Ratings:
    """From the `have` of an address; said twice, the last one counts; "" says nothing."""
    said = [value for value in values if value]
    levels: dict[str, int] = {}
    unread = []
    for value in said[:MOST]:
        if parts := WRITTEN.fullmatch(value):
            levels[parts[1]] = int(parts[2])
        else:
            unread.append(value[:100].replace("\x00", "\ufffd"))
    return Ratings(levels, tuple(unread), max(0, len(said) - MOST))
