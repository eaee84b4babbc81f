"""Addresses of asking."""

from django.urls import path

from usward.asking import views

app_name = "asking"
urlpatterns = [
    path("", views.between_us, name="all"),
    path("new/", views.new, name="new"),
    path("<uuid:id>/", views.one, name="one"),
    path("<uuid:id>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("<uuid:id>/answer/withdrawal/", views.answer_withdrawal, name="answer-withdrawal"),
    path("<uuid:id>/rest/", views.rest, name="rest"),
    path("put-away/<uuid:id>/", views.put_away, name="put-away"),
]
