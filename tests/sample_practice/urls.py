"""The one address of the practice."""

from django.urls import path

from sample_practice.views import walks

urlpatterns = [path("", walks, name="walks")]
