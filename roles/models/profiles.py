"""What is a role, what does it ask for, and which moves lead from one to another?"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mlpm.sources.models import CitedModel
from skills.models import Proficiency, Skill


class RoleFamily(models.Model):
    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=80, help_text=_("As a heading: “Product roles”."))
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]
        verbose_name_plural = _("role families")

    def __str__(self) -> str:
        return self.name


class NamedThing(models.Model):
    """Something roles refer to by name."""

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=80)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Tool(NamedThing):
    kind = models.CharField(max_length=80, help_text=_("What it is for: “product analytics”."))


class Organisation(NamedThing):
    pass


class Team(NamedThing):
    pass


class RoleQuerySet(models.QuerySet["Role"]):
    def published(self):
        """What readers may see; public reads use nothing else."""
        return self.filter(status=Role.Status.PUBLISHED, draft_of__isnull=True)

    def by_slug(self, slugs) -> dict[str, "Role"]:
        return {role.slug: role for role in self.filter(slug__in=slugs).select_related("family")}


class Role(CitedModel):
    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")

    slug = models.SlugField(max_length=80, help_text=_("Its address; never changed lightly."))
    title = models.CharField(max_length=80, help_text=_("“Machine learning product manager”."))
    short_title = models.CharField(
        max_length=40, help_text=_("In a sentence or a narrow column: “ML product manager”.")
    )
    plural = models.CharField(max_length=80, help_text=_("In a sentence: “ML product managers”."))
    family = models.ForeignKey(RoleFamily, on_delete=models.PROTECT, related_name="roles")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    draft_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="drafts",
        help_text=_("The published role this is a draft of."),
    )
    is_stub = models.BooleanField(
        _("is a stub"), default=False, help_text=_("Not written yet; its page says so.")
    )
    summary = models.TextField(help_text=_("One sentence: what somebody in this role does."))
    order = models.PositiveSmallIntegerField(default=0)
    checked_on = models.DateField(null=True, blank=True)
    tools = models.ManyToManyField(Tool, through="RoleTool", related_name="roles")
    teams = models.ManyToManyField(Team, through="RoleTeam", related_name="roles")

    objects = RoleQuerySet.as_manager()

    class Meta:
        ordering = ["order", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(draft_of__isnull=True),
                name="role_slug_once",
                violation_error_message=_("Another role already has this address."),
            ),
            models.UniqueConstraint(
                fields=["draft_of"],
                name="role_one_draft",
                violation_error_message=_("This role already has a draft."),
            ),
            models.CheckConstraint(
                name="role_draft_is_not_published",
                condition=Q(draft_of__isnull=True) | Q(status="draft"),
                violation_error_message=_("A draft of a role cannot itself be published."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({_('draft')})" if self.draft_of_id else self.title

    def get_absolute_url(self) -> str:
        return reverse("roles:role", args=[self.slug])


class RolePart(CitedModel):
    """One statement about a role; parts are shown in `order`."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["role", "order", "id"]


class TitledPart(RolePart):
    """A part with a title and its explanation."""

    title = models.CharField(max_length=120)
    text = models.TextField()

    class Meta(RolePart.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title


class SkilledPart(models.Model):
    """A part that calls for skills; the page of a skill says so."""

    skills = models.ManyToManyField(
        Skill,
        blank=True,
        related_name="%(class)s_set",
        help_text=_("Skills that this calls for; the page of each skill then names it."),
    )

    class Meta:
        abstract = True


class RoleAlias(RolePart):
    name = models.CharField(max_length=80)

    class Meta(RolePart.Meta):
        verbose_name_plural = _("role aliases")
        constraints = [
            models.UniqueConstraint(
                fields=["role", "name"],
                name="role_alias_once",
                violation_error_message=_("This role already has this other name."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class RoleSection(RolePart):
    """A heading of the profile: what opens it and what closes it."""

    class Key(models.TextChoices):
        OVERVIEW = "overview", _("Overview")
        RESPONSIBILITIES = "core-responsibilities", _("Core Responsibilities")
        REQUIREMENTS = "requirements", _("Requirements")
        CAREER = "career-development", _("Career Development")
        DEMAND = "market-demand", _("Market Demand")
        PAY = "salary-ranges", _("Salary Ranges")
        TRENDS = "industry-trends", _("Industry Trends")
        SOFT_SKILLS = "essential-soft-skills", _("Essential Soft Skills")
        PRACTICES = "best-practices", _("Best Practices")
        CHALLENGES = "common-challenges", _("Common Challenges")

    key = models.CharField(max_length=40, choices=Key, help_text=_("Its anchor in the page."))
    heading = models.CharField(max_length=80)
    intro = models.TextField()
    closing = models.TextField(blank=True)

    class Meta(RolePart.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["role", "key"],
                name="role_section_once",
                violation_error_message=_("This role already has this section."),
            )
        ]

    def __str__(self) -> str:
        return self.heading


class ResponsibilityArea(RolePart, SkilledPart):
    name = models.CharField(max_length=120)
    mentions = models.PositiveSmallIntegerField(
        default=1, help_text=_("How often the source comes back to it.")
    )

    def __str__(self) -> str:
        return self.name


class ResponsibilityTask(CitedModel):
    area = models.ForeignKey(ResponsibilityArea, on_delete=models.CASCADE, related_name="tasks")
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()

    class Meta:
        ordering = ["area", "order", "id"]

    def __str__(self) -> str:
        return self.text


class Requirement(RolePart):
    class Kind(models.TextChoices):
        TECHNICAL = "technical", _("Technical Skills")
        NON_TECHNICAL = "non-technical", _("Non-Technical Skills")
        PROJECT = "project", _("Project Management Skills")
        ETHICS_MARKET = "ethics-market", _("Ethical and Market Considerations")
        BACKGROUND = "background", _("Educational and Experiential Background")
        LEARNING = "learning", _("Continuous Learning")

    kind = models.CharField(max_length=20, choices=Kind)
    text = models.TextField()
    is_essential = models.BooleanField(_("is essential"), default=True)

    def __str__(self) -> str:
        return self.text


class SkillRequirement(RolePart):
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="requirements")
    proficiency = models.PositiveSmallIntegerField(
        choices=[choice for choice in Proficiency.choices if choice[0] > 0],
        help_text=_("How well the role wants it."),
    )
    importance = models.PositiveSmallIntegerField(help_text=_("1 to 5; 5 is the most important."))
    is_essential = models.BooleanField(_("is essential"), default=False)
    text = models.TextField(help_text=_("What the role needs it for."))
    mentions = models.PositiveSmallIntegerField(
        default=1, help_text=_("How often the source comes back to it.")
    )

    class Meta(RolePart.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["role", "skill"],
                name="skill_requirement_once",
                violation_error_message=_("This role already wants this skill."),
            ),
            models.CheckConstraint(
                name="skill_requirement_proficiency_1_to_4",
                condition=Q(proficiency__gte=1, proficiency__lte=4),
                violation_error_message=_("A wanted level is one of 1 to 4."),
            ),
            models.CheckConstraint(
                name="skill_requirement_importance_1_to_5",
                condition=Q(importance__gte=1, importance__lte=5),
                violation_error_message=_("Importance is a number from 1 to 5."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill}, {self.get_proficiency_display()}"


class Qualification(TitledPart):
    is_essential = models.BooleanField(_("is essential"), default=False)


class DevelopmentStep(TitledPart):
    pass


class NetworkingAdvice(TitledPart):
    class Meta(TitledPart.Meta):
        verbose_name_plural = _("networking advice")


class Challenge(TitledPart, SkilledPart):
    slug = models.SlugField(max_length=80, help_text=_("How practices name the one they answer."))

    class Meta(TitledPart.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["role", "slug"],
                name="challenge_slug_once",
                violation_error_message=_("This role already has a challenge of this name."),
            )
        ]


class Practice(TitledPart, SkilledPart):
    answers = models.ForeignKey(
        Challenge,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="practices",
        help_text=_("The challenge it helps with; the page shows it there."),
    )


class ReasonAgainst(TitledPart):
    """What somebody may dislike about the role."""

    class Meta(TitledPart.Meta):
        verbose_name_plural = _("reasons against")


class DemandDriver(TitledPart):
    pass


class Trend(TitledPart, SkilledPart):
    pass


class RoleTool(RolePart):
    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="uses")
    text = models.TextField(help_text=_("What the role uses it for."))

    class Meta(RolePart.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["role", "tool"],
                name="role_tool_once",
                violation_error_message=_("This role already names this tool."),
            )
        ]

    def __str__(self) -> str:
        return self.tool.name


class RoleTeam(RolePart):
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="works_with")
    text = models.TextField(blank=True, help_text=_("What they do together."))

    class Meta(RolePart.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["role", "team"],
                name="role_team_once",
                violation_error_message=_("This role already names this team."),
            )
        ]

    def __str__(self) -> str:
        return self.team.name


class TransitionQuerySet(models.QuerySet):
    def published(self):
        """Moves between two roles that readers may see."""
        return self.filter(
            origin__status=Role.Status.PUBLISHED,
            origin__draft_of__isnull=True,
            destination__status=Role.Status.PUBLISHED,
            destination__draft_of__isnull=True,
        )


class Transition(CitedModel):
    """A move from one role to another; A to B is not B to A."""

    class Kind(models.TextChoices):
        INTO = "into", _("way in")
        STEP_UP = "step-up", _("step up")
        SIDEWAYS = "sideways", _("sideways")

    origin = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="moves_out")
    destination = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="moves_in")
    kind = models.CharField(max_length=10, choices=Kind)
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(help_text=_("Why people make this move, and what carries over."))
    hurdle = models.TextField(blank=True, help_text=_("What makes it hard."))
    years_from = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("Typical years it takes; empty means not stated.")
    )
    years_to = models.PositiveSmallIntegerField(null=True, blank=True)
    less_of = models.TextField(
        blank=True, help_text=_("Work that becomes less: one concrete task a line, three or more.")
    )
    more_of = models.TextField(
        blank=True, help_text=_("Work that becomes more: one concrete task a line, three or more.")
    )

    objects = TransitionQuerySet.as_manager()

    class Meta:
        ordering = ["origin", "order", "id"]
        constraints = [
            models.CheckConstraint(
                name="transition_between_two_roles",
                condition=~Q(origin=F("destination")),
                violation_error_message=_("A move leads from one role to another role."),
            ),
            models.UniqueConstraint(
                fields=["origin", "destination"],
                name="transition_once",
                violation_error_message=_("This move is already there."),
            ),
            models.CheckConstraint(
                name="transition_years_in_order",
                condition=Q(years_from__lte=F("years_to")),
                violation_error_message=_("The shorter number of years comes first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.origin} → {self.destination}"
