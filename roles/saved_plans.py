"""How does a plan get kept, changed, shared and forgotten? All that writes one."""

from contextlib import contextmanager
from dataclasses import asdict
from datetime import date

from django.db import DatabaseError, connection, transaction

from roles.models import Plan, PlanItem
from roles.plan_codes import digest, share_code
from roles.plan_files import PlanCopy

#: How long a page that is only read may wait for another's writing, in milliseconds.
BRIEFLY = 200


@transaction.atomic
def save_plan(copy: PlanCopy, code: str, today: date) -> Plan:
    """Kept once for a code, however often it comes: the second time nothing is written."""
    plan, is_new = Plan.objects.get_or_create(
        code_sha256=digest(code),
        defaults={
            "roles": [asdict(role) for role in copy.roles],
            "hours_per_week": copy.hours_per_week,
            "are_dates_hidden": copy.are_dates_hidden,
            "created_on": copy.created_on,
            "used_on": today,
        },
    )
    if is_new:
        PlanItem.objects.bulk_create(
            PlanItem(plan=plan, order=order, **asdict(item))
            for order, item in enumerate(copy.items, 1)
        )
    return plan


def change_plan(plan: Plan, today: date, **values) -> None:
    """Of the row itself; using it keeps it."""
    Plan.objects.filter(pk=plan.pk).update(used_on=today, **values)


@transaction.atomic
def change_item(item: PlanItem, today: date, **values) -> None:
    PlanItem.objects.filter(pk=item.pk).update(**values)
    Plan.objects.filter(pk=item.plan_id).update(used_on=today)


@transaction.atomic
def share_plan(plan: Plan, code: str, today: date) -> None:
    """With a code that it never had; shared already, it stays as it is."""
    now = Plan.objects.select_for_update().get(pk=plan.pk)
    if not now.is_shared:
        number = now.share_number + 1
        shared = digest(share_code(code, number))
        change_plan(now, today, share_number=number, share_sha256=shared)


def unshare_plan(plan: Plan, today: date) -> None:
    change_plan(plan, today, share_sha256=None)


def mark_used(plan: Plan, today: date) -> None:
    """Written once a day; a page that is only read does not fail for it, nor wait long."""
    if plan.used_on >= today:
        return
    try:
        with waiting_briefly(), transaction.atomic():
            Plan.objects.filter(pk=plan.pk).update(used_on=today)
    except DatabaseError:
        pass


@contextmanager
def waiting_briefly():
    """On SQLite, where the one who writes is waited for. PostgreSQL only waits for the row."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout = {BRIEFLY}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


def purge_plans(today: date) -> int:
    """Deletes what nobody used for longer than we promise to keep; how many."""
    _, counts = Plan.objects.forgotten(today).delete()
    return counts.get(Plan._meta.label, 0)
