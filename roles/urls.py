"""Roles, the moves between them, and where they are heading."""

from django.urls import path

from roles.views import compare, moves, profiles

app_name = "roles"

urlpatterns = [
    path("roles/", profiles.index, name="index"),
    path("roles/<slug:slug>/", profiles.role, name="role"),
    path("compare/", compare.compare, name="compare"),
    path("paths/", moves.paths, name="paths"),
    path("paths/<slug:origin>/<slug:destination>/", moves.path, name="path"),
    path("paths/<slug:origin>/<slug:destination>/summary/", moves.summary, name="summary"),
    path("trends/", profiles.trends, name="trends"),
]
