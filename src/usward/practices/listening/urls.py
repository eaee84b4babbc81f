"""Addresses of listening."""

from django.urls import path

from usward.practices.listening import views

app_name = "listening"
urlpatterns = [
    path("", views.front, name="front"),
    path("begin/", views.begin, name="begin"),
    path("rooms/<uuid:id>/", views.room, name="room"),
    path("rooms/<uuid:id>/step/", views.step, name="step"),
    path("rooms/<uuid:id>/how-it-was/", views.how, name="how"),
    path("rooms/<uuid:id>/numbers/", views.numbers, name="numbers"),
    path("rooms/<uuid:id>/numbers/withdrawal/", views.numbers_withdrawal, name="numbers-withdrawal"),
    path("rooms/<uuid:id>/for-them/", views.for_them, name="for-them"),
    path("put-away/<uuid:id>/", views.put_away, name="put-away"),
    path("alone/", views.alone, name="alone"),
    path("alone/<slug:name>/", views.heard, name="heard"),
    path("alone/kept/<uuid:id>/removal/", views.removal, name="removal"),
]
