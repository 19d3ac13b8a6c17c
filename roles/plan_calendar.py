"""How is a plan said to a calendar? All-day entries, as RFC 5545 (iCalendar, 2009) has them.

The address of the plan is not in it: calendars are kept and shared by others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from mlpm.lib.unseen import UNSEEN

#: What every identifier of an entry is made within; any fixed value would do.
SPACE = UUID("0b7b6e0e-6a55-5d0c-9d0c-52c5a1d0f6b4")
LONGEST_LINE = 75


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` is the same for the same thing in every download, and unguessable."""

    name: str
    day: date
    title: str
    text: str = ""


def calendar_file(entries: Iterable[Entry], made_at: datetime, maker: str) -> str:
    """`made_at` in UTC."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{escaped(maker)}//Plan//EN"]
    for entry in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uuid5(SPACE, entry.name)}",
            f"DTSTAMP:{made_at:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
            f"SUMMARY:{escaped(entry.title)}",
            *([f"DESCRIPTION:{escaped(entry.text)}"] if entry.text else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def escaped(text: str) -> str:
    lines = (UNSEEN.sub("", line) for line in text.splitlines())
    marked = "\n".join(lines).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return marked.replace("\n", "\\n")


def folded(line: str) -> str:
    """In pieces of at most 75 octets, no letter cut in two."""
    pieces = [""]
    size = 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LONGEST_LINE:
            pieces.append("")
            size = 1  # the blank that marks a piece
        pieces[-1] += letter
        size += octets
    return "\r\n ".join(pieces)
