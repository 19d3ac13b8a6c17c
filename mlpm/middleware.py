"""What is true of every request, before and after any view sees it?"""

import secrets
from collections.abc import Callable

from csp.constants import UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]

# 2.5 MB, as much as Django itself would keep in memory.
BODY_LIMIT = 2_621_440
QUERY_LIMIT = 8_192


def request_limits(get_response: Handler) -> Handler:
    """First of all: any later reader of the body could make Django spool it to the disk."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return refusal(request) or get_response(request)

    return middleware


def refusal(request: HttpRequest) -> HttpResponse | None:
    if "HTTP_TRANSFER_ENCODING" in request.META:
        return plain(411, "Please send the request with its length (Content-Length).")
    if body_length(request) > BODY_LIMIT:
        return plain(413, "That is more than this site accepts: at most 2.5 MB at once.")
    if len(request.META.get("QUERY_STRING", "")) > QUERY_LIMIT:
        return plain(414, "That address is too long for this site.")
    return None


def body_length(request: HttpRequest) -> int:
    # As Django reads it: what it cannot read counts as none, and then nothing is read.
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


def plain(status: int, sentence: str) -> HttpResponse:
    return HttpResponse(sentence + "\n", status=status, content_type="text/plain; charset=utf-8")


def request_id(get_response: Handler) -> Handler:
    """Ours, never the visitor's: it stands in the log."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.request_id = secrets.token_hex(8)  # type: ignore[attr-defined]
        response = get_response(request)
        response["X-Request-ID"] = request.request_id  # type: ignore[attr-defined]
        return response

    return middleware


def own_not_found(get_response: Handler) -> Handler:
    """In development Django would show its list of patterns; we want to see what readers see."""
    from mlpm.site.errors import not_found

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code == 404 and response["Content-Type"].startswith("text/html"):
            return not_found(request, None)
        return response

    return middleware


def admin_styles(get_response: Handler) -> Handler:
    """The stock admin sets a few styles inline; the public pages never may."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path_info.startswith("/admin/"):
            response._csp_update = {"style-src": [UNSAFE_INLINE]}  # type: ignore[attr-defined]
        return response

    return middleware


def unlisted(get_response: Handler) -> Handler:
    """Saved plans, whose address is their only key: stored by nobody, found by no search, named
    to no other site. Not `no-referrer`: browsers then send forms without their origin, and these
    forms are refused."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.path_info.startswith("/plan/"):
            response["Cache-Control"] = "no-store"
            response["X-Robots-Tag"] = "noindex"
            response.headers.setdefault("Referrer-Policy", "strict-origin")
        return response

    return middleware
