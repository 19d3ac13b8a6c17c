"""Pay by experience, and the card of each figure."""

from django.urls import path

from salaries.views import compare, figures

app_name = "salaries"

urlpatterns = [
    path("salaries/", compare.compare, name="compare"),
    path("figures/<slug:key>/", figures.figure, name="figure"),
]
