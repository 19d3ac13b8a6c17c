"""Which characters of a text can nobody see?"""

import re

#: Control characters, marks of direction, separators and all that has no width.
UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def unseen_in_lines(text: str) -> str:
    """The first such character as “U+202E”, or ""; the ends of lines are not meant."""
    found = UNSEEN.search(text.replace("\n", " "))
    return f"U+{ord(found[0]):04X}" if found else ""


def made_visible(text: str) -> str:
    """Each such character as one that shows, so that a page may hold the text."""
    return "\n".join(UNSEEN.sub("\ufffd", line) for line in text.splitlines())


def without_unseen(text: str) -> str:
    return "\n".join(UNSEEN.sub("", line) for line in text.splitlines())
