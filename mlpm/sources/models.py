"""Where does a statement come from? Sources, their dated releases, and citations of them."""

from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """Somebody who states something: a survey, an agency, a description, a site."""

    class Kind(models.TextChoices):
        DESCRIPTION = "description", _("role description")
        PAY_SITE = "pay-site", _("pay site")
        ADVERTS = "adverts", _("job adverts")
        STATISTICS = "statistics", _("official statistics")
        TAXONOMY = "taxonomy", _("register of occupations or skills")

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=120, help_text=_("As readers know it: “Payscale”."))
    kind = models.CharField(max_length=20, choices=Kind)
    publisher = models.CharField(max_length=120, blank=True)
    url = models.URLField(_("address"), blank=True, help_text=_("Empty means: no address stated."))
    description = models.TextField(help_text=_("What it is and what it can and cannot tell."))
    licence = models.CharField(
        max_length=120, blank=True, help_text=_("Empty means: no licence is claimed.")
    )
    attribution = models.TextField(
        blank=True,
        help_text=_(
            "Shown word for word, with the date of the edition for {date} (19 January 2025) or "
            "{month} (January 2025)."
        ),
    )
    reported_in = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="reports",
        help_text=_("The source we know it through, when we have not seen the original."),
    )
    published_year = models.PositiveSmallIntegerField(null=True, blank=True)
    retrieved_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True, help_text=_("For editors; readers do not see it."))
    active_release = models.ForeignKey(
        "Release",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The edition whose figures readers see."),
    )

    class Meta:
        ordering = ["name", "slug"]
        constraints = [
            models.CheckConstraint(
                name="source_not_reported_in_itself",
                condition=Q(reported_in__isnull=True) | ~Q(reported_in=models.F("id")),
                violation_error_message=_("A source cannot be reported in itself."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.slug})" if self.reported_in_id else self.name

    def get_absolute_url(self) -> str:
        return reverse("sources:source", args=[self.slug])

    def attribution_for(self, release: "Release | None") -> str:
        """The attribution of what is shown of this edition; "" where it waits for an edition."""
        if "{date}" not in self.attribution and "{month}" not in self.attribution:
            return self.attribution
        if release is None:
            return ""
        day = release.released_on
        words = self.attribution.replace("{date}", date_format(day, "j F Y"))
        return words.replace("{month}", date_format(day, "F Y"))

    @property
    def attribution_words(self) -> str:
        """The attribution of the edition that is shown."""
        return self.attribution_for(self.active_release)

    @property
    def is_second_hand(self) -> bool:
        return self.reported_in_id is not None


class Release(models.Model):
    """One dated edition of a source's data."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="releases")
    released_on = models.DateField()
    sha256 = models.CharField(
        _("SHA-256"), max_length=64, help_text=_("Of the file as it came, in hexadecimal.")
    )
    imported_at = models.DateTimeField(auto_now_add=True)
    imported_by = models.CharField(
        max_length=150, blank=True, help_text=_("An editor’s name; empty: the command line.")
    )
    file_name = models.CharField(max_length=200, blank=True)
    mappings = models.CharField(
        max_length=64,
        blank=True,
        help_text=_("SHA-256 of the title mappings it was counted with."),
    )
    rows_read = models.PositiveIntegerField(null=True, blank=True)
    rows_used = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("Rows behind at least one figure.")
    )
    rows_rejected = models.PositiveIntegerField(null=True, blank=True)
    report = models.JSONField(
        default=dict, blank=True, help_text=_("What its import found, as it was printed.")
    )
    is_complete = models.BooleanField(
        default=False, help_text=_("False until an import has finished; such a release is removed.")
    )

    class Meta:
        ordering = ["source", "-released_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "released_on", "sha256"],
                name="release_once",
                violation_error_message=_("This file is already imported for this date."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.source.name}, {self.released_on}"


class Citation(models.Model):
    """A statement's source and the place in it, or our own judgement with its reason."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    row = GenericForeignKey("content_type", "object_id")
    order = models.PositiveSmallIntegerField(default=0)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="citations"
    )
    locator = models.CharField(
        max_length=120, blank=True, help_text=_("The place in the source: “line 111”, “2.A.1.a”.")
    )
    retrieved_on = models.DateField(null=True, blank=True)
    judgement = models.TextField(
        blank=True, help_text=_("The reason, when this is our own judgement and no source says it.")
    )

    class Meta:
        ordering = ["content_type", "object_id", "order", "id"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="citation_row")]
        constraints = [
            models.CheckConstraint(
                name="citation_source_or_judgement",
                condition=Q(source__isnull=False, judgement="")
                | (Q(source__isnull=True) & ~Q(judgement="")),
                violation_error_message=_(
                    "A citation names a source, or gives the reason for our own judgement."
                ),
            )
        ]

    def __str__(self) -> str:
        if self.source is None:
            return f"ours:{self.judgement}"
        words = f"{self.source.slug}:{self.locator}" if self.locator else self.source.slug
        return f"{words}@{self.retrieved_on}" if self.retrieved_on else words


class CitedModel(models.Model):
    """A content row: something stated, which says where it comes from."""

    citations = GenericRelation(Citation)

    class Meta:
        abstract = True
