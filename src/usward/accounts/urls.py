"""Addresses of people and spaces."""

from django.urls import path

from usward.accounts.views import signing

app_name = "accounts"
urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("unlock/", signing.unlock, name="unlock"),
    path("lock/", signing.lock, name="lock"),
    path("exit/", signing.leave_quickly, name="exit"),
    path("active/", signing.active, name="active"),
    path("drafts/", signing.kept_words, name="drafts"),
    path("drafts/<uuid:id>/continue/", signing.continue_draft, name="continue-draft"),
    path("drafts/<uuid:id>/discard/", signing.discard_draft, name="discard-draft"),
]
