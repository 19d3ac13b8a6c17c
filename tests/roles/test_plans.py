"""What of a plan comes first, when it would end, its codes, its file and its calendar."""

import json
import re
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roles.plan_calendar import Entry, calendar_file, escaped, folded
from roles.plan_codes import digest, plan_code, share_code
from roles.plan_files import (
    LARGEST,
    ItemCopy,
    PlanCopy,
    RoleName,
    UnreadableFile,
    read_plan_file,
    write_plan_file,
)
from roles.plans import (
    LONGEST_NOTE,
    MOST_ITEMS,
    agenda,
    done_words,
    end_dates,
    oldest_kept,
    to_plan,
    without_hours,
)
from skills.gaps import Want, gap, grown

TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Thing:
    order: int
    hours: int | None = None
    done_on: date | None = None


def things(*hours, done=()):
    return [
        Thing(order, spent, TODAY if order in done else None)
        for order, spent in enumerate(hours, 1)
    ]


def orders(items):
    return [item.order for item in items]


# What comes first


def test_one_item_is_begun_two_follow_and_the_rest_is_later():
    found = agenda(things(*[None] * 6))

    assert found.begun.order == 1
    assert orders(found.following) == [2, 3]
    assert orders(found.later) == [4, 5, 6]
    assert found.done == []


def test_what_is_done_leaves_its_place_to_the_next():
    found = agenda(things(*[None] * 5, done={1, 3}))

    assert found.begun.order == 2
    assert orders(found.following) == [4, 5]
    assert orders(found.done) == [1, 3]


def test_what_was_done_first_stands_first_among_what_is_done():
    late, early = Thing(1, done_on=TODAY), Thing(2, done_on=TODAY - timedelta(1))

    assert orders(agenda([late, early]).done) == [2, 1]


def test_when_all_is_done_nothing_is_begun():
    found = agenda(things(None, None, done={1, 2}))

    assert found.begun is None
    assert not found.following
    assert not found.later


PLANS = st.lists(
    st.tuples(st.none() | st.integers(1, 1000), st.none() | st.dates()), max_size=30
).map(lambda rows: [Thing(order, *row) for order, row in enumerate(rows, 1)])


@given(PLANS, st.randoms())
def test_every_item_stands_in_one_place_however_the_rows_come(items, random):
    shuffled = random.sample(items, len(items))
    found = agenda(shuffled)
    begun = [found.begun] if found.begun else []

    assert sorted(orders([*begun, *found.following, *found.later, *found.done])) == orders(items)
    assert found == agenda(items)
    assert all(item.done_on is None for item in [*begun, *found.following, *found.later])


def test_the_sum_counts_what_is_done():
    assert done_words(things(1, 1, 1, done={2})) == "1 of 3 done"


# When it would end


def test_an_end_is_the_hours_so_far_by_the_hours_of_a_week():
    ends = end_dates(things(4, 8), 4, TODAY)

    assert ends == {1: TODAY + timedelta(7), 2: TODAY + timedelta(21)}


def test_part_of_a_day_counts_as_a_day():
    assert end_dates(things(1), 168, TODAY) == {1: TODAY + timedelta(1)}


def test_without_hours_of_a_week_nothing_is_said():
    assert end_dates(things(4, 8), None, TODAY) == {}


def test_after_an_item_without_hours_nothing_is_said():
    assert end_dates(things(4, None, 8), 4, TODAY).keys() == {1}


def test_what_is_done_takes_no_time():
    assert end_dates(things(4, None, 8, done={1, 2}), 4, TODAY) == {3: TODAY + timedelta(14)}


def test_what_lacks_hours_is_counted_while_it_is_open():
    assert without_hours(things(None, None, 3, done={1})) == 1


@given(PLANS, st.integers(1, 168))
def test_ends_never_go_back_and_more_time_ends_no_later(items, hours):
    ends = list(end_dates(items, hours, TODAY).values())
    faster = list(end_dates(items, min(168, hours + 1), TODAY).values())

    assert ends == sorted(ends)
    assert all(day > TODAY for day in ends)
    assert all(sooner <= later for sooner, later in zip(faster, ends, strict=True))


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=20), st.integers(1, 168))
def test_the_last_end_is_that_of_the_whole_sum(hours, weekly):
    last = end_dates(things(*hours), weekly, TODAY)[len(hours)]

    weeks = Fraction(sum(hours), weekly)
    assert 0 <= (last - TODAY).days - 7 * weeks < 1


def test_the_longest_plan_ends_within_the_calendar():
    assert end_dates(things(*[1000] * MOST_ITEMS), 1, TODAY)[MOST_ITEMS].year < 9999


# What goes into a new one


def test_a_skill_comes_again_only_where_a_higher_level_is_asked_for():
    first, second = [Want("sql", 3, 3), Want("talk", 2, 3)], [Want("sql", 4, 3), Want("talk", 2, 5)]
    gaps = [gap(first, {}), gap(second, {})]

    one, two = to_plan(gaps, {})

    assert [(row.want.skill, row.want.proficiency) for row in one] == [("sql", 3), ("talk", 2)]
    assert [(row.want.skill, row.want.proficiency) for row in two] == [("sql", 4)]


def test_what_she_brings_from_her_role_is_no_item_of_a_later_step():
    middle, end = [Want("talk", 2, 3)], [Want("sql", 3, 3)]
    gaps = [gap(middle, {"sql": 3}), gap(end, grown(middle, {}))]

    assert [len(step) for step in to_plan(gaps, {"sql": 3})] == [1, 0]


def test_the_largest_gap_of_a_step_comes_first():
    (step,) = to_plan([gap([Want("small", 1, 1), Want("large", 4, 5, True)], {})], {})

    assert [row.want.skill for row in step] == ["large", "small"]


# How long it is kept


@pytest.mark.parametrize(
    ("today", "oldest"),
    [
        (date(2026, 11, 23), date(2025, 10, 23)),
        (date(2027, 1, 31), date(2025, 12, 31)),
        (date(2027, 3, 31), date(2026, 2, 28)),
        (date(2028, 2, 29), date(2027, 1, 29)),
    ],
)
def test_a_plan_is_kept_for_thirteen_months(today, oldest):
    assert oldest_kept(today) == oldest


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_no_plan_is_forgotten_early_nor_comes_back(today):
    assert 393 <= (today - oldest_kept(today)).days <= 397
    assert oldest_kept(today) <= oldest_kept(today + timedelta(1))


# Codes


def test_a_code_is_160_bits_in_small_letters_and_figures():
    assert re.fullmatch(r"[a-z2-7]{32}", plan_code("secret", "token"))


def test_the_same_press_has_the_same_code_and_another_press_another():
    assert plan_code("secret", "token") == plan_code("secret", "token")
    assert len({plan_code("secret", str(number)) for number in range(100)}) == 100
    assert plan_code("other secret", "token") != plan_code("secret", "token")


def test_each_sharing_has_its_own_code_that_does_not_show_the_plan():
    code = plan_code("secret", "token")
    shared = {share_code(code, number) for number in range(100)}

    assert len(shared) == 100
    assert code not in shared
    assert share_code(code, 1) == share_code(code, 1)


def test_any_text_has_a_digest():
    assert len({digest("a"), digest("\ud800"), digest("ü" * 10_000)}) == 3


# The file


ITEM = ItemCopy(
    skill="sql",
    skill_name="SQL",
    role_title="Data scientist",
    level=3,
    title="Count something",
    text="Choose a table.\nCount.",
    shows="A query.",
    done_when="Somebody else gets the same number.",
    first_step="Find a table.",
    effort="days",
    hours=5,
    note="Ask “Ana”.",
    done_on=TODAY,
)
PLAN = PlanCopy(
    roles=(RoleName("data-analyst", "Data analyst"), RoleName("data-scientist", "Data scientist")),
    items=(ITEM, replace(ITEM, hours=None, note="", done_on=None, effort="")),
    created_on=TODAY,
    hours_per_week=4,
)


def faults(text):
    with pytest.raises(UnreadableFile) as error:
        read_plan_file(text if isinstance(text, bytes) else text.encode())
    return list(error.value.faults)


def changed(place, value):
    """The file of PLAN with another value in one place, `items.0.note`."""
    *way, last = place.split(".")
    whole = at = json.loads(write_plan_file(PLAN))
    for part in way:
        at = at[int(part) if part.isdigit() else part]
    at[int(last) if last.isdigit() else last] = value
    return json.dumps(whole)


def test_a_file_says_all_of_a_plan():
    assert read_plan_file(write_plan_file(PLAN).encode()) == PLAN


WORDS = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=60)
LINES = st.lists(WORDS, max_size=3).map("\n".join)
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
ITEMS = st.builds(
    ItemCopy,
    skill=SLUGS,
    skill_name=WORDS,
    role_title=WORDS,
    level=st.integers(1, 4),
    title=WORDS,
    text=LINES,
    shows=LINES,
    done_when=LINES,
    first_step=LINES,
    effort=st.sampled_from(["", "days", "weeks", "months"]),
    hours=st.none() | st.integers(1, 1000),
    note=LINES,
    done_on=st.none() | st.dates(),
)
COPIES = st.builds(
    PlanCopy,
    roles=st.lists(st.builds(RoleName, SLUGS, WORDS), min_size=2, max_size=6).map(tuple),
    items=st.lists(ITEMS, min_size=1, max_size=5).map(tuple),
    created_on=st.dates(),
    hours_per_week=st.none() | st.integers(1, 168),
    are_dates_hidden=st.booleans(),
    version=st.just(1),
)


@settings(max_examples=60)
@given(COPIES)
def test_whatever_a_plan_says_its_file_brings_back(copy):
    assert read_plan_file(write_plan_file(copy).encode()) == copy


def test_the_largest_plan_with_its_notes_can_be_brought_back():
    full = replace(ITEM, note="ж" * LONGEST_NOTE, text="w" * 1000)
    whole = write_plan_file(replace(PLAN, items=(full,) * MOST_ITEMS)).encode()

    assert len(whole) < LARGEST
    assert len(read_plan_file(whole).items) == MOST_ITEMS


def test_a_mark_of_order_at_the_beginning_does_not_matter():
    assert read_plan_file(b"\xef\xbb\xbf" + write_plan_file(PLAN).encode()) == PLAN


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Nothing is in it."),
        ("  \n", "Nothing is in it."),
        ("{", "The file is not JSON as this site writes it."),
        ("[" * 10_000, "The file is not JSON as this site writes it."),
        ('{"a": NaN}', "The file is not JSON as this site writes it."),
        ('{"a": ' + "9" * 5000 + "}", "The file is not JSON as this site writes it."),
        ('{"a": 1, "a": 2}', "“a” stands twice in one place."),
        ("{}".encode("utf-16"), "The file is not text in UTF-8."),
        (b"\xff\xfe", "The file is not text in UTF-8."),
        (b"x" * (LARGEST + 1), "The file is larger than any plan of this site can be."),
    ],
)
def test_what_is_no_file_of_ours_is_said_in_a_sentence(text, words):
    (fault,) = faults(text)

    assert fault.endswith(words)


@pytest.mark.parametrize(
    ("place", "value", "fault"),
    [
        ("items.1.note", "x" * 2001, "$.items[1].note is longer than 2000 characters"),
        ("items.1.note", "a\x00b", "$.items[1].note holds the invisible character U+0000"),
        ("items.1.note", "a\u202eb", "$.items[1].note holds the invisible character U+202E"),
        ("items.0.note", 7, "$.items[0].note must be text in quotation marks"),
        ("items.0.level", 5, "$.items[0].level must be at most 4"),
        ("items.0.level", 0, "$.items[0].level must be at least 1"),
        ("items.0.level", "3", "$.items[0].level must be a whole number"),
        ("items.0.level", True, "$.items[0].level must be a whole number"),
        ("items.0.hours", 10**30, "$.items[0].hours must be at most 1000"),
        ("items.0.hours", 1.5, "$.items[0].hours must be a whole number"),
        ("items.0.done_on", "2026-02-30", "$.items[0].done_on must be a day as 2026-11-23"),
        ("items.0.done_on", 5, "$.items[0].done_on must be a day as 2026-11-23"),
        ("items.0.effort", "years", "$.items[0].effort must be '', 'days', 'weeks' or 'months'"),
        ("items.0.colour", "red", "$.items[0].colour is not known here"),
        ("items.0.skill", "Big Data", "$.items[0].skill must be small letters and figures, joined"
         " by hyphens"),
        ("items.0.title", "", "$.items[0].title is too short or empty"),
        ("items", [], "$.items is too short or empty"),
        ("items", [{**asdict(ITEM), "done_on": None}] * 101, "$.items has more than 100 entries"),
        ("roles", "both", "$.roles is not what belongs there"),
        ("are_dates_hidden", 1, "$.are_dates_hidden must be true or false"),
        ("version", 2, "$.version must be 1"),
    ],
)  # fmt: skip
def test_a_fault_names_its_place(place, value, fault):
    assert fault in faults(changed(place, value))


def test_a_list_with_faulty_entries_is_not_called_too_short():
    (fault,) = faults(changed("roles.0.slug", "A"))

    assert fault.startswith("$.roles[0].slug ")


def test_a_field_that_is_missing_is_named():
    whole = json.loads(write_plan_file(PLAN))
    del whole["items"][1]["title"]

    assert faults(json.dumps(whole)) == ["$.items[1].title is missing"]


def test_of_many_faults_the_first_twenty_are_listed_and_the_rest_counted():
    found = faults(changed("items", [{**asdict(ITEM), "done_on": None, "level": 9}] * 30))

    assert len(found) == 21
    assert found[-1] == "And 10 more."


@settings(max_examples=200)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=20,
    )
)
def test_any_other_json_is_refused_without_a_crash(value):
    assert faults(json.dumps(value))


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_without_a_crash(data):
    assert faults(data)


# The calendar


MADE = datetime(2026, 11, 23, 20, 5, tzinfo=UTC)


def unfolded(text):
    return text.replace("\r\n ", "")


def test_an_entry_takes_a_whole_day():
    text = calendar_file([Entry("one", TODAY, "Begin", "Read; then, write")], MADE, "Footing")

    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    lines = text.split("\r\n")
    assert "DTSTART;VALUE=DATE:20261123" in lines
    assert "DTSTAMP:20261123T200500Z" in lines
    assert "SUMMARY:Begin" in lines
    assert "DESCRIPTION:Read\\; then\\, write" in lines
    assert not any("\n" in line for line in lines)


def test_an_entry_keeps_its_identifier_and_shows_no_name():
    first, again = (calendar_file([Entry("one", TODAY, "A")], MADE, "F") for _ in range(2))
    other = calendar_file([Entry("two", TODAY, "A")], MADE, "F")

    assert first == again
    assert first != other
    assert "one" not in first


def test_a_comma_a_semicolon_a_stroke_and_a_line_are_escaped():
    assert escaped("a,b;c\\d\r\ne\x07") == "a\\,b\\;c\\\\d\\ne"


@given(st.text())
def test_a_folded_line_is_short_and_unfolds_to_itself(text):
    line = escaped(text)
    pieces = folded(line).split("\r\n")

    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert unfolded(folded(line)) == line
    assert all(piece.startswith(" ") for piece in pieces[1:])
