from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from roles.models import Role

ROLE = "roles/ml-product-manager.yaml"


def run(*arguments, **options):
    """What the command prints; fails with CommandError as the shell would with its code."""
    output = StringIO()
    call_command(*arguments, stdout=output, **options)
    return output.getvalue()


def edit(folder, path, before, after):
    text = (folder / path).read_text()
    assert before in text
    (folder / path).write_text(text.replace(before, after, 1))


# load_content


@pytest.mark.django_db
def test_load_says_what_it_loaded_and_the_second_time_that_nothing_changed(folder):
    first = run("load_content", folder=folder)
    second = run("load_content", folder=folder)

    assert first.startswith("loaded sources.yaml\nloaded registers.yaml\nloaded places.yaml\n")
    assert first.endswith("loaded pay/ml-product-manager.yaml\n16 loaded, 0 unchanged\n")
    assert second == "0 loaded, 16 unchanged\n"


@pytest.mark.django_db
def test_a_broken_document_exits_with_2_and_loads_nothing(folder):
    edit(folder, ROLE, "family: product", "famly: product")

    with pytest.raises(CommandError) as error:
        run("load_content", folder=folder)

    assert error.value.returncode == 2
    assert str(error.value) == (
        "Nothing was loaded.\n"
        f"{ROLE}: family: Field required\n"
        f"{ROLE}: famly: unknown word `famly`; did you mean `family`?"
    )
    assert not Role.objects.exists()


@pytest.mark.django_db
def test_what_the_database_refuses_exits_with_2_and_loads_nothing(folder):
    edit(folder, "pay/ml-product-manager.yaml", "minimum: 150116", "minimum: 250116")

    with pytest.raises(CommandError) as error:
        run("load_content", folder=folder)

    assert error.value.returncode == 2
    assert "figures[2]: The minimum is above the maximum." in str(error.value)
    assert not Role.objects.exists()


# dump_content


@pytest.mark.django_db
def test_dump_of_an_empty_database_writes_nothing(tmp_path):
    assert run("dump_content", folder=tmp_path) == "0 written\n"


def test_dump_names_the_documents_that_it_leaves_alone(folder, loaded, db):
    Role.objects.filter(slug="software-engineer").update(status=Role.Status.DRAFT)

    said = run("dump_content", folder=folder)

    assert "left roles/software-engineer.yaml alone: not published here" in said
    assert said.count("alone") == 1


# check_content: no database


def test_our_documents_are_sound(folder):
    assert run("check_content", folder=folder) == "16 documents are sound\n"


def test_check_says_which_document_is_not_canonical_and_fix_mends_it(folder):
    before = (folder / ROLE).read_bytes()
    edit(folder, ROLE, "title: Machine learning", 'title:   "Machine learning')
    edit(folder, ROLE, "learning product manager\n", 'learning product manager"  # ours\n')

    with pytest.raises(CommandError) as error:
        run("check_content", folder=folder)
    fixed = run("check_content", "--fix", folder=folder)

    assert str(error.value) == f"{ROLE}: not in canonical form; run check_content --fix"
    assert fixed == f"wrote {ROLE}\n16 documents are sound\n"
    assert (folder / ROLE).read_bytes() == before


def test_fix_puts_lists_without_an_order_into_one(folder):
    path = "registers.yaml"
    before = (folder / path).read_text()
    edit(
        folder, path, "  - slug: jira", "  - slug: aaa\n    name: A\n    kind: a\n\n  - slug: jira"
    )

    run("check_content", "--fix", folder=folder)

    text = (folder / path).read_text()
    assert text.index("slug: aaa") < text.index("slug: amplitude")
    assert len(text) > len(before)


@pytest.mark.parametrize("fix", [[], ["--fix"]])
def test_check_refuses_broken_documents_and_names_that_do_not_exist(folder, fix):
    edit(folder, ROLE, "family: product", "family: produkt")
    before = (folder / ROLE).read_bytes()

    with pytest.raises(CommandError) as error:
        run("check_content", *fix, folder=folder)

    assert str(error.value) == f"{ROLE}: family: no family “produkt”; the nearest is “product”"
    assert (folder / ROLE).read_bytes() == before


def test_check_refuses_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="no such folder"):
        run("check_content", folder=tmp_path / "none")
