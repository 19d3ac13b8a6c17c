"""How do editors keep skills and what each level of them looks like?"""

from django.contrib import admin
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mlpm.content.editing import CitedAdmin, CitedInline, ContentAdmin, NoCitation, PartInline
from skills.models import InterviewQuestion, LearningActivity, Skill, SkillGroup, SkillLevel


class SkillLevelInline(PartInline):
    model = SkillLevel
    classes = ()


class LearningActivityInline(CitedInline):
    model = LearningActivity
    fields = ["title", "text", "shows", "done_when", "first_step", "effort", "cites", "order"]


class InterviewQuestionInline(PartInline):
    model = InterviewQuestion
    fields = ["text", "order"]


@admin.register(Skill)
class SkillAdmin(CitedAdmin):
    list_display = ["name", "slug", "group", "levels_described", "roles_wanting", "order"]
    list_filter = ["group", NoCitation]
    list_select_related = ["group"]
    search_fields = ["name", "slug", "description"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "group", "description", "order", "cites"]
    fixed = ("slug",)
    inlines = [SkillLevelInline, LearningActivityInline, InterviewQuestionInline]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .annotate(
                level_count=Count("levels", distinct=True),
                role_count=Count("requirements__role", distinct=True),
            )
        )

    @admin.display(description=_("levels described, of 4"), ordering="level_count")
    def levels_described(self, skill):
        return skill.level_count

    @admin.display(description=_("roles that want it"), ordering="role_count")
    def roles_wanting(self, skill):
        return skill.role_count

    def document_paths(self, row):
        return ["skills.yaml"]

    def order_scope(self, row):
        return {"group": row.group}

    def public_address(self, row):
        return reverse("skills:skill", args=[row.slug])


@admin.register(SkillGroup)
class SkillGroupAdmin(ContentAdmin):
    list_display = ["name", "slug", "skills", "order"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "description", "order"]
    fixed = ("slug",)

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(skill_count=Count("skills"))

    @admin.display(description=_("skills"), ordering="skill_count")
    def skills(self, group):
        return group.skill_count

    def document_paths(self, row):
        return ["skills.yaml"]
