import shutil

import pytest
from django.conf import settings
from django.db import transaction

from mlpm.content.load import load_content

FIXTURES = settings.BASE_DIR / "fixtures"


@pytest.fixture
def folder(tmp_path):
    """A copy of the content documents."""
    return shutil.copytree(FIXTURES, tmp_path / "fixtures")


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The content, loaded once for all tests of a module and gone after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_content(FIXTURES)
        transaction.set_rollback(True)
