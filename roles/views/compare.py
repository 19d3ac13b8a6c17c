"""Two to four roles side by side: pay, skills, work, what is hard and what one may dislike."""

from collections.abc import Sequence
from fractions import Fraction
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from mlpm.lib.render import render_page
from roles.contrast import SkillRow, contrast_heading, difference_words
from roles.forms import CompareForm
from roles.queries.compare import Comparison, compare_roles, neighbours
from roles.reader import Reader, read_reader
from roles.similarity import Likeness
from roles.steps import percent_words
from salaries.words import capitalised
from skills.models import Proficiency

#: How many of the largest differences stand open; the others are folded.
DIFFERENCES_SHOWN = 12


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    form, reader = CompareForm(request.GET), read_reader(request.GET)
    form.is_valid()
    slugs = form.slugs
    found = compare_roles(slugs)
    columns = found.columns
    different = _lines(found.contrast.different, found, reader)
    others = [choice for choice in form.titles.items() if choice[0] not in slugs]
    context = {
        "section": "roles",
        "form": form,
        "found": found,
        "heading": _heading(found),
        "difference": _difference(found),
        "unwritten": [c.role for c in columns if c.role.slug not in found.contrast.roles],
        "skill_columns": [c for c in columns if c.role.slug in found.contrast.roles],
        "different": different[:DIFFERENCES_SHOWN],
        "other_differences": different[DIFFERENCES_SHOWN:],
        "same": _lines(found.contrast.alike, found, reader),
        "alike": [_alike(one, found) for one in found.alike],
        "chips": [
            (column, _address([slug for slug in slugs if slug != column.role.slug], reader))
            for column in columns
        ],
        "others": others,
        "has_choice": bool(others) and len(slugs) < form.MOST,
        "offers": [
            (role, _address([*slugs, role.slug], reader)) for role in neighbours(columns[0].role)
        ]
        if len(columns) == 1
        else [],
        "pay_address": _address(slugs, Reader(), "salaries:compare"),
    }
    response = render_page(request, "roles/compare.html", context, fragment="results")
    response["HX-Push-Url"] = _address(slugs, reader)
    return response


def _address(slugs: Sequence[str], reader: Reader, page: str = "roles:compare") -> str:
    query = urlencode([("role", slug) for slug in slugs])
    return f"{reverse(page)}?{query}{reader.more}" if query else reverse(page) + reader.query


def _heading(found: Comparison) -> str:
    return contrast_heading(found.contrast, _plurals(found), _skill_names(found))


def _difference(found: Comparison) -> str:
    """What the largest difference is, role by role."""
    rows = found.contrast.different
    if not rows or len(found.contrast.roles) < 2:
        return ""
    words = difference_words(
        rows[0],
        found.contrast.roles,
        _plurals(found),
        lambda level: str(Proficiency(level).label),
    )
    return f"{capitalised(found.skills[rows[0].skill].name)}: {words}."


def _plurals(found: Comparison) -> dict[str, str]:
    return {column.role.slug: column.role.plural for column in found.columns}


def _skill_names(found: Comparison) -> dict[str, str]:
    return {slug: skill.name for slug, skill in found.skills.items()}


def _lines(rows: Sequence[SkillRow], found: Comparison, reader: Reader) -> list[dict]:
    """Each skill with its cells in the order of the columns, and how the reader rated it."""
    columns = [c for c in found.columns if c.role.slug in found.contrast.roles]
    return [
        {
            "skill": found.skills[row.skill],
            "cells": list(zip(columns, row.wants, strict=True)),
            "working": row.working,
            "rated": reader.ratings.levels.get(row.skill),
        }
        for row in rows
    ]


def _alike(one: Likeness, found: Comparison) -> dict:
    (role,) = [column.role for column in found.columns if column.role.slug == one.role]
    names = _skill_names(found)
    return {
        "role": role,
        "because": [names[skill] for skill in one.because],
        "percent": percent_words(Fraction(one.share)),
    }
