"""Addresses of the library, under `learn/`."""

from django.urls import path

from usward.pages.learn import views

urlpatterns = [
    path("", views.lessons, name="learn"),
    path("lessons/<slug:name>/", views.lesson, name="lesson"),
    path("practices/", views.practices, name="learn-practices"),
    path("practices/<slug:name>/", views.practice, name="learn-practice"),
    path("rituals/", views.rituals, name="learn-rituals"),
    path("together/", views.ideas, name="learn-together"),
    path("decks/", views.decks, name="learn-decks"),
    path("words/", views.phrases, name="learn-words"),
    path("words/feelings/", views.feelings, name="learn-feelings"),
    path("words/calm/", views.scripts, name="learn-calm"),
    path("words/calm/<slug:name>/", views.script, name="learn-script"),
]
