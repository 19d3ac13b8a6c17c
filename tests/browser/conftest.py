"""The site as visitors meet it: a server with the published content, and pages that watch it."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer

from mlpm.site import views
from tests.browser.kinds import KINDS
from tests.conftest import import_bundled, load_documents

#: What htmx says where a newer question takes the place of one that waits.
TAKEN_OVER = ("htmx:afterRequest", "htmx:sendAbort")


def pytest_collection_modifyitems(items):
    for item in items:
        if "site" in getattr(item, "fixturenames", ()):
            # Only for tests with this mark does pytest-django make a database of its own.
            item.add_marker("django_db")


@pytest.fixture(scope="package")
def site(browser, django_db_setup, django_db_blocker, releases_folder):
    """The address of a server that shows what `make run` shows: no test here changes it."""
    with django_db_blocker.unblock(), override_settings(VAR_DIR=releases_folder):
        # At the end everything is deleted: never in a developer's own database.
        assert Path(str(connection.settings_dict["NAME"])).name.startswith("test")
        load_documents()
        import_bundled()
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def new_page(browser, site):
    """Makes a page with a context of its own: `new_page(color_scheme="dark")`.

    Takes Playwright's options for a context (java_script_enabled, viewport, …). A script error, a
    breach of the content policy, any other word on the console, and a request to another host
    fail the test.
    """
    contexts, faults = [], []

    def watch(page):
        def on_console(message):
            # The answer itself may be a 404; a missing style or picture is a fault.
            is_the_page = message.location.get("url") == page.url
            if not (
                (is_the_page and message.text.startswith("Failed to load resource"))
                or message.text.startswith(TAKEN_OVER)
            ):
                faults.append(f"{page.url}: {message.text}")

        def on_request(request):
            if urlsplit(request.url)[:2] != urlsplit(site)[:2]:
                faults.append(f"{page.url} asks for {request.url}")

        def on_failure(request):
            if request.failure != "net::ERR_ABORTED":
                faults.append(f"{page.url}: no answer from {request.url}: {request.failure}")

        page.on("console", on_console)
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on("request", on_request)
        page.on("requestfailed", on_failure)

    def make(**options):
        # Views may fade into each other; a test does not wait for that.
        context = browser.new_context(base_url=site, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        watch(page)
        return page

    yield make
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def visit(settings, monkeypatch):
    """Goes to a page of this kind: `visit(page, "role")`."""

    def fail(*arguments):
        raise RuntimeError("broken on purpose")

    def visit(page, name):
        kind = KINDS[name]
        settings.DEBUG = name == "components"
        settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1 if name == "not understood" else 1000
        with monkeypatch.context() as patch:
            if name == "broken":
                patch.setattr(views, "role_finding", fail)
            response = page.goto(kind.address)
        assert response.status == kind.status

    return visit
