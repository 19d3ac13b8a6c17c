"""Is what README and docs say still there: commands, files, variables, models and fields?"""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import get_commands

from mlpm.settings import Environment

ROOT = settings.BASE_DIR
PAGES = [
    page.relative_to(ROOT).as_posix()
    for page in [ROOT / "README.md", ROOT / "locale/README.md", *sorted(ROOT.glob("docs/**/*.md"))]
]
OURS = ("mlpm.", "skills", "roles", "salaries")


def read(page):
    return (ROOT / page).read_text()


@pytest.mark.parametrize("page", PAGES)
def test_every_link_and_picture_is_there(page):
    targets = re.findall(r"\]\((?!https?://)([^)#\s]+)", read(page))

    assert [path for path in targets if not (ROOT / page).parent.joinpath(path).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_is_there(page):
    makefile, text = read("Makefile"), read(page)
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.S))
    targets = set(re.findall(r"^(?:`|.*; )?make ([\w./]+)", code, re.M))
    commands = set(re.findall(r"manage\.py (\w+)", code))

    assert [name for name in targets if not re.search(rf"^{name}:", makefile, re.M)] == []
    assert commands - set(get_commands()) == set()


def test_commands_are_looked_for():
    assert {"run", "test"} <= set(re.findall(r"^make (\w+)", read("README.md"), re.M))


@pytest.mark.parametrize("page", PAGES)
def test_every_file_in_code_is_there(page):
    paths = re.findall(
        r"`((?:mlpm|fixtures|roles|salaries|skills|tests|templates)/[\w./-]+)`", read(page)
    )

    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_variable_is_explained():
    said = set(re.findall(r"`([A-Z_]+)`", read("docs/operating.md")))

    assert {name.upper() for name in Environment.model_fields} - said == set()


def test_no_variable_is_explained_that_is_not_read():
    rows = re.findall(r"^\| (`[A-Z].*?) \|", read("docs/operating.md"), re.M)
    explained = {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row)}

    assert explained - {name.upper() for name in Environment.model_fields} == set()


def test_every_model_and_field_of_the_glossary_is_there():
    models = {
        model.__name__: {field.name for field in model._meta.get_fields()}
        for model in apps.get_models()
        if model.__module__.startswith(OURS)
    }
    terms = re.findall(r"`([A-Z][a-z]\w+)(?:\.(\w+))?`", read("docs/glossary.md"))

    assert len(terms) > 40
    assert [
        f"{name}.{field}"
        for name, field in terms
        if name not in models or (field and field not in models[name])
    ] == []
