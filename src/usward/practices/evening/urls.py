"""Addresses of the graded evening."""

from django.urls import path

from usward.practices.evening import views

app_name = "evening"
urlpatterns = [
    path("", views.evening, name="evening"),
    path("begin/", views.begin, name="begin"),
    path("<uuid:id>/", views.room, name="room"),
    path("<uuid:id>/step/", views.step, name="step"),
    path("<uuid:id>/next-set/", views.next_set, name="next-set"),
    path("<uuid:id>/put-away/", views.put_away, name="put-away"),
    path("alone/", views.alone_begin, name="alone-begin"),
    path("alone/<uuid:id>/", views.alone, name="alone"),
]
