"""The pages of talk: the day's question, one round, and what is written beneath it."""

from functools import partial
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, SpaceRequest, own_page, space_page
from usward.core.put_away import PutAway
from usward.live import news
from usward.practices.talk import device, keeping, showing
from usward.practices.talk.asked import Asked
from usward.practices.talk.forms import AnswerForm, BeneathForm, DepthForm, ReplyForm
from usward.practices.talk.record import Laid, Reply
from usward.practices.talk.talking import talk
from usward.ui.toasts import toast
from usward.vault import heads
from usward.vault.rounds import Look, Stands
from usward.vault.store import NotHere


@own_page
def front(request: OwnRequest) -> HttpResponse:
    """The day's question. Alone it is answered here, for oneself."""
    here = talk(request)
    if here.both and here.older:
        return showing.page(request, "talk/older.html", {})
    shown = showing.front(request)
    form = shown.get("form")
    if request.method == "POST" and form is not None and form.is_valid():
        kept = request.vault.add(form.answer(request.today))
        toast(request, _("Kept among your own answers."))
        return redirect("talk:page", kept.id)
    return showing.page(request, "talk/front.html" if here.both else "talk/alone.html", shown)


@own_page
def how(request: OwnRequest) -> HttpResponse:
    """Who sees what, and when."""
    return showing.page(request, "talk/how.html", {})


@own_page
@require_POST
def depth(request: OwnRequest) -> HttpResponse:
    """How deep the day's question may go for me."""
    form = DepthForm(request.POST)
    if form.is_valid():
        keeping.set_deepest(request.vault, form.cleaned_data["most"], request.today)
        toast(request, _("Kept. Only you know."))
    return redirect("talk:front")


@space_page
@require_POST
def go_on(request: SpaceRequest) -> HttpResponse:
    """An older database was brought back, and the reader knows why."""
    heads.accept(request.vault)
    return device.remember(request, redirect("talk:front"))


# One round


@space_page
def round_(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """A question of two: to answer, folded, open, or back with its author."""
    here = talk(request)
    asked = here.asked_in(id)
    if not here.both:
        return _of_mine(request, asked, id)
    if here.older:
        return showing.page(request, "talk/older.html", {})
    look = here.rounds.look(id)
    if look is None or look.state == "writing":
        return _answer(request, asked, id, look)
    if look.state == "folded" and (request.method == "POST" or request.prefill.get("said")):
        return _too_late(request, asked, look)
    return _shown(request, asked, look)


def _too_late(request: SpaceRequest, asked: Asked, look: Look | None) -> HttpResponse:
    """The answer stands by now. What was written meanwhile can go beneath it."""
    if look is None:
        raise NotHere
    words = request.POST.get("said") or request.prefill.get("said", "")
    return showing.page(request, "talk/folded.html", showing.folded(request, asked, look, words))


def _answer(request: SpaceRequest, asked: Asked, id: UUID, look: Look | None) -> HttpResponse:  # noqa: A002
    here = talk(request)
    form = AnswerForm.of(request, asked=asked, name=here.name, initial=showing.initial(look))
    if request.method == "POST" and form.is_valid():
        try:
            here.rounds.fold(id, form.answer(request.today, id), request.today)
        except Stands:  # its ten minutes ended between looking and writing
            return _too_late(request, asked, here.rounds.look(id))
        toast(request, _("Folded. You can rewrite it for ten minutes."))
        return redirect("talk:round", id)
    return showing.page(request, "talk/answer.html", showing.question(request, asked, form, look))


def _shown(request: SpaceRequest, asked: Asked, look: Look, form: ReplyForm | None = None) -> HttpResponse:
    if look.state == "open":
        talk(request).rounds.shown(look)
        return showing.page(
            request, "talk/pair.html", showing.pair(request, asked, look, form or ReplyForm.of(request))
        )
    if look.state == "folded":
        return showing.page(request, "talk/folded.html", showing.folded(request, asked, look))
    return showing.page(request, f"talk/{look.state}.html", {"asked": asked, "look": look})


def _of_mine(request: SpaceRequest, asked: Asked, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Without the other here: a pair I saw before, or my own words alone."""
    here = talk(request)
    look = next((each for each in here.rounds.looks() if each.round == id), None)
    if look is None:
        return _for_oneself(request, asked)
    if look.state == "open" and not look.fresh:
        return _shown(request, asked, look)
    return showing.page(request, "talk/home.html", {"asked": asked, "look": look})


def _for_oneself(request: SpaceRequest, asked: Asked) -> HttpResponse:
    """What was written on a page that was opened while the other was here: no word of it is lost."""
    form = AnswerForm.of(request, asked=asked, name=talk(request).name)
    if request.method != "POST" or not form.is_valid():
        return redirect("talk:front")
    kept = request.vault.add(form.answer(request.today))
    toast(request, _("Kept among your own answers."))
    return redirect("talk:page", kept.id)


@space_page
@require_POST
def withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take an answer away within its ten minutes."""
    talk(request).asked_in(id)
    try:
        talk(request).rounds.unfold(id)
    except Stands:
        toast(request, _("It stands by now. Only you can read it until both of you have answered."))
    else:
        toast(request, _("Taken away. It is as if it had never been."))
    return redirect("talk:front")


@space_page
@require_POST
def passing(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Pass a question, without trace for anybody else."""
    talk(request).asked_in(id)
    keeping.let_pass(request.vault, id, request.today)
    return redirect((request.POST.get("back") == "today" and "pages:today") or "talk:front")


@space_page
@require_POST
def beneath(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Words beneath an answer that stands."""
    talk(request).asked_in(id)
    form = BeneathForm(request.POST)
    if form.is_valid() and _may_add(request, id):
        talk(request).rounds.add_later(id, form.cleaned_data["later"])
        toast(request, _("Added beneath. It opens together with your answer."))
    return redirect("talk:round", id)


def _may_add(request: SpaceRequest, id: UUID) -> bool:  # noqa: A002 - a record's id
    look = talk(request).rounds.look(id)
    return look is not None and look.state in ("writing", "folded") and len(look.my_later) < 12


# Beneath an opened pair


@space_page
@require_POST
def replies(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Write back, or ask out of curiosity."""
    here = talk(request)
    asked, look = here.asked_in(id), here.rounds.look(id) if here.both else None
    if look is None or look.state != "open":
        raise NotHere
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _shown(request, asked, look, form)
    record = Reply(day=request.today, round=id, text=form.cleaned_data["text"], asks="asks" in request.POST)
    kept = keeping.reply(request.vault, here.there.id, record)
    toast(request, _("Said."), take_back=reverse("talk:reply-removal", args=[kept.id]))
    return redirect("talk:round", id)


@space_page
@require_POST
def reply_removal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take something written back away again."""
    kept = keeping.my_own(request.vault, request.space.id, Reply, id)
    request.vault.remove(kept)
    toast(request, _("Taken back."))
    return redirect("talk:round", kept.record.round)


@space_page
@require_POST
def favourite(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Keep a pair as a favourite, or keep it no longer. Only its reader knows."""
    talk(request).asked_in(id)
    keeping.keep_favourite(request.vault, id, request.today, keep="keep" in request.POST)
    return redirect("talk:round", id)


@space_page
@require_POST
def taking_out(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take my answer out of the book of the two."""
    talk(request).asked_in(id)
    talk(request).rounds.take_out(id)
    toast(request, _("It is yours alone again. What was read cannot be unread."))
    return redirect("talk:front")


@space_page
@require_POST
def put_away(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put a question or a reply away from Today."""
    try:
        request.vault.get(Laid, id, request.space.id)
    except NotHere:
        request.vault.get(Reply, id, request.space.id)
    request.vault.add(PutAway(day=request.today, what=id))
    return redirect("pages:today")


def tell_the_room(request: SpaceRequest) -> None:
    """Devices that sit together look again, once this is written."""
    transaction.on_commit(partial(news.changed, str(request.space.id)))
