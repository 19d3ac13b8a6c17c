# ruff: noqa: E501  each case of the tables stands on its line
import string
from contextlib import suppress
from datetime import date

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mlpm.content import schemas
from mlpm.content.canonical import LONGEST_TEXT, BrokenDocuments, emit, parse

ROLE = """\
document: role
slug: some-role
title: Some role
short_title: some role
plural: some roles
family: product
summary: Does something.
"""
PAY = """\
document: pay
role: some-role

figures:
  - key: some-figure
    source_not_stated: true
    centre:
      statistic: average
      amount: 150000
"""
SKILLS = """\
document: skills

groups:
  - slug: some-group
    name: some group
"""


def faults(raw: bytes | str) -> list[str]:
    """What is wrong with the document, in words; fails when nothing is."""
    with pytest.raises(BrokenDocuments) as broken:
        parse(raw, "some/path.yaml")
    return [str(fault) for fault in broken.value.faults]


# There and back

PLAIN = string.ascii_letters + string.digits + " .,:;#-–'\"`!?&*%@|>[]{}()\\/$+=~^_<"
WORDS = [
    "yes", "no", "on", "off", "null", "~", "true", "1_000", "0x1f", "1e3", "12:30:00", ".nan",
    "2024-01-31", "- dash", "# hash", "a: b", "a #b", "key:", "'quoted'", '"', "*star", "&anchor",
    "!tag", "%", "@at", "`tick", "|", ">", "?", "? a", "[", "{}", "---", "...", "<<", "=", "é",
    "naïve — “quoted” … €", "日本語の文章", "🙂", "a  b   c", "\\n", "word " * 60 + "end",
    "x" * 300, "- " * 90 + "end", "# " * 90 + "end", "  spaced  ",
]  # fmt: skip
SEEN = st.characters(categories=["L", "N", "P", "S", "Zs"])


# Deferred, or each message of a failure holds all of this.
@st.deferred
def texts():
    sizes = {"min_size": 1, "max_size": 200}
    return st.one_of(
        st.sampled_from(WORDS), st.text(PLAIN, **sizes), st.text(SEEN, **sizes)
    ).filter(lambda text: text.strip() and not schemas.UNSEEN.search(text.strip()))


@st.deferred
def names():
    return st.sampled_from(WORDS).filter(lambda text: len(text) <= 40) | st.text(
        PLAIN, min_size=1, max_size=40
    ).filter(str.strip)


slugs = st.from_regex(r"[a-z0-9]{1,10}(-[a-z0-9]{1,10}){0,3}", fullmatch=True) | st.sampled_from(
    ["yes", "no", "null", "true", "0", "123", "1e3", "2024-01-31", "on", "0x1f"]
)
days = st.dates(date(1000, 1, 1))
cites = st.lists(
    st.builds(
        lambda slug, place, day: f"{slug}:{place}" + (f"@{day}" if day else ""),
        slugs.filter(lambda slug: slug != "ours"),
        names,
        st.none() | days,
    )
    | slugs.filter(lambda slug: slug != "ours")
    | st.builds("ours:because of this {}".format, texts),
    max_size=3,
)
money = st.integers(1, 100_000_000)


def parts(schema, **fields):
    return st.lists(st.builds(schema, cites=cites, **fields), max_size=3)


moves = st.lists(
    st.builds(
        schemas.MovePart,
        to=st.sampled_from(["there", "elsewhere", "nowhere"]),
        kind=st.sampled_from(["into", "step-up", "sideways"]),
        text=texts,
        hurdle=st.none() | texts,
        years_from=st.none() | st.integers(0, 5),
        years_to=st.none() | st.integers(5, 70),
        cites=cites,
    ),
    max_size=3,
    unique_by=lambda move: move.to,
)
roles = st.builds(
    schemas.RoleDocument,
    document=st.just("role"),
    slug=st.just("here"),
    title=names,
    short_title=names,
    plural=names,
    family=slugs,
    order=st.integers(0, 9999),
    stub=st.booleans(),
    checked_on=st.none() | days,
    summary=texts,
    aliases=st.lists(names, max_size=3, unique_by=str.strip),
    cites=cites,
    areas=parts(schemas.AreaPart, name=names, tasks=parts(schemas.TaskPart, text=texts)),
    requirements=parts(
        schemas.RequirementPart,
        kind=st.sampled_from(["technical", "learning"]),
        text=texts,
        essential=st.booleans(),
    ),
    trends=parts(schemas.TrendPart, title=names, text=texts),
    practices=parts(schemas.PracticePart, title=names, text=texts, answers=st.none() | slugs),
    moves=moves,
)
figures = st.builds(
    schemas.FigurePart,
    key=slugs,
    source=slugs,
    also_credited=st.lists(slugs, max_size=3, unique=True),
    words=st.none() | texts,
    place=st.none() | slugs,
    year=st.none() | st.integers(1900, 2200),
    population=st.none() | names,
    approximate=st.booleans(),
    centre=st.none() | st.builds(schemas.CentrePart, statistic=st.just("mean"), amount=money),
    span=st.none() | st.builds(schemas.SpanPart, statistic=st.just("threshold"), minimum=money),
    note=st.none() | texts,
    cites=cites,
)
pay = st.builds(
    schemas.PayDocument,
    document=st.just("pay"),
    role=slugs,
    figures=st.lists(figures, max_size=3),
)
sources = st.builds(
    schemas.SourcesDocument,
    document=st.just("sources"),
    sources=st.lists(
        st.builds(
            schemas.SourcePart,
            slug=slugs,
            name=names,
            kind=st.just("pay-site"),
            retrieved_on=st.none() | days,
            description=texts,
            url=st.none() | st.just("https://example.org/a?b=c#d"),
        ),
        max_size=3,
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.deferred(lambda: roles | pay | sources))
def test_a_document_comes_back_as_it_was_and_its_text_byte_for_byte(document):
    text = emit(document)

    assert parse(text, "any.yaml") == document
    assert emit(parse(text.encode(), "any.yaml")) == text


def test_the_canonical_text_is_pleasant_to_read():
    document = parse(
        'document: role\nmoves: [{text: "Yes: all.", kind: into, to: there}]\nsummary: ' + "a " * 60 +
        "\nfamily: product\nslug: some-role\ntitle: 'no'\nshort_title: x\nplural: xs\norder: 0",
        "any.yaml",
    )  # fmt: skip

    assert emit(document) == (
        "document: role\nslug: some-role\ntitle: 'no'\nshort_title: x\nplural: xs\n"
        "family: product\nsummary: >-\n"
        f"  {' '.join('a' * 44)}\n  {' '.join('a' * 16)}\n"
        "\nmoves:\n  - to: there\n    kind: into\n    text: 'Yes: all.'\n"
    )


@pytest.mark.parametrize(
    "text", ["document: sources\nsources: []\n", "document: skills\ngroups: []"]
)
def test_a_register_of_nothing_has_a_text(text):
    assert parse(emit(parse(text, "any.yaml")), "any.yaml") == parse(text, "any.yaml")


def test_lists_without_an_order_of_their_own_get_one():
    text = PAY.replace("    source_not_stated: true", "    source: a\n    also_credited: [c, b]")

    assert parse(text, "any.yaml").figures[0].also_credited == ["b", "c"]


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("brief: line 1", "brief:line 1"),
        ("brief:line 1 @2024-11-30", "brief:line 1@2024-11-30"),
        ("brief@2024-11-30", "brief@2024-11-30"),
        ("brief:", "brief"),
        ("ours:  because we say so", "ours:because we say so"),
    ],
)
def test_a_citation_has_one_form(written, canonical):
    document = parse(f"{ROLE}cites: ['{written}']", "any.yaml")

    assert document.cites == [canonical]


# Refused, with the file, the place in it and the reason

MAPPING = "document: mappings\nmappings: [{source: a, role: b, set: wide, titles: [{title: ML PM}"
REFUSED = {
    "empty": ("", "document: the first line must be `document:` and one of sources, registers"),
    "a list": ("- a\n- b", "document: the first line must be `document:`"),
    "a word": ("hello", "document: the first line must be `document:`"),
    "a kind we do not know": ("document: recipe", "document: the first line must be"),
    "a kind that is no word": ("document: [role]", "document: the first line must be"),
    "two documents": (f"{ROLE}---\n{ROLE}", "line 8: but found another document"),
    "an alias": (f"{ROLE}aliases: &a [x]\ncites: *a", "line 9: aliases are not allowed"),
    "itself in itself": (f"{ROLE}aliases: &a [*a]", "line 8: aliases are not allowed"),
    "a place in itself": (
        "document: places\nplaces: [{slug: a, name: a, kind: area, parent: b},"
        " {slug: b, name: b, kind: area, parent: a}]",
        "“a” lies in itself",
    ),
    "a title twice": (
        f"{MAPPING}, {{title: ml pm}}]}}]",
        "mappings[1].titles: “ml pm” stands twice",
    ),
    "a set twice": (
        f"{MAPPING}]}}, {{source: a, role: b, set: wide, titles: [{{title: x}}]}}]",
        "mappings: “a b wide” stands twice",
    ),
    "a set without titles": (
        "document: mappings\nmappings: [{source: a, role: b, titles: []}]",
        "mappings[1].titles: List should have at least 1 item",
    ),
    "a stand-in without its reason": (
        f"{MAPPING}, {{title: x, proxy: true}}]}}]",
        "mappings[1].titles[2]: say why this category stands in for the role",
    ),
    "a set of no kind": (f"{MAPPING}]}}]".replace("wide", "broad"), "mappings[1].set: Input should"),
    "a doubled key": (f"{ROLE}title: Again", "line 8: the key 'title' stands twice"),
    "a doubled key inside": (
        PAY.replace("amount: 150000", "amount: 150000\n      amount: 1"),
        "line 10: the key 'amount' stands twice",
    ),
    "a key that is a number": (f"{ROLE}1: x", "line 8: the key 1 is not a word"),
    "a key that is a list": (f"{ROLE}? [a]\n: x", "line 8: the key ['a'] is not a word"),
    "a merge": (f"{ROLE}<<: {{order: 1}}", "<<: unknown word `<<`"),
    "a tag of Python": (f"{ROLE}order: !!python/object:os.system {{}}", "line 8: tags are not"),
    "a tag that fails": (f"{ROLE}order: !!int ''", "line 8: tags are not allowed"),
    "a tag of a set": (f"{ROLE}aliases: !!set {{a, b}}", "line 8: tags are not allowed"),
    "an unknown word": (f"{ROLE}sumary: x", "sumary: unknown word `sumary`; did you mean `summary`?"),
    "an unknown word inside": (
        PAY.replace("statistic:", "statistics:"),
        "figures[1].centre.statistics: unknown word `statistics`; did you mean `statistic`?",
    ),
    "an unknown word like none": (f"{ROLE}zzzz: x", "zzzz: unknown word `zzzz`"),
    "a missing word": (ROLE.replace("family: product\n", ""), "family: Field required"),
    "a word for a number": (f"{ROLE}order: many", "order: Input should be a valid integer, not 'many'"),
    "a number for a word": (ROLE.replace("Some role", "12"), "title: Input should be a valid string, not 12"),
    "a day for a word": (
        ROLE.replace("Some role", "2024-01-31"),
        "title: Input should be a valid string, not datetime.date(2024, 1, 31)",
    ),
    "yes for true": (f"{ROLE}stub: yes", "stub: Input should be a valid boolean, not 'yes'"),
    "1 for true": (f"{ROLE}stub: 1", "stub: Input should be a valid boolean, not 1"),
    "true for a number": (f"{ROLE}order: true", "order: Input should be a valid integer, not True"),
    "a list for a word": (ROLE.replace("Some role", "[a]"), "title: Input should be a valid string, not ['a']"),
    "a word for a list": (f"{ROLE}aliases: MLPM", "aliases: Input should be a valid list, not 'MLPM'"),
    "nothing for a list": (f"{ROLE}aliases:", "aliases: Input should be a valid list, not None"),
    "no text": (ROLE.replace("Does something.", "'  '"), "summary: String should have at least 1"),
    "too long a title": (ROLE.replace("Some role", "a" * 81), "title: String should have at most 80"),
    "a slug with capitals": (ROLE.replace("some-role", "Some-Role"), "slug: String should match pattern"),
    "a slug that climbs": (ROLE.replace("some-role", "../x"), "slug: String should match pattern"),
    "a day that is none": (f"{ROLE}checked_on: 2024-02-30", "day is out of range for month"),
    "seconds for a day": (f"{ROLE}checked_on: 86400", "checked_on: write a day as 2026-11-23"),
    "seconds in words for a day": (f"{ROLE}checked_on: '86400'", "checked_on: write a day as 2026"),
    "an alias twice": (f"{ROLE}aliases: [MLPM, MLPM]", "aliases: “MLPM” stands twice"),
    "a team twice": (f"{ROLE}teams: [{{team: a}}, {{team: a}}]", "teams: “a” stands twice"),
    "a skill level twice": (
        f"{SKILLS}    skills: [{{slug: a, name: a, description: a, levels: "
        "[{proficiency: 1, text: a}, {proficiency: 1, text: b}]}]",
        "groups[1].skills[1].levels: “1” stands twice",
    ),
    "a level that is true": (
        f"{SKILLS}    skills: [{{slug: a, name: a, description: a, levels: "
        "[{proficiency: true, text: a}]}]",
        "groups[1].skills[1].levels[1].proficiency: Input should be a valid integer, not True",
    ),
    "a move to itself": (
        f"{ROLE}moves: [{{to: some-role, kind: into, text: a}}]",
        "a move leads from one role to another role",
    ),
    "years in the wrong order": (
        f"{ROLE}moves: [{{to: a, kind: into, text: a, years_from: 3, years_to: 1}}]",
        "moves[1]: the shorter number of years comes first",
    ),
    "a citation of nothing": (f"{ROLE}cites: ['Some Book']", "cites[1]: write `source:place in it`"),
    "our judgement without a reason": (f"{ROLE}cites: [ours]", "cites[1]: our own judgement gives"),
    "a short reason": (f"{ROLE}cites: ['ours:because']", "cites[1]: our own judgement gives its"),
    "a citation of no day": (f"{ROLE}cites: ['brief:line 1@2024-02-30']", "cites[1]: day is out of"),
    "too long a place in a source": (f"{ROLE}cites: ['brief:{'x' * 121}']", "cites[1]: the place in"),
    "money with a fraction": (PAY.replace("150000", "150000.50"), "figures[1].centre.amount: Input"),
    "money in words": (PAY.replace("150000", "150k"), "valid integer, not '150k'"),
    "money with a mark": (PAY.replace("150000", "150_000"), "valid integer, not '150_000'"),
    "not a number": (PAY.replace("150000", ".nan"), "valid integer, not '.nan'"),
    "infinite money": (PAY.replace("150000", ".inf"), "valid integer, not '.inf'"),
    "less than nothing": (PAY.replace("150000", "-1"), "greater than or equal to 1, not -1"),
    "no money": (PAY.replace("150000", "0"), "greater than or equal to 1, not 0"),
    "too much money": (PAY.replace("150000", "100000001"), "less than or equal to 100000000"),
    "a huge number": (PAY.replace("150000", "9" * 5000), "figures[1].centre.amount: Input should be"),
    "a number that is true": (PAY.replace("150000", "true"), "valid integer, not True"),
    "no origin": (PAY.replace("    source_not_stated: true\n", ""), "figures[1]: name the source, or say"),
    "two origins": (
        PAY.replace("source_not_stated", "source: a\n    source_not_stated"),
        "figures[1]: name the source, or say `source_not_stated: true`",
    ),
    "experience of nothing": (f"{PAY}    experience: {{}}", "figures[1].experience: give `level`, years"),
    "a part twice": (f"{PAY}    components: [{{kind: base}}, {{kind: base}}]", "“base” stands twice"),
    "a note of nobody": (
        f"{PAY}worth_knowing: [{{about: [a], decision: accepted}}]",
        "worth_knowing[1]: give `rule` for a doubt found by rule",
    ),
    "a note about nothing": (
        f"{PAY}worth_knowing: [{{about: [], text: a, decision: accepted}}]",
        "worth_knowing[1].about: List should have at least 1 item",
    ),
    "dismissed without a reason": (
        f"{PAY}worth_knowing: [{{about: [a], rule: b, decision: dismissed}}]",
        "worth_knowing[1]: say why the note is dismissed: `reason`",
    ),
    "depth in lists": (f"{ROLE}aliases: " + "[" * 10_000, "nested too deeply"),
    "depth in mappings": (f"{ROLE}aliases: " + "{a: " * 10_000, "nested too deeply"),
    "depth in lines": ("".join(f"{' ' * n}a:\n" for n in range(1500)), "nested too deeply"),
    "an unclosed quote": (f"{ROLE}aliases: ['a", "line 8: found unexpected end of stream"),
    "a tab": (f"{ROLE}aliases:\n\t- a", "line 9: found character that cannot start any token"),
    "a character there is not": (f'{ROLE}aliases: ["\\UFFFFFFFF"]', "path.yaml: "),
    "another character there is not": (f'{ROLE}aliases: ["\\U00110000"]', "path.yaml: "),
    "half a character": (f'{ROLE}aliases: ["\\ud800"]', "line 8: found invalid Unicode character"),
    "half a character in a key": (f'{ROLE}"\\ud800": x', "path.yaml: "),
    "NUL": (f"{ROLE}aliases: [a\0b]", "line 8: contains the invisible character U+0000"),
    "a bell after many accents and before more lines": (
        f"{ROLE}# {'é' * 90}\naliases: [a\7b]\n\n\n\n\n",
        "line 9: contains the invisible character U+0007",
    ),
    "UTF-16": (ROLE.encode("utf-16"), "line 1: not UTF-8"),
    "UTF-16 without its mark": (ROLE.encode("utf-16-le"), "line 1: contains the invisible character"),
    "Latin-1": (ROLE.replace("Does", "é").encode("latin-1"), "line 7: not UTF-8"),
    "a cut character": (ROLE.encode() + "é".encode()[:1], "line 8: not UTF-8"),
    "3 MB": (f"{ROLE}note: {'a' * 3_000_000}", f"longer than {LONGEST_TEXT:,} characters"),
    "3 MB in bytes": (b"a" * 3_000_000, f"longer than {LONGEST_TEXT:,} characters"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "reason"), REFUSED.values(), ids=REFUSED)
def test_it_is_refused_with_its_file_and_the_reason(raw, reason):
    found = faults(raw)

    assert all(fault.startswith("some/path.yaml: ") for fault in found)
    assert reason in "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [0x00, 0x07, 0x0A, 0x1B, 0x7F, 0x85, 0xAD, 0x61C, 0x200B, 0x200D, 0x200E, 0x2028, 0x2029,
     0x202E, 0x2060, 0x2066, 0xFEFF, 0xFFF9, 0xE0041],
)  # fmt: skip
@pytest.mark.parametrize(
    "document",
    [
        ROLE.replace("Does something.", '"a\\U{:08x}b"'),
        f'{ROLE}aliases: ["a\\U{{:08x}}b"]',
        f'{ROLE}cites: ["ours:because of this\\U{{:08x}}b"]',
        'document: sources\nsources: [{{slug: a, name: a, kind: pay-site, description: a, '
        'url: "https://example.org/\\U{:08x}"}}]',
    ],
    ids=["text", "name", "citation", "address"],
)  # fmt: skip
def test_a_character_that_nobody_sees_is_refused_and_shown_by_its_number(document, code):
    found = faults(document.format(code))

    assert len(found) == 1
    assert f"U+{code:04X}" in found[0] or "String should match" in found[0]
    assert found[0].isprintable()


def test_a_message_shows_what_cannot_be_seen_of_a_key():
    found = faults(f'{ROLE}"\\e[31m\\u202e": x')

    assert found == ["some/path.yaml: \\x1b[31m\\u202e: unknown word `\\x1b[31m\\u202e`"]


def test_all_faults_are_listed():
    found = faults(ROLE.replace("some-role", "Some Role") + "order: x\nsumary: y")

    assert [fault.split(": ")[1] for fault in found] == ["slug", "order", "sumary"]


def parsed_or_refused(raw):
    """Any exception but this one fails the test."""
    with suppress(BrokenDocuments):
        parse(raw, "any.yaml")


@settings(max_examples=300, deadline=None)
@given(st.text())
@example("document: role\n!!bool x: 1")
@example('"\\UFFFFFFFF"')
def test_any_text_is_read_or_refused(text):
    parsed_or_refused(text)


@settings(max_examples=300, deadline=None)
@given(st.binary())
def test_any_bytes_are_read_or_refused(raw):
    parsed_or_refused(raw)


tricky = st.text("abc:-'\"[]{}&*!|>%@`#,?=~<\\ \n\t019.", max_size=40) | st.sampled_from(
    ["!!int", "!!float ''", "!!timestamp x", "!!null", "! a", "&a", "*a", "%YAML 9.9", "---", "..."]
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([ROLE, PAY, SKILLS]), st.lists(tricky, min_size=1, max_size=4), st.data())
def test_a_document_with_anything_in_it_is_read_or_refused(document, words, data):
    for word in words:
        place = data.draw(st.integers(0, len(document)))
        document = document[:place] + word + document[place:]

    parsed_or_refused(document)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda values: st.lists(values, max_size=3) | st.dictionaries(st.text(), values, max_size=3),
)
some_words = st.sampled_from(
    [*schemas.RoleDocument.model_fields, *schemas.PayDocument.model_fields]
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(list(schemas.KINDS)), st.dictionaries(some_words, json_values))
def test_any_values_under_our_words_are_read_or_refused(kind, values):
    parsed_or_refused(yaml.safe_dump({**values, "document": kind}, allow_unicode=True))


def test_mappings_have_one_order_and_keep_the_same_title_at_another_level():
    document = parse(f"{MAPPING}, {{title: AI PM, level: senior}}, {{title: AI PM}}]}}]", "")

    text = emit(document)

    assert text.index("AI PM\n") < text.index("level: senior") < text.index("ML PM")
    assert emit(parse(text, "")) == text
