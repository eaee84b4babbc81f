"""Addresses of talk."""

from django.urls import path

from usward.practices.talk import shelves, together, views

app_name = "talk"
urlpatterns = [
    path("", views.front, name="front"),
    path("how/", views.how, name="how"),
    path("depth/", views.depth, name="depth"),
    path("go-on/", views.go_on, name="go-on"),
    path("rounds/<uuid:id>/", views.round_, name="round"),
    path("rounds/<uuid:id>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("rounds/<uuid:id>/passing/", views.passing, name="passing"),
    path("rounds/<uuid:id>/beneath/", views.beneath, name="beneath"),
    path("rounds/<uuid:id>/replies/", views.replies, name="replies"),
    path("rounds/<uuid:id>/favourite/", views.favourite, name="favourite"),
    path("rounds/<uuid:id>/taking-out/", views.taking_out, name="taking-out"),
    path("rounds/<uuid:id>/together/", together.together, name="together"),
    path("replies/<uuid:id>/removal/", views.reply_removal, name="reply-removal"),
    path("put-away/<uuid:id>/", views.put_away, name="put-away"),
    path("book/", shelves.book, name="book"),
    path("pages/", shelves.pages, name="pages"),
    path("pages/<uuid:id>/", shelves.page, name="page"),
    path("pages/<uuid:id>/removal/", shelves.page_removal, name="page-removal"),
    path("decks/", shelves.decks, name="decks"),
    path("decks/<slug:deck>/", shelves.deck, name="deck"),
    path("questions/<slug:question>/", shelves.question, name="question"),
    path("laid/<uuid:id>/withdrawal/", shelves.laid_withdrawal, name="laid-withdrawal"),
    path("new/", shelves.new, name="new"),
    path("own/<uuid:id>/", shelves.own_question, name="own"),
    path("own/<uuid:id>/removal/", shelves.own_removal, name="own-removal"),
]
