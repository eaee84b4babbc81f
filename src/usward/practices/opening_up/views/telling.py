"""Telling: what one writes, keeps, tells, takes back, and how safe it felt."""

from uuid import UUID

import numpy as np
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, SpaceRequest, own_page, space_page
from usward.practices.opening_up import keeping, showing
from usward.practices.opening_up.forms import KindnessForm, OpeningForm
from usward.practices.opening_up.wording import FELT
from usward.ui.toasts import toast


@own_page
def front(request: OwnRequest) -> HttpResponse:
    """What was told, what is mine, a question for both, and what keeps it safe."""
    request.place = "together"
    if showing.is_paused(request):
        return render(request, "opening_up/paused.html")
    return render(request, "opening_up/front.html", showing.front(request))


@own_page
def new(request: OwnRequest) -> HttpResponse:
    """Write something: tell it, keep it, or let it go unkept."""
    request.place = "together"
    if request.method == "POST" and "let-go" in request.POST:
        return redirect("opening_up:let-go")  # what was written is read by nobody and kept nowhere
    form = OpeningForm.of(request, initial=showing.beginning(request))
    if request.method == "POST" and form.is_valid():
        kept = keeping.write(request.vault, form.record(showing.here(request), day=request.today))
        return _then(request, kept.id)
    return render(request, "opening_up/new.html", {"form": form, **showing.writing(request, form)})


@own_page
def let_go(request: OwnRequest) -> HttpResponse:
    """After something was said to nobody, and kept nowhere."""
    request.place = "together"
    return render(request, "opening_up/let_go.html")


@own_page
def mine(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Something of one's own: how it stands, what was answered, and a kind word to oneself."""
    request.place = "together"
    kept = keeping.own(request.vault, id)
    form = KindnessForm.of(request)
    if request.method == "POST" and form.is_valid():
        keeping.answer(request.vault, id, form.cleaned_data["text"], request.today)
        return redirect("opening_up:mine", id)
    return render(request, "opening_up/mine.html", {"form": form, **showing.mine(request, kept)})


@own_page
def change(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put it into other words, as long as nobody else has it."""
    request.place = "together"
    kept = keeping.own(request.vault, id)
    if showing.is_told(request, kept):
        return redirect("opening_up:mine", id)
    form = OpeningForm.of(request, initial=showing.fields(kept.record))
    if request.method == "POST" and form.is_valid():
        request.vault.revise(kept, form.record(kept.record.space, day=kept.record.day))
        return _then(request, id)
    return render(request, "opening_up/new.html", {"form": form, "old": kept, **showing.writing(request, form)})


@space_page
@require_POST
def telling(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Tell the other now."""
    return _tell(request, id)


@space_page
@require_POST
def withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take it back; it stays one's own."""
    request.vault.unshare(keeping.own(request.vault, id), request.space.id)
    toast(request, _("Taken back. It is yours alone again; what was read cannot be unread."))
    return redirect(reverse("opening_up:mine", args=[id]) + "?after=1")


@space_page
@require_POST
def afterwards(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Say, for oneself alone, whether telling it felt safe."""
    kept = keeping.own(request.vault, id)
    word = request.POST.get("felt", "")
    if word in FELT:
        keeping.say_felt(request.vault, kept, request.space.id, word, request.today, np.random.default_rng())  # type: ignore[arg-type]
        toast(request, _("Kept. Only you can see it."))
    return redirect(reverse("opening_up:mine", args=[id]) + "#afterwards")


@own_page
@require_POST
def removal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Let something of one's own go for good."""
    keeping.remove(request.vault, keeping.own(request.vault, id))
    return redirect("opening_up:let-go")


def _then(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """What was asked for with the button: tell it, or just keep it."""
    if "tell" in request.POST:
        return _tell(request, id)
    toast(request, _("Kept. Only you can read it."))
    return redirect("opening_up:mine", id)


def _tell(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    kept = keeping.own(request.vault, id)
    if request.space is not None and showing.can_tell(request):
        keeping.tell(request.vault, kept, request.space.id, request.today)
        toast(request, _("Told."), take_back=reverse("opening_up:withdrawal", args=[id]))
    return redirect("opening_up:mine", id)
