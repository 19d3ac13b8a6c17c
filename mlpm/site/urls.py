"""Pages that belong to no one app."""

from django.urls import path

from . import health

app_name = "site"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
