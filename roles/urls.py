"""Roles, the moves between them, and where they are heading."""

from django.urls import path

from roles.views import compare, moves, plans, profiles

app_name = "roles"

urlpatterns = [
    path("roles/", profiles.index, name="index"),
    path("roles/<slug:slug>/", profiles.role, name="role"),
    path("compare/", compare.compare, name="compare"),
    path("paths/", moves.paths, name="paths"),
    path("paths/<slug:origin>/<slug:destination>/", moves.path, name="path"),
    path("paths/<slug:origin>/<slug:destination>/summary/", moves.summary, name="summary"),
    path("plan/new/", plans.new, name="plan_new"),
    path("plan/new/file/", plans.bring_back, name="plan_file"),
    path("plan/shared/<str:code>/", plans.shared, name="plan_shared"),
    path("plan/<str:code>/", plans.plan, name="plan"),
    path("plan/<str:code>/plan.ics", plans.calendar, name="plan_calendar"),
    path("plan/<str:code>/plan.json", plans.file, name="plan_json"),
    path("plan/<str:code>/delete/", plans.delete, name="plan_delete"),
    path("trends/", profiles.trends, name="trends"),
]
