"""What does the file of a plan say? Its fields, how it is written, and what is wrong with one."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, TypeAdapter
from pydantic import ValidationError as PydanticError
from pydantic_core import ErrorDetails

from mlpm.lib.sentences import gettext, ngettext
from mlpm.lib.unseen import unseen_in_lines
from roles.paths import LONGEST
from roles.plans import HOURS_IN_A_WEEK, LONGEST_NOTE, MOST_HOURS, MOST_ITEMS

#: Larger than any plan of this site can become.
LARGEST = 1024 * 1024
MOST_FAULTS = 20


def seen(text: str) -> str:
    """Refuse what no page shows and no database should hold; lines are welcome."""
    if code := unseen_in_lines(text):
        raise ValueError(gettext("holds the invisible character {code}").format(code=code))
    return text


def up_to(longest: int, shortest: int = 0):
    return StringConstraints(min_length=shortest, max_length=longest)


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Name = Annotated[str, up_to(80, 1), AfterValidator(seen)]
Title = Annotated[str, up_to(200, 1), AfterValidator(seen)]
Text = Annotated[str, up_to(20_000), AfterValidator(seen)]
Note = Annotated[str, up_to(LONGEST_NOTE), AfterValidator(seen)]
Hours = Annotated[int, Field(ge=1, le=MOST_HOURS)]
WeeklyHours = Annotated[int, Field(ge=1, le=HOURS_IN_A_WEEK)]
STRICT = ConfigDict(extra="forbid", strict=True)


@dataclass(frozen=True, slots=True)
class RoleName:
    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    slug: Slug
    title: Name


@dataclass(frozen=True, slots=True)
class ItemCopy:
    """One thing to do, for one skill. All words are copies, so that a skill or a role that is
    changed or removed takes nothing away."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    skill: Slug
    skill_name: Name
    role_title: Name
    level: Annotated[int, Field(ge=1, le=4)]
    title: Title
    text: Text
    shows: Text = ""
    done_when: Text = ""
    first_step: Text = ""
    effort: Literal["", "days", "weeks", "months"] = ""
    hours: Hours | None = None
    note: Note = ""
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlanCopy:
    """A whole plan: what a new one begins with, what its file holds. Items are in order."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    roles: Annotated[tuple[RoleName, ...], Field(min_length=2, max_length=LONGEST + 1)]
    items: Annotated[tuple[ItemCopy, ...], Field(min_length=1, max_length=MOST_ITEMS)]
    created_on: date
    hours_per_week: WeeklyHours | None = None
    are_dates_hidden: bool = False
    version: Literal[1] = field(default=1, kw_only=True)


ADAPTER = TypeAdapter(PlanCopy)


class UnreadableFile(Exception):
    """Nothing of it was taken; each fault names the place in the file."""

    def __init__(self, *faults: str):
        super().__init__()
        self.faults = faults


def write_plan_file(copy: PlanCopy) -> str:
    words = json.dumps(asdict(copy), ensure_ascii=False, indent=2, default=date.isoformat)
    return f"{words}\n"


def read_plan_file(data: bytes) -> PlanCopy:
    """Raises UnreadableFile."""
    if len(data) > LARGEST:
        raise UnreadableFile(gettext("The file is larger than any plan of this site can be."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFile(gettext("The file is not text in UTF-8.")) from None
    if not text.strip():
        raise UnreadableFile(gettext("Nothing is in it."))
    try:
        # What the check below would let pass: a name that stands twice, and NaN.
        json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_constant)
        return ADAPTER.validate_json(text)
    except PydanticError as error:
        raise UnreadableFile(*_faults(error)) from None
    except (ValueError, RecursionError) as error:
        words = gettext("The file is not JSON as this site writes it.")
        where = f" {error.args[0]}" if isinstance(error, _StandsTwice) else ""
        raise UnreadableFile(words + where) from None


def _faults(error: PydanticError) -> list[str]:
    found = error.errors(include_url=False)
    # A list counts as too short for want of the entries that are faulty themselves.
    inside = {one["loc"][:depth] for one in found for depth in range(1, len(one["loc"]))}
    found = [one for one in found if one["type"] != "too_short" or one["loc"] not in inside]
    words = [f"{_path(one['loc'])} {_words(one)}" for one in found[:MOST_FAULTS]]
    if (more := len(found) - len(words)) > 0:
        words.append(ngettext("And {count} more.", "And {count} more.", more).format(count=more))
    return words


class _StandsTwice(ValueError):
    pass


def _each_once(pairs: list[tuple]) -> dict:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        words = gettext("“{name}” stands twice in one place.")
        raise _StandsTwice(words.format(name=twice[:80]))
    return found


def _no_constant(name: str):
    raise ValueError(name)


def _path(places: tuple) -> str:
    """$.items[3].note"""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in places)
    return "$" + "".join(parts)


def _words(error: ErrorDetails) -> str:
    limits = error.get("ctx", {})
    match error["type"]:
        case "missing":
            return gettext("is missing")
        case "unexpected_keyword_argument":
            return gettext("is not known here")
        case "value_error":
            return str(limits["error"])
        case "string_too_long":
            return gettext("is longer than {most} characters").format(most=limits["max_length"])
        case "too_long":
            return gettext("has more than {most} entries").format(most=limits["max_length"])
        case "string_too_short" | "too_short":
            return gettext("is too short or empty")
        case "greater_than_equal":
            return gettext("must be at least {least}").format(least=limits["ge"])
        case "less_than_equal":
            return gettext("must be at most {most}").format(most=limits["le"])
        case "literal_error":
            return gettext("must be {expected}").format(expected=limits["expected"])
        case "int_type":
            return gettext("must be a whole number")
        case "bool_type":
            return gettext("must be true or false")
        case "date_type" | "date_parsing" | "date_from_datetime_parsing":
            return gettext("must be a day as 2026-11-23")
        case "string_type":
            return gettext("must be text in quotation marks")
        case "string_pattern_mismatch":
            return gettext("must be small letters and figures, joined by hyphens")
        case _:
            return gettext("is not what belongs there")
