"""Password, recovery, renewing everything, deleting the account: what must never go half way."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from usward.accounts import browsers, leaving, limits, log, passwords, people, rotation, signing
from usward.accounts.access import OwnRequest, open_page, own_page
from usward.accounts.forms import Form, NewPassword, Reauthenticate, Recover
from usward.accounts.models import folded
from usward.accounts.opening import Opened
from usward.accounts.views.first_run import draw_code
from usward.vault.sealed import Unsealable


def names_of(opened: Opened) -> tuple[str, ...]:
    """Names of the two that must not make up a password."""
    me = opened.me
    mine = (me.name, *me.name.split(), opened.person.username)
    others = [name for view in opened.spaces for name in (view.other_name, *view.other_name.split())]
    return (*mine, *others, *(pin.username for own in me.spaces for pin in own.pins))


def _knows(request: OwnRequest, form: Form, field: str) -> bool:
    """Whether the password in this field is right; otherwise the form says so."""
    try:
        if signing.confirmed(request, request.opened, form.cleaned_data[field]):
            return True
        form.add_error(field, _("That is not your password."))
    except limits.TooMany as fault:
        form.add_error(field, _("Please wait %(n)s minutes before the next try.") % {"n": fault.minutes})
    return False


@own_page
def password(request: OwnRequest) -> HttpResponse:
    """A new password. Every other session ends; this one goes on."""
    form = NewPassword.of(request, known=names_of(request.opened))
    if form.is_valid() and _knows(request, form, "current"):
        people.change_password(request.person, request.opened.ring, form.cleaned_data["password"])
        signing.begin(request, request.person, request.opened.ring)
        return redirect("accounts:settings")
    return render(request, "accounts/password.html", {"form": form, "suggested": passwords.suggest()})


@own_page
def replace_code(request: OwnRequest) -> HttpResponse:
    """A new recovery code in place of the old one."""
    form = Reauthenticate.of(request)
    if form.is_valid() and _knows(request, form, "password"):
        draw_code(request)
        return redirect("accounts:code")
    return render(request, "accounts/replace_code.html", {"form": form, "has_code": people.has_code(request.person)})


@open_page
def recover(request: HttpRequest) -> HttpResponse:
    """Open by recovery code. Wrong name, wrong code and used code read the same."""
    form = Recover.of(request)
    status = 200
    if form.is_valid():
        said = form.cleaned_data
        try:
            return _recovered(request, said["username"], said["code"], said["password"])
        except limits.TooMany as fault:
            status = 429
            form.add_error(None, _("Please wait %(n)s minutes before the next try.") % {"n": fault.minutes})
        except Unsealable:
            log.note(request, "recovery refused", said["username"])
            form.add_error(None, _("This name and code do not go together, or the code was used before."))
    return render(request, "accounts/recover.html", {"form": form, "suggested": passwords.suggest()}, status=status)


def _recovered(request: HttpRequest, username: str, code: str, new: str) -> HttpResponse:
    source = limits.source_of(request)
    limits.spend(limits.RECOVERY_FROM_SOURCE, source)
    limits.spend(limits.RECOVERY_OF_ACCOUNT, folded(username))
    person, ring, fresh = people.recover(username, code, new)
    log.note(request, "recovered", username)
    signing.begin(request, person, ring)
    answer = render(request, "accounts/fresh_code.html", {"code": fresh})
    browsers.remember(request, answer, person.username)
    return answer


@own_page
def renew(request: OwnRequest) -> HttpResponse:
    """*Somebody may have got in*: everything anew, in one go."""
    form = NewPassword.of(request, known=names_of(request.opened))
    if form.is_valid() and _knows(request, form, "current"):
        ring, fresh = rotation.renew(request.opened, form.cleaned_data["password"])
        signing.begin(request, request.person, ring)
        return render(request, "accounts/fresh_code.html", {"code": fresh, "renewed": True})
    return render(request, "accounts/renew.html", {"form": form, "suggested": passwords.suggest()})


@own_page
def delete(request: OwnRequest) -> HttpResponse:
    """Delete the account: says what goes, asks for the password, and then it is gone."""
    form = Reauthenticate.of(request)
    if form.is_valid() and _knows(request, form, "password"):
        leaving.leave_altogether(request.opened)
        request.session.flush()
        answer = render(request, "accounts/gone.html")
        answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return answer
    return render(request, "accounts/delete.html", {"form": form, "spaces": request.opened.spaces})
