"""Addresses of presence."""

from django.urls import path

from usward.practices.presence import views

app_name = "presence"
urlpatterns = [
    path("", views.front, name="front"),
    path("begin/", views.begin, name="begin"),
    path("quiet/<uuid:id>/", views.quiet, name="quiet"),
    path("quiet/<uuid:id>/withdrawal/", views.calling_off, name="calling-off"),
    path("afterwards/", views.afterwards, name="afterwards"),
    path("notes/<uuid:id>/sharing/", views.sharing, name="sharing"),
    path("notes/<uuid:id>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("notes/<uuid:id>/removal/", views.removal, name="removal"),
    path("put-away/<uuid:id>/", views.put_away, name="put-away"),
    path("minutes/", views.minutes, name="minutes"),
    path("minutes/<slug:name>/", views.minute, name="minute"),
    path("exercises/<slug:name>/", views.exercise, name="exercise"),
]
