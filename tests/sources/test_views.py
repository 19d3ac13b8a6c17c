"""The register of sources, and what rests on each."""

from tests.builders import make_figure, make_role, make_source
from tests.html import words_of
from tests.roles.test_views import queries


def test_second_hand_sources_stand_under_the_one_they_are_known_through(client, content):
    words = words_of(client, "/sources/")

    assert "We have not seen the originals: Glassdoor Indeed Interview Kickstart Payscale" in words


def test_a_second_hand_source_says_so(client, content):
    words = words_of(client, "/sources/payscale-reported/")

    assert "Second-hand" in words
    assert "Not checked at the original" in words
    assert "Address not stated" in words
    assert "One figure rests on it" in words
    assert "$155,765" in words


def test_a_source_lists_every_figure_that_rests_on_it(client, content):
    assert "12 figures rest on it" in words_of(client, "/sources/role-brief-2024/")


def test_a_source_costs_the_same_for_1_and_20_figures(client, db):
    source, role = make_source(), make_role("baker")
    make_figure(role, source=source)
    before = queries(client, f"/sources/{source.slug}/")

    for number in range(20):
        make_figure(role, key=f"more-{number}", source=source)

    assert queries(client, f"/sources/{source.slug}/") == before
