"""What did an import find, and what would it change? Plain values, and the words for a terminal."""

from dataclasses import dataclass

SHOWN_REJECTS = 100
SHOWN_TITLES = 20
SURPRISING_REJECTS = 0.10
SURPRISING_MOVE = 0.25


@dataclass(frozen=True, slots=True)
class Reject:
    """A row left out: its line, the column that is wrong ("" the row), what is expected."""

    line: int
    column: str
    expected: str
    found: str

    def __str__(self) -> str:
        where = f"line {self.line}, {self.column}" if self.column else f"line {self.line}"
        return (
            f"{where}: {self.found!r}, expected: {self.expected}"
            if self.column
            else (f"{where}: {self.expected}")
        )
