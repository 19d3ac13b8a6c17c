"""{% strip figure axis mark %} and {% axis axis %}: the pictures of a pay table."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from salaries import charts
from salaries.figures import Figure

register = template.Library()

# Safe: salaries.charts makes the markup from numbers alone and escapes the labels.


@register.simple_tag
def strip(figure: Figure | None, axis: charts.Axis, mark: int = 0) -> SafeString:
    return mark_safe(charts.strip_svg(figure, axis, mark))


@register.simple_tag(name="axis")
def axis_tag(axis: charts.Axis) -> SafeString:
    return mark_safe(charts.axis_svg(axis))
