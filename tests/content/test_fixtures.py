"""Do content documents serve as Django's own fixtures?"""

import pytest
from django.core.management import call_command
from django.test import TestCase

from mlpm.content.dump import dump_content
from mlpm.content.load import load_content
from roles.models import Role, Transition
from salaries.models import DataNote, PayFigure

NAMES = [
    "sources",
    "registers",
    "places",
    "skills",
    "roles/ai-engineer",
    "roles/data-analyst",
    "roles/data-engineer",
    "roles/data-scientist",
    "roles/director-of-product-ai",
    "roles/machine-learning-engineer",
    "roles/ml-product-manager",
    "roles/product-manager",
    "roles/senior-product-manager",
    "roles/software-engineer",
    "mappings",
    "pay/ml-product-manager",
]


@pytest.mark.django_db
def test_loaddata_brings_the_same_rows(folder, tmp_path):
    call_command("loaddata", *NAMES, verbosity=0)

    dump_content(tmp_path / "dump")

    dump = {path.name: path.read_bytes() for path in (tmp_path / "dump").rglob("*.yaml")}
    files = {path.name: path.read_bytes() for path in folder.rglob("*.yaml")}
    assert dump == files
    assert PayFigure.objects.count() == 12


@pytest.mark.django_db
def test_what_loaddata_brought_is_unchanged_for_a_load(folder):
    call_command("loaddata", *NAMES, verbosity=0)

    assert len(load_content(folder).unchanged) == len(NAMES)


@pytest.mark.django_db
def test_loaddata_says_what_is_wrong_with_a_document(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text("document: role\nslug: a\n")

    with pytest.raises(Exception, match=r"broken\.yaml: title: Field required"):
        call_command("loaddata", path, verbosity=0)


class FixturesTest(TestCase):
    fixtures = NAMES

    def test_the_rows_are_there_with_the_moves_between_them(self):
        role = Role.objects.get(slug="ml-product-manager")

        assert PayFigure.objects.published().filter(role=role).count() == 12
        assert DataNote.objects.accepted().count() == 10
        assert Transition.objects.filter(destination=role).exists()
