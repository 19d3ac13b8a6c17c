"""How is a small number said in a sentence?"""

from mlpm.lib.sentences import gettext


def number_words(number: int) -> str:
    """ "three"; figures above twelve."""
    words = [
        gettext("none"),
        gettext("one"),
        gettext("two"),
        gettext("three"),
        gettext("four"),
        gettext("five"),
        gettext("six"),
        gettext("seven"),
        gettext("eight"),
        gettext("nine"),
        gettext("ten"),
        gettext("eleven"),
        gettext("twelve"),
    ]
    return words[number] if number < len(words) else f"{number:,}"


def opening_number(number: int) -> str:
    """The same as the first word of a sentence: "Three"."""
    words = number_words(number)
    return words[:1].upper() + words[1:]
