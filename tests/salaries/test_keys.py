import pytest

from salaries.keys import figure_key

ONE = {
    "source": "aijobs",
    "role": "data-scientist",
    "title_set": "",
    "element": "base",
    "place": "us",
    "year": 2024,
    "employment_type": "full-time",
    "level": "mid",
    "currency": "USD",
}


def test_a_key_never_changes():
    assert figure_key(**ONE) == "dur2le5wx2fl"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("source", "bls-oews"),
        ("role", "product-manager"),
        ("title_set", "wide"),
        ("element", "wage"),
        ("place", "de"),
        ("year", 2023),
        ("employment_type", "any"),
        ("level", ""),
        ("currency", "EUR"),
    ],
)
def test_whatever_is_counted_otherwise_has_another_key(name, other):
    assert figure_key(**{**ONE, name: other}) != figure_key(**ONE)
