"""What holds of the published content itself, row by row?"""

import re

import pytest
from django.apps import apps

from mlpm.sources.models import Citation, CitedModel
from roles.models import RoleAlias
from salaries.models import PayFigure

pytestmark = pytest.mark.usefixtures("content")

LINES_OF_THE_BRIEF = 186


def test_every_row_that_states_something_says_where_it_comes_from():
    cited = [
        model
        for model in apps.get_models()
        if issubclass(model, CitedModel) and model is not RoleAlias
    ]
    bare = [
        f"{model.__name__}: {row}"
        for model in cited
        for row in model.objects.filter(citations__isnull=True)
    ]

    assert bare == []
    assert len(cited) > 15


def test_no_citation_names_a_line_that_the_role_description_does_not_have():
    locators = Citation.objects.filter(source__slug="role-brief-2024").values_list(
        "locator", flat=True
    )
    lines = [int(number) for locator in locators for number in re.findall(r"\d+", locator)]

    assert max(lines) <= LINES_OF_THE_BRIEF
    assert all(re.fullmatch(r"lines? \d+(-\d+)?", locator) for locator in locators)


def test_every_figure_has_a_source_that_is_dated_or_says_that_none_is_named():
    for figure in PayFigure.objects.stated().prefetch_related("citations__source"):
        years = [citation.source.published_year for citation in figure.citations.all()]

        assert figure.source_id or figure.is_source_not_stated
        assert all(years), figure
