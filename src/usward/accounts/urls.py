"""Addresses of people and spaces."""

from django.urls import path

from usward.accounts.views import first_run, inviting, safety, settings, signing, spaces

app_name = "accounts"
urlpatterns = [
    # The first minutes
    path("welcome/", first_run.welcome, name="welcome"),
    path("welcome/account/", first_run.first_account, name="first-account"),
    path("welcome/code/", first_run.code, name="code"),
    path("welcome/code/back/", first_run.code_back, name="code-back"),
    path("welcome/code/none/", first_run.without_code, name="without-code"),
    path("welcome/alone-or-two/", first_run.alone_or_two, name="alone-or-two"),
    path("who-can-read-what/", first_run.about, name="about"),
    # At the door
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("unlock/", signing.unlock, name="unlock"),
    path("recover/", safety.recover, name="recover"),
    path("lock/", signing.lock, name="lock"),
    path("exit/", signing.leave_quickly, name="exit"),
    path("active/", signing.active, name="active"),
    path("drafts/", signing.kept_words, name="drafts"),
    path("drafts/<uuid:id>/continue/", signing.continue_draft, name="continue-draft"),
    path("drafts/<uuid:id>/discard/", signing.discard_draft, name="discard-draft"),
    # Being invited
    path("join/<str:code>/", inviting.invitation, name="invitation"),
    path("join/<str:code>/account/", inviting.join_with_account, name="join-with-account"),
    path("join/<str:code>/yes/", inviting.join, name="join"),
    path("join/<str:code>/not-now/", inviting.not_now, name="not-now"),
    # Spaces
    path("spaces/", spaces.spaces, name="spaces"),
    path("spaces/left/", spaces.left, name="left"),
    path("spaces/<uuid:space>/", spaces.space, name="space"),
    path("spaces/<uuid:space>/invite/", inviting.invite, name="invite"),
    path("spaces/<uuid:space>/revoke/", inviting.revoke, name="revoke"),
    path("spaces/<uuid:space>/confirm/", inviting.confirm, name="confirm"),
    path("spaces/<uuid:space>/called/", spaces.called, name="called"),
    path("spaces/<uuid:space>/terms/", spaces.terms, name="terms"),
    path("spaces/<uuid:space>/quiet/", spaces.be_quiet, name="quiet"),
    path("spaces/<uuid:space>/seen/", spaces.seen, name="seen"),
    path("spaces/<uuid:space>/leave/", spaces.leave, name="leave"),
    path("what-i-share/", spaces.shared, name="shared"),
    path("what-i-share/<uuid:space>/<uuid:id>/", spaces.take_back, name="take-back"),
    path("what-i-share/<uuid:space>/standing/", spaces.stop, name="stop-standing"),
    # Settings
    path("settings/", settings.settings, name="settings"),
    path("settings/me/", settings.about_me, name="about-me"),
    path("settings/locks/", settings.locks, name="locks"),
    path("settings/pin/", settings.pin, name="pin"),
    path("settings/sessions/", settings.sessions, name="sessions"),
    path("settings/invitations/", settings.invitations_refused, name="invitations-refused"),
    path("settings/password/", safety.password, name="password"),
    path("settings/recovery-code/", safety.replace_code, name="replace-code"),
    path("settings/renew/", safety.renew, name="renew"),
    path("settings/delete/", safety.delete, name="delete"),
    path("settings/server/", settings.server, name="server"),
]
