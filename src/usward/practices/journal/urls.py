"""Addresses of the journal."""

from django.urls import path

from usward.practices.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.entries, name="entries"),
    path("new/", views.new, name="new"),
    path("shared/", views.shared, name="shared"),
    path("entries/<uuid:id>/", views.entry, name="entry"),
    path("entries/<uuid:id>/change/", views.change, name="change"),
    path("entries/<uuid:id>/removal/", views.removal, name="removal"),
    path("entries/<uuid:id>/passages/", views.passages, name="passages"),
    path("passages/<uuid:id>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("passages/<uuid:id>/put-away/", views.put_away, name="put-away"),
]
