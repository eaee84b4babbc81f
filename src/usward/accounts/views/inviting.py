"""Inviting and being invited: the link, what the invited reads before any account, and the yes of both."""

import io
from contextlib import suppress
from uuid import UUID

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts import invitations, limits, people
from usward.accounts.access import OwnRequest, open_page, own_page
from usward.accounts.forms import SignUp
from usward.accounts.invitations import Dead, Found, Swapped
from usward.accounts.passwords import suggest
from usward.accounts.record import Sent
from usward.accounts.space_forms import Invite
from usward.accounts.views.first_run import onward, sign_up


@own_page
def invite(request: OwnRequest, space: UUID) -> HttpResponse:
    """Make a link, or show the one that is out."""
    view = request.opened.space(space)
    if view.state not in {"alone", "invited"}:
        return redirect("accounts:space", space)
    form = Invite.of(request)
    status = 200
    if form.is_valid():
        try:
            invitations.invite(request.opened, space, form.cleaned_data["line"])
        except limits.TooMany:
            status = 429
            form.add_error(None, _("That were many links for one day. Tomorrow there is room for more."))
        else:
            return redirect("accounts:invite", space)
    view = request.opened.space(space)
    context = {"view": view, "form": form, "onward": onward(request), **_link(view.own.sent)}
    return render(request, "accounts/invite.html", context, status=status)


def _link(sent: Sent | None) -> dict[str, object]:
    if sent is None:
        return {}
    link = invitations.address(sent.code)
    return {
        "link": link,
        "qr": drawn(link),
        "ends": invitations.ends_at(sent),
        "loopback": settings.ORIGIN_IS_LOOPBACK,
    }


def drawn(link: str) -> SafeString:
    """A link as a picture for a phone's camera: one path, no style, nothing fetched."""
    out = io.BytesIO()
    segno.make(link, error="m").save(
        out, kind="svg", xmldecl=False, svgns=False, nl=False, omitsize=True, border=2, svgclass="qr", lineclass=None
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308  # segno draws digits and path letters only


@require_POST
@own_page
def revoke(request: OwnRequest, space: UUID) -> HttpResponse:
    """Take a link back, or say no to whoever accepted it."""
    invitations.revoke(request.opened, space)
    return redirect("accounts:space", space)


@require_POST
@own_page
def confirm(request: OwnRequest, space: UUID) -> HttpResponse:
    """The inviter's yes."""
    try:
        invitations.confirm(request.opened, space)
        messages.success(request, _("You are both here now."))
    except Swapped:
        return render(request, "accounts/swapped.html", {"view": request.opened.space(space)}, status=409)
    except Dead:
        pass
    return redirect("accounts:space", space)


# The invited


@open_page
def invitation(request: HttpRequest, code: str) -> HttpResponse:
    """What the invited reads: from whom, for what, who can read what, and who runs the machine. Nothing is noted."""
    try:
        found = _found(request, code)
    except (Dead, limits.TooMany) as fault:
        return _dead(request, fault)
    return render(request, "accounts/invitation.html", _shown(request, found, code))


@open_page
def not_now(request: HttpRequest, code: str) -> HttpResponse:
    """Not now: nothing is sent and nothing is noted; the link stays as it is."""
    return render(request, "accounts/not_now.html")


@open_page
def join_with_account(request: HttpRequest, code: str) -> HttpResponse:
    """An account by invitation. Only here is told that a sign-in name is taken."""
    try:
        found = _found(request, code)
    except (Dead, limits.TooMany) as fault:
        return _dead(request, fault)
    if not found.sound:
        return render(request, "accounts/invitation.html", _shown(request, found, code), status=409)
    form = SignUp.of(request, known=(found.card.name, found.inviter.username))
    if form.is_valid():
        try:
            answer = sign_up(request, form)
        except people.NameTaken:
            form.add_error("username", _("Somebody here signs in by this name already. Please choose another."))
        else:
            _accept(request, found)
            return answer
    context = {"form": form, "suggested": suggest(), "card": found.card, "code": code}
    return render(request, "accounts/account.html", context)


def _accept(request: HttpRequest, found: Found) -> None:
    from usward.accounts.access import enter
    from usward.accounts.opening import open_session

    opened = open_session(request.session)  # type: ignore[arg-type]
    assert opened is not None
    enter(request, opened)
    # Somebody faster took the seat while this form was filled in: the account is made, and works alone.
    with suppress(Dead, Swapped):
        request.session.choose_space(invitations.accept(opened, found))  # type: ignore[attr-defined]


@require_POST
@own_page
def join(request: OwnRequest, code: str) -> HttpResponse:
    """Accept with the account one has."""
    try:
        found = _found(request, code)
        request.session.choose_space(invitations.accept(request.opened, found))
    except (Dead, limits.TooMany) as fault:
        return _dead(request, fault)
    except Swapped:
        return render(request, "accounts/invitation.html", _shown(request, found, code), status=409)
    return redirect("accounts:spaces")


def _found(request: HttpRequest, code: str) -> Found:
    source = limits.source_of(request)
    limits.spend(limits.INVITATIONS, source)
    found = invitations.find(code)
    limits.forgive(limits.INVITATIONS, source)
    return found


def _dead(request: HttpRequest, fault: Exception) -> HttpResponse:
    """Expired, revoked, used, never made, or asked too often: one page."""
    return render(request, "accounts/dead_link.html", status=429 if isinstance(fault, limits.TooMany) else 404)


def _shown(request: HttpRequest, found: Found, code: str) -> dict[str, object]:
    opened = getattr(request, "opened", None)
    return {
        "card": found.card,
        "code": code,
        "sound": found.sound,
        "runs_server": found.inviter.runs_server,
        "may_join": opened is not None and invitations.welcome_to(opened, found),
        "own": opened is not None and found.row.inviter_id == opened.person.id,
    }
