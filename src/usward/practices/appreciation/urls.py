"""Addresses of appreciation."""

from django.urls import path

from usward.practices.appreciation import views

app_name = "appreciation"
urlpatterns = [
    path("", views.jar, name="jar"),
    path("new/", views.new, name="new"),
    path("one/", views.one, name="one"),
    path("notes/<uuid:id>/", views.note, name="note"),
    path("notes/<uuid:id>/change/", views.change, name="change"),
    path("notes/<uuid:id>/giving/", views.giving, name="giving"),
    path("notes/<uuid:id>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("notes/<uuid:id>/waiting/withdrawal/", views.calling_off, name="calling-off"),
    path("notes/<uuid:id>/removal/", views.removal, name="removal"),
    path("received/<uuid:id>/", views.received, name="received"),
    path("received/<uuid:id>/thanks/withdrawal/", views.thanks_withdrawal, name="thanks-withdrawal"),
    path("put-away/<uuid:id>/", views.put_away, name="put-away"),
]
