"""Which pay figures are there? Rows become the plain values of `salaries.figures`."""

from collections.abc import Iterable

from django.db.models import F, Q
from django.urls import reverse

from mlpm.sources.models import Source
from salaries.figures import Component, Figure
from salaries.models import PayFigure, Place, TitleSet

SAME_NAME = (
    "key", "element", "year", "month", "level", "years_from", "years_to", "population",
    "title_set", "employment_type", "category", "is_proxy", "currency", "is_approximate",
    "centre", "centre_statistic", "span_statistic", "minimum", "maximum", "p10", "p25",
    "p75", "p90", "is_open_top", "is_open_bottom", "observations", "rows",
)  # fmt: skip


def pure_figures(rows) -> list[Figure]:
    """Three queries, however many rows."""
    rows = rows.select_related("role", "source", "place", "release").prefetch_related(
        "components", "also_credited"
    )
    return [pure_figure(row) for row in rows]


def pure_figure(row: PayFigure) -> Figure:
    return Figure(
        role=row.role.slug,
        role_title=row.role.short_title,
        source=row.source.slug if row.source else "",
        source_name=row.source.name if row.source else "",
        also_credited=tuple(source.name for source in row.also_credited.all()),
        place=row.place.slug if row.place else "",
        place_name=row.place.name if row.place else "",
        released_on=row.release.released_on if row.release else None,
        components=tuple(
            Component(kind=part.kind, amount=part.amount, is_on_top=part.is_on_top)
            for part in row.components.all()
        ),
        **{name: getattr(row, name) for name in SAME_NAME},
    )


def door(figure: Figure) -> str:
    """The address of the figure's card; of a part, its line on the card."""
    address = reverse("salaries:figure", args=[figure.key])
    return f"{address}#{figure.part}" if figure.part else address


#: Base pay in adverts of the newest year that was over, by level and of all levels together.
COUNTED = Q(
    release__isnull=False,
    element="base",
    place__slug="us",
    employment_type=PayFigure.EmploymentType.FULL_TIME,
    centre__isnull=False,
    year=F("release__released_on__year") - 1,
)
AS_A_WHOLE = COUNTED & Q(level="")
OWN_TITLES = ~Q(title_set=TitleSet.WIDE)
#: The middle wage of the country; such an edition is about one month, and knows no levels.
WAGE = Q(release__isnull=False, element="wage", place__slug="us", centre__isnull=False)
WAGE_IN_STATES = Q(
    release__isnull=False, element="wage", place__kind=Place.Kind.STATE, centre__isnull=False
)


def figures_about(slugs: Iterable[str], counted: Q = AS_A_WHOLE) -> list[Figure]:
    """All that sources state about these roles, and the few counted figures that are asked for.

    Counted figures are thousands, so no page asks for all of them. Three queries.
    """
    rows = PayFigure.objects.published().for_roles(slugs)
    rows = rows.filter(Q(release__isnull=True) | counted)
    return pure_figures(rows.order_by("role", "order", "title_set", "id"))


def figures_from(source: Source) -> list[Figure]:
    """Published figures that the source states, or is credited for, or reports."""
    rows = (
        PayFigure.objects.published()
        .stated()
        .filter(
            Q(source=source)
            | Q(also_credited=source)
            | Q(source__reported_in=source)
            | Q(citations__source=source)
        )
    )
    return pure_figures(rows.order_by("role__order", "order", "id").distinct())
