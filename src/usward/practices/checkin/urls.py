"""Addresses of the check-in."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from usward.practices.checkin import views


class DayConverter(StringConverter):
    """A day as 2026-05-12."""

    regex = r"\d{4}-\d{2}-\d{2}"


register_converter(DayConverter, "day")

app_name = "checkin"
urlpatterns = [
    path("", views.check_in, name="new"),
    path("days/", views.month, name="days"),
    path("days/<day:day>/", views.day, name="day"),
    path("days/<day:day>/removal/", views.removal, name="removal"),
    path("months/<int:year>/<int:number>/", views.month, name="month"),
    path("gifts/", views.gifts, name="gifts"),
    path("gifts/<uuid:id>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("gifts/<uuid:id>/put-away/", views.put_away, name="put-away"),
    path("week-by-week/", views.standing, name="standing"),
    path("guess/", views.guess, name="guess"),
]
