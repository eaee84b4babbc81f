"""Addresses of empathy."""

from django.urls import path

from usward.practices.empathy import views

app_name = "empathy"
urlpatterns = [
    path("", views.front, name="front"),
    path("moments/", views.moments, name="moments"),
    path("moments/<slug:name>/", views.moment, name="moment"),
    path("moments/<slug:name>/guess/", views.guess, name="guess"),
    path("moments/<slug:name>/reply/", views.reply, name="reply"),
    path("moments/<slug:name>/again/", views.again, name="again"),
]
