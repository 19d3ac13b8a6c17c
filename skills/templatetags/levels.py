"""How is a level of a skill, 0 to 4, said to a reader?"""

from django import template

from skills.models import Proficiency

register = template.Library()


@register.filter
def level_name(level: int) -> str:
    """ "does it alone"."""
    return str(Proficiency(level).label)
