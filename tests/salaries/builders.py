"""Pay figures for tests: plain functions with defaults, and the figures of the seed."""

import re

from salaries.figures import Component, Figure
from salaries.verdicts import ForecastClaim

#: Words of the code and the method page; no reader meets them on a page about pay.
OUR_WORDS = re.compile(
    r"\b(claim|provenance|median|p\d\d|stated range|release|percentile|quartile|element"
    r"|data note|readiness|proficiency|statistic)",
    re.IGNORECASE,
)


def make_figure(**values) -> Figure:
    """An average of one named source for everybody in the role, US, 2024."""
    defaults = {
        "key": "some-source-2024",
        "role": "ml-product-manager",
        "role_title": "ML product manager",
        "source": "some-source",
        "source_name": "Some Source",
        "place": "us",
        "place_name": "the United States",
        "year": 2024,
    }
    return Figure(**{**defaults, **values})


def make_average(amount: int, **values) -> Figure:
    return make_figure(centre=amount, centre_statistic="average", **values)


def make_range(minimum: int | None, maximum: int | None, **values) -> Figure:
    return make_figure(span_statistic="stated-range", minimum=minimum, maximum=maximum, **values)


def make_counted(observations: int, median: int, **values) -> Figure:
    """What a release of adverts gives, two rows each; quartiles as `p25` and `p75`."""
    span = "percentiles" if "p25" in values else ""
    values.setdefault("rows", 2 * observations)
    return make_figure(
        observations=observations,
        centre=median,
        centre_statistic="median",
        span_statistic=span,
        element=values.pop("element", "base"),
        **values,
    )


UNNAMED = {"source": "", "source_name": ""}
UNDATED = {"year": None, "place": "", "place_name": ""}


def seed_figures() -> list[Figure]:
    """Every pay figure of the seed, as seed-map.md lists them, in its order."""
    return [
        make_average(
            244_774,
            key="glassdoor-2024-total",
            source="glassdoor-reported",
            source_name="Glassdoor",
            also_credited=("Interview Kickstart",),
            element="total",
            components=(
                Component(kind="base", amount=151_772),
                Component(kind="additional", amount=93_002),
            ),
        ),
        make_average(
            175_069,
            key="indeed-2024",
            source="indeed-reported",
            source_name="Indeed",
            span_statistic="stated-range",
            minimum=150_116,
            maximum=204_169,
        ),
        make_average(
            155_765,
            key="payscale-2024-base",
            source="payscale-reported",
            source_name="Payscale",
            element="base",
            span_statistic="stated-range",
            minimum=126_000,
            maximum=185_000,
            components=(
                Component(kind="bonus", is_on_top=True),
                Component(kind="profit-sharing", is_on_top=True),
            ),
        ),
        make_range(
            170_000, 272_000, key="brief-2024-years-1-3", years_from=1, years_to=3, **UNNAMED
        ),
        make_range(
            195_000,
            305_000,
            key="brief-2024-years-4-7",
            years_from=4,
            years_to=7,
            level="mid",
            **UNNAMED,
        ),
        make_range(
            350_000, None, key="brief-2024-senior", level="senior", is_open_top=True, **UNNAMED
        ),
        make_range(
            193_000,
            328_000,
            key="brief-2024-tech-companies",
            population="technology companies such as Intel, Google and Apple",
            **UNNAMED,
        ),
        make_average(
            144_167,
            key="brief-2024-start-ups",
            population="start-ups",
            span_statistic="stated-range",
            minimum=65_000,
            maximum=252_000,
            **UNNAMED,
        ),
        make_range(150_000, 350_000, key="brief-2024-overall", is_open_top=True, **UNNAMED),
        make_range(
            135_000, 200_000, key="brief-career-range", is_open_top=True, **UNNAMED, **UNDATED
        ),
        make_average(
            151_000, key="brief-trends-average", is_approximate=True, **UNNAMED, **UNDATED
        ),
        make_figure(
            key="brief-trends-threshold",
            span_statistic="threshold",
            minimum=200_000,
            is_open_top=True,
            **UNNAMED,
            **UNDATED,
        ),
    ]


def seed_figure(key: str) -> Figure:
    return next(figure for figure in seed_figures() if figure.key == key)


def seed_forecasts() -> list[ForecastClaim]:
    return [
        ForecastClaim(key="pay-growth-2024", text="Pay keeps growing.", made_year=2024),
        ForecastClaim(
            key="pay-mid-to-senior-2025",
            text="Average pay in mid-level to senior roles may reach this amount by 2025.",
            made_year=2024,
            due_year=2025,
            level_from="mid",
            level_to="senior",
            statistic="average",
            amount=180_000,
        ),
        ForecastClaim(key="benefits-2024", text="Benefits get better.", made_year=2024),
        ForecastClaim(
            key="ai-integral-2024", text="Not without AI.", made_year=2024, due_year=2024
        ),
    ]


def seed_forecast(key: str) -> ForecastClaim:
    return next(forecast for forecast in seed_forecasts() if forecast.key == key)
