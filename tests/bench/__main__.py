"""What does an import cost beside a bare scan of its file, and a comparison beside its rows?

`make bench` (ROWS=10000000). Ratios side by side in one run, never a timed test: the machine, its
load and the disk differ, the ratio hardly does.
"""

import os
import resource
import shutil
import sys
import time
from io import StringIO
from pathlib import Path
from statistics import median

FOLDER = Path("var/bench").resolve()
ROWS = int(os.environ.get("ROWS", 10_000_000))
os.environ |= {
    "ENVIRONMENT": "test",
    "DATABASE_URL": f"sqlite:///{FOLDER / 'db.sqlite3'}",
    "VAR_DIR": str(FOLDER),
    "DJANGO_SETTINGS_MODULE": "mlpm.settings",
}

import django
import duckdb

#: Log-normal pay, 300 titles of which few are frequent, one bad amount in a thousand.
MAKE = """
COPY (
    SELECT 2022 + CAST(floor(random() * 4) AS INTEGER) AS work_year,
           ['EN', 'MI', 'SE', 'SE', 'EX'][1 + CAST(floor(random() * 5) AS INTEGER)]
               AS experience_level,
           CASE WHEN random() < 0.99 THEN 'FT' ELSE 'CT' END AS employment_type,
           CASE title WHEN 0 THEN 'Data Scientist' WHEN 1 THEN 'Software Engineer'
                      WHEN 2 THEN 'Product Manager' WHEN 3 THEN 'Data Product Manager'
                      WHEN 4 THEN 'AI Product Manager' ELSE 'Title ' || title END AS job_title,
           usd AS salary, 'USD' AS salary_currency,
           CASE WHEN random() < 0.001 THEN 'unknown' ELSE CAST(usd AS VARCHAR) END
               AS salary_in_usd,
           country AS employee_residence, 0 AS remote_ratio, country AS company_location,
           'M' AS company_size
    FROM (
        SELECT CAST(floor(300 * pow(random(), 3)) AS INTEGER) AS title,
               CAST(least(800000, greatest(15000, exp(
                   11.8 + 0.45 * sqrt(-2 * ln(random() + 1e-12)) * cos(2 * pi() * random())
               ))) AS INTEGER) AS usd,
               ['US', 'US', 'US', 'US', 'US', 'US', 'GB', 'DE', 'CA', 'FR'][
                   1 + CAST(floor(random() * 10) AS INTEGER)] AS country
        FROM range({rows})
    )
) TO '{path}' (HEADER)
"""
#: Every cell is read, as text; nothing is made of it.
SCAN = "SELECT count(COLUMNS(*)) FROM read_csv('{path}', all_varchar = true)"


def make(path: Path, rows: int) -> None:
    with duckdb.connect() as connection:
        connection.execute("SET threads = 1; SELECT setseed(0.42)")
        connection.execute(MAKE.format(rows=rows, path=path))


def seconds(action) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def scan(path: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute("SET memory_limit = '1GB'")
        connection.execute(SCAN.format(path=path)).fetchall()


def comparison() -> float:
    """The median of a hundred comparisons of three roles at four levels."""
    from salaries.queries.compared import compared_figures
    from salaries.selection import Selection

    chosen = Selection(element="base", place="us", year="2024", type="full-time")
    slugs = ["ml-product-manager", "product-manager", "data-scientist"]
    return median(seconds(lambda: compared_figures(slugs, chosen)) for _ in range(100))


def main() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    django.setup()
    from django.core.management import call_command

    from salaries.releases import import_release

    call_command("migrate", verbosity=0)
    call_command("load_content", stdout=StringIO())
    bundled = Path("fixtures/releases/aijobs_salaries_2025-01-19.csv.gz").resolve()
    real = seconds(lambda: import_release("aijobs", bundled))
    small = comparison()

    path = FOLDER / "made_2025-12-28.csv"
    make(path, ROWS)
    scans = [seconds(lambda: scan(path)) for _ in range(3)]
    whole = seconds(lambda: import_release("aijobs", path, accepts_surprises=True))
    large = comparison()

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    scanned = min(scans)
    print(f"The bundled edition, read, checked, counted and shown: {real:.1f} s")
    print(f"{ROWS:,} rows, {path.stat().st_size / 1e6:,.0f} MB")
    print(f"  bare scan, every cell as text   {scanned:6.2f} s   1.0")
    print(f"  the whole import                {whole:6.2f} s   {whole / scanned:.1f} times a scan")
    print(f"  largest memory of the process   {peak:6.2f} GB")
    print(f"A comparison from the bundled edition  {small * 1000:6.2f} ms  1.0")
    print(f"  from {ROWS:,} rows                {large * 1000:6.2f} ms  {large / small:.1f} times")


if __name__ == "__main__":
    sys.exit(main())
