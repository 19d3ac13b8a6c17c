"""Small files of both sources, written as their publishers write them."""

import csv
import io
from datetime import date
from pathlib import Path

from salaries.imports import aijobs
from salaries.imports.counted import Claim, Lookups
from salaries.imports.files import examine, fingerprint

RELEASED = date(2025, 1, 19)
ROW = {
    "work_year": "2024",
    "experience_level": "MI",
    "employment_type": "FT",
    "job_title": "Data Scientist",
    "salary": "100000",
    "salary_currency": "USD",
    "salary_in_usd": "100000",
    "employee_residence": "US",
    "remote_ratio": "0",
    "company_location": "US",
    "company_size": "M",
}
CELL = {
    "release": "2025-05",
    "area_type": "S",
    "area_code": "0600000",
    "state_fips": "06",
    "area_name": "California",
    "industry_code": "000000",
    "industry_name": "Cross-Industry",
    "soc_code": "15-2051",
    "soc_title": "Data Scientists",
    "employment": "140",
    "emp_rse": "6.5",
    "annual_mean": "128910",
    "annual_p10": "71010",
    "annual_p25": "85770",
    "annual_median": "109100",
    "annual_p75": "154750",
    "annual_p90": "197740",
    "median_footnote": "",
    "p90_footnote": "",
}
LOOKUPS = Lookups(
    claims=(
        Claim("15-2051", "", "data-scientist", ""),
        Claim("data scientist", "", "data-scientist", ""),
        Claim("product manager", "", "product-manager", ""),
        Claim("product manager", "senior", "senior-product-manager", ""),
    ),
    places={
        ("country", "US"): "us",
        ("country", "DE"): "de",
        ("state", "06"): "us-ca",
        ("metro", "0041860"): "us-metro-41860",
        ("area", "0600003"): "us-metro-600003",
    },
    countries={"united states": "US", "germany": "DE"},
)


def row(**values) -> dict:
    return {**ROW, **values}


def cell(**values) -> dict:
    return {**CELL, **values}


def written(rows, newline="\n", columns=None) -> bytes:
    """The rows as a file; columns in the order of the first row, or as given."""
    columns = columns or list(rows[0])
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator=newline, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def examined(path: Path, columns=aijobs.COLUMNS):
    return examine(path, fingerprint(path), columns)


def read(path: Path, lookups=LOOKUPS):
    return aijobs.read(examined(path), lookups, RELEASED)
