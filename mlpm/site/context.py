"""What does every page know about the site?"""

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest

from roles.reader import Reader, read_reader


def site(request: HttpRequest) -> dict[str, str]:
    return {"site_name": settings.SITE_NAME, "site_line": settings.SITE_LINE}


def reader(request: HttpRequest) -> dict[str, Reader]:
    """Who reads, as far as the address says, so that links can take it along."""
    try:
        return {"reader": read_reader(request.GET)}
    except SuspiciousOperation:
        # Too many words to read: the page that says so must not read them again.
        return {"reader": Reader()}
