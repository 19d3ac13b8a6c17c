"""What was loaded and published, when, and by whom?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedDocument(models.Model):
    """The text of a document as it was last loaded: what edits in the database are told from."""

    path = models.CharField(
        unique=True, max_length=200, help_text=_("Below the fixtures folder: roles/NAME.yaml.")
    )
    text = models.TextField()
    loaded_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path


class Revision(models.Model):
    """One document as it stood after a publish, a load or a restore."""

    kind = models.CharField(max_length=20, help_text=_("The kind of document: role, pay."))
    slug = models.SlugField(max_length=80)
    number = models.PositiveIntegerField()
    document = models.JSONField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug", "number"],
                name="revision_once",
                violation_error_message=_("This document already has a revision of this number."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}, {self.number}"


class ContentVersion(models.Model):
    """A number that every publish and load raises; stored pages are keyed by it. One row."""

    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="content_version_one_row",
                condition=models.Q(id=1),
                violation_error_message=_("There is one content version."),
            )
        ]

    def __str__(self) -> str:
        return str(self.number)
