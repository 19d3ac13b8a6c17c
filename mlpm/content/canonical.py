"""How does a content document look as text? One way to read it, one canonical way to write it."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from textwrap import indent

import yaml
from pydantic import ValidationError

from mlpm.content.schemas import KINDS, Document

LONGEST_TEXT = 2_000_000
WIDTH = 88


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a document, and where: `where` is the path inside it."""

    path: str
    where: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.path, self.where, self.reason) if part)


class BrokenDocuments(Exception):
    """Documents that cannot be read; `faults` says all that is wrong with them."""

    def __init__(self, faults: list[Fault]):
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class StrictLoader(yaml.composer.Composer, yaml.CSafeLoader):
    """YAML without its surprises: no aliases, tags or doubled keys, and `no` is a word.

    libyaml reads the text, five times faster than Python; Python composes, so that the rules
    below see every event.
    """

    def __init__(self, stream):
        yaml.CSafeLoader.__init__(self, stream)
        yaml.composer.Composer.__init__(self)

    def compose_node(self, parent, index):
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent):
            raise refused("aliases are not allowed", event)
        if getattr(event, "tag", None):
            raise refused("tags are not allowed", event)
        return super().compose_node(parent, index)

    def construct_mapping(self, node, deep=False):
        keys = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, str):
                raise refused(f"the key {shortened(key)} is not a word", key_node)
            if key in keys:
                raise refused(f"the key {shortened(key)} stands twice", key_node)
            keys.add(key)
        return super().construct_mapping(node, deep)


def refused(problem: str, place) -> yaml.constructor.ConstructorError:
    return yaml.constructor.ConstructorError(None, None, problem, place.start_mark)


StrictLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"^(null|~|)$", ["n", "~", ""]),
    ("bool", r"^(true|false)$", "tf"),
    ("int", r"^(-?[1-9][0-9]{0,17}|0)$", "-0123456789"),
    ("timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "0123456789"),
]:
    StrictLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


class CanonicalDumper(yaml.SafeDumper):
    def increase_indent(self, flow=False, indentless=False):
        return super().increase_indent(flow, False)

    def ignore_aliases(self, data):
        return True


def _word(dumper, text):
    style = ">" if len(text) > WIDTH - 20 else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


CanonicalDumper.add_representer(str, _word)


def _yaml(data) -> str:
    return yaml.dump(data, Dumper=CanonicalDumper, sort_keys=False, allow_unicode=True, width=WIDTH)


def emit(document: Document) -> str:
    """The canonical text: schema order, defaults left out, a blank line between parts."""
    blocks = []
    head = {}
    for key, value in document.model_dump(exclude_defaults=True).items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            parts = "\n".join(indent(_yaml([part]), "  ") for part in value)
            blocks.append(f"{key}:\n{parts}")
        elif blocks:
            blocks.append(_yaml({key: value}))
        else:
            head[key] = value
    return "\n".join([_yaml(head), *blocks])


def parse(raw: bytes | str, path: str) -> Document:
    """The document in this text. Raises BrokenDocuments with every fault found."""
    data = _plain_data(raw, path)
    kind = data.get("document") if isinstance(data, dict) else None
    schema = KINDS.get(kind) if isinstance(kind, str) else None
    if schema is None:
        kinds = ", ".join(KINDS)
        raise BrokenDocuments(
            [Fault(path, "document", f"the first line must be `document:` and one of {kinds}")]
        )
    try:
        return schema.model_validate(data)
    except ValidationError as error:
        raise BrokenDocuments([_fault(path, schema, detail) for detail in error.errors()]) from None


def _plain_data(raw: bytes | str, path: str):
    if len(raw) > LONGEST_TEXT:
        raise BrokenDocuments([Fault(path, "", f"longer than {LONGEST_TEXT:,} characters")])
    try:
        text = raw.decode("utf-8") if isinstance(raw, bytes) else raw
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1  # type: ignore[arg-type]
        raise BrokenDocuments([Fault(path, f"line {line}", "not UTF-8")]) from None
    try:
        return yaml.load(text, Loader=StrictLoader)
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        reason = f"contains the invisible character U+{error.character:04X}"
        raise BrokenDocuments([Fault(path, f"line {line}", reason)]) from None
    except yaml.MarkedYAMLError as error:
        where = f"line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise BrokenDocuments([Fault(path, where, str(error.problem))]) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise BrokenDocuments([Fault(path, "", str(error).splitlines()[0])]) from None
    except RecursionError:
        raise BrokenDocuments([Fault(path, "", "nested too deeply")]) from None


def _fault(path: str, schema: type[Document], detail) -> Fault:
    reason = detail["msg"].removeprefix("Value error, ")
    if detail["type"] == "extra_forbidden":
        word = str(detail["loc"][-1])
        close = get_close_matches(word, _words(schema), n=1)
        reason = f"unknown word `{_plain(word)}`"
        reason += f"; did you mean `{close[0]}`?" if close else ""
    elif detail["type"] not in ("missing", "value_error"):
        reason = f"{reason}, not {shortened(detail['input'])}"
    return Fault(path, where(detail["loc"]), reason)


@cache
def _words(schema: type[Document]) -> list[str]:
    definitions = schema.model_json_schema()
    models = [definitions, *definitions.get("$defs", {}).values()]
    return [word for model in models for word in model.get("properties", {})]


def shortened(value) -> str:
    words = repr(value)
    return words if len(words) <= 60 else f"{words[:57]}…"


def where(location) -> str:
    """`("areas", 2, "tasks", 0)` as the reader of a document counts: areas[3].tasks[1]."""
    words = ""
    for step in location:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{_plain(str(step))}"
    return words.removeprefix(".")


def _plain(word: str) -> str:
    """A word of somebody's document, as it may stand in a message: short, all of it visible."""
    words = repr(word)[1:-1]
    return words if len(words) <= 60 else f"{words[:59]}…"
