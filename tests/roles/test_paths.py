import string
from fractions import Fraction
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from roles.paths import (
    LONGEST,
    Chain,
    best_chains,
    on_the_way,
    reachable,
    step_cost,
    step_gap,
)
from skills.gaps import Want


def moves(text: str) -> list[tuple[str, str]]:
    """ "a>b b>c" """
    return [tuple(move.split(">")) for move in text.split()]


def chains(pairs, origin: str, destination: str, wants=None, ratings=None) -> list[Chain]:
    return best_chains(pairs, origin, destination, wants or {}, ratings or {})


def best(pairs, origin: str, destination: str) -> list[tuple[str, str]]:
    """The best chain where no role states skills, so that every move costs 2."""
    return [pair for chain in chains(pairs, origin, destination)[:1] for pair in chain.moves]


def chain(text: str, origin: str, destination: str) -> str:
    return " ".join(f"{a}>{b}" for a, b in best(moves(text), origin, destination))


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

    assert len(best(moves(five), "a", "f")) == LONGEST == 5
    assert best(moves(six), "a", "g") == []


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
    assert reachable(moves("a>b b>c a>c c>a x>y"), "a") == {"b": 1, "c": 1}
    assert reachable(moves("a>b"), "b") == {}
    assert reachable([], "a") == {}


def test_what_six_moves_lead_to_is_not_within_reach():
    assert reachable(moves("a>b b>c c>d d>e e>f f>g"), "a") == dict(
        zip("bcdef", range(1, 6), strict=True)
    )


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
    every = all_chains(set(moves), "a", destination)

    found = best(moves, "a", destination)

    if not every:
        assert found == []
    else:
        assert found == list(pairwise(min(every, key=lambda stops: (len(stops), stops))))


@given(graphs, st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.randoms())
def test_a_chain_leads_there_step_by_step_whatever_the_order(moves, origin, destination, random):
    found = best(moves, origin, destination)

    if found:
        assert (found[0][0], found[-1][1]) == (origin, destination)
        assert all(before[1] == after[0] for before, after in pairwise(found))
        assert set(found) <= set(moves)
        stops = [origin, *(end for _, end in found)]
        assert len(set(stops)) == len(stops) <= LONGEST + 1
    random.shuffle(moves)
    assert best(moves, origin, destination) == found


@given(graphs, st.sampled_from(string.ascii_lowercase[:6]))
def test_within_reach_is_exactly_where_a_chain_exists(moves, origin):
    assert reachable(moves, origin).keys() == {
        role for role in "abcdef" if best(moves, origin, role)
    }


# What a step costs

WANTS = {
    "a": [Want("sql", 3, 4, is_essential=True)],
    "b": [Want("sql", 3, 4, is_essential=True), Want("talk", 2, 4)],
    "c": [Want("talk", 4, 5, is_essential=True)],
    "z": [Want("talk", 4, 2), Want("sql", 3, 4)],
}


def cost(origin: str, end: str, ratings=None, *, first: bool = True) -> Fraction:
    return step_cost(step_gap(origin, end, WANTS, ratings or {}, first))


def test_a_step_costs_one_and_what_is_missing():
    assert cost("a", "b") == 1 + Fraction(4 * 2, 24 + 8)


def test_a_step_to_a_role_for_which_one_is_ready_costs_one():
    assert cost("b", "a") == 1


def test_a_step_to_a_role_without_skills_costs_two():
    assert cost("a", "unwritten") == 2


def test_a_rating_counts_on_the_first_step_even_below_the_role():
    assert cost("a", "b", {"sql": 0}) == 2
    assert cost("a", "b", {"talk": 2}) == 1


def test_on_later_steps_the_role_before_has_taught_what_it_wants():
    assert cost("a", "b", {"sql": 0}, first=False) == cost("a", "b")


def test_there_is_not_always_one_way_back():
    assert cost("a", "b") != cost("b", "a")


def test_the_alternative_is_the_next_cheapest_chain():
    direct, around = chains(moves("a>b b>z a>z"), "a", "z", WANTS)

    assert direct.moves == (("a", "z"),)
    assert around.moves == (("a", "b"), ("b", "z"))
    assert direct.cost <= 2 <= around.cost


def test_of_two_ways_the_cheaper_skills_win_over_the_slug():
    found = chains(moves("a>c c>z a>d d>z"), "a", "z", {**WANTS, "d": WANTS["b"]})

    assert [chain.roles for chain in found] == [("a", "d", "z"), ("a", "c", "z")]


def test_ratings_can_change_the_way():
    pairs = moves("a>b b>z a>c c>z")

    assert chains(pairs, "a", "z", WANTS, {"talk": 4, "sql": 0})[0].roles == ("a", "c", "z")


def test_only_moves_on_the_way_are_looked_at():
    pairs = moves("a>b b>z z>q q>r a>x p>a")

    assert on_the_way(pairs, "a", "z") == {("a", "b"), ("b", "z")}


wants = st.dictionaries(
    st.sampled_from("abcdef"),
    st.lists(
        st.builds(Want, st.sampled_from("stuv"), st.integers(1, 4), st.integers(1, 5)),
        max_size=4,
        unique_by=lambda want: want.skill,
    ),
)
ratings = st.dictionaries(st.sampled_from("stuv"), st.integers(0, 4))


@given(graphs, wants, ratings)
def test_every_step_costs_1_to_2_and_the_best_of_all_chains_is_found(moves, wants, ratings):
    found = chains(moves, "a", "b", wants, ratings)
    every = [list(pairwise(stops)) for stops in all_chains(set(moves), "a", "b")]
    every = [chain for chain in every if len({end for _, end in chain} | {"a"}) == len(chain) + 1]

    def price(chain):
        return sum(
            step_cost(step_gap(start, end, wants, ratings, start == "a")) for start, end in chain
        )

    assert all(1 <= price([pair]) <= 2 for pair in moves)
    ranked = sorted(every, key=lambda chain: (price(chain), len(chain), chain))
    assert [list(chain.moves) for chain in found] == ranked[:2]
    assert [chain.cost for chain in found] == [price(chain) for chain in ranked[:2]]


@given(graphs, wants, ratings)
def test_a_published_move_is_never_dearer_than_a_detour(moves, wants, ratings):
    found = chains([*moves, ("a", "b")], "a", "b", wants, ratings)

    assert found[0].moves == (("a", "b"),)
