"""Which files are refused as a whole, and with which sentence?"""

import gzip
import io
import random
import zipfile

import pytest

from salaries.imports.files import LONGEST_LINE, UnreadableFile, examine
from tests.salaries.imports.builders import ROW, examined, read, row, written

GOOD = written([row(), row()])


def refusal(path) -> str:
    with pytest.raises(UnreadableFile) as error:
        examined(path)
    return str(error.value)


def a_file(tmp_path, content: bytes, name="a.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("sheet1.xml", "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("Zürich,\n".encode("latin-1"), "Line 3: not UTF-8; save it as CSV UTF-8."),
        (b"a" + b"\xe2\x82\n", "Line 3: not UTF-8"),
        (b"\xed\xa0\x80\n", "Line 3: not UTF-8"),
        (b"a\x00b\n", "Line 3: holds a NUL character."),
        (b"x" * (LONGEST_LINE + 1) + b"\n", "Line 3 is longer than 100,000 characters."),
        (b"x" * (LONGEST_LINE + 1), "Line 3 is longer than 100,000 characters."),
        (b"x," * (1 << 21), "Line 3 is longer than 100,000 characters."),
    ],
    ids=["latin-1", "cut character", "surrogate", "NUL", "long cell", "long end", "endless line"],
)
def test_a_file_with_bytes_that_are_no_text_is_refused_with_the_line(tmp_path, content, sentence):
    head = written([row()])

    assert sentence in refusal(a_file(tmp_path, head + content))


@pytest.mark.parametrize(
    "content",
    [zipped(), b"\x89PNG\r\n\x1a\n123", b"%PDF-1.7", gzip.compress(GOOD), gzip.compress(zipped())],
    ids=["xlsx", "png", "pdf", "gzip without its name", "zip inside gzip"],
)
def test_what_is_no_csv_file_is_refused_by_its_first_bytes(tmp_path, content):
    name = "a.csv.gz" if content == gzip.compress(zipped()) else "a.csv"

    assert refusal(a_file(tmp_path, content, name)) == "This is not a CSV file."


def test_random_bytes_and_html_are_refused(tmp_path):
    noise = random.Random(1).randbytes(10_000)

    for content in (noise, b"<!doctype html><title>x</title>", "a,b".encode("utf-16"), b""):
        assert refusal(a_file(tmp_path, content))


def test_another_ending_or_no_file_is_refused(tmp_path):
    assert refusal(a_file(tmp_path, GOOD, "a.txt")) == "Only .csv and .csv.gz files are read."
    with pytest.raises(UnreadableFile, match=r"There is no file none\.csv\."):
        examine(tmp_path / "none.csv", "", list(ROW))


def test_a_bomb_is_not_unpacked(tmp_path):
    bomb = a_file(tmp_path, gzip.compress(GOOD + b"\n" * 50_000_000), "a.csv.gz")

    assert "larger than 200 times its size" in refusal(bomb)


@pytest.mark.parametrize("content", [gzip.compress(GOOD)[:-9], b"\x1f\x8bnothing", b"no gzip"])
def test_a_damaged_packed_file_is_refused(tmp_path, content):
    assert (
        refusal(a_file(tmp_path, content, "a.csv.gz")) == "The packed file is damaged or cut short."
    )


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (",".join(ROW).replace("work_year", "year"), "These columns are missing: work_year."),
        (",".join(ROW) + ",salary", "These columns stand twice: salary."),
        (";".join(ROW), "These columns are missing: work_year, experience_level"),
        ("\t".join(ROW), "These columns are missing: work_year, experience_level"),
        ("", "These columns are missing"),
        (",".join(f"c{n}" for n in range(12_000)), "These columns are missing"),
    ],
    ids=["wrong", "doubled", "semicolons", "tabs", "none", "12,000 columns"],
)
def test_a_header_that_does_not_fit_is_refused_with_what_is_expected_and_found(
    tmp_path, header, found
):
    said = refusal(a_file(tmp_path, f"{header}\n1,2,3\n".encode()))

    assert found in said
    assert "Expected, with commas between and in any order: work_year, experience_level" in said
    assert "Found: " in said


def spaced(content: bytes) -> bytes:
    return b"\n".join(b" , ".join(line.split(b",")) for line in content.splitlines()) + b"\n"


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + GOOD,
        written([row(), row()], newline="\r\n"),
        GOOD.rstrip(b"\n"),
        GOOD.replace(b"\n", b"\n\n"),
        spaced(GOOD),
        GOOD.replace(b"Data Scientist", b'"Data Scientist"').replace(b"work_year", b'"work_year"'),
        GOOD.upper().replace(b"DATA SCIENTIST", b"data SCIENTIST"),
        written([row(), row()], columns=list(reversed(ROW))),
        written([row(x="1", y='"'), row(x="2", y="\n")]),
    ],
    ids="BOM CRLF no-final-newline blank-lines spaces quotes capitals reordered extra".split(),
)
def test_what_people_do_to_files_is_accepted(tmp_path, content):
    counted = read(a_file(tmp_path, content))

    assert (counted.rows_read, counted.rejects) == (2, [])
    assert counted.mapped["data scientist"] == 2
