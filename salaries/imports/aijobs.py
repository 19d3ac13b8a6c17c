"""How is an edition of the salary index read? Eleven columns, codes or words, in any order."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import duckdb
from pydantic import AfterValidator, BaseModel, BeforeValidator, ValidationError

from mlpm.lib.sentences import gettext
from salaries.enough import enough_for, observations
from salaries.imports.counted import Claim, Computed, Counted, Lookups
from salaries.imports.counting import QUANTILES, Group, count
from salaries.imports.files import Progress, SourceFile, UnreadableFile, numbered_rows, rows_on
from salaries.imports.report import Reject

COLUMNS = (
    "work_year", "experience_level", "employment_type", "job_title", "salary", "salary_currency",
    "salary_in_usd", "employee_residence", "remote_ratio", "company_location", "company_size",
)  # fmt: skip

#: Fields of a figure, in the order of the quantiles.
AMOUNTS = ("p10", "p25", "centre", "p75", "p90")
FIRST_YEAR = 2015
MOST = 100_000_000
MEMORY = "1GB"

LEVELS = {
    "en": "entry", "entry-level": "entry", "entry": "entry", "junior": "entry",
    "mi": "mid", "mid-level": "mid", "mid": "mid",
    "se": "senior", "senior-level": "senior", "senior": "senior",
    "ex": "executive", "executive-level": "executive", "executive": "executive",
}  # fmt: skip
TYPES = {
    "ft": "full-time", "full-time": "full-time",
    "pt": "part-time", "part-time": "part-time",
    "ct": "contract", "contract": "contract",
    "fl": "freelance", "freelance": "freelance",
}  # fmt: skip
REMOTE = {
    "0": "0", "50": "50", "100": "100",
    "in-person": "0", "on-site": "0", "onsite": "0", "hybrid": "50", "remote": "100",
}  # fmt: skip
SIZES = {
    "s": "s", "m": "m", "l": "l", "small": "s", "medium": "m", "large": "l",
}  # fmt: skip

#: The most frequent, to compare with before anything else.
CURRENCIES = ("USD", "EUR", "GBP", "CAD")
COUNTRIES = ("US", "CA", "GB", "DE", "AU", "ES", "FR", "IN", "NL", "PT")

#: Digits as in ASCII, no sign, no point, no separator.
WHOLE = r"[1-9][0-9]{0,8}"
ESTIMATE = r"(?i)[0-9]{4}e"
#: Control characters, marks of direction, and what has no width; in Python and in DuckDB.
HIDDEN = ("00-1f", "7f-9f", "200b-200f", "2028-202e", "2060-206f", "feff-feff")
UNSEEN = re.compile(
    "[" + "".join("-".join(f"\\u{end:0>4}" for end in part.split("-")) for part in HIDDEN) + "]"
)
UNSEEN_RE2 = (
    "[" + "".join("-".join(f"\\x{{{end}}}" for end in part.split("-")) for part in HIDDEN) + "]"
)


def read(
    file: SourceFile,
    lookups: Lookups,
    released: date,
    progress: Progress = lambda _: None,
    spill: Path | None = None,
) -> Counted:
    """The figures of every group of every role; what memory cannot hold goes to `spill`."""
    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        if spill is not None:
            connection.execute(f"SET temp_directory = '{_quoted(str(spill))}'")
        rows_read, rejects = fill(connection, file, lookups.countries, released.year)
        progress(0.5)
        write_claims(connection, lookups.claims)
        codes = [code for kind, code in lookups.places if kind == "country"]
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE placed AS SELECT unnest(?) AS code", [codes]
        )
        figures = [
            _figure(group, lookups.places[("country", group.country)])
            for group in count(connection)
            if ("country", group.country) in lookups.places
        ]
        connection.execute(TALLY)
        progress(1)
        return Counted(
            figures=figures,
            rows_read=rows_read,
            rows_used=_number(connection, USED),
            rejects=rejects,
            mapped=_counter(connection, MAPPED),
            unmapped=_counter(connection, UNMAPPED),
            unplaced=_counter(connection, UNPLACED),
        )


#: How many rows each title has at each level in each country, and whether they count as a role.
TALLY = """
CREATE OR REPLACE TEMP TABLE tally AS
SELECT title, country, sum(rows) AS rows,
       EXISTS (
           SELECT 1 FROM claims
           WHERE claims.title = few.title AND (claims.level IS NULL OR claims.level = few.level)
       ) AS is_claimed,
       country IN (SELECT code FROM placed) AS is_placed
FROM (
    SELECT title, level, country, count(*) AS rows FROM cells WHERE ok GROUP BY ALL
) AS few
GROUP BY ALL
"""
USED = "SELECT coalesce(sum(rows), 0) FROM tally WHERE is_claimed AND is_placed"
MAPPED = "SELECT title, sum(rows) FROM tally WHERE is_claimed GROUP BY title"
UNMAPPED = "SELECT title, sum(rows) FROM tally WHERE NOT is_claimed GROUP BY title"
UNPLACED = (
    "SELECT country, sum(rows) FROM tally WHERE is_claimed AND NOT is_placed GROUP BY country"
)


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    (number,) = connection.execute(query).fetchone() or (0,)
    return int(number)


def _counter(connection: duckdb.DuckDBPyConnection, query: str) -> Counter:
    return Counter({name: int(rows) for name, rows in connection.execute(query).fetchall()})


def write_claims(connection: duckdb.DuckDBPyConnection, claims: Iterable[Claim]) -> None:
    """The table `claims` that counting asks; a title may count as several roles."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE claims"
        " (title VARCHAR, level VARCHAR, role VARCHAR, title_set VARCHAR)"
    )
    rows = [(one.title, one.level or None, one.role, one.title_set) for one in claims]
    if rows:
        connection.executemany("INSERT INTO claims VALUES (?, ?, ?, ?)", rows)


def _figure(group: Group, place: str) -> Computed:
    """What there are enough adverts to say of a group."""
    n = observations(group.rows, group.year)
    said: dict[str, Any] = {
        name: amount if enough_for(quantile, n) else None
        for name, quantile, amount in zip(AMOUNTS, QUANTILES, group.amounts, strict=True)
    }
    return Computed(
        role=group.role,
        title_set=group.title_set,
        element="base",
        place=place,
        year=group.year,
        level=group.level or "",
        employment_type=group.type or "any",
        observations=n,
        rows=group.rows,
        **said,
    )


def fill(
    connection: duckdb.DuckDBPyConnection,
    file: SourceFile,
    countries: Mapping[str, str],
    last_year: int,
) -> tuple[int, list[Reject]]:
    """Fill the table `cells`; returns the number of rows read and those that were rejected.

    `countries` gives the code for a country's name in small letters. Each row is looked at once,
    in DuckDB; pydantic looks again only at those that failed, to say why.
    """
    _refuse_unknown_codes(file)
    connection.execute(_statement(file, countries, last_year))
    _reject_titles(connection)
    broken = _numbers(connection, "SELECT DISTINCT line FROM reject_errors ORDER BY line")
    failed = _numbers(connection, "SELECT rowid FROM cells WHERE NOT ok ORDER BY rowid")
    read_ = _number(connection, "SELECT count(*) FROM cells") + len(broken)
    if not broken and not failed:
        return read_, []
    return read_, list(_explained(_bad_rows(file, broken, failed), file, countries, last_year))


def _numbers(connection: duckdb.DuckDBPyConnection, query: str) -> list[int]:
    return [number for (number,) in connection.execute(query).fetchall()]


def _bad_rows(
    file: SourceFile, broken: list[int], failed: list[int]
) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of the rows on these lines and of those with these places among the others."""
    if file.is_plain:
        return rows_on(file.path, sorted([*broken, *_lines_of(failed, broken)]))
    places, width = set(failed), len(file.header)
    return _among_all(_rows(file), places, width)


def _lines_of(places: Iterable[int], broken: Sequence[int]) -> Iterator[int]:
    """The line of each place among the rows that are whole; the header is on line 1."""
    skipped = 0
    for place in places:
        while skipped < len(broken) and broken[skipped] <= place + 2 + skipped:
            skipped += 1
        yield place + 2 + skipped


def _among_all(
    rows: Iterable[tuple[int, list[str]]], places: set[int], width: int
) -> Iterator[tuple[int, list[str]]]:
    place = 0
    for line, row in rows:
        if len(row) != width:
            yield line, row
            continue
        if place in places:
            yield line, row
        place += 1


def _refuse_unknown_codes(file: SourceFile) -> None:
    """Copies of the series hold integers in place of codes, without a key to them."""
    rows = [dict(zip(file.header, row, strict=False)) for _, row in islice(_rows(file), 100)]
    for name in ("experience_level", "employment_type", "company_size"):
        values = [row.get(name, "").strip() for row in rows]
        if values and all(value.isdigit() for value in values):
            raise UnreadableFile(
                gettext(
                    "The column {name} holds numbers such as {value} instead of codes such as "
                    "EN, FT or M, and nothing says what they mean."
                ).format(name=name, value=values[0])
            )


def _rows(file: SourceFile) -> Iterator[tuple[int, list[str]]]:
    return numbered_rows(file.path)


def _statement(file: SourceFile, countries: Mapping[str, str], last_year: int) -> str:
    """One scan: every row in its order, each cell as its code or NULL, and whether all are good.

    Titles are looked at afterwards, each once.
    """
    columns = ", ".join(f"{_name(name, place)}: 'VARCHAR'" for place, name in _columns(file))
    checks = [
        f"{_year('work_year', last_year)} IS NOT NULL",
        _is_whole("salary"),
        _is_whole("salary_in_usd"),
        f"{_letters('salary_currency', 3, CURRENCIES)} IS NOT NULL",
        f"{_coded('remote_ratio', REMOTE)} IS NOT NULL",
        f"{_coded('company_size', SIZES)} IS NOT NULL",
        f"{_country('employee_residence', countries)} IS NOT NULL",
    ]
    path = _quoted(str(file.path))
    return f"""
CREATE OR REPLACE TEMP TABLE cells AS
SELECT *, coalesce(good AND level IS NOT NULL AND type IS NOT NULL AND country IS NOT NULL, false)
          AS ok
FROM (
    SELECT lower(trim(job_title)) AS title,
           CAST({_year("work_year", last_year)} AS SMALLINT) AS year,
           {_coded("experience_level", LEVELS)} AS level,
           {_coded("employment_type", TYPES)} AS type,
           {_country("company_location", countries)} AS country,
           TRY_CAST(salary_in_usd AS INTEGER) AS usd,
           {" AND ".join(f"({check})" for check in checks)} AS good
    FROM read_csv('{path}', columns = {{{columns}}}, auto_detect = false, header = true,
                  delim = ',', quote = '"', escape = '"', store_rejects = true,
                  rejects_limit = 0)
)
"""


def _reject_titles(connection: duckdb.DuckDBPyConnection) -> None:
    titles = f"""
        SELECT title FROM (SELECT DISTINCT title FROM cells)
        WHERE title IS NULL OR length(title) NOT BETWEEN 1 AND 120
           OR regexp_matches(title, '{UNSEEN_RE2}')"""
    bad = [title for (title,) in connection.execute(titles).fetchall()]
    if bad:
        connection.execute(
            "UPDATE cells SET ok = false WHERE title IS NULL OR title IN (SELECT unnest(?))", [bad]
        )


def _columns(file: SourceFile) -> list[tuple[int, str]]:
    return list(enumerate(file.header))


def _name(name: str, place: int) -> str:
    """Columns that are not ours may have any name, even the same twice."""
    return f"'{name}'" if name in COLUMNS else f"'other_{place}'"


def _quoted(text: str) -> str:
    """Inside the quotes of a statement."""
    return text.replace("'", "''")


# Nearly every cell is written plainly. Only the others are looked at closely, since trimming and
# matching a pattern cost ten times as much as comparing with a short list.


def _coded(column: str, codes: Mapping[str, str]) -> str:
    """The code of a cell, NULL where it is none."""
    if not codes:
        return "NULL"
    plain = " ".join(f"WHEN '{word.upper()}' THEN '{code}'" for word, code in codes.items())
    close = " ".join(f"WHEN '{word}' THEN '{code}'" for word, code in codes.items())
    return f"CASE {column} {plain} ELSE CASE lower(trim({column})) {close} END END"


def _letters(column: str, number: int, common: Iterable[str]) -> str:
    """So many capital letters, NULL where it is something else.

    Never `IN` a long list: DuckDB makes a join of it, and then rows lose their order.
    """
    plain = " ".join(f"WHEN '{word}' THEN '{word}'" for word in common)
    trimmed = f"trim({column})"
    close = f"CASE WHEN regexp_full_match({trimmed}, '[A-Z]{{{number}}}') THEN {trimmed} END"
    return f"CASE {column} {plain} ELSE {close} END"


def _country(column: str, countries: Mapping[str, str]) -> str:
    """The code of a country that is written as one or by its name."""
    quoted = {_quoted(name): code for name, code in countries.items()}
    code = _letters(column, 2, COUNTRIES)
    return f"coalesce({code}, {_coded(column, quoted)})"


def _year(column: str, last_year: int) -> str:
    years = {str(year): str(year) for year in range(FIRST_YEAR, last_year + 1)}
    return _coded(column, years)


def _is_whole(column: str) -> str:
    """Written as the number it is: DuckDB itself would take 3e4 and 30_000 too."""
    number = f"TRY_CAST({column} AS INTEGER)"
    is_plain = f"coalesce(CAST({number} AS VARCHAR) = {column}, false)"
    close = f"regexp_full_match(trim({column}), '{WHOLE}')"
    return f"{number} BETWEEN 1 AND {MOST} AND CASE WHEN {is_plain} THEN true ELSE {close} END"


# Why a row was rejected


def _whole(text: str) -> str:
    if not re.fullmatch(WHOLE, text) or int(text) > MOST:
        raise ValueError(gettext("a whole number from 1 to 100,000,000, in digits only"))
    return text


def _year_written(last_year: int, text: str) -> str:
    if re.fullmatch(ESTIMATE, text):
        raise ValueError(gettext("an estimate; only years that are counted are read"))
    if not re.fullmatch("[0-9]{4}", text) or not FIRST_YEAR <= int(text) <= last_year:
        raise ValueError(
            gettext("a year from {first} to {last}").format(first=FIRST_YEAR, last=last_year)
        )
    return text


def _title(text: str) -> str:
    if not text or len(text) > 120 or UNSEEN.search(text):
        raise ValueError(gettext("1 to 120 characters that can be seen"))
    return text


def _one_of(codes: Mapping[str, str], words: str):
    def check(text: str) -> str:
        if text.lower() not in codes:
            raise ValueError(words)
        return text

    return AfterValidator(check)


#: Of spaces alone, as DuckDB trims.
Trimmed = Annotated[str, BeforeValidator(lambda text: text.strip(" "))]


def _row_model(countries: Mapping[str, str], last_year: int) -> type[BaseModel]:
    def country(text: str) -> str:
        if not re.fullmatch("[A-Z]{2}", text) and text.lower() not in countries:
            raise ValueError(gettext("a country: two capital letters, or its English name"))
        return text

    def currency(text: str) -> str:
        if not re.fullmatch("[A-Z]{3}", text):
            raise ValueError(gettext("three capital letters, as in ISO 4217"))
        return text

    Country = Annotated[Trimmed, AfterValidator(country)]
    Amount = Annotated[Trimmed, AfterValidator(_whole)]

    class Row(BaseModel):
        work_year: Annotated[Trimmed, AfterValidator(lambda text: _year_written(last_year, text))]
        experience_level: Annotated[Trimmed, _one_of(LEVELS, "EN, MI, SE or EX")]
        employment_type: Annotated[Trimmed, _one_of(TYPES, "FT, PT, CT or FL")]
        job_title: Annotated[Trimmed, AfterValidator(_title)]
        salary: Amount
        salary_currency: Annotated[Trimmed, AfterValidator(currency)]
        salary_in_usd: Amount
        employee_residence: Country
        remote_ratio: Annotated[Trimmed, _one_of(REMOTE, "0, 50 or 100")]
        company_location: Country
        company_size: Annotated[Trimmed, _one_of(SIZES, "S, M or L")]

    return Row


def _explained(
    rows: Iterable[tuple[int, list[str]]],
    file: SourceFile,
    countries: Mapping[str, str],
    last_year: int,
) -> Iterator[Reject]:
    """Each bad row with its line, the first column that is wrong, and what is allowed there."""
    model, width = _row_model(countries, last_year), len(file.header)
    for line, row in rows:
        if len(row) == width:
            yield _reject(model, line, dict(zip(file.header, row, strict=True)))
        else:
            words = gettext("{found} cells, expected {width}").format(found=len(row), width=width)
            yield Reject(line, "", words, ",".join(row)[:60])


def _reject(model: type[BaseModel], line: int, cells: Mapping[str, str]) -> Reject:
    try:
        model.model_validate(cells)
    except ValidationError as error:
        first = error.errors()[0]
        column = str(first["loc"][0])
        reason = first["msg"].removeprefix("Value error, ")
        return Reject(line, column, reason, cells[column].strip()[:60])
    raise AssertionError(f"line {line} was rejected and nothing is wrong with it: {cells}")
