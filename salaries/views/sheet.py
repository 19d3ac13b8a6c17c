"""One sheet for a talk about pay: what to ask, and what is known here, to be printed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from roles.models import Role
from salaries import sheet as sheets
from salaries.cards import card, people_words
from salaries.queries.compared import role_names
from salaries.queries.figures import (
    COUNTED,
    OWN_TITLES,
    WAGE,
    WAGE_IN_STATES,
    door,
    figures_about,
)
from salaries.side_by_side import set_name
from salaries.words import amount_of


@require_safe
def sheet(request: HttpRequest, slug: str) -> HttpResponse:
    role = get_object_or_404(Role.objects.published(), slug=slug)
    (name,) = role_names([role])
    found = figures_about([slug], (COUNTED & OWN_TITLES) | WAGE | WAGE_IN_STATES)
    states = [figure for figure in found if figure.element == "wage" and figure.place != "us"]
    made = sheets.sheet([figure for figure in found if figure not in states], states, door)
    lines = []
    for figure in made.known:
        whom = people_words(figure, set_name(figure, name, plural=True))
        lines.append(
            {
                "amount": amount_of(figure, door),
                "words": card(figure, whom if figure.is_computed else "").opening,
                "address": request.build_absolute_uri(door(figure)),
            }
        )
    context = {"section": "pay", "role": role, "questions": made.questions, "lines": lines}
    return render(request, "salaries/sheet.html", context)
