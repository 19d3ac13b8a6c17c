"""Pay by experience, why sources disagree, and the card of each figure."""

from django.urls import path

from salaries.views import compare, figures, sheet, sources

app_name = "salaries"

urlpatterns = [
    path("salaries/", compare.compare, name="compare"),
    path("salaries/pay.csv", compare.download, {"kind": "csv"}, name="csv"),
    path("salaries/pay.json", compare.download, {"kind": "json"}, name="json"),
    path("salaries/sources/<slug:slug>/", sources.sources, name="sources"),
    path("salaries/sheet/<slug:slug>/", sheet.sheet, name="sheet"),
    path("figures/<slug:key>/", figures.figure, name="figure"),
    path("figures/<slug:key>/report/", figures.report, name="report"),
]
