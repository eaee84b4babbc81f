"""*Say it better*: paste, see, reshape, copy. The words stand in the page and nowhere else."""

from contextlib import suppress
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from usward.accounts.access import OwnRequest, own_page
from usward.packs.at_hand import language
from usward.packs.coaching import coach
from usward.pages.say_it_better.forms import SayForm
from usward.pages.say_it_better.quietly import choose
from usward.pages.say_it_better.showing import Seen, in_ten, one_in, seen
from usward.ui.handover import words_of
from usward.ui.templatetags.coaching import THEIRS
from usward.vault.store import Changed


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def say_it_better(request: OwnRequest) -> HttpResponse:
    """The page: empty, with words that were brought along, or with what is seen in them."""
    if "quietly" in request.POST:
        choose(request, quietly=request.POST["quietly"] == "1")
    form = _form(request)
    asked = form.is_bound or bool(form.initial.get("say_text"))
    words = _words(form) if asked and "keep" not in request.POST else None
    told: dict[str, Any] = {
        "form": form,
        "seen": _looked(words) if words else None,
        "words": words,
        "met": _met(request, now=words is not None),
        "kept": request.POST.get("say_text", "") if "keep" in request.POST else "",
        "figures": _figures(),
        **_way_back(request),
    }
    return render(request, "pages/say_it_better/say_it_better.html", told)


def _form(request: OwnRequest) -> SayForm:
    """The form as it was sent, or begun with the words that another page brought.

    Nothing is asked of a form that only came along with the switch.
    """
    if request.method == "POST" and ("quietly" not in request.POST or request.POST.get("say_text", "").strip()):
        return SayForm(request.POST)
    brought, bond = request.prefill, request.space.bond if request.space else "partners"
    return SayForm(
        initial={
            "say_text": brought.get(request.GET.get("field", "say_text"), ""),
            "say_context": brought.get("say_context") or brought.get(request.GET.get("answers", ""), ""),
            "say_bond": brought.get("say_bond") or bond,
        }
    )


def _met(request: OwnRequest, *, now: bool) -> bool:
    """Whether this person has had the coach look at something before; from `now` on they have."""
    before = request.opened.me.coach_met
    if now and not before:
        with suppress(Changed):  # then the note is open once more
            request.opened.change(lambda me: me.with_(coach_met=True))
    return before or now


def _words(form: SayForm) -> dict[str, str] | None:
    """Text, context and bond: what was sent when it is valid, or what was brought along."""
    if form.is_bound:
        return dict(form.cleaned_data) if form.is_valid() else None
    return {name: str(form.initial[name]) for name in form.fields}


def _looked(words: dict[str, str]) -> Seen:
    look = coach().look(words["say_text"], context=words["say_context"], bond=words["say_bond"], language=language())
    return seen(words["say_text"], look)


def _way_back(request: OwnRequest) -> dict[str, Any]:
    """Where the words came from, and what else was written there, so that nothing of it is lost."""
    back, field = request.GET.get("back", ""), request.GET.get("field", "")
    if not back.startswith("/") or not field or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return {"back": "", "field": "", "others": ()}
    data = request.POST if request.method == "POST" else request.prefill
    ours = {field, "keep", "quietly", THEIRS}
    others = [(name, value) for name, value in words_of(data) if name not in ours and name[:4] != "say_"]
    return {"back": back, "field": field, "others": others}


def _figures() -> dict[str, int] | None:
    """What was measured on writers the heads had not read: right of ten, found of ten, one wrong in so many."""
    measured = coach().heads.facts.get("unseen_all")
    if not measured:
        return None
    right, found, wrong = measured
    return {"right": in_ten(right), "found": in_ten(found), "wrong": one_in(wrong)}
