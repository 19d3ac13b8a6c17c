"""Rate yourself: the first answer comes before any question."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from mlpm.lib.render import render_page, wants_fragment
from roles.assessment import ASKED, answered, standing
from roles.forms import MoveForm
from roles.models import Role
from roles.queries.assessment import closest, questions
from roles.queries.wants import names_of, wants_by_role
from roles.reader import Reader, read_reader
from roles.steps import ready_words, skill_lines
from skills.gaps import assumed
from skills.queries import rating_faults

STRENGTHS_SHOWN = 8


@require_safe
def assess(request: HttpRequest) -> HttpResponse:
    """Her answers come as `rate-…` from the form and stand as `have=…` in the address."""
    given, reader = _given(request), read_reader(request.GET)
    if given:
        reader = Reader(reader.origin, reader.target, reader.level, answered(reader.ratings, given))
        if not wants_fragment(request):
            return HttpResponseRedirect(_address(reader))
    asked = "from" in request.GET or "to" in request.GET
    form = MoveForm(request.GET if asked else None)
    context = {"section": "moves", "reader": reader, "form": form, "asked": asked}
    if asked and form.is_valid():
        context |= _answer(reader)
    response = render_page(request, "skills/assess.html", context, fragment="standing")
    if given:
        response["HX-Push-Url"] = _address(reader)
    return response


def _given(request: HttpRequest) -> dict[str, str]:
    named = [name for name in request.GET if name.startswith(ASKED)]
    return {name.removeprefix(ASKED): request.GET.get(name, "") for name in named}


def _address(reader: Reader) -> str:
    return reverse("skills:assess") + reader.query


def _answer(reader: Reader) -> dict:
    roles = Role.objects.published().by_slug([reader.origin, reader.target])
    wants = wants_by_role(roles)
    wanted, at_origin = wants[reader.target], wants[reader.origin]
    held = assumed(at_origin, reader.ratings.levels)
    found = standing(wanted, at_origin, reader.ratings.levels)
    skills = names_of(want.skill for want in wanted)

    def can_href(skill: str, level: int) -> str:
        return _address(reader.rating(skill, level))

    return {
        "origin": roles[reader.origin],
        "destination": roles[reader.target],
        "standing": found,
        "ready": ready_words(found.gap),
        "gains": skill_lines(found.gap.to_gain, skills, {}, can_href),
        "strengths": skill_lines(found.gap.ready[:STRENGTHS_SHOWN], skills, {}, can_href),
        "questions": questions(roles[reader.target], wanted, at_origin, reader.ratings),
        "closest": closest(
            held,
            {reader.origin, reader.target},
            lambda slug: _address(reader.between(reader.origin, slug)),
        ),
        "rating_faults": rating_faults(reader.ratings),
        "kept": [
            (name, value)
            for name, value in reader.ratings.pairs
            if value.partition(":")[0] not in skills
        ],
    }
