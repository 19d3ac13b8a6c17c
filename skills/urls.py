"""Skills, and which roles want them."""

from django.urls import path

from roles.views import assess
from skills import views

app_name = "skills"

urlpatterns = [
    path("", views.index, name="index"),
    path("assess/", assess.assess, name="assess"),
    path("<slug:slug>/", views.skill, name="skill"),
]
