"""Addresses of opening up."""

from django.urls import path

from usward.practices.opening_up.views import receiving, safety, telling

app_name = "opening_up"
urlpatterns = [
    path("", telling.front, name="front"),
    path("new/", telling.new, name="new"),
    path("let-go/", telling.let_go, name="let-go"),
    path("mine/<uuid:id>/", telling.mine, name="mine"),
    path("mine/<uuid:id>/change/", telling.change, name="change"),
    path("mine/<uuid:id>/telling/", telling.telling, name="telling"),
    path("mine/<uuid:id>/withdrawal/", telling.withdrawal, name="withdrawal"),
    path("mine/<uuid:id>/afterwards/", telling.afterwards, name="afterwards"),
    path("mine/<uuid:id>/removal/", telling.removal, name="removal"),
    path("told/<uuid:id>/", receiving.received, name="received"),
    path("told/<uuid:id>/words/", receiving.words, name="words"),
    path("answers/<uuid:id>/withdrawal/", receiving.answer_withdrawal, name="answer-withdrawal"),
    path("put-away/<uuid:id>/", receiving.put_away, name="put-away"),
    path("safe/", safety.safe, name="safe"),
    path("safe/<uuid:id>/sharing/", safety.sharing, name="safe-sharing"),
    path("safe/<uuid:id>/withdrawal/", safety.withdrawal, name="safe-withdrawal"),
    path("safe/<uuid:id>/removal/", safety.removal, name="safe-removal"),
]
