"""Does this request get the whole page, or the part of it that htmx asked for?"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

# htmx sends these, and each changes the answer.
HEADERS = ["HX-Request", "HX-Boosted", "HX-History-Restore-Request"]


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    fragment: str,
    status: int = 200,
) -> HttpResponse:
    """The page, or its part named `fragment` (a template-partials name in the same file).

    A boosted link and the back button replace the whole document, so they get it whole.
    """
    name = f"{template}#{fragment}" if wants_fragment(request) else template
    response = render(request, name, context, status=status)
    patch_vary_headers(response, HEADERS)
    return response


def wants_fragment(request: HttpRequest) -> bool:
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request
