"""Roles, the moves between them, and where they are heading."""

from django.urls import path

from . import views

app_name = "roles"

urlpatterns = [
    path("roles/", views.index, name="index"),
    path("roles/<slug:slug>/", views.role, name="role"),
    path("paths/", views.paths, name="paths"),
    path("paths/<slug:origin>/<slug:destination>/", views.path, name="path"),
    path("trends/", views.trends, name="trends"),
]
