"""Is every word that a reader sees marked for translation, in a way that makemessages finds?"""

import ast
import re

import pytest
from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
# The component page is for those who build the site; the admin's own words are Django's.
NOT_FOR_READERS = ("site/components.html", "admin/")

TRANSLATED_OR_UNSEEN = [
    r"{%\s*comment\b.*?{%\s*endcomment\s*%}",
    r"{#[^\n]*?#}",  # over two lines Django shows it
    r"<!--.*?-->",
    r"{%\s*blocktranslate\b.*?{%\s*endblocktranslate\s*%}",
    r"<(script|style)\b.*?</\1>",
]
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.S)
LITERAL = re.compile(r"""(?<!_\()(?:"([^"]*)"|'([^']*)')""")  # _("…") is marked
# Names in code: a slug, a path, a class, an address, a date format.
NAME = re.compile(r"[a-z0-9_./:#?=&-]*|[jFYHi ]+")
SHOWN_ATTRIBUTE = re.compile(
    r"\b(?:placeholder|aria-(?:label|description|valuetext|roledescription)|title|alt|label)"
    r"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
)
DESCRIPTION = re.compile(r"<meta\s+name=\"description\"\s+content=\"([^\"]*)\"")
LETTER = re.compile(r"[^\W\d_]")


def untranslated(text):
    """(line, words) of what would stay English in every language."""
    for pattern in TRANSLATED_OR_UNSEEN:
        text = re.sub(pattern, blank, text, flags=re.S)
    for tag in TAG.finditer(text):
        yield from ((line_of(text, tag.start()), words) for words in words_in_tag(tag[0]))
    text = TAG.sub(blank, text)
    for attribute in [*SHOWN_ATTRIBUTE.finditer(text), *DESCRIPTION.finditer(text)]:
        words = "".join(filter(None, attribute.groups()))
        if LETTER.search(words):
            yield line_of(text, attribute.start()), words.strip()
    text = re.sub(r"<[^>]*>|&#?\w+;", blank, text)
    for number, line in enumerate(text.splitlines(), 1):
        if LETTER.search(line):
            yield number, " ".join(line.split())


def words_in_tag(tag):
    """Literals that a tag hands on to be shown: `{% include … with text="Like this" %}`."""
    if re.match(r"{%\s*translate\b", tag):
        return
    for literal in LITERAL.finditer(tag):
        words = literal[1] or literal[2] or ""
        if LETTER.search(words) and not NAME.fullmatch(words):
            yield words


def blank(match):
    """As many lines, so that those after it keep their numbers, and no words."""
    return "\n" * match[0].count("\n") or " "


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def names():
    found = (path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.*"))
    return sorted(name for name in found if not name.startswith(NOT_FOR_READERS))


@pytest.mark.parametrize("name", names())
def test_every_word_of_a_template_is_marked(name):
    found = untranslated((TEMPLATES / name).read_text())

    assert [f"templates/{name}:{line}: {words}" for line, words in found] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>\n\nPay</p>", [(3, "Pay")]),
        ("{% if a %}\n<b>{{ a }} Rôles</b>{% endif %}", [(2, "Rôles")]),
        ('<input placeholder="Search">', [(1, "Search")]),
        ("<a title='here {{ a }}'>", [(1, "here")]),
        ('{% include "a.html" with text="Not yet" only %}', [(1, "Not yet")]),
        ('{{ a|default:"None" }}', [(1, "None")]),
        ('{% firstof a _("Not yet") %}', []),
        ("{# note #}<p>{% comment %}one\ntwo{% endcomment %}\nPay", [(3, "Pay")]),
        ("{# not a\ncomment #}", [(1, "{# not a"), (2, "comment #}")]),
        ('<a class="pay" href="/pay/">{% translate "Pay" %}&nbsp;{{ a }} · 12</a>', []),
        ("{% blocktranslate %}Pay {{ a }}{% plural %}<b>Pays</b>{% endblocktranslate %}", []),
        ("""<a aria-label="{% translate 'Pay' %}">{% url 'salaries:compare' %}</a>""", []),
        ('{{ day|date:"j F Y" }}', []),
    ],
)
def test_what_counts_as_unmarked(text, found):
    assert list(untranslated(text)) == found


MARKS = {"gettext": 1, "gettext_noop": 1, "gettext_lazy": 1, "_": 1, "ngettext": 2}
# Marked elsewhere: by gettext_noop where the sentence is made, and in Django's own catalogue.
MARKED_ELSEWHERE = {"words.text", "MONTHS[figure.month - 1]", "MONTHS[month - 1]"}


def unmarkable(code):
    """(line, argument) of messages that are not written out, so makemessages cannot find them."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for argument in node.args[: MARKS.get(node.func.id, 0)]:
                written = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                if not written and ast.unparse(argument) not in MARKED_ELSEWHERE:
                    yield argument.lineno, ast.unparse(argument)


@pytest.mark.parametrize("package", ["mlpm", "skills", "roles", "salaries"])
def test_every_message_in_code_is_written_out(package):
    modules = sorted((settings.BASE_DIR / package).rglob("*.py"))
    modules = [path for path in modules if path.name != "sentences.py"]  # defines the marks

    wrong = [
        f"{path.relative_to(settings.BASE_DIR)}:{line}: {argument}"
        for path in modules
        for line, argument in unmarkable(path.read_text())
    ]

    assert wrong == []


def test_a_message_in_pieces_is_not_written_out():
    assert list(unmarkable('gettext("Pay"); gettext(f"Pay {a}"); ngettext("a", b, 2)')) == [
        (1, "f'Pay {a}'"),
        (1, "b"),
    ]
