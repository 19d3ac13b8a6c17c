"""Skills, and which roles want them."""

from django.urls import path

from . import views

app_name = "skills"

urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:slug>/", views.skill, name="skill"),
]
