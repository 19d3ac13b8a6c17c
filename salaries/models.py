"""What does a role pay, who says so, and how far can that be trusted?"""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mlpm.sources.models import CitedModel, Release, Source
from roles.models import Organisation, Role

AMOUNT_HELP = _("Whole units of the currency per year, digits only: 151772.")
EMPTY_IS_NOT_STATED = _("Empty means: not stated.")


class Element(models.TextChoices):
    """What a figure counts; the labels are the reader's words."""

    BASE = "base", _("base pay")
    ADDITIONAL = "additional", _("additional pay")
    TOTAL_CASH = "total-cash", _("base plus cash bonus")
    TOTAL = "total", _("base plus additional pay")
    WAGE = "wage", _("wage")
    NOT_STATED = "not-stated", _("the source does not say what it counts")


class Level(models.TextChoices):
    ENTRY = "entry", _("entry")
    MID = "mid", _("mid")
    SENIOR = "senior", _("senior")
    EXECUTIVE = "executive", _("executive")


class TitleSet(models.TextChoices):
    """Which job titles were counted, where a role has more than one set."""

    ONLY = "", _("all titles of the role")
    NARROW = "narrow", _("the role's own titles")
    WIDE = "wide", _("with neighbouring titles")


class Place(models.Model):
    class Kind(models.TextChoices):
        COUNTRY = "country", _("country")
        STATE = "state", _("state")
        METRO = "metro", _("metropolitan area")
        AREA = "area", _("area")

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=120, help_text=_("In a sentence: “the United States”."))
    kind = models.CharField(max_length=10, choices=Kind)
    code = models.CharField(
        max_length=10, blank=True, help_text=_("As statistics write it: “US”, “06”, “41860”.")
    )
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="places"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PayFigureQuerySet(models.QuerySet):
    def published(self):
        """Figures readers may see: of published roles; stated, or of the active release."""
        return self.filter(
            Q(release__isnull=True) | Q(release=F("source__active_release")),
            role__status=Role.Status.PUBLISHED,
            role__draft_of__isnull=True,
        )

    def stated(self):
        """Figures that a document states; the others are computed from a release."""
        return self.filter(release__isnull=True)

    def computed(self):
        """Figures computed from a release."""
        return self.filter(release__isnull=False)

    def for_roles(self, slugs):
        return self.filter(role__slug__in=slugs)


class PayFigure(CitedModel):
    """One claim of one source about one group.

    A centre, a span, or both, each with its own statistic; whole units of `currency` a year.
    """

    class Centre(models.TextChoices):
        MEDIAN = "median", _("median")
        MEAN = "mean", _("mean")
        AVERAGE = "average", _("average (kind not stated)")

    class Span(models.TextChoices):
        PERCENTILES = "percentiles", _("percentiles")
        STATED_RANGE = "stated-range", _("stated range (meaning not stated)")
        EMPLOYER_RANGE = "employer-range", _("employer's range")
        THRESHOLD = "threshold", _("threshold (“over 200,000”)")

    class EmploymentType(models.TextChoices):
        NOT_STATED = "", _("not stated")
        ANY = "any", _("any")
        FULL_TIME = "full-time", _("full time")
        PART_TIME = "part-time", _("part time")
        CONTRACT = "contract", _("contract")
        FREELANCE = "freelance", _("freelance")

    key = models.SlugField(
        max_length=80, help_text=_("Its address, /figures/KEY/; never changed once published.")
    )
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="pay_figures")
    order = models.PositiveSmallIntegerField(default=0)
    source = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pay_figures",
        help_text=_("Who says so; or tick “source not stated”."),
    )
    is_source_not_stated = models.BooleanField(_("source not stated"), default=False)
    also_credited = models.ManyToManyField(
        Source,
        blank=True,
        related_name="also_credited_figures",
        help_text=_("Other sources credited for the same figure; they do not confirm it."),
    )
    release = models.ForeignKey(
        Release,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="pay_figures",
        help_text=_("The release it was computed from; empty for a stated figure."),
    )
    words = models.TextField(blank=True, help_text=_("The figure as the source prints it."))

    element = models.CharField(
        _("what it counts"), max_length=12, choices=Element, default=Element.NOT_STATED
    )
    place = models.ForeignKey(
        Place,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pay_figures",
        help_text=EMPTY_IS_NOT_STATED,
    )
    year = models.PositiveSmallIntegerField(null=True, blank=True, help_text=EMPTY_IS_NOT_STATED)
    month = models.PositiveSmallIntegerField(null=True, blank=True, help_text=EMPTY_IS_NOT_STATED)
    level = models.CharField(
        max_length=10, choices=Level, blank=True, help_text=EMPTY_IS_NOT_STATED
    )
    years_from = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("Years of experience. Empty means: not stated, or open.")
    )
    years_to = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("Years of experience. Empty means: not stated, or open.")
    )
    population = models.CharField(
        max_length=120,
        blank=True,
        help_text=_("Whom it is about, when not everybody in the role: “start-ups”."),
    )
    employment_type = models.CharField(max_length=10, choices=EmploymentType, blank=True)
    title_set = models.CharField(max_length=10, choices=TitleSet, blank=True)
    category = models.CharField(
        max_length=160,
        blank=True,
        help_text=_("The group as the source names it: “Marketing Managers, 11-2021”."),
    )
    is_proxy = models.BooleanField(
        _("is a proxy"), default=False, help_text=_("The nearest category, not the role itself.")
    )
    currency = models.CharField(
        max_length=3,
        default="USD",
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Three capital letters, as in ISO 4217."))],
    )

    centre = models.PositiveIntegerField(null=True, blank=True, help_text=AMOUNT_HELP)
    centre_statistic = models.CharField(max_length=10, choices=Centre, blank=True)
    span_statistic = models.CharField(max_length=20, choices=Span, blank=True)
    minimum = models.PositiveIntegerField(null=True, blank=True, help_text=AMOUNT_HELP)
    maximum = models.PositiveIntegerField(null=True, blank=True, help_text=AMOUNT_HELP)
    p10 = models.PositiveIntegerField(null=True, blank=True, help_text=AMOUNT_HELP)
    p25 = models.PositiveIntegerField(null=True, blank=True, help_text=AMOUNT_HELP)
    p75 = models.PositiveIntegerField(null=True, blank=True, help_text=AMOUNT_HELP)
    p90 = models.PositiveIntegerField(null=True, blank=True, help_text=AMOUNT_HELP)
    is_approximate = models.BooleanField(
        _("is approximate"), default=False, help_text=_("The source says “about” or “around”.")
    )
    is_open_top = models.BooleanField(
        _("is open at the top"), default=False, help_text=_("“350,000 and over”.")
    )
    is_open_bottom = models.BooleanField(_("is open at the bottom"), default=False)
    observations = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("Independent adverts or answers. Empty: not stated.")
    )
    rows = models.PositiveIntegerField(null=True, blank=True, help_text=EMPTY_IS_NOT_STATED)
    note = models.TextField(blank=True, help_text=_("For editors; readers do not see it."))

    objects = PayFigureQuerySet.as_manager()

    class Meta:
        ordering = ["role", "order", "id"]
        indexes = [models.Index(fields=["role", "place", "year", "level"], name="pay_comparison")]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(release__isnull=True),
                name="pay_key_once",
                violation_error_message=_("Another figure already has this key."),
            ),
            models.UniqueConstraint(
                fields=["key", "release"],
                name="pay_key_once_in_release",
                violation_error_message=_("This release already has a figure with this key."),
            ),
            models.CheckConstraint(
                name="pay_source_or_not_stated",
                condition=Q(source__isnull=False, is_source_not_stated=False)
                | Q(source__isnull=True, is_source_not_stated=True),
                violation_error_message=_("Name the source, or tick “source not stated”."),
            ),
            models.CheckConstraint(
                name="pay_minimum_not_above_maximum",
                condition=Q(minimum__lte=F("maximum")),
                violation_error_message=_("The minimum is above the maximum."),
            ),
            models.CheckConstraint(
                name="pay_percentiles_ascend",
                condition=Q(p10__lte=F("p25"))
                & Q(p25__lte=F("p75"))
                & Q(p75__lte=F("p90"))
                & Q(p10__lte=F("p75"))
                & Q(p10__lte=F("p90"))
                & Q(p25__lte=F("p90")),
                violation_error_message=_("The percentiles do not ascend: p10, p25, p75, p90."),
            ),
            models.CheckConstraint(
                name="pay_median_within_percentiles",
                condition=~Q(centre_statistic="median")
                | (
                    Q(p10__lte=F("centre"))
                    & Q(p25__lte=F("centre"))
                    & Q(p75__gte=F("centre"))
                    & Q(p90__gte=F("centre"))
                ),
                violation_error_message=_("The median lies outside its own percentiles."),
            ),
            models.CheckConstraint(
                name="pay_centre_has_statistic",
                condition=Q(centre__isnull=True, centre_statistic="")
                | (Q(centre__isnull=False) & ~Q(centre_statistic="")),
                violation_error_message=_("An amount in the middle says which middle it is."),
            ),
            models.CheckConstraint(
                name="pay_span_has_statistic",
                condition=(
                    Q(span_statistic="percentiles", minimum__isnull=True, maximum__isnull=True)
                    & (
                        Q(p10__isnull=False)
                        | Q(p25__isnull=False)
                        | Q(p75__isnull=False)
                        | Q(p90__isnull=False)
                    )
                )
                | (
                    Q(p10__isnull=True, p25__isnull=True, p75__isnull=True, p90__isnull=True)
                    & (
                        Q(span_statistic="", minimum__isnull=True, maximum__isnull=True)
                        | (
                            Q(span_statistic__in=["stated-range", "employer-range", "threshold"])
                            & (Q(minimum__isnull=False) | Q(maximum__isnull=False))
                        )
                    )
                ),
                violation_error_message=_(
                    "A span says what it is: percentiles have p10 to p90, "
                    "ranges and thresholds have a minimum or a maximum."
                ),
            ),
            models.CheckConstraint(
                name="pay_open_end_is_marked",
                condition=~Q(span_statistic__in=["stated-range", "employer-range", "threshold"])
                | (
                    (Q(minimum__isnull=False) | Q(is_open_bottom=True))
                    & (Q(maximum__isnull=False) | Q(is_open_top=True))
                ),
                violation_error_message=_(
                    "An end without an amount is open: tick “open at the top” or “at the bottom”."
                ),
            ),
            models.CheckConstraint(
                name="pay_says_something",
                # Of a release, “too few” is said too: then there is a count and no amount.
                condition=Q(centre__isnull=False)
                | ~Q(span_statistic="")
                | Q(release__isnull=False, observations__isnull=False),
                violation_error_message=_("A figure has an amount in the middle, a span, or both."),
            ),
            models.CheckConstraint(
                name="pay_years_in_order",
                condition=Q(years_from__lte=F("years_to")),
                violation_error_message=_("The fewer years of experience come first."),
            ),
            models.CheckConstraint(
                name="pay_month_1_to_12",
                condition=Q(month__isnull=True)
                | Q(year__isnull=False, month__gte=1, month__lte=12),
                violation_error_message=_("A month is 1 to 12 and has a year."),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        return reverse("salaries:figure", args=[self.key])


class PayComponent(models.Model):
    """What a figure is made of, as its source says. Need not add up: that is a data note."""

    class Kind(models.TextChoices):
        BASE = "base", _("base pay")
        ADDITIONAL = "additional", _("additional pay")
        BONUS = "bonus", _("bonuses")
        PROFIT_SHARING = "profit-sharing", _("profit sharing")
        STOCK = "stock", _("stock options")

    figure = models.ForeignKey(PayFigure, on_delete=models.CASCADE, related_name="components")
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=Kind)
    amount = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("Empty means: named without an amount.")
    )
    is_on_top = models.BooleanField(
        _("comes on top"),
        default=False,
        help_text=_("The source names it beside the figure, not as a part of it."),
    )

    class Meta:
        ordering = ["figure", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "kind"],
                name="pay_component_once",
                violation_error_message=_("This figure already has this part."),
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class PayFactor(CitedModel):
    """Something that moves pay within a role."""

    class Kind(models.TextChoices):
        LOCATION = "location", _("Location")
        INDUSTRY = "industry", _("Industry")
        COMPANY_SIZE = "company-size", _("Company Size")
        EXPERTISE = "expertise", _("Expertise")
        STAGE = "stage", _("Startup stage")
        EXPERIENCE = "experience", _("Experience")

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="pay_factors")
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=20, choices=Kind)
    text = models.TextField()
    within = models.CharField(
        max_length=120, blank=True, help_text=_("Only among these: “start-ups”.")
    )
    places = models.ManyToManyField(Place, blank=True, related_name="pay_factors")
    organisations = models.ManyToManyField(Organisation, blank=True, related_name="pay_factors")
    figure = models.ForeignKey(
        PayFigure, null=True, blank=True, on_delete=models.SET_NULL, related_name="factors"
    )

    class Meta:
        ordering = ["role", "order", "id"]

    def __str__(self) -> str:
        return self.get_kind_display()


class Forecast(CitedModel):
    """What somebody said would come; never a statistic."""

    class Topic(models.TextChoices):
        PAY = "pay", _("pay")
        BENEFITS = "benefits", _("benefits")
        WORK = "work", _("the work")

    key = models.SlugField(
        unique=True, max_length=80, help_text=_("Its anchor on the trends page.")
    )
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="forecasts")
    order = models.PositiveSmallIntegerField(default=0)
    topic = models.CharField(max_length=10, choices=Topic)
    text = models.TextField(help_text=_("What was said, in one sentence."))
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="forecasts"
    )
    is_source_not_stated = models.BooleanField(_("source not stated"), default=False)
    made_year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=EMPTY_IS_NOT_STATED
    )
    due_year = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=EMPTY_IS_NOT_STATED
    )
    level_from = models.CharField(max_length=10, choices=Level, blank=True)
    level_to = models.CharField(max_length=10, choices=Level, blank=True)
    element = models.CharField(
        _("what it counts"), max_length=12, choices=Element, default=Element.NOT_STATED
    )
    statistic = models.CharField(max_length=10, choices=PayFigure.Centre, blank=True)
    amount = models.PositiveIntegerField(null=True, blank=True, help_text=AMOUNT_HELP)
    currency = models.CharField(
        max_length=3,
        default="USD",
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Three capital letters, as in ISO 4217."))],
    )

    class Meta:
        ordering = ["role", "order", "id"]
        constraints = [
            models.CheckConstraint(
                name="forecast_source_or_not_stated",
                condition=Q(source__isnull=False, is_source_not_stated=False)
                | Q(source__isnull=True, is_source_not_stated=True),
                violation_error_message=_("Name the source, or tick “source not stated”."),
            ),
            models.CheckConstraint(
                name="forecast_due_after_made",
                condition=Q(made_year__lte=F("due_year")),
                violation_error_message=_("A forecast is due after it was made."),
            ),
            models.CheckConstraint(
                name="forecast_amount_has_statistic",
                condition=Q(amount__isnull=True, statistic="")
                | (Q(amount__isnull=False) & ~Q(statistic="")),
                violation_error_message=_("An amount says which statistic it is, and the reverse."),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        return f"{reverse('roles:trends')}#{self.key}"


class DataNoteQuerySet(models.QuerySet):
    def accepted(self):
        """Notes that readers see."""
        return self.filter(decision=DataNote.Decision.ACCEPTED)


class DataNote(models.Model):
    """A known doubt about figures, found by rule or written by an editor."""

    class Decision(models.TextChoices):
        OPEN = "open", _("to decide")
        ACCEPTED = "accepted", _("accepted: readers see it")
        DISMISSED = "dismissed", _("dismissed")

    role = models.ForeignKey(
        Role, null=True, blank=True, on_delete=models.CASCADE, related_name="data_notes"
    )
    source = models.ForeignKey(
        Source,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="data_notes",
        help_text=_("For a doubt about an edition as a whole, instead of a role."),
    )
    order = models.PositiveSmallIntegerField(default=0)
    rule = models.SlugField(
        max_length=40, blank=True, help_text=_("The rule that found it; empty: an editor wrote it.")
    )
    subject = models.TextField(
        help_text=_("Keys of the figures and forecasts it is about, in order.")
    )
    text = models.TextField()
    decision = models.CharField(max_length=10, choices=Decision, default=Decision.OPEN)
    reason = models.TextField(blank=True, help_text=_("Why it was dismissed."))
    figures = models.ManyToManyField(PayFigure, blank=True, related_name="data_notes")
    forecasts = models.ManyToManyField(Forecast, blank=True, related_name="data_notes")

    objects = DataNoteQuerySet.as_manager()

    class Meta:
        ordering = ["role", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "rule", "subject"],
                name="data_note_once",
                violation_error_message=_("This note is already there."),
            ),
            models.UniqueConstraint(
                fields=["source", "rule", "subject"],
                name="data_note_once_in_source",
                violation_error_message=_("This note is already there."),
            ),
            models.CheckConstraint(
                name="data_note_about_role_or_source",
                condition=Q(role__isnull=False, source__isnull=True)
                | Q(role__isnull=True, source__isnull=False),
                violation_error_message=_("A note is about a role’s figures or about an edition."),
            ),
            models.CheckConstraint(
                name="data_note_dismissed_with_reason",
                condition=~Q(decision="dismissed") | ~Q(reason=""),
                violation_error_message=_("Say why the note is dismissed."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class TitleMapping(models.Model):
    """Which job titles or codes of a source count as which role."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="title_mappings")
    title = models.CharField(
        max_length=120, help_text=_("Exactly as the source writes it, but for case and spaces.")
    )
    level = models.CharField(
        max_length=10, choices=Level, blank=True, help_text=_("Empty means: any level.")
    )
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="title_mappings")
    title_set = models.CharField(max_length=10, choices=TitleSet, blank=True)
    is_proxy = models.BooleanField(
        _("is a proxy"), default=False, help_text=_("The nearest category, not the role itself.")
    )
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["source", "title", "level"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "title", "level", "role", "title_set"],
                name="title_mapping_once",
                violation_error_message=_("This title is already mapped to this role."),
            ),
            models.CheckConstraint(
                name="title_mapping_proxy_has_reason",
                condition=Q(is_proxy=False) | ~Q(reason=""),
                violation_error_message=_("Say why this category stands in for the role."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} → {self.role}"


class TitleGroup(models.Model):
    """How a reader reads a set of counted titles, where a role has more than one set."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="title_groups")
    title_set = models.CharField(max_length=10, choices=TitleSet)
    label = models.CharField(
        max_length=80, help_text=_("Begins a row: “AI or ML product manager”.")
    )
    plural = models.CharField(
        max_length=80, help_text=_("In a sentence: “AI or ML product managers”.")
    )

    class Meta:
        ordering = ["role", "title_set"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "title_set"],
                name="title_group_once",
                violation_error_message=_("This set of titles already has a label."),
            )
        ]

    def __str__(self) -> str:
        return self.label


class FigureReport(models.Model):
    """What a reader found wrong with a figure. No name, no address: only what she wrote."""

    class Kind(models.TextChoices):
        AMOUNT = "amount", _("the amount is not what the source says")
        MEANING = "meaning", _("it is about something else than the page says")
        SOURCE = "source", _("the source is wrong or has gone")
        OLD = "old", _("there is a newer figure")
        OTHER = "other", _("something else")

    key = models.SlugField(max_length=80, help_text=_("The figure’s address, /figures/KEY/."))
    role = models.ForeignKey(
        Role, null=True, blank=True, on_delete=models.SET_NULL, related_name="figure_reports"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(blank=True, max_length=1000)
    created_at = models.DateTimeField(auto_now_add=True)
    is_closed = models.BooleanField(default=False)
    answer = models.TextField(blank=True, help_text=_("What was done about it, in one sentence."))

    class Meta:
        ordering = ["is_closed", "-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="figure_report_closed_with_answer",
                condition=Q(is_closed=False) | ~Q(answer=""),
                violation_error_message=_("Say what was done about it before closing it."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("salaries:figure", args=[self.key])
