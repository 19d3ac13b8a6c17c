"""{% strip figure axis mark you %} and {% axis axis you %}: the pictures of a pay table."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from salaries import charts
from salaries.figures import Figure

register = template.Library()

# Safe: salaries.charts makes the markup from numbers alone and escapes the labels.


@register.simple_tag
def strip(
    figure: Figure | None, axis: charts.Axis, mark: int = 0, you: int | None = None
) -> SafeString:
    return mark_safe(charts.strip_svg(figure, axis, mark, you))


@register.simple_tag(name="axis")
def axis_tag(axis: charts.Axis, you: int | None = None) -> SafeString:
    return mark_safe(charts.axis_svg(axis, you))
