import pytest
from django.http import QueryDict

from roles.reader import Reader, read_reader
from skills.ratings import Ratings


def read(text: str) -> Reader:
    return read_reader(QueryDict(text))


def test_who_she_is_comes_from_the_address_and_goes_into_the_next():
    query = "from=data-scientist&to=ml-product-manager&level=mid&have=python:4&have=sql:3"

    assert read(query).query == f"?{query}"


def test_somebody_unknown_adds_nothing_to_an_address():
    assert (Reader().query, Reader().more, Reader().own_more) == ("", "", "")


def test_an_address_that_names_both_roles_is_not_told_them_again():
    reader = read("from=a&to=b&level=mid&have=sql:3")

    assert reader.own_query == "?level=mid&have=sql:3"
    assert reader.own_more == "&level=mid&have=sql:3"


@pytest.mark.parametrize(
    "text", ["from=A+b", "from=%00", "to=" + "a" * 81, "level=boss", "from=a/b", "from=é"]
)
def test_what_makes_no_sense_is_not_passed_on(text):
    assert read(text) == Reader()


def test_a_rating_more():
    assert Reader(ratings=Ratings({"sql": 1})).rating("sql", 3).ratings.levels == {"sql": 3}
