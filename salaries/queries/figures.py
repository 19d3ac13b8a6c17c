"""Which pay figures are there? Rows become the plain values of `salaries.figures`."""

from django.db.models import Q
from django.urls import reverse

from mlpm.sources.models import Source
from roles.models import Role
from salaries.figures import Component, Figure
from salaries.models import PayFigure
from salaries.series import RoleName
from salaries.words import capitalised

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


def role_name(role: Role) -> RoleName:
    """As a label: it begins with a capital."""
    return RoleName(role.slug, capitalised(role.short_title), role.plural)


def figures_from(source: Source) -> list[Figure]:
    """Published figures that the source states, or is credited for, or reports."""
    rows = PayFigure.objects.published().filter(
        Q(source=source)
        | Q(also_credited=source)
        | Q(source__reported_in=source)
        | Q(citations__source=source)
    )
    return pure_figures(rows.order_by("role__order", "order", "id").distinct())
