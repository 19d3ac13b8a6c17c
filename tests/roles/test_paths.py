import string
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from roles.paths import LONGEST, reachable, shortest_chain


def moves(text: str) -> list[tuple[str, str]]:
    """ "a>b b>c" """
    return [tuple(move.split(">")) for move in text.split()]


def chain(text: str, origin: str, destination: str) -> str:
    return " ".join(f"{a}>{b}" for a, b in shortest_chain(moves(text), origin, destination))


def test_one_move_is_a_chain():
    assert chain("a>b", "a", "b") == "a>b"


def test_moves_follow_each_other():
    assert chain("b>c a>b c>d", "a", "d") == "a>b b>c c>d"


def test_a_way_there_is_no_way_back():
    assert chain("a>b", "b", "a") == ""


def test_the_fewest_moves_win():
    assert chain("a>b b>c c>d a>z z>d", "a", "d") == "a>z z>d"


def test_a_direct_move_is_never_dearer_than_a_detour():
    assert chain("a>b b>z a>z", "a", "z") == "a>z"


def test_ties_go_by_slug_from_the_first_step_on():
    assert chain("a>c c>y y>z a>b b>x x>z b>w w>z", "a", "z") == "a>b b>w w>z"


def test_the_order_of_the_moves_does_not_matter():
    assert chain("x>z a>x b>z a>b", "a", "z") == chain("a>b b>z a>x x>z", "a", "z") == "a>b b>z"


def test_five_moves_are_the_most():
    five, six = "a>b b>c c>d d>e e>f", "a>b b>c c>d d>e e>f f>g"

    assert len(shortest_chain(moves(five), "a", "f")) == LONGEST == 5
    assert shortest_chain(moves(six), "a", "g") == []


def test_a_circle_is_walked_once():
    assert chain("a>b b>a b>c c>b", "a", "c") == "a>b b>c"


def test_nobody_moves_to_where_she_is():
    assert chain("a>b b>a", "a", "a") == ""
    assert chain("a>a", "a", "a") == ""


def test_what_cannot_be_reached_has_no_chain():
    assert chain("a>b c>d", "a", "d") == ""
    assert chain("a>b", "a", "unknown") == ""
    assert chain("a>b", "unknown", "b") == ""
    assert chain("", "a", "b") == ""


def test_within_reach_is_what_a_chain_leads_to():
    assert reachable(moves("a>b b>c c>a x>y"), "a") == {"b", "c"}
    assert reachable(moves("a>b"), "b") == set()
    assert reachable([], "a") == set()


def test_what_six_moves_lead_to_is_not_within_reach():
    assert reachable(moves("a>b b>c c>d d>e e>f f>g"), "a") == set("bcdef")


graphs = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=14)


def all_chains(moves, origin, destination):
    """Every chain of at most five moves, by trying all."""
    found = []
    between = [[]]
    for length in range(LONGEST):
        for middle in between:
            stops = [origin, *middle, destination]
            if all(pair in moves for pair in pairwise(stops)):
                found.append(stops)
        between = [list(stops) for stops in product("abcdef", repeat=length + 1)]
    return found


@given(graphs.map(lambda moves: moves[:9]), st.sampled_from("bc"))
def test_it_is_the_first_of_the_shortest_of_all_chains(moves, destination):
    chains = all_chains(set(moves), "a", destination)

    found = shortest_chain(moves, "a", destination)

    if not chains:
        assert found == []
    else:
        best = min(chains, key=lambda stops: (len(stops), stops))
        assert found == list(pairwise(best))


@given(graphs, st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.randoms())
def test_a_chain_leads_there_step_by_step_whatever_the_order(moves, origin, destination, random):
    found = shortest_chain(moves, origin, destination)

    if found:
        assert (found[0][0], found[-1][1]) == (origin, destination)
        assert all(before[1] == after[0] for before, after in pairwise(found))
        assert set(found) <= set(moves)
        stops = [origin, *(end for _, end in found)]
        assert len(set(stops)) == len(stops) <= LONGEST + 1
    random.shuffle(moves)
    assert shortest_chain(moves, origin, destination) == found


@given(graphs, st.sampled_from(string.ascii_lowercase[:6]))
def test_within_reach_is_exactly_where_a_chain_exists(moves, origin):
    assert reachable(moves, origin) == {
        role for role in "abcdef" if shortest_chain(moves, origin, role)
    }
