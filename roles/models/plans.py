"""What is kept of a saved plan? What it says, in copies, and nothing about who saved it."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from roles.plan_codes import digest
from roles.plans import LONGEST_NOTE, oldest_kept


class PlanQuerySet(models.QuerySet["Plan"]):
    def kept(self, today: date):
        return self.filter(used_on__gte=oldest_kept(today))

    def forgotten(self, today: date):
        return self.filter(used_on__lt=oldest_kept(today))

    def opened_by(self, code: str):
        return self.filter(code_sha256=digest(code))

    def shared_as(self, code: str):
        return self.filter(share_sha256=digest(code))


class Plan(models.Model):
    """A way from one role to another, as one reader walks it."""

    code_sha256 = models.CharField(
        max_length=64, unique=True, help_text=_("Of the code in its address, which is not kept.")
    )
    share_sha256 = models.CharField(  # noqa: DJ001  many are not shared, and it is unique
        max_length=64, unique=True, null=True, help_text=_("Empty: it is not shared.")
    )
    share_number = models.PositiveIntegerField(
        default=0, help_text=_("How often it was shared; each time has its own code.")
    )
    roles = models.JSONField(help_text=_("Slug and title of each role of the way, in order."))
    hours_per_week = models.PositiveSmallIntegerField(null=True, help_text=_("As she said."))
    are_dates_hidden = models.BooleanField(default=False)
    created_on = models.DateField()
    used_on = models.DateField(db_index=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_shared_by_a_numbered_code",
                condition=Q(share_sha256=None) | Q(share_number__gt=0),
                violation_error_message=_("A shared plan has the number of its code."),
            )
        ]

    def __str__(self) -> str:
        return " → ".join(role["title"] for role in self.roles)

    @property
    def is_shared(self) -> bool:
        return self.share_sha256 is not None


class PlanItem(models.Model):
    """Something to do for one skill. Its words are copies: what becomes of the skill, the role or
    the activity takes nothing away."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    skill = models.CharField(max_length=80, help_text=_("The slug it had."))
    skill_name = models.CharField(max_length=80)
    role_title = models.CharField(max_length=80, help_text=_("The role that its step leads to."))
    level = models.PositiveSmallIntegerField(help_text=_("The wanted level, 1 to 4."))
    title = models.CharField(max_length=200)
    text = models.TextField()
    shows = models.TextField(blank=True)
    done_when = models.TextField(blank=True)
    first_step = models.TextField(blank=True)
    effort = models.CharField(max_length=10, blank=True)
    hours = models.PositiveSmallIntegerField(null=True, help_text=_("As she said."))
    note = models.TextField(blank=True, max_length=LONGEST_NOTE)
    done_on = models.DateField(null=True)

    class Meta:
        ordering = ["plan", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "order"],
                name="plan_item_order_once",
                violation_error_message=_("Two items of a plan stand in the same place."),
            ),
            models.CheckConstraint(
                name="plan_item_level_1_to_4",
                condition=Q(level__gte=1, level__lte=4),
                violation_error_message=_("A wanted level is one of 1 to 4."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
