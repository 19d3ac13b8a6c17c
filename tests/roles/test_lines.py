from dataclasses import dataclass
from types import SimpleNamespace

import pytest

from roles.lines import in_sentence, line_through, with_article


@dataclass(frozen=True)
class SomeRole:
    slug: str
    short_title: str = ""

    @property
    def pk(self):
        return self.slug

    @property
    def title(self):
        return self.slug.replace("-", " ").capitalize()

    def get_absolute_url(self):
        return f"/roles/{self.slug}/"


def role(slug):
    return SomeRole(slug, slug.replace("-", " "))


def move(origin, destination):
    pk = f"{origin}>{destination}"
    return SimpleNamespace(pk=pk, origin=role(origin), destination=role(destination))


HERE = role("here")


def drawn(moves_in=(), moves_out=(), onward=()):
    """Each stop as the reader sees it, the role itself in brackets."""
    stops = line_through(
        HERE,
        [move(slug, "here") for slug in moves_in],
        [move("here", slug) for slug in moves_out],
        [move(*slugs.split(">")) for slugs in onward],
    )
    return [
        f"[{stop.title}]" if stop.is_here else " ".join(filter(None, [stop.title, stop.detail]))
        for stop in stops
    ]


def test_a_role_alone_is_one_stop():
    assert drawn() == ["[Here]"]


def test_the_line_runs_from_where_people_come_to_where_they_go():
    assert drawn(["before"], ["after"], ["after>later"]) == ["Before", "[Here]", "After", "Later"]


@pytest.mark.parametrize(
    ("moves", "line"),
    [
        ({"moves_in": ["before"]}, ["Before", "[Here]"]),
        ({"moves_out": ["after"]}, ["[Here]", "After"]),
    ],
)
def test_an_end_that_nobody_published_is_left_out(moves, line):
    assert drawn(**moves) == line


def test_others_in_the_same_place_are_named_beside_the_first():
    assert drawn(["a-role", "b-role", "c-role"]) == ["A role or b role, c role", "[Here]"]


def test_a_way_back_here_is_no_stop():
    assert drawn(moves_out=["after"], onward=["after>here"]) == ["[Here]", "After"]


def test_a_role_that_two_ways_lead_to_is_named_once():
    assert drawn(moves_out=["a", "b"], onward=["a>z", "b>z", "b>y"]) == [
        "[Here]", "A or b", "Z or y",
    ]  # fmt: skip


def test_a_stop_is_not_its_own_next_stop():
    assert drawn(moves_out=["a", "b"], onward=["a>b", "b>c"]) == ["[Here]", "A or b", "C"]


def test_a_short_title_keeps_the_capitals_of_a_name():
    before = SimpleNamespace(origin=role("first"), destination=HERE)
    others = [
        SimpleNamespace(origin=SomeRole("x", title), destination=HERE)
        for title in ("ML product manager",)
    ] + [SimpleNamespace(origin=SomeRole("y", "Data scientist"), destination=HERE)]

    first, _ = line_through(HERE, [before, *others], [], [])

    assert first.detail == "or ML product manager, data scientist"


def test_every_stop_leads_to_its_role():
    stops = line_through(HERE, [move("before", "here")], [move("here", "after")], [])

    assert [stop.href for stop in stops] == ["/roles/before/", "/roles/here/", "/roles/after/"]


@pytest.mark.parametrize(
    ("title", "inside", "with_its_article"),
    [
        ("Data scientist", "data scientist", "a data scientist"),
        ("AI engineer", "AI engineer", "an AI engineer"),
        ("User researcher", "user researcher", "a user researcher"),
        ("ML product manager", "ML product manager", "an ML product manager"),
        ("UX designer", "UX designer", "a UX designer"),
        ("Engineer", "engineer", "an engineer"),
    ],
)
def test_a_title_inside_a_sentence(title, inside, with_its_article):
    assert in_sentence(title) == inside
    assert with_article(title) == with_its_article
