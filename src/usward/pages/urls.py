"""Addresses of the four places, of Support and of the library."""

from django.urls import include, path

from usward.pages import topics, views
from usward.pages.say_it_better.quietly import quietly, switch
from usward.pages.say_it_better.views import say_it_better

app_name = "pages"
urlpatterns = [
    path("", views.today, name="today"),
    path("together/", views.together, name="together"),
    path("me/", views.me, name="me"),
    path("us/", views.us, name="us"),
    path("support/", views.support, name="support"),
    path("say-it-better/", say_it_better, name="say-it-better"),
    path("say-it-better/quietly/", quietly, name="coach-quietly"),
    path("settings/coach/", switch, name="coach-switch"),
    path("settings/topics/", topics.topics, name="topics"),
    path("settings/topics/back/", topics.topic_back, name="topic-back"),
    path("learn/", include("usward.pages.learn.urls")),
]
