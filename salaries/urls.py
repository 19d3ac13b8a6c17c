"""Pay by experience, and the card of each figure."""

from django.urls import path

from salaries.views import compare, figures

app_name = "salaries"

urlpatterns = [
    path("salaries/", compare.compare, name="compare"),
    path("salaries/pay.csv", compare.download, {"kind": "csv"}, name="csv"),
    path("salaries/pay.json", compare.download, {"kind": "json"}, name="json"),
    path("figures/<slug:key>/", figures.figure, name="figure"),
]
