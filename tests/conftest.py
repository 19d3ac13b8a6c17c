"""What does every test stand on? Settings for tests, and a real browser for those that ask."""

import os
import shutil
from collections import Counter

# Before Django is set up; whatever the shell says, tests never run as production.
os.environ["ENVIRONMENT"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "mlpm.settings"

import django
import pytest

django.setup()

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from mlpm.content.load import load_content
from salaries.releases import import_release

CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
BROWSER = ("browser", True)
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium():
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@pytest.fixture(scope="session")
def loaded_rows():
    """Rows of each state that a test may begin with, by its name."""
    return {}


@pytest.fixture(scope="session")
def releases_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("var")


@pytest.fixture(autouse=True)
def no_kept_file_of_ours(settings, releases_folder):
    """No test reads or clears the files that this checkout keeps of its editions."""
    settings.VAR_DIR = releases_folder


@pytest.fixture
def content(db, loaded_rows):
    """The published content, as a reader finds it.

    Loaded from its documents once; each later test gets the same rows again, twenty times faster.
    """
    begin_with("content", loaded_rows, load_documents)


@pytest.fixture
def counted(db, loaded_rows):
    """The content and the editions that come with the product: what `make run` shows."""

    def load():
        load_documents()
        import_bundled()

    begin_with("counted", loaded_rows, load)


FIXTURES = settings.BASE_DIR / "fixtures"
RELEASES = FIXTURES / "releases"


def load_documents():
    load_content(FIXTURES)


def import_bundled():
    import_release("aijobs", RELEASES / "aijobs_salaries_2025-01-19.csv.gz")
    import_release("bls-oews", RELEASES / "bls_oews_2025-05.csv.gz")


def begin_with(state, known, load):
    # Citations name content types by number, and those numbers change when a test has emptied
    # the whole database.
    state = (state, *ContentType.objects.order_by("pk").values_list("pk", "model"))
    if state not in known:
        load()
        ours = {"sources", "skills", "roles", "salaries", "content"}
        models = [
            m for m in apps.get_models(include_auto_created=True) if m._meta.app_label in ours
        ]
        known[state] = {model: list(model._base_manager.all()) for model in models}
        return
    # A source and its edition point at each other.
    with transaction.atomic():
        for model, rows in known[state].items():
            model._base_manager.bulk_create(rows)


@pytest.fixture(scope="session")
def browser():
    chromium = find_chromium()
    if chromium is None:
        reason = "no Chromium found: set CHROMIUM or install one"
        (pytest.fail if os.environ.get("REQUIRE_BROWSER") == "1" else pytest.skip)(reason)
    # Playwright's loop runs in this thread, and Django would refuse the database there.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser, live_server):
    """Makes a page with a context of its own: `new_page(color_scheme="dark")`.

    Takes Playwright's options for a context (java_script_enabled, viewport, …).
    A script error or a breach of the content policy on any page fails the test.
    """
    contexts, faults = [], []

    def on_console(message):
        if "Content Security Policy" in message.text:
            faults.append(message.text)

    def make(**options):
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", on_console)
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def page(new_page):
    return new_page()


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
            # Unlike its keywords, this holds no word of the test's own.
            item.user_properties.append(BROWSER)


def pytest_terminal_summary(terminalreporter):
    from django.db import connection

    outcomes = Counter(
        outcome
        for outcome in ["passed", "failed", "error", "skipped"]
        for report in terminalreporter.getreports(outcome)
        if BROWSER in getattr(report, "user_properties", ())
    )
    counts = ", ".join(f"{n} {outcome}" for outcome, n in outcomes.items()) or "none selected"
    terminalreporter.write_line(f"Database: {connection.display_name}. Browser tests: {counts}.")
