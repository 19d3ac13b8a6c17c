"""Can this file be read at all? Looked through once, byte by byte, before anything else.

Everything said here is about the file as a whole; `rejects` explains single rows.
"""

import csv
import gzip
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from mlpm.lib.sentences import gettext

CHUNK = 1 << 20
LONGEST_LINE = 100_000
MOST_UNPACKED = 4 << 30
MOST_TIMES_PACKED = 200
GZIP = b"\x1f\x8b"
#: What other kinds of file begin with.
NOT_TEXT = (
    b"PK",
    b"\x89PNG",
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"\xff\xd8",
    b"GIF8",
    b"SQLite",
    b"PAR1",
)
BOM = b"\xef\xbb\xbf"

#: Told the share that is done, 0 to 1.
Progress = Callable[[float], None]


class UnreadableFile(Exception):
    """Why the file is refused as a whole, in one sentence."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that can be read: `header` as it stands there, trimmed and in small letters.

    `is_plain`: no quotes and no blank lines, so that each row is a line of its own.
    """

    path: Path
    sha256: str
    header: tuple[str, ...]
    is_plain: bool = False


def fingerprint(path: Path) -> str:
    """SHA-256 of the file as it came, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def examine(
    path: Path, sha256: str, columns: Sequence[str], progress: Progress = lambda _: None
) -> SourceFile:
    """The file, if it is a CSV file that holds these columns, in any order.

    Raises UnreadableFile.
    """
    if not path.name.endswith((".csv", ".csv.gz")):
        raise UnreadableFile(gettext("Only .csv and .csv.gz files are read."))
    if not path.is_file():
        raise UnreadableFile(gettext("There is no file {name}.").format(name=path.name))
    with path.open("rb") as file:
        if not _looks_packed(path) and file.read(8).startswith((GZIP, *NOT_TEXT)):
            raise _not_csv()
    is_plain = _read_through(path, progress)
    header = _header(path)
    _check_header(header, columns)
    return SourceFile(path, sha256, header, is_plain)


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The bytes of the file, unpacked."""
    with gzip.open(path) if _looks_packed(path) else path.open("rb") as file:
        yield file  # type: ignore[misc]


def numbered_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """(line on which the row ends, cells) after the header, blank lines left out."""
    with opened(path) as file:
        text = (line.decode("utf-8-sig" if first else "utf-8") for first, line in _numbered(file))
        reader = csv.reader(text)
        rows = ((reader.line_num, row) for row in reader if row)
        next(rows, None)
        yield from rows


def rows_on(path: Path, lines: Iterable[int]) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of these lines, in ascending order, of a file that is plain."""
    with opened(path) as file:
        at = 0
        for line in lines:
            text = next(islice(file, line - at - 1, None)).decode("utf-8")
            yield line, next(csv.reader([text]))
            at = line


def _numbered(file: Iterable[bytes]) -> Iterator[tuple[bool, bytes]]:
    return ((place == 0, line) for place, line in enumerate(file))


def _looks_packed(path: Path) -> bool:
    return path.name.endswith(".gz")


def _not_csv() -> UnreadableFile:
    return UnreadableFile(gettext("This is not a CSV file."))


def _read_through(path: Path, progress: Progress) -> bool:
    """Whether the file is plain. Raises what is wrong with its bytes, with the line it is on."""
    packed = path.stat().st_size
    most = min(MOST_UNPACKED, packed * MOST_TIMES_PACKED) if _looks_packed(path) else None
    seen, line, rest, is_plain = 0, 1, b"", True
    try:
        with opened(path) as file:
            while chunk := file.read(CHUNK):
                if seen == 0 and chunk.startswith(NOT_TEXT):
                    raise _not_csv()
                seen += len(chunk)
                if most is not None and seen > most:
                    raise UnreadableFile(
                        gettext("Unpacked, the file is larger than {times} times its size.").format(
                            times=MOST_TIMES_PACKED
                        )
                    )
                # Whole lines only: no character is cut, and each line's length is seen.
                whole, newline, rest = (rest + chunk).rpartition(b"\n")
                line = _check_lines(whole + newline, line)
                is_plain = is_plain and not _is_special(whole + newline + rest[:2])
                if len(rest) > LONGEST_LINE:
                    raise _too_long(line)
                progress(min(1.0, seen / packed) if most is None else 0.5)
    except (gzip.BadGzipFile, EOFError, OSError) as error:
        if isinstance(error, OSError) and not isinstance(error, gzip.BadGzipFile):
            raise
        raise UnreadableFile(gettext("The packed file is damaged or cut short.")) from None
    _check_lines(rest, line)
    if seen == 0:
        raise UnreadableFile(gettext("The file is empty."))
    return is_plain and not _is_special(rest)


def _is_special(text: bytes) -> bool:
    """Whether a row may be more or less than one line there."""
    return any(sign in text for sign in (b'"', b"\n\n", b"\n\r\n")) or text.startswith(
        (b"\n", b"\r")
    )


def _check_lines(text: bytes, line: int) -> int:
    """Check whole lines, of which the first has this number; returns that of the next."""
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        at = line + text.count(b"\n", 0, error.start)
        raise UnreadableFile(
            gettext("Line {line}: not UTF-8; save it as CSV UTF-8.").format(line=at)
        ) from None
    if (nul := text.find(b"\0")) >= 0:
        at = line + text.count(b"\n", 0, nul)
        raise UnreadableFile(gettext("Line {line}: holds a NUL character.").format(line=at))
    if len(text) > LONGEST_LINE:
        start = 0
        while (end := text.find(b"\n", start + LONGEST_LINE)) >= 0:
            back = text.rfind(b"\n", start, end)
            if back < start:
                raise _too_long(line + text.count(b"\n", 0, start))
            start = back + 1
        if len(text) - start > LONGEST_LINE and text.rfind(b"\n", start, len(text) - 1) < start:
            raise _too_long(line + text.count(b"\n", 0, start))
    return line + text.count(b"\n")


def _too_long(line: int) -> UnreadableFile:
    return UnreadableFile(
        gettext("Line {line} is longer than {most} characters.").format(
            line=line, most=f"{LONGEST_LINE:,}"
        )
    )


def _header(path: Path) -> tuple[str, ...]:
    with opened(path) as file:
        first = next((line for line in file if line.strip()), b"")
    text = first.decode("utf-8-sig")
    (cells,) = list(csv.reader([text])) or [[]]
    return tuple(cell.strip().lower() for cell in cells)


def _check_header(header: Sequence[str], columns: Sequence[str]) -> None:
    missing = [name for name in columns if name not in header]
    doubled = sorted({name for name in header if header.count(name) > 1 and name in columns})
    if not missing and not doubled:
        return
    text = (
        gettext("These columns stand twice: {names}.").format(names=", ".join(doubled))
        if doubled
        else gettext("These columns are missing: {names}.").format(names=", ".join(missing))
    )
    expected = gettext(
        "Expected, with commas between and in any order: {expected}. Found: {found}."
    ).format(expected=", ".join(columns), found=",".join(header)[:300])
    raise UnreadableFile(f"{text} {expected}")
