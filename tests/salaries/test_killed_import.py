"""What is left of an import that is killed, or meets another one? Real processes, one database."""

import os
import subprocess
import sys
import time
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.conf import settings as project_settings
from django.db import connection

from mlpm.sources.models import Release, Source
from salaries.models import PayFigure, TitleMapping
from salaries.releases import import_release
from tests.builders import make_place, make_role, make_source
from tests.salaries.imports.builders import row, written

ROUNDS = 20
FIRST = date(2025, 1, 5)
CHILD = """
import sys, django
from pathlib import Path
django.setup()
from django.db import connection
from salaries.releases import ImportRefused, import_release
connection.ensure_connection()
print("ready", flush=True)
sys.stdin.readline()
try:
    import_release("aijobs", Path(sys.argv[1]), accepts_surprises=True)
except ImportRefused as error:
    sys.exit(str(error))
"""


@pytest.fixture
def source(transactional_db, settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"
    make_place(code="US")
    source = make_source("aijobs", kind="adverts")
    for number in range(40):
        role = make_role(f"role-{number}")
        TitleMapping.objects.create(source=source, role=role, title=f"Title {number}")
    return source


@pytest.fixture
def edition(tmp_path):
    def make(week):
        """A row more each week for every title, so that any mixture would be seen."""
        path = tmp_path / f"edition_{FIRST + timedelta(7 * week)}.csv"
        titles = [f"Title {number}" for number in range(40)] * (200 + 2 * week)
        path.write_bytes(written([row(job_title=title) for title in titles]))
        return path

    return make


def address() -> str:
    """Of the database of this test, for another process."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.fixture
def begin(settings):
    """Starts an import in a process of its own, which waits for a line to go on."""
    children = []

    def start(path):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(path)],
            cwd=project_settings.BASE_DIR,
            env={
                **os.environ,
                "ENVIRONMENT": "test",
                "DJANGO_SETTINGS_MODULE": "mlpm.settings",
                "DATABASE_URL": address(),
                "VAR_DIR": str(settings.VAR_DIR),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        children.append(child)
        assert child.stdout.readline() == "ready\n"
        return child

    yield start
    for child in children:
        child.kill()
        child.communicate()


def go_on(child):
    child.stdin.write("\n")
    child.stdin.flush()


def seen():
    """The edition that readers see, and how many rows each of its figures counts."""
    source = Source.objects.select_related("active_release").get(slug="aijobs")
    rows = PayFigure.objects.published().computed().filter(level="", employment_type="any")
    day = source.active_release and source.active_release.released_on
    return day, sorted(rows.values_list("rows", flat=True))


def whole(week):
    return FIRST + timedelta(7 * week), [200 + 2 * week] * 40


def test_an_import_that_is_killed_leaves_the_old_state_or_the_new(source, edition, begin):
    import_release("aijobs", edition(0))
    child, started = begin(edition(1)), time.monotonic()
    go_on(child)
    assert child.wait() == 0
    takes, week = time.monotonic() - started, 1
    ends = []

    for round_ in range(ROUNDS):
        old, new = whole(week), whole(week + 1)
        child = begin(edition(week + 1))
        go_on(child)
        time.sleep(takes * (round_ + 0.5) / ROUNDS)
        child.kill()
        child.wait()

        assert seen() in (old, new)
        left = Release.objects.filter(is_complete=False)
        assert not PayFigure.objects.published().filter(release__in=left).exists()
        ends.append(seen() == new)
        week += ends[-1]

    # The kills were spread over the run: some came before its end.
    assert not all(ends)
    import_release("aijobs", edition(week + 1))
    assert seen() == whole(week + 1)
    assert not Release.objects.filter(is_complete=False).exists()


def test_of_two_imports_at_once_one_is_whole_and_the_other_is_told(source, edition, begin):
    for week in range(0, 10, 2):
        pair = [begin(edition(week)), begin(edition(week + 1))]
        for child in pair:
            go_on(child)
        said = [child.communicate()[1] for child in pair]

        assert seen() in (whole(week), whole(week + 1))
        failed = [words for child, words in zip(pair, said, strict=True) if child.returncode]
        assert all("Another import is running" in words for words in failed)
        assert len(failed) < 2
