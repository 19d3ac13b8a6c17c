"""Pay by experience, and the card of each figure."""

from django.urls import path

from . import views

app_name = "salaries"

urlpatterns = [
    path("salaries/", views.compare, name="compare"),
    path("figures/<slug:key>/", views.figure, name="figure"),
]
