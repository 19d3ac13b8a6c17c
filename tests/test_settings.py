"""Does production refuse to start unsafe, in one line, and start when it is safe?

Each start is a process of its own: settings are read once.
"""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SECRET = "k7Vq-0sTz9wLx3bNf5RjYh2mGc8PdAe6uKiQo4WnXvBrZyDtHg"
UNREACHABLE = "postgres://nobody@127.0.0.1:1/none"
START_AND_ASK = """
import mlpm.wsgi
from django.test import Client
client = Client(headers={"host": "footing.example"})
print(client.get("/healthz").status_code, client.get("/readyz").status_code)
"""


@pytest.fixture
def start(tmp_path):
    """Starts production in an empty folder with only the given variables."""
    (tmp_path / "static").mkdir()
    (tmp_path / "static/staticfiles.json").write_text('{"version": "1.1", "paths": {}}')

    def start(program=START_AND_ASK, **variables):
        safe = {"SECRET_KEY": SECRET, "ALLOWED_HOSTS": "footing.example"}
        return subprocess.run(
            [sys.executable, "-c", program],
            cwd=settings.BASE_DIR,
            env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **safe, **variables},
            capture_output=True,
            text=True,
        )

    return start


@pytest.mark.parametrize(
    ("variables", "reason"),
    [
        ({"DEBUG": "1"}, "DEBUG is on"),
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is a default or shorter"),
        ({"SECRET_KEY": "django-insecure-" + SECRET}, "SECRET_KEY is a default or shorter"),
        ({"SECRET_KEY_FALLBACKS": "short"}, "SECRET_KEY_FALLBACKS holds"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is missing"),
        ({"ALLOWED_HOSTS": "footing.example *"}, "ALLOWED_HOSTS contains *"),
        ({"ENVIRONMENT": "prod"}, "ENVIRONMENT: Input should be"),
        ({"DATABASE_URL": "oracle://nowhere"}, "DATABASE_URL is not"),
    ],
)
def test_production_refuses_what_is_unsafe_in_one_line(start, variables, reason):
    refused = start(**variables)

    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr.startswith("Refusing to start: ")
    assert reason in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_production_refuses_without_collected_static_files(start, tmp_path):
    (tmp_path / "static/staticfiles.json").unlink()

    refused = start()

    assert refused.returncode == 1
    assert refused.stderr.startswith("Refusing to start: static files are missing")
    assert refused.stderr.count("\n") == 1


def test_commands_run_without_collected_static_files(start, tmp_path):
    (tmp_path / "static/staticfiles.json").unlink()

    ran = start("import manage, sys; sys.argv = ['manage.py', 'diffsettings']; manage.main()")

    assert ran.returncode == 0


def test_safe_production_starts_and_is_not_ready_without_its_database(start):
    started = start(DATABASE_URL=UNREACHABLE)

    assert (started.returncode, started.stdout) == (0, "200 503\n")


def test_development_needs_no_variable_and_keeps_its_secret_to_itself(start, tmp_path):
    program = "from mlpm import settings; print(settings.SECRET_KEY, settings.ALLOWED_HOSTS)"
    bare = {"ENVIRONMENT": "development", "SECRET_KEY": "", "ALLOWED_HOSTS": ""}

    first, second = start(program, **bare), start(program, **bare)

    assert first.returncode == 0
    assert first.stdout == second.stdout
    assert "127.0.0.1" in first.stdout
    assert "*" not in first.stdout.split("[")[1]
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_old_sqlite_is_only_warned_of_in_production(start):
    program = "import mlpm.wsgi; from mlpm.checks import *\n"
    program += "sqlite3.sqlite_version_info = (3, 51, 2); print(len(old_sqlite()))"

    assert start(program).stdout == "1\n"
    assert start(program, ENVIRONMENT="development").stdout == "0\n"
    assert start(program, DATABASE_URL=UNREACHABLE).stdout == "0\n"
