"""How is an edition of the salary index read? Eleven columns, codes or words, in any order."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import duckdb
from pydantic import AfterValidator, BaseModel, StringConstraints, ValidationError

from mlpm.lib.sentences import gettext
from salaries.enough import enough_for, observations
from salaries.imports.counted import Claim, Computed, Counted, Lookups
from salaries.imports.counting import QUANTILES, Group, count
from salaries.imports.files import Progress, SourceFile, UnreadableFile, numbered_rows
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


IS_CLAIMED = """EXISTS (
    SELECT 1 FROM claims
    WHERE claims.title = cells.title AND (claims.level IS NULL OR claims.level = cells.level)
)"""
IS_PLACED = "country IN (SELECT code FROM placed)"
USED = f"SELECT count(*) FROM cells WHERE ok AND {IS_CLAIMED} AND {IS_PLACED}"
MAPPED = f"SELECT title, count(*) FROM cells WHERE ok AND {IS_CLAIMED} GROUP BY title"
UNMAPPED = f"SELECT title, count(*) FROM cells WHERE ok AND NOT {IS_CLAIMED} GROUP BY title"
UNPLACED = f"""SELECT country, count(*) FROM cells
WHERE ok AND {IS_CLAIMED} AND NOT {IS_PLACED} GROUP BY country"""


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    (number,) = connection.execute(query).fetchone() or (0,)
    return number


def _counter(connection: duckdb.DuckDBPyConnection, query: str) -> Counter:
    return Counter(dict(connection.execute(query).fetchall()))


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
    broken = _number(connection, "SELECT count(DISTINCT line) FROM reject_errors")
    read_ = _number(connection, "SELECT count(*) FROM cells")
    failed = connection.execute("SELECT rowid FROM cells WHERE NOT ok").fetchall()
    if not broken and not failed:
        return read_, []
    rejects = _explained(file, {ordinal for (ordinal,) in failed}, countries, last_year)
    return read_ + broken, list(rejects)


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
    """One scan: every row in its order, each cell as its code or NULL, and whether all are good."""
    columns = ", ".join(f"{_name(name, place)}: 'VARCHAR'" for place, name in _columns(file))
    checks = [
        f"regexp_full_match(trim(work_year), '[0-9]{{4}}') "
        f"AND trim(work_year) BETWEEN '{FIRST_YEAR}' AND '{last_year}'",
        "trim(job_title) <> ''",
        f"NOT regexp_matches(job_title, '{UNSEEN_RE2}')",
        "length(job_title) <= 120",
        f"regexp_full_match(trim(salary), '{WHOLE}')",
        f"regexp_full_match(trim(salary_in_usd), '{WHOLE}')",
        f"TRY_CAST(trim(salary_in_usd) AS INTEGER) <= {MOST}",
        "regexp_full_match(trim(salary_currency), '[A-Z]{3}')",
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
           TRY_CAST(trim(work_year) AS SMALLINT) AS year,
           {_coded("experience_level", LEVELS)} AS level,
           {_coded("employment_type", TYPES)} AS type,
           {_country("company_location", countries)} AS country,
           TRY_CAST(trim(salary_in_usd) AS INTEGER) AS usd,
           {" AND ".join(f"({check})" for check in checks)} AS good
    FROM read_csv('{path}', columns = {{{columns}}}, auto_detect = false, header = true,
                  delim = ',', quote = '"', escape = '"', store_rejects = true,
                  rejects_limit = 0)
)
"""


def _columns(file: SourceFile) -> list[tuple[int, str]]:
    return list(enumerate(file.header))


def _name(name: str, place: int) -> str:
    """Columns that are not ours may have any name, even the same twice."""
    return f"'{name}'" if name in COLUMNS else f"'other_{place}'"


def _quoted(text: str) -> str:
    """Inside the quotes of a statement."""
    return text.replace("'", "''")


def _coded(column: str, codes: Mapping[str, str]) -> str:
    cases = " ".join(f"WHEN '{word}' THEN '{code}'" for word, code in codes.items())
    return f"CASE lower(trim({column})) {cases} END" if cases else "NULL"


def _country(column: str, countries: Mapping[str, str]) -> str:
    quoted = {_quoted(name): code for name, code in countries.items()}
    is_code = f"regexp_full_match(trim({column}), '[A-Z]{{2}}')"
    return f"CASE WHEN {is_code} THEN trim({column}) ELSE {_coded(column, quoted)} END"


# Why a row was rejected


def _whole(text: str) -> str:
    if not re.fullmatch(WHOLE, text) or int(text) > MOST:
        raise ValueError(gettext("a whole number from 1 to 100,000,000, in digits only"))
    return text


def _year(last_year: int, text: str) -> str:
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


Trimmed = Annotated[str, StringConstraints(strip_whitespace=True)]


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
        work_year: Annotated[Trimmed, AfterValidator(lambda text: _year(last_year, text))]
        experience_level: Annotated[Trimmed, _one_of(LEVELS, "EN, MI, SE or EX")]
        employment_type: Annotated[Trimmed, _one_of(TYPES, "FT, PT, CT or FL")]
        job_title: Annotated[str, AfterValidator(_title)]
        salary: Amount
        salary_currency: Annotated[Trimmed, AfterValidator(currency)]
        salary_in_usd: Amount
        employee_residence: Country
        remote_ratio: Annotated[Trimmed, _one_of(REMOTE, "0, 50 or 100")]
        company_location: Country
        company_size: Annotated[Trimmed, _one_of(SIZES, "S, M or L")]

    return Row


def _explained(
    file: SourceFile, ordinals: set[int], countries: Mapping[str, str], last_year: int
) -> Iterator[Reject]:
    """Each bad row with its line, the first column that is wrong, and what is allowed there."""
    model, width, ordinal = _row_model(countries, last_year), len(file.header), 0
    for line, row in _rows(file):
        if len(row) != width:
            words = gettext("{found} cells, expected {width}").format(found=len(row), width=width)
            yield Reject(line, "", words, ",".join(row)[:60])
            continue
        if ordinal in ordinals:
            yield _reject(model, line, dict(zip(file.header, row, strict=True)))
        ordinal += 1


def _reject(model: type[BaseModel], line: int, cells: Mapping[str, str]) -> Reject:
    try:
        model.model_validate(cells)
    except ValidationError as error:
        first = error.errors()[0]
        column = str(first["loc"][0])
        reason = first["msg"].removeprefix("Value error, ")
        return Reject(line, column, reason, cells[column].strip()[:60])
    raise AssertionError(f"line {line} was rejected and nothing is wrong with it: {cells}")
