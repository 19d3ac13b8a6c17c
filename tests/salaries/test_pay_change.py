from datetime import date

import pytest

from mlpm.lib.sentences import Amount
from salaries.figures import Figure
from salaries.pay_change import pay_change


def counted(key: str, centre: int | None, **values) -> Figure:
    defaults = {
        "role": key,
        "source": "aijobs",
        "element": "base",
        "place": "us",
        "place_name": "the United States",
        "year": 2024,
        "employment_type": "full-time",
        "released_on": date(2025, 1, 19),
        "observations": 200,
        "rows": 400,
        "centre_statistic": "median",
    }
    return Figure(key=key, centre=centre, **{**defaults, **values})


def said(before, after, **values) -> str | None:
    sentence = pay_change([before], [after], lambda figure: f"/{figure.key}/", **values)
    if sentence is None:
        return None
    words = {
        name: value.text if isinstance(value, Amount) else value
        for name, value in sentence.values.items()
    }
    return sentence.text.format(**words)


def test_more_is_said_with_its_sum_and_how_many():
    words = said(counted("a", 150_000), counted("b", 171_000))

    assert words.startswith("The middle offer is $21,000 higher there: $171,000 − $150,000,")
    assert "from about 200 adverts there and about 200 adverts here" in words
    assert words.endswith("all levels, the United States, 2024.")


def test_less_is_said_as_plainly():
    words = said(counted("a", 171_000), counted("b", 150_000))

    assert words.startswith("The middle offer is $21,000 lower there: $171,000 − $150,000,")


def test_the_same_is_the_same():
    assert said(counted("a", 150_000), counted("b", 150_000)).startswith(
        "The middle offer is the same"
    )


def test_at_a_level_it_says_so():
    words = said(counted("a", 150_000, level="mid"), counted("b", 171_000, level="mid"))

    assert words.startswith("At mid level the middle offer is $21,000 higher there")


@pytest.mark.parametrize(
    "values",
    [
        {"element": "wage"},
        {"place": "gb"},
        {"year": 2023},
        {"level": "mid"},
        {"source": "other"},
        {"currency": "EUR"},
        {"employment_type": "contract"},
        {"centre": None},
    ],
)
def test_what_is_not_alike_is_not_compared(values):
    assert said(counted("a", 150_000), counted("b", **{"centre": 171_000, **values})) is None


def test_the_same_adverts_say_nothing_of_a_difference():
    words = said(counted("a", 150_000), counted("b", 171_000), is_shared=True)

    assert words == "The same adverts are counted for both, so no difference is drawn."
