"""How do words with amounts in them become HTML, without a stray blank?"""

from django import template
from django.conf import settings
from django.template.loader import get_template
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from mlpm.lib.sentences import Amount, Sentence

register = template.Library()


@register.simple_tag
def sentence(words: Sentence | Amount | str) -> SafeString:
    """A sentence made by rule, translated; an amount alone and plain words pass too."""
    if isinstance(words, Amount):
        return amount(words)
    if not isinstance(words, Sentence):
        return conditional_escape(words)
    if not words.text:
        # gettext("") answers with the header of the catalogue.
        return mark_safe("")
    values = {name: sentence(value) for name, value in words.values.items()}
    text = escape(gettext(words.text))
    return format_html(text, **values) if values else text


@register.simple_tag(name="amount")
def amount(amount: Amount) -> SafeString:
    """For running text: an include would leave the line end of its file before the comma."""
    html = get_template("components/amount.html").render({"amount": amount})
    return mark_safe(html.strip())


@register.simple_tag
def site_name() -> str:
    """For pages that are rendered without a context."""
    return settings.SITE_NAME


@register.filter
def grouped(choices) -> list[tuple[str, list]]:
    """Choices of a select as (heading, choices); "" heads those that stand outside a group."""
    groups: list[tuple[str, list]] = []
    for value, label in choices:
        if isinstance(label, list | tuple):
            groups.append((value, list(label)))
        elif groups and groups[-1][0] == "":
            groups[-1][1].append((value, label))
        else:
            groups.append(("", [(value, label)]))
    return groups
