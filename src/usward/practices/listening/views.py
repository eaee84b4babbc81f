"""The pages of listening."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts import drafts
from usward.accounts.access import OwnRequest, SpaceRequest, own_page, space_page
from usward.core.content import Situation
from usward.core.put_away import PutAway
from usward.live import sittings
from usward.live.holding import held
from usward.live.showing import press, show
from usward.live.sittings import Sitting
from usward.packs.at_hand import at_hand, language
from usward.practices.listening import keeping, showing
from usward.practices.listening.forms import BeginForm, HowForm, SayBackForm
from usward.practices.listening.record import HowItWas, Numbers, Practised
from usward.ui.toasts import toast
from usward.vault.store import NotHere

# Together


@own_page
def front(request: OwnRequest) -> HttpResponse:
    """What listening is, the room that is open, and the ones that came to their end."""
    request.place = "together"
    return render(request, "listening/front.html", showing.front(request))


@own_page
def begin(request: OwnRequest) -> HttpResponse:
    """Choose topic, order and length, and open a room."""
    request.place = "together"
    joined = showing.place(request) is not None
    form = BeginForm.of(request, name=showing.called(request), joined=joined)
    may, holds = not joined or showing.can_invite(request), held(request)
    if request.method == "POST" and may and not holds and form.is_valid():
        return redirect("listening:room", _opened(request, form).id)
    context = {"form": form, "joined": joined, "may": may, "held": holds, "name": showing.called(request)}
    context["words"] = request.POST.get("topic", "") if holds else ""
    return render(request, "listening/begin.html", context)


@own_page
def room(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """The live room of one sitting."""
    return show(request, showing.room(request, _found(request, id)))


@own_page
@require_POST
def step(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """One press in the room."""
    return press(request, _found(request, id), partial(showing.room, request))


@space_page
@require_POST
def put_away(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put a room or told numbers away from Today; both stay where they are."""
    try:
        sittings.sitting(request.vault, request.space.id, id, keeping.PRACTICE)
    except NotHere:
        if request.vault.get(Numbers, id, request.space.id).mine:
            raise
    request.vault.add(PutAway(day=request.today, what=id))
    return redirect("pages:today")


# How it was


@own_page
def how(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Privately: how understood I felt, how well I listened."""
    request.place = "together"
    found = _over(request, id)
    noted = keeping.how_it_was(request.vault, id)
    form = HowForm.of(request, initial=showing.as_noted(noted))
    if request.method == "POST" and form.is_valid():
        keeping.note(request.vault, HowItWas(day=request.today, sitting=id, **form.cleaned_data))
        toast(request, _("Kept, for you alone."))
        return redirect("listening:room", id)
    context = {"form": form, "found": found, "name": showing.called(request), "noted": noted}
    return render(request, "listening/how.html", context)


@space_page
@require_POST
def numbers(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Tell the other my two numbers."""
    found = _over(request, id)
    noted = keeping.how_it_was(request.vault, id)
    if noted is None or found.space is None:
        raise Http404
    if showing.can_invite(request):
        keeping.tell(request.vault, found.space, noted, request.today)
        toast(request, _("Told."), take_back=reverse("listening:numbers-withdrawal", args=[id]))
    return redirect("listening:room", id)


@space_page
@require_POST
def numbers_withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take my numbers back."""
    found = _over(request, id)
    if found.space is not None:
        keeping.untell(request.vault, found.space, id)
    toast(request, _("Taken back. It is as if they had never been told."))
    return redirect("listening:room", id)


@space_page
def for_them(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """On one phone: the guest's own answers, sealed so that only they can open them."""
    request.place = "together"
    found, seat = _over(request, id), request.space.other_seat
    if not (found.one_phone and found.kept.mine and found.space) or seat is None or not request.space.joined:
        raise Http404
    form, name = HowForm.of(request), showing.called(request)
    if request.method == "POST" and form.is_valid():
        about = _("How listening was for you, from the phone you shared.")
        said = (("about", about), *drafts.fields_in(request.POST))
        drafts.keep(seat.person, seat.public_key, reverse("listening:how", args=[id]), said)
        return render(request, "listening/sealed.html", {"found": found, "name": name})
    return render(request, "listening/for_them.html", {"form": form, "found": found, "name": name})


# Alone


@own_page
def alone(request: OwnRequest) -> HttpResponse:
    """Practise hearing somebody out: read, say back, then look."""
    request.place = "together"
    situation, following = showing.todays(request)
    form = SayBackForm.of(request)
    context = {"form": form, "situation": situation, "next": following, "kept": showing.practised(request)}
    return render(request, "listening/alone.html", context)


@own_page
def heard(request: OwnRequest, name: str) -> HttpResponse:
    """What was said back, beside the rungs; kept only when asked for."""
    request.place = "together"
    situation = at_hand().get(Situation, name, language())
    if situation is None:
        raise Http404
    form = SayBackForm.of(request)
    if request.method != "POST" or not form.is_valid():
        return render(request, "listening/alone.html", {"form": form, "situation": situation, "next": 1})
    said = form.cleaned_data["said"]
    if "keep" in request.POST:
        request.vault.add(Practised(day=request.today, situation=name, said=said))
        toast(request, _("Kept, for you alone."))
        return redirect("listening:alone")
    return render(request, "listening/heard.html", {"said": said, **showing.looked_at(situation)})


@own_page
@require_POST
def removal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Remove something practised alone."""
    request.vault.remove(request.vault.get(Practised, id))
    toast(request, _("Removed."))
    return redirect("listening:alone")


def _found(request: OwnRequest, id: UUID) -> Sitting:  # noqa: A002 - a record's id
    return keeping.find(request.vault, showing.place(request), id)


def _over(request: OwnRequest, id: UUID) -> Sitting:  # noqa: A002 - a record's id
    """A sitting that came to its end."""
    found = _found(request, id)
    if found.state.over != "finished":
        raise NotHere
    return found


def _opened(request: OwnRequest, form: BeginForm) -> Sitting:
    said = form.cleaned_data
    return keeping.begin(
        request.vault,
        showing.place(request),
        request.today,
        topic=form.title,
        first=0 if said["first"] == "me" else 1,
        minutes=int(said["minutes"]),
        one_phone=said.get("phones", "one") == "one",
        other_name=said.get("other_name", ""),
    )
