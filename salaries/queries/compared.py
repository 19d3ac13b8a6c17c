"""Which pay figures does the comparison show?"""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from salaries.comparison import VIEWS
from salaries.figures import Figure
from salaries.models import PayComponent, PayFigure
from salaries.queries.figures import pure_figures


def compared_figures(slugs: list[str], *, element="", place="", year="", source="") -> list[Figure]:
    """Published figures of the roles that match every word given; "" leaves it open.

    The element is that of the figure or of one of its parts, which the comparison takes apart.
    """
    rows = PayFigure.objects.published().for_roles(slugs)
    if element:
        of_part = PayComponent.objects.filter(kind=element, is_on_top=False).values("figure")
        rows = rows.filter(Q(element=element) | Q(pk__in=of_part))
    if place:
        rows = rows.filter(place__slug=place)
    if year:
        rows = rows.filter(year=year)
    if source == "not-named":
        rows = rows.filter(is_source_not_stated=True)
    elif source:
        rows = rows.filter(source__slug=source)
    return pure_figures(rows.order_by("role", "order", "id"))


def compare_address(slugs: Sequence[str], view: str, filters: Mapping[str, str]) -> str:
    """The shortest address that shows the same comparison."""
    words = [("role", slug) for slug in slugs]
    words += [("by", view)] if view != VIEWS[0] else []
    words += [(name, value) for name, value in filters.items() if value]
    return f"{reverse('salaries:compare')}?{urlencode(words)}"
