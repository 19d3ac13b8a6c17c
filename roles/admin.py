"""How do editors write a role? All its parts on one page, in the order of the public page."""

from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from mlpm.content.editing import (
    CitedAdmin,
    CitedInline,
    CitedPartForm,
    ContentAdmin,
    NoCitation,
    PartInline,
    SkilledInline,
    role_paths,
)
from roles import models
from salaries.models import DataNote


class AliasInline(PartInline):
    model = models.RoleAlias
    verbose_name = _("other name")
    verbose_name_plural = _("other names")
    fields = ["name", "order"]


class SectionInline(CitedInline):
    model = models.RoleSection
    verbose_name = _("section")
    verbose_name_plural = _("sections")
    fields = ["key", "heading", "intro", "closing", "cites", "order"]


class AreaInline(SkilledInline):
    model = models.ResponsibilityArea
    fields = ["name", "mentions", "calls_for", "cites", "order"]
    show_change_link = True
    verbose_name_plural = _("responsibility areas (open one for its tasks)")


class RequirementInline(CitedInline):
    model = models.Requirement
    fields = ["kind", "text", "is_essential", "cites", "order"]


class SkillRequirementInline(CitedInline):
    model = models.SkillRequirement
    joins = ("skill",)
    fields = [
        "skill",
        "proficiency",
        "importance",
        "is_essential",
        "text",
        "mentions",
        "cites",
        "order",
    ]


class TitledInline(CitedInline):
    fields = ["title", "text", "cites", "order"]


class QualificationInline(TitledInline):
    model = models.Qualification
    fields = ["title", "text", "is_essential", "cites", "order"]


class DevelopmentStepInline(TitledInline):
    model = models.DevelopmentStep


class NetworkingAdviceInline(TitledInline):
    model = models.NetworkingAdvice


class ChallengeInline(SkilledInline):
    model = models.Challenge
    fields = ["title", "slug", "text", "calls_for", "cites", "order"]
    prepopulated_fields = {"slug": ["title"]}


class PracticeInline(SkilledInline):
    model = models.Practice
    fields = ["title", "text", "answers", "calls_for", "cites", "order"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "answers":
            # A new challenge can be chosen once it is saved.
            role = request.resolver_match.kwargs.get("object_id")
            challenges = models.Challenge.objects
            kwargs["queryset"] = challenges.filter(role=role) if role else challenges.none()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ReasonAgainstInline(TitledInline):
    model = models.ReasonAgainst
    verbose_name = _("reason against")
    verbose_name_plural = _("what somebody may dislike")


class DemandDriverInline(TitledInline):
    model = models.DemandDriver


class TrendInline(SkilledInline):
    model = models.Trend
    fields = ["title", "text", "calls_for", "cites", "order"]


class ToolInline(CitedInline):
    model = models.RoleTool
    verbose_name = _("tool")
    verbose_name_plural = _("tools")
    joins = ("tool",)
    fields = ["tool", "text", "cites", "order"]


class TeamInline(CitedInline):
    model = models.RoleTeam
    verbose_name = _("team")
    verbose_name_plural = _("teams")
    joins = ("team",)
    fields = ["team", "text", "cites", "order"]


class MoveForm(CitedPartForm):
    lined = ("less_of", "more_of")


class MoveInline(CitedInline):
    model = models.Transition
    form = MoveForm
    fk_name = "origin"
    verbose_name = _("move to another role")
    verbose_name_plural = _("moves to other roles")
    joins = ("origin", "destination")
    fields = [
        "destination",
        "kind",
        "text",
        "hurdle",
        "years_from",
        "years_to",
        "less_of",
        "more_of",
        "cites",
        "order",
    ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "destination":
            kwargs["queryset"] = models.Role.objects.filter(draft_of__isnull=True)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(models.Role)
class RoleAdmin(CitedAdmin):
    list_display = ["title", "slug", "family", "status", "is_stub", "figures", "checked_on"]
    list_filter = ["status", "is_stub", "family", "checked_on", NoCitation]
    list_select_related = ["family", "draft_of"]
    search_fields = ["title", "short_title", "slug", "rolealias__name"]
    prepopulated_fields = {"slug": ["title"]}
    go_along = (*CitedAdmin.go_along, DataNote)
    save_on_top = True
    fieldsets = [
        (_("Its names"), {"fields": ["title", "short_title", "plural", "slug"]}),
        (_("What it is"), {"fields": ["summary", "cites"]}),
        (
            _("Where it stands"),
            {"fields": ["family", "status", "is_stub", "checked_on", "order"]},
        ),
    ]
    inlines = [
        AliasInline,
        SectionInline,
        AreaInline,
        RequirementInline,
        SkillRequirementInline,
        QualificationInline,
        DevelopmentStepInline,
        NetworkingAdviceInline,
        ChallengeInline,
        PracticeInline,
        ReasonAgainstInline,
        DemandDriverInline,
        TrendInline,
        ToolInline,
        TeamInline,
        MoveInline,
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(figure_count=Count("pay_figures"))

    @admin.display(description=_("pay figures"), ordering="figure_count")
    def figures(self, role):
        return role.figure_count

    def get_fixed(self, obj):
        """The address of what readers know, and of a draft of it."""
        return ("slug",) if obj.draft_of_id or obj.status == obj.Status.PUBLISHED else ()

    def document_paths(self, row):
        return role_paths(row, "role")

    def order_scope(self, row):
        return {}

    def public_address(self, row):
        is_published = row.status == row.Status.PUBLISHED and not row.draft_of_id
        return row.get_absolute_url() if is_published else None


class TaskInline(CitedInline):
    model = models.ResponsibilityTask
    verbose_name = _("task")
    verbose_name_plural = _("tasks")
    fields = ["text", "cites", "order"]
    classes = ()


@admin.register(models.ResponsibilityArea)
class AreaAdmin(CitedAdmin):
    list_display = ["name", "role", "tasks", "mentions", "order"]
    list_filter = [("role", admin.RelatedOnlyFieldListFilter), NoCitation]
    list_select_related = ["role"]
    search_fields = ["name", "role__title", "tasks__text"]
    fields = ["role", "name", "mentions", "cites", "order"]
    fixed = ("role",)
    inlines = [TaskInline]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(task_count=Count("tasks"))

    @admin.display(description=_("tasks"), ordering="task_count")
    def tasks(self, area):
        return area.task_count

    def document_paths(self, row):
        return role_paths(row.role, "role")


class RegisterAdmin(ContentAdmin):
    """A short list that roles and pay name by slug."""

    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fixed = ("slug",)

    def document_paths(self, row):
        return ["registers.yaml"]


@admin.register(models.RoleFamily)
class RoleFamilyAdmin(RegisterAdmin):
    list_display = ["name", "slug", "order"]
    fields = ["name", "slug", "order"]


@admin.register(models.Tool)
class ToolAdmin(RegisterAdmin):
    list_display = ["name", "slug", "kind"]
    list_filter = ["kind"]
    fields = ["name", "slug", "kind"]


@admin.register(models.Team)
class TeamAdmin(RegisterAdmin):
    fields = ["name", "slug"]


@admin.register(models.Organisation)
class OrganisationAdmin(RegisterAdmin):
    fields = ["name", "slug"]
