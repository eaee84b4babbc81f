"""Between the two: what I understood, wishes and ideas, an agreement or *not yet*, and a small promise."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import SpaceRequest, space_page
from usward.core.put_away import PutAway
from usward.core.records import Kept, Record
from usward.practices.conflict import between, exchange, reach
from usward.practices.conflict.forms import MoreForm, NotYetForm, PromiseForm, ProposalForm, SayForm, WishForm
from usward.practices.conflict.record import NotYet, Proposal, Raised, Repair, SmallPromise, Understood, Wish
from usward.ui.forms import Form
from usward.ui.toasts import toast


@space_page
def page(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Everything the two have said about one thing, and what could come next."""
    request.place = "together"
    return render(request, "conflict/between.html", exchange.page(request, exchange.raised(request, id)))


@space_page
@require_POST
def raised_withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take back what one raised, as long as the other has said nothing to it."""
    kept = between.raised(request.vault, request.space.id, id)  # also while quiet: what is mine I may take back
    own = between.matter_of(request.vault, kept.id)
    between.take_back(request.vault, request.space.id, kept)
    toast(request, _("Taken back. What you prepared is still yours."))
    return redirect("conflict:matter", own.id) if own else redirect("conflict:front")


@space_page
def understood(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """What I understood of the other."""
    kept = exchange.raised(request, id)
    name = reach.names(request)["name"]
    form = SayForm.of(
        request,
        label=_("What have you understood of %(name)s?") % {"name": name},
        hint=_("What happened for them, what they felt, what they need. Not whether you agree."),
        lines=6,
        initial=exchange.heard_by_me(request, kept),
    )
    return _saying(
        request,
        kept,
        form,
        "understood",
        lambda: Understood(day=request.today, raised=id, text=form.cleaned_data["text"]),
    )


@space_page
def wishes(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """A wish, or an idea for the two."""
    kept = exchange.raised(request, id)
    form = WishForm.of(request, initial=exchange.my_wish(request, kept))
    return _saying(request, kept, form, "wishes", lambda: Wish(day=request.today, raised=id, **form.cleaned_data))


@space_page
def agreement(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """What the two could agree on, for now."""
    kept = exchange.raised(request, id)
    form = ProposalForm.of(request)
    return _saying(
        request, kept, form, "agreement", lambda: Proposal(day=request.today, raised=id, **form.cleaned_data)
    )


@space_page
def not_yet(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """An honest *not yet*."""
    kept = exchange.raised(request, id)
    form = NotYetForm.of(request)
    return _saying(request, kept, form, "not-yet", lambda: NotYet(day=request.today, raised=id, **form.cleaned_data))


@space_page
def promise(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """One small thing that I will do, and by when."""
    kept = exchange.raised(request, id)
    form = PromiseForm.of(request, today=request.today)
    return _saying(
        request, kept, form, "promise", lambda: SmallPromise(day=request.today, raised=id, **form.cleaned_data)
    )


# Answers


@space_page
@require_POST
def yes(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Say yes to something the other said: that is it, agreed, or taken in."""
    kept = exchange.told(request, id, Understood, Proposal, Repair)
    about = exchange.about(request, kept)
    if reach.can_say(request):
        said = between.answer(request.vault, request.space.id, kept, yes=True, text="", today=request.today)
        request.vault.add(PutAway(day=request.today, what=id))
        toast(request, _("Said."), take_back=exchange.way_back(said))
    return redirect("conflict:between", about)


@space_page
def more(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """What there is besides, when it is not yet it."""
    request.place = "together"
    kept = exchange.told(request, id, Understood)
    about = exchange.about(request, kept)
    can_say = reach.can_say(request)
    if kept.mine or (request.method != "POST" and not can_say):
        return redirect("conflict:between", about)
    form = MoreForm.of(request)
    if request.method == "POST" and form.is_valid() and can_say:
        words = form.cleaned_data["text"]
        said = between.answer(request.vault, request.space.id, kept, yes=False, text=words, today=request.today)
        toast(request, _("Said."), take_back=exchange.way_back(said))
        return redirect("conflict:between", about)
    context = {"form": form, "kept": kept, "about": about, "can_say": can_say, **reach.names(request)}
    return render(request, "conflict/more.html", context)


@space_page
@require_POST
def unsaying(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take back something one said, as long as the other has not said yes to it; also while quiet."""
    kept = between.told(request.vault, request.space.id, id)
    about = reach.raised(request, exchange.about_if_there(request, kept))
    between.unsay(request.vault, request.space.id, kept)
    toast(request, _("Taken back."))
    return redirect("conflict:between", about.id) if about else redirect("conflict:front")


@space_page
@require_POST
def put_away(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put away from Today what the other said, raised or opened; it stays where it belongs."""
    exchange.put_away(request, id)
    return redirect("pages:today")


def _saying(
    request: SpaceRequest, kept: Kept[Raised], form: Form, step: str, record: Callable[[], Record]
) -> HttpResponse:
    """One form whose words go to the other. While a pause holds nothing goes: the words stay in the field."""
    request.place = "together"
    can_say = reach.can_say(request)
    if request.method == "POST" and form.is_valid() and can_say:
        said = between.tell(request.vault, record(), request.space.id)
        toast(request, _("Said."), take_back=exchange.way_back(said))
        return redirect("conflict:between", kept.id)
    return render(request, "conflict/say.html", {"form": form, **exchange.say_page(request, kept, step)})
