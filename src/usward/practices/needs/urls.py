"""Addresses of needs."""

from django.urls import path

from usward.practices.needs.views import mine, requests, theirs

app_name = "needs"
urlpatterns = [
    path("", mine.whole_map, name="map"),
    path("new/", mine.new, name="new"),
    path("of/<slug:key>/", mine.begin, name="begin"),
    path("mine/<uuid:id>/", mine.one, name="one"),
    path("mine/<uuid:id>/change/", mine.change, name="change"),
    path("mine/<uuid:id>/showing/", mine.show, name="show"),
    path("mine/<uuid:id>/withdrawal/", mine.withdrawal, name="withdrawal"),
    path("mine/<uuid:id>/removal/", mine.removal, name="removal"),
    path("mine/<uuid:id>/still/", mine.still, name="still"),
    path("fresh/", mine.fresh, name="fresh"),
    path("comfort/", mine.preferences, name="preferences"),
    path("comfort/new/<slug:key>/", mine.new_preference, name="new-preference"),
    path("theirs/", theirs.theirs, name="theirs"),
    path("theirs/<uuid:id>/", theirs.one, name="their-one"),
    path("theirs/<uuid:id>/unfolding/", theirs.unfolding, name="unfolding"),
    path("put-away/<uuid:id>/", theirs.put_away, name="put-away"),
    path("guesses/", theirs.guesses, name="guesses"),
    path("guesses/of/<slug:key>/", theirs.guess, name="guess"),
    path("guesses/<uuid:id>/removal/", theirs.guess_removal, name="guess-removal"),
    path("requests/", requests.requests, name="requests"),
    path("requests/new/", requests.new, name="request-new"),
    path("requests/<uuid:id>/", requests.one, name="request"),
    path("requests/<uuid:id>/change/", requests.change, name="request-change"),
    path("requests/<uuid:id>/asking/", requests.asking, name="request-asking"),
    path("requests/<uuid:id>/removal/", requests.removal, name="request-removal"),
    path("who-sees-what/", mine.who_sees, name="who"),
]
