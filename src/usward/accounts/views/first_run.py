"""The first minutes: welcome, account, recovery code, alone or invite someone, first check-in."""

import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from usward.accounts import browsers, limits, people, setup, signing
from usward.accounts.access import OwnRequest, open_page, own_page
from usward.accounts.clock import zone
from usward.accounts.forms import CodeBack, FirstSignUp, SignUp
from usward.accounts.passwords import suggest
from usward.accounts.record import Terms
from usward.accounts.space_forms import NewSpace
from usward.accounts.spaces import begin
from usward.vault.keys import new_recovery_code


@open_page
def welcome(request: HttpRequest) -> HttpResponse:
    """What this is, and what whoever runs it could do. Once somebody lives here it leads to the sign-in."""
    if not setup.nobody_here():
        return redirect("accounts:sign-in")
    return render(request, "accounts/welcome.html")


@open_page
def about(request: HttpRequest) -> HttpResponse:
    """Who can read what, in plain words; the same for everybody."""
    return render(request, "accounts/about.html")


@open_page
def first_account(request: HttpRequest) -> HttpResponse:
    """The first account of this server. Where others could be faster it asks for the code the server printed."""
    if not setup.nobody_here():
        return redirect("accounts:sign-in")
    guarded = setup.code_needed()
    form = (FirstSignUp if guarded else SignUp).of(request)
    status = 200
    if form.is_valid():
        try:
            if guarded:
                limits.spend(limits.SETUP, limits.source_of(request))
            if guarded and not setup.is_code(form.cleaned_data["setup_code"]):
                form.add_error("setup_code", _("That is not the code this server printed."))
            else:
                return sign_up(request, form, first=True)
        except limits.TooMany as fault:
            status = 429
            form.add_error(None, _("Please wait %(n)s minutes before the next try.") % {"n": fault.minutes})
        except people.NameTaken:
            return redirect("accounts:sign-in")
    return render(request, "accounts/account.html", {"form": form, "suggested": suggest()}, status=status)


def sign_up(request: HttpRequest, form: SignUp, *, first: bool = False) -> HttpResponse:
    """Make the account, sign in, and go on to the recovery code.

    Raises
    ------
    NameTaken
        The sign-in name is not free.

    """
    said = form.cleaned_data
    today = timezone.localdate(timezone=zone(said["zone"]))
    me = people.first_me(said["name"], "violet" if first else "gold", said["zone"], today)
    person, ring = people.sign_up(said["username"], said["password"], me, first=first)
    if first:
        setup.used()
    signing.begin(request, person, ring)
    request.session["first_run"] = True
    answer = redirect("accounts:code")
    browsers.remember(request, answer, person.username)
    return answer


# The recovery code


@own_page
def code(request: OwnRequest) -> HttpResponse:
    """Show a new recovery code, to print or copy. It counts only once two of its groups were given back."""
    if "code" not in request.session:
        if people.has_code(request.person):
            return redirect("accounts:settings")
        draw_code(request)
    return render(request, "accounts/code.html", {"code": request.session["code"], "first": _first_run(request)})


def draw_code(request: OwnRequest) -> None:
    """Draw a code and which two groups to ask back. Until then it waits in the sealed session and opens nothing."""
    request.session["code"] = new_recovery_code()
    request.session["groups"] = sorted(secrets.SystemRandom().sample(range(8), 2))


@own_page
def code_back(request: OwnRequest) -> HttpResponse:
    """Two groups are asked back; then the code is real, and is not shown again."""
    if "code" not in request.session:
        return redirect("accounts:code")
    first, second = request.session["groups"]
    form = CodeBack.of(request, groups=(first, second), code=request.session["code"])
    if form.is_valid():
        people.keep_code(request.person, request.opened.ring, request.session.pop("code"))
        request.session.pop("groups", None)
        return _after_code(request)
    return render(request, "accounts/code_back.html", {"form": form, "first": _first_run(request)})


@own_page
def without_code(request: OwnRequest) -> HttpResponse:
    """Go without: a plain warning first."""
    if request.method != "POST":
        return render(request, "accounts/without_code.html", {"first": _first_run(request)})
    people.no_code(request.person)
    request.session.pop("code", None)
    return _after_code(request)


def _first_run(request: OwnRequest) -> bool:
    """Whether this is still the walk through the first minutes."""
    return bool(request.session.get("first_run"))


def _after_code(request: OwnRequest) -> HttpResponse:
    request.opened.change(lambda me: me.with_(has_code=people.has_code(request.person)))
    if not _first_run(request):
        return redirect("accounts:settings")
    # Somebody who came by an invitation has their space already.
    if request.space is not None:
        return redirect("accounts:space", request.space.id)
    return redirect("accounts:alone-or-two")


# Alone, or two


@own_page
def alone_or_two(request: OwnRequest) -> HttpResponse:
    """Alone for now, or name the one to invite: a space begins with the one who names it."""
    form = NewSpace.of(request)
    if request.method == "POST" and request.POST.get("alone"):
        request.session.pop("first_run", None)
        return redirect(first_page())
    if form.is_valid():
        space = begin(request.opened, form.cleaned_data["called"], terms_of(form, request.opened.me.zone))
        request.session.choose_space(space)
        return redirect("accounts:invite", space)
    return render(request, "accounts/alone_or_two.html", {"form": form})


def terms_of(form: NewSpace, zone_name: str) -> Terms:
    """What a form says about a new space."""
    said = form.cleaned_data
    word = said["word"] if said["bond"] == "family" else ""
    return Terms(bond=said["bond"], word=word, far=said["far"], zone=zone_name)


def onward(request: OwnRequest) -> str:
    """Where a page of the first minutes leads on to; otherwise Today."""
    return first_page() if _first_run(request) else "/"


def first_page() -> str:
    """Where the first run ends: the first check-in, where that practice is installed."""
    try:
        return reverse("checkin:new")
    except NoReverseMatch:
        return "/"
