"""Addresses of the four places and of Support."""

from django.urls import path

from usward.pages import views

app_name = "pages"
urlpatterns = [
    path("", views.today, name="today"),
    path("together/", views.together, name="together"),
    path("me/", views.me, name="me"),
    path("us/", views.us, name="us"),
    path("support/", views.support, name="support"),
]
