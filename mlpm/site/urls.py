"""Pages that belong to no one app."""

from django.urls import path

from . import health, views

app_name = "site"

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("method/", views.method, name="method"),
    path("components/", views.components, name="components"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]
