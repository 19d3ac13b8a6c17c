"""Does the ground hold: the layout, who imports whom, and what is true of every request?

A *pure* module is any module directly in skills, roles or salaries that is not named after
one of Django's jobs (IMPURE below). It asks no framework, no database and no clock. A module
in which a noun's writes live (`salaries/releases.py`) is not pure: add its name to WRITES.
"""

import ast
import subprocess
from functools import cache
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpResponseNotFound

from mlpm.middleware import BODY_LIMIT, QUERY_LIMIT

TOP_LEVEL = set(
    "manage.py pyproject.toml Makefile README.md .gitignore requirements .ci mlpm skills roles "
    "salaries templates static fixtures tests docs locale".split()
)
OURS = ("mlpm", "skills", "roles", "salaries")
APPS = ("skills", "roles", "salaries")
IMPURE = set("__init__ apps models managers queries forms views admin urls context signals".split())
WRITES = {"roles.saved_plans", "salaries.reports", "salaries.notes", "salaries.releases"}
# Models of a package may use only packages of its own or a lower rank; what is absent stands above.
RANK = {"mlpm.lib": 0, "mlpm.sources": 1, "skills": 2, "roles": 3, "salaries": 4}
# Only these may import the modules that answer requests.
IMPORTERS = {"views": {"urls"}, "forms": {"views", "admin"}, "admin": set(), "urls": set()}


# --- The layout


def test_top_level_holds_what_the_design_names_and_nothing_else():
    tracked = subprocess.check_output(["git", "ls-files"], cwd=settings.BASE_DIR, text=True)

    assert {line.split("/")[0] for line in tracked.splitlines()} == TOP_LEVEL


@pytest.mark.parametrize("name", ["base.txt", "dev.txt"])
def test_requirements_hold_hashes_and_no_addresses(name):
    text = (settings.BASE_DIR / "requirements" / name).read_text()

    assert "--hash=sha256:" in text
    assert not [word for word in ("://", "find-links", "index-url") if word in text]


# --- Who imports whom


def modules():
    """Dotted name and path of every module of ours; migrations are Django's to write."""
    for package in OURS:
        for path in (settings.BASE_DIR / package).rglob("*.py"):
            if "migrations" not in path.parts:
                yield dotted(path), path


def dotted(path):
    parts = path.relative_to(settings.BASE_DIR).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(name, path):
    """Every module the file imports, anywhere in it, as an absolute name."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, package)
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                yield whole if is_module(whole) else base


def absolute(node, package):
    if not node.level:
        return node.module
    above = package.split(".")[: len(package.split(".")) - node.level + 1]
    return ".".join([*above, node.module] if node.module else above)


@cache
def is_module(name):
    path = settings.BASE_DIR / Path(*name.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def package_of(name):
    """`mlpm.lib` of `mlpm.lib.render`, `roles` of `roles.models`."""
    parts = name.split(".")
    return ".".join(parts[:2]) if parts[0] == "mlpm" else parts[0]


def is_ours(name):
    return name.split(".")[0] in OURS


def is_pure(name):
    parts = name.split(".")
    return len(parts) == 2 and parts[0] in APPS and parts[1] not in IMPURE and name not in WRITES


def all_imports():
    for name, path in modules():
        for target in imports(name, path):
            yield name, target


def test_models_import_one_way():
    wrong = [
        f"{name} imports {target}"
        for name, target in all_imports()
        if "models" in name.split(".") and package_of(name) in RANK and is_ours(target)
        if RANK.get(package_of(target), 99) > RANK[package_of(name)]
    ]

    assert wrong == []


def test_nobody_imports_what_answers_requests():
    wrong = [
        f"{name} imports {target}"
        for name, target in all_imports()
        if is_ours(target)
        for job in IMPORTERS.keys() & set(target.split("."))
        if not IMPORTERS[job] & set(name.split("."))
    ]

    assert wrong == []


def test_settings_are_asked_through_django():
    assert [name for name, target in all_imports() if target == "mlpm.settings"] == []


def test_pure_modules_import_only_pure_modules():
    def is_allowed(target):
        if not is_ours(target):
            return target.split(".")[0] != "django"
        return is_pure(target) or target in ("mlpm.lib", *APPS) or package_of(target) == "mlpm.lib"

    wrong = [
        f"{name} imports {target}"
        for name, target in all_imports()
        if is_pure(name) and not is_allowed(target)
    ]

    assert wrong == []


def test_pure_modules_have_no_clock():
    wrong = [
        f"{name}:{node.lineno}"
        for name, path in modules()
        if is_pure(name)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}
    ]

    assert wrong == []


def test_lib_imports_nothing_of_ours():
    wrong = [
        f"{name} imports {target}"
        for name, target in all_imports()
        if package_of(name) == "mlpm.lib" and is_ours(target) and package_of(target) != "mlpm.lib"
    ]

    assert wrong == []


# --- What is true of every request


def test_health_touches_nothing(client):
    assert client.get("/healthz").content == b"alive\n"


@pytest.mark.django_db
def test_ready_with_a_database(client):
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_not_ready_names_the_database(client, monkeypatch):
    def lost(*args):
        raise DatabaseError

    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", lost)

    response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"not ready: database\n")


@pytest.mark.parametrize(
    ("length", "status"),
    [(str(BODY_LIMIT), 405), (str(BODY_LIMIT + 1), 413), ("9_999_999_999", 413), ("x", 405)],
)
def test_large_bodies_are_refused_unread(client, length, status):
    response = client.post("/healthz", b"x", content_type="text/plain", CONTENT_LENGTH=length)

    assert response.status_code == status


def test_bodies_without_a_length_are_refused(client):
    response = client.post("/healthz", headers={"transfer-encoding": "chunked"})

    assert response.status_code == 411


@pytest.mark.parametrize(("length", "status"), [(QUERY_LIMIT, 200), (QUERY_LIMIT + 1, 414)])
def test_long_queries_are_refused(client, length, status):
    assert client.get("/healthz", QUERY_STRING="q" * length).status_code == status


def test_refusals_are_a_short_plain_sentence(client):
    response = client.get("/healthz", QUERY_STRING="<b>" * QUERY_LIMIT)

    assert response["Content-Type"].startswith("text/plain")
    assert response.content == b"That address is too long for this site.\n"


def test_each_answer_has_a_request_id_of_ours(client):
    sent = {"headers": {"x-request-id": "theirs"}}

    ids = {client.get("/healthz", **sent)["X-Request-ID"] for _ in range(2)}

    assert len(ids) == 2
    assert "theirs" not in ids


def test_only_the_admin_may_style_inline(client):
    public = client.get("/healthz")["Content-Security-Policy"]
    admin = client.get("/admin/login")["Content-Security-Policy"]

    assert "style-src 'self';" in public + ";"
    assert "style-src 'self' 'unsafe-inline';" in admin + ";"
    assert "default-src 'none'" in public


def test_development_shows_our_page_for_an_unknown_address(rf):
    from mlpm.middleware import own_not_found

    technical = HttpResponseNotFound("Using the URLconf defined in mlpm.urls")

    with patch("mlpm.site.errors.suggestions", return_value=[]):
        response = own_not_found(lambda request: technical)(rf.get("/nothing/"))

    assert response.status_code == 404
    assert "URLconf" not in response.content.decode()
