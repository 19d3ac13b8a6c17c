"""How does every row of a comparison change at once, as when the reader marks her offer?"""

from collections.abc import Callable
from dataclasses import replace

from salaries.charts import PayRow, PayTable, axis_for
from salaries.comparison import Comparison


def mapped(
    comparison: Comparison, change: Callable[[PayRow], PayRow], you: int | None = None
) -> Comparison:
    """The same comparison with each row changed; `you` is drawn through its first table."""
    parts = [
        replace(part, table=_mapped(part.table, change, you if place == 0 else None))
        for place, part in enumerate(comparison.parts)
    ]
    return replace(comparison, parts=tuple(parts))


def _mapped(table: PayTable, change: Callable[[PayRow], PayRow], you: int | None) -> PayTable:
    bands = tuple(
        replace(band, rows=tuple(change(row) for row in band.rows)) for band in table.bands
    )
    figures = [row.figure for band in bands for row in band.rows]
    drawn = you if any(row.you is not None for band in bands for row in band.rows) else None
    return replace(table, bands=bands, axis=axis_for(figures, drawn), you=drawn)
