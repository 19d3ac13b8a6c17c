"""What do the rows of a release say of each group? One statement, exact, in DuckDB.

It works on two tables of its connection: `cells` (title, year, level, type, country, usd, ok) and
`claims` (title, level or NULL for any, role, title_set): which titles count as what.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

QUANTILES = (10, 25, 50, 75, 90)


@dataclass(frozen=True, slots=True)
class Group:
    """`level` and `type` None: all of them together. Amounts p10 to p90 in whole US dollars:
    linear interpolation, halves to even."""

    role: str
    title_set: str
    country: str
    year: int
    level: str | None
    type: str | None
    rows: int
    amounts: tuple[int, ...]


COUNT = """
SELECT role, title_set, country, year, level, type, count(*),
       list_transform(
           quantile_cont(usd, [0.10, 0.25, 0.50, 0.75, 0.90]),
           lambda amount: CAST(round_even(amount, 0) AS INTEGER)
       )
FROM (
    SELECT claims.role, claims.title_set, country, year, cells.level, type, usd
    FROM cells JOIN claims
      ON claims.title = cells.title AND (claims.level IS NULL OR claims.level = cells.level)
    WHERE cells.ok
)
GROUP BY GROUPING SETS (
    (role, title_set, country, year, level, type),
    (role, title_set, country, year, level),
    (role, title_set, country, year, type),
    (role, title_set, country, year)
)
ORDER BY ALL
"""


def count(connection: duckdb.DuckDBPyConnection) -> Iterator[Group]:
    """Every group that has a row, with roll-ups over level and type, never over anything else."""
    answer = connection.execute(COUNT)
    while rows := answer.fetchmany(10_000):
        for role, title_set, country, year, level, kind, number, amounts in rows:
            yield Group(role, title_set, country, year, level, kind, number, tuple(amounts))
