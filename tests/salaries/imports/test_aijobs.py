"""Which rows of the salary index are left out, where, and why?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salaries.imports.files import UnreadableFile
from tests.salaries.imports.builders import LOOKUPS, ROW, examined, read, row, written

AMOUNT = "a whole number from 1 to 100,000,000, in digits only"


def rejects(tmp_path, rows):
    path = tmp_path / "a_2025-01-19.csv"
    path.write_bytes(written(rows))
    return read(path).rejects


@pytest.mark.parametrize(
    "amount",
    ["-1", "0", "100000.5", "30,000", "30k", "3e4", "30_000", "NaN", "Infinity", "٣٤٥", "３００",
     "9" * 40, str(2**63), "100000001", "+5", "007", "0x1F", "", "1 000", "'1"],
)  # fmt: skip
@pytest.mark.parametrize("column", ["salary", "salary_in_usd"])
def test_an_amount_is_digits_only(tmp_path, column, amount):
    (reject,) = rejects(tmp_path, [row(), row(**{column: amount}), row()])

    assert (reject.line, reject.column, reject.expected) == (3, column, AMOUNT)


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("work_year", "2021e", "an estimate; only years that are counted are read"),
        ("work_year", "1999", "a year from 2015 to 2025"),
        ("work_year", "2026", "a year from 2015 to 2025"),
        ("work_year", "24", "a year from 2015 to 2025"),
        ("experience_level", "XX", "EN, MI, SE or EX"),
        ("employment_type", "", "FT, PT, CT or FL"),
        ("job_title", "  ", "1 to 120 characters that can be seen"),
        ("job_title", "x" * 121, "1 to 120 characters that can be seen"),
        ("job_title", "Data\u202eScientist", "1 to 120 characters that can be seen"),
        ("job_title", "Data\u200bScientist", "1 to 120 characters that can be seen"),
        ("job_title", "Data\x07", "1 to 120 characters that can be seen"),
        ("salary_currency", "usd", "three capital letters, as in ISO 4217"),
        ("employee_residence", "U1", "a country: two capital letters, or its English name"),
        ("company_location", "Atlantis", "a country: two capital letters, or its English name"),
        ("company_location", "А1", "a country: two capital letters, or its English name"),
        ("remote_ratio", "20", "0, 50 or 100"),
        ("company_size", "XL", "S, M or L"),
    ],
)
def test_a_row_is_left_out_with_line_column_and_reason(tmp_path, column, value, expected):
    (reject,) = rejects(tmp_path, [row(), row(**{column: value}), row()])

    assert (reject.line, reject.column, reject.expected) == (3, column, expected)


def test_a_row_of_another_width_is_left_out(tmp_path):
    path = tmp_path / "a.csv"
    lines = written([row()] * 4).decode().splitlines()
    lines[2], lines[4] = "2024,MI", lines[4] + ",1,2"
    path.write_text("\n".join(lines) + "\n")

    counted = read(path)

    assert counted.rows_read == 4
    assert [str(reject) for reject in counted.rejects] == [
        "line 3: 2 cells, expected 11",
        "line 5: 13 cells, expected 11",
    ]


@pytest.mark.parametrize("newlines", ["\n", "\n\n"], ids=["plain", "blank lines"])
def test_rows_after_a_broken_one_keep_their_line(tmp_path, newlines):
    path = tmp_path / "a.csv"
    lines = written([row(), row(), row(salary="x"), row()]).decode().splitlines()
    lines[2] = "2024,MI"
    path.write_text(newlines.join(lines))
    whole = path.read_text().splitlines()

    broken, wrong = read(path).rejects

    assert whole[broken.line - 1] == "2024,MI"
    assert ",x," in whole[wrong.line - 1]


@pytest.mark.parametrize(
    ("column", "word"),
    [
        ("experience_level", "Mid-level"),
        ("experience_level", " mi "),
        ("employment_type", "Full-time"),
        ("remote_ratio", "In-person"),
        ("remote_ratio", "Hybrid"),
        ("remote_ratio", "Remote"),
        ("company_size", "Medium"),
        ("company_location", "United States"),
        ("employee_residence", "germany"),
    ],
)
def test_words_stand_for_codes(tmp_path, column, word):
    path = tmp_path / "a.csv"
    path.write_bytes(written([row(**{column: word})]))

    counted = read(path)

    assert counted.rejects == []
    assert ("us", "mid", "full-time") in {
        (figure.place, figure.level, figure.employment_type) for figure in counted.figures
    }


@pytest.mark.parametrize("column", ["experience_level", "employment_type", "company_size"])
def test_numbers_in_place_of_codes_are_refused_whole(tmp_path, column):
    path = tmp_path / "a.csv"
    path.write_bytes(written([row(**{column: str(number)}) for number in range(4)]))

    with pytest.raises(UnreadableFile, match=f"The column {column} holds numbers such as 0"):
        read(path)


def test_more_cells_than_any_sheet_has_are_read(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(written([{**ROW, **{f"x{n}": "" for n in range(5_000)}}]))

    assert read(path).rows_read == 1


cells = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\r\n", exclude_categories=["Cs"]),
    max_size=8,
) | st.sampled_from(
    [
        "1",
        "2024",
        "MI",
        "FT",
        "US",
        "USD",
        "M",
        " 5 ",
        "3e4",
        "5_0",
        '"',
        ",",
        "5\t",
        "\xa05",
        "Data\t",
        " ",
    ]
)


odd_rows = st.lists(
    st.fixed_dictionaries({}, optional=dict.fromkeys(ROW, cells)), min_size=1, max_size=6
)


@settings(max_examples=150, deadline=None)
@given(odd_rows)
def test_whatever_is_left_out_has_a_reason_and_only_digits_are_amounts(tmp_path_factory, changes):
    """DuckDB finds the bad rows, pydantic says why: they must agree, quoted or not."""
    rows = [row(**change) for change in changes]
    path = tmp_path_factory.getbasetemp() / "agree.csv"
    path.write_bytes(written(rows + [row()] * 3))

    try:
        counted = read(path, LOOKUPS)
    except UnreadableFile:
        return

    assert counted.rows_read == len(rows) + 3
    left = counted.rows_read - len(counted.rejects)
    assert left == sum(counted.mapped.values()) + sum(counted.unmapped.values())
    for change in rows:
        for column in ("salary", "salary_in_usd"):
            digits = change[column].strip(" ")
            if not (digits.isascii() and digits.isdigit() and digits[:1] != "0"):
                assert left < counted.rows_read


def test_a_plain_file_and_a_quoted_one_say_the_same(tmp_path):
    rows = [row(), row(salary="x"), row(), row(work_year="2021e"), row()]
    plain, quoted = tmp_path / "plain.csv", tmp_path / "quoted.csv"
    plain.write_bytes(written(rows))
    quoted.write_bytes(written(rows).replace(b"Data Scientist", b'"Data Scientist"'))

    assert examined(plain).is_plain
    assert not examined(quoted).is_plain
    assert read(plain).rejects == read(quoted).rejects != []
