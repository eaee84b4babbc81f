"""Addresses of the state of us."""

from django.urls import path

from usward.practices.state_of_us.views import agenda, alone, sitting

app_name = "state_of_us"
urlpatterns = [
    path("", agenda.agenda, name="agenda"),
    path("notes/new/", agenda.new, name="new"),
    path("notes/<uuid:id>/", agenda.note, name="note"),
    path("notes/<uuid:id>/table/", agenda.putting, name="putting"),
    path("notes/<uuid:id>/table/withdrawal/", agenda.withdrawal, name="withdrawal"),
    path("notes/<uuid:id>/removal/", agenda.removal, name="removal"),
    path("promises/<uuid:id>/behind/", agenda.behind, name="behind"),
    path("week/", agenda.week, name="week"),
    path("week/not-this/", agenda.not_this_week, name="not-this-week"),
    path("begin/", sitting.begin, name="begin"),
    path("alone/", alone.begin, name="alone-begin"),
    path("alone/<uuid:id>/", alone.alone, name="alone"),
    path("alone/<uuid:id>/removal/", alone.removal, name="alone-removal"),
    path("<uuid:id>/", sitting.room, name="room"),
    path("<uuid:id>/step/", sitting.step, name="step"),
    path("<uuid:id>/table/", sitting.table, name="table"),
    path("<uuid:id>/promise/", sitting.promise, name="promise"),
    path("<uuid:id>/on/", sitting.on, name="on"),
    path("<uuid:id>/put-away/", sitting.put_away, name="put-away"),
]
