"""What does a visitor see when something is wrong? The same look, and what to do next."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.urls import reverse

from mlpm.lib.suggestions import nearest
from roles.models import Role
from skills.models import Skill


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


def forbidden(
    request: HttpRequest, exception: Exception | None = None, reason: str = ""
) -> HttpResponse:
    """Also for a form without its token, where Django gives its `reason` in its own words."""
    return render(request, "403.html", status=HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None) -> HttpResponse:
    context = {"suggestions": suggestions(request.path)}
    return render(request, "404.html", context, status=HTTPStatus.NOT_FOUND)


def server_error(request: HttpRequest) -> HttpResponse:
    """Without context processors or database: they may be what is broken."""
    context = {"request_id": getattr(request, "request_id", "")}
    page = loader.render_to_string("500.html", context)
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def suggestions(path: str) -> list[tuple[str, str]]:
    """(title, address) of the roles and skills nearest to the last word of an address."""
    words = [word for word in path.split("/") if word]
    if not words or words[0] == "plan":  # the code of a plan is no word
        return []
    roles = dict(Role.objects.published().values_list("slug", "title"))
    skills = dict(Skill.objects.values_list("slug", "name"))
    names = {
        **{reverse("roles:role", args=[slug]): f"{slug} {title}" for slug, title in roles.items()},
        **{reverse("skills:skill", args=[slug]): f"{slug} {name}" for slug, name in skills.items()},
    }
    titles = {reverse("roles:role", args=[slug]): title for slug, title in roles.items()}
    titles |= {reverse("skills:skill", args=[slug]): name for slug, name in skills.items()}
    return [(titles[address], address) for address in nearest(words[-1], names)]
