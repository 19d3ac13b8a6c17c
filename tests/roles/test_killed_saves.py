"""Is every plan there whose saving was confirmed, however the process ended? Real processes."""

import os
import subprocess
import sys
from datetime import date
from urllib.parse import urlsplit

import pytest
from django.conf import settings as project_settings
from django.db import connection

from roles.models import Plan, PlanItem
from roles.plan_files import ItemCopy, PlanCopy, RoleName, write_plan_file
from roles.queries.plans import kept_plan

ROUNDS, CONFIRMED = 10, 51
#: Saves one plan after the other through the page, and names each one that was confirmed.
CHILD = """
import html, re, sys, django
django.setup()
from django.test import Client
client, file = Client(), sys.stdin.read()
while True:
    page = client.get("/plan/new/file/").content.decode()
    once = html.unescape(re.search(r'name="once" value="([^"]+)"', page)[1])
    response = client.post("/plan/new/file/", {"once": once, "text": file})
    print(response["Location"], flush=True)
"""
ITEM = ItemCopy("sql", "SQL", "Data scientist", 3, "Count something", "Count.")
PLAN = PlanCopy(
    (RoleName("analyst", "Analyst"), RoleName("scientist", "Scientist")),
    (ITEM,) * 5,
    date(2026, 11, 23),
)


def address() -> str:
    """Of the database of this test, for another process."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.mark.django_db(transaction=True)
def test_no_confirmed_plan_is_lost_when_the_process_is_killed(settings):
    confirmed = []
    for round_ in range(ROUNDS):
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD],
            cwd=project_settings.BASE_DIR,
            env={
                **os.environ,
                "ENVIRONMENT": "test",
                "DJANGO_SETTINGS_MODULE": "mlpm.settings",
                "DATABASE_URL": address(),
                "VAR_DIR": str(settings.VAR_DIR),
                "ALLOWED_HOSTS": "testserver",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        child.stdin.write(write_plan_file(PLAN))
        child.stdin.close()
        for line in child.stdout:
            confirmed.append(line)
            if len(confirmed) == (round_ + 1) * CONFIRMED:
                # Somewhere in the midst of the next one.
                child.kill()
                break
        confirmed += child.stdout.readlines()
        child.stdout.close()
        child.wait()

    codes = [line.split("/")[2] for line in confirmed if line.endswith("/\n")]
    assert len(codes) >= 500
    assert [code for code in codes if kept_plan(code, date.today()) is None] == []
    # Nor is any of them there by half.
    assert PlanItem.objects.count() == 5 * Plan.objects.count()
