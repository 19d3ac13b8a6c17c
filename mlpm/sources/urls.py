"""The register of sources."""

from django.urls import path

from . import views

app_name = "sources"

urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:slug>/", views.source, name="source"),
]
