"""What is a skill, and how well can somebody have it? Groups, skills and their four levels."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mlpm.sources.models import CitedModel


class Proficiency(models.IntegerChoices):
    """How well a skill is held or wanted; the labels are the reader's words."""

    NONE = 0, _("not yet")
    AWARENESS = 1, _("knows of it")
    WORKING = 2, _("can do it with some help")
    PRACTITIONER = 3, _("does it alone")
    EXPERT = 4, _("others come to me")


class SkillGroup(models.Model):
    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=80)
    description = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Skill(CitedModel):
    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(max_length=80, help_text=_("In a sentence: “data analysis”."))
    group = models.ForeignKey(SkillGroup, on_delete=models.PROTECT, related_name="skills")
    description = models.TextField(help_text=_("Two sentences: what it is, and where it shows."))
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["group__order", "order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("skills:skill", args=[self.slug])


class LearningActivity(CitedModel):
    """Something to do that builds a skill, and what it leaves to show."""

    class Effort(models.TextChoices):
        DAYS = "days", _("days")
        WEEKS = "weeks", _("weeks")
        MONTHS = "months", _("months")

    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="activities")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=120, help_text=_("“Rank a real backlog by evidence”."))
    text = models.TextField(help_text=_("What to do."))
    shows = models.TextField(help_text=_("The thing made, which can be shown to somebody."))
    done_when = models.TextField(help_text=_("The sign by which anybody can tell it is done."))
    first_step = models.TextField(help_text=_("Where to begin, in at most three hours."))
    effort = models.CharField(
        max_length=10, choices=Effort, help_text=_("Our judgement; its reason is a citation.")
    )

    class Meta:
        ordering = ["skill", "order", "id"]
        verbose_name_plural = _("learning activities")
        constraints = [
            models.UniqueConstraint(
                fields=["skill", "title"],
                name="learning_activity_once",
                violation_error_message=_("This skill already has an activity of this title."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class InterviewQuestion(models.Model):
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(help_text=_("As an interviewer would ask it."))

    class Meta:
        ordering = ["skill", "order", "id"]

    def __str__(self) -> str:
        return self.text


class SkillLevel(models.Model):
    """What somebody at this proficiency can be seen to do."""

    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="levels")
    proficiency = models.PositiveSmallIntegerField(
        choices=[choice for choice in Proficiency.choices if choice[0] > 0]
    )
    text = models.TextField(help_text=_("Something a stranger could observe."))

    class Meta:
        ordering = ["skill", "proficiency"]
        constraints = [
            models.UniqueConstraint(
                fields=["skill", "proficiency"],
                name="skill_level_once",
                violation_error_message=_("This skill already describes this level."),
            ),
            models.CheckConstraint(
                name="skill_level_1_to_4",
                condition=models.Q(proficiency__gte=1, proficiency__lte=4),
                violation_error_message=_("A level is one of 1 to 4."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill}: {self.get_proficiency_display()}"
