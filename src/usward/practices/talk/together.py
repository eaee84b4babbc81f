"""Opening a round together: two who both sat down, each at their own phone, and both press *ready*."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from usward.accounts.access import SpaceRequest, space_page
from usward.practices.talk import keeping, showing
from usward.practices.talk.asked import Asked
from usward.practices.talk.forms import AnswerForm
from usward.practices.talk.talking import talk
from usward.practices.talk.views import tell_the_room
from usward.vault.rounds import Look, Stands
from usward.vault.tables import Table

#: The ids of the fields; `room.js` knows words in `said-…` as those of the turn that the room names.
IDS = "%s-answer"


@space_page
def together(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """The room of one round."""
    here = talk(request)
    asked = here.asked_in(id)
    if not here.both or here.older:
        return redirect("talk:round", id)
    if request.method == "POST":
        return _press(request, id, asked)
    return _show(request, id, asked)


def _press(request: SpaceRequest, id: UUID, asked: Asked) -> HttpResponse:  # noqa: A002 - a record's id
    here = talk(request)
    tells = False
    if "here" in request.POST:
        keeping.sit_down(request.vault, here.there.id, id, request.today)
        tells = _both_here(request, id)
    elif "keep" in request.POST or "ready" in request.POST:
        form, sits = _form(request, asked), _both_here(request, id)
        with transaction.atomic():  # nobody looks in between
            if _may_write(here.rounds.look(id)) and not _write(request, id, form, sits=sits):
                return _show(request, id, asked, form)
            if "ready" in request.POST and sits:  # the other may have gone meanwhile: then it is folded, and waits
                here.rounds.ready(id)
                tells = True
    if (
        tells
    ):  # never of one who is here alone, nor of words that are only kept: any open page of the other would hear it
        tell_the_room(request)
    return _show(request, id, asked) if _is_part(request) else redirect("talk:together", id)


def _form(request: SpaceRequest, asked: Asked) -> AnswerForm:
    return AnswerForm.of(request, asked=asked, name=talk(request).name, auto_id=IDS)


def _write(request: SpaceRequest, id: UUID, form: AnswerForm, *, sits: bool) -> bool:  # noqa: A002 - a record's id
    if not form.is_valid():
        return False
    try:
        answer, longer = form.answer(request.today, id), {"rewriting": keeping.SITS} if sits else {}
        talk(request).rounds.fold(id, answer, request.today, **longer)
    except Stands:
        pass  # pressed twice, or its ten minutes were over: what stands is what was ready
    return True


def _may_write(look: Look | None) -> bool:
    return look is None or look.state == "writing"


def _show(request: SpaceRequest, id: UUID, asked: Asked, form: AnswerForm | None = None) -> HttpResponse:  # noqa: A002
    here = talk(request)
    before = Table(here.vault, here.there.id, request.today - keeping.LIES)
    look = here.rounds.look(id)
    if look and look.state == "open":
        if before.release(id, mine=True) is None and _both_here(request, id):
            tell_the_room(request)  # it was my key that was waited for
        return _lead(request, reverse("talk:round", args=[id]))
    context = _context(request, id, asked, look, form)
    if not _is_part(request):
        return showing.page(request, "talk/together.html", context)
    if request.method == "GET" and request.GET.get("v") == context["version"]:
        return HttpResponse(status=204)
    return render(request, "talk/_together.html", {"talk": here, "name": here.name, **context})


def _context(
    request: SpaceRequest,
    id: UUID,  # noqa: A002 - a record's id
    asked: Asked,
    look: Look | None,
    form: AnswerForm | None,
) -> dict[str, Any]:
    here = talk(request)
    seats = keeping.sitting(request.vault, here.there.id, id, request.today)
    readies = Table(here.vault, here.there.id, request.today - keeping.LIES).readies(id)
    mine, theirs = keeping.is_here(seats, mine=True), keeping.is_here(seats, mine=False)
    ready = any(each.mine for each in readies)
    return {
        "asked": asked,
        "look": look,
        "form": form or _blank(request, asked, look),
        "here": mine,
        "both_here": mine and theirs,
        "ready": ready,
        "may_write": _may_write(look),
        "url": reverse("talk:together", args=[id]),
        "version": f"{mine:d}{mine and theirs:d}{ready:d}{look.fold.revision if look else '-'}",
    }


def _blank(request: SpaceRequest, asked: Asked, look: Look | None) -> AnswerForm:
    """The form as it was kept last, or with the words that come back from the coach."""
    if request.prefill:
        return _form(request, asked)
    return AnswerForm(asked=asked, name=talk(request).name, initial=showing.initial(look), auto_id=IDS)


def _both_here(request: SpaceRequest, id: UUID) -> bool:  # noqa: A002 - a record's id
    seats = keeping.sitting(request.vault, talk(request).there.id, id, request.today)
    return keeping.is_here(seats, mine=True) and keeping.is_here(seats, mine=False)


def _is_part(request: SpaceRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _lead(request: SpaceRequest, address: str) -> HttpResponse:
    return HttpResponse(headers={"HX-Redirect": address}) if _is_part(request) else redirect(address)
