"""How does a role’s title read inside a sentence?"""

from django import template

from roles.lines import in_sentence, with_article

register = template.Library()
register.filter(in_sentence)
register.filter(with_article)
