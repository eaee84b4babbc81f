"""A quiet twenty minutes with oneself."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, own_page
from usward.practices.state_of_us import keeping, rules, showing
from usward.practices.state_of_us.forms import AloneForm
from usward.practices.state_of_us.record import QuietTwenty
from usward.ui.toasts import toast

#: One more than the last field: the close.
LAST = len(rules.ALONE) + 1


@own_page
@require_POST
def begin(request: OwnRequest) -> HttpResponse:
    """Sit down; one that was begun today goes on."""
    newest = request.vault.newest(QuietTwenty)
    if newest is None or newest.record.at >= LAST or newest.day != request.today:
        newest = request.vault.add(QuietTwenty(day=request.today))
    return redirect("state_of_us:alone", newest.id)


@own_page
def alone(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """One step of it: arriving, four fields, and a close."""
    request.place = "together"
    kept = request.vault.get(QuietTwenty, id)
    form = AloneForm.of(request, initial={"line": _line(kept.record)})
    if request.method == "POST" and form.is_valid():
        request.vault.revise(kept, _moved(kept.record, request, form.cleaned_data["line"]))
        return redirect("state_of_us:alone", id)
    notes = keeping.notes(request.vault, showing.reachable(request), showing.home(request))
    context = {"form": form, "kept": kept, "notes": notes, "name": showing.name(request), **_step(kept.record)}
    return render(request, "state_of_us/alone.html", context)


@own_page
@require_POST
def removal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Remove what was written."""
    request.vault.remove(request.vault.get(QuietTwenty, id))
    toast(request, _("Removed."))
    return redirect("state_of_us:agenda")


def _moved(record: QuietTwenty, request: OwnRequest, line: str) -> QuietTwenty:
    """The record after a press: one step on or back, with the line of the step it was. A second press moves nothing."""
    if request.POST.get("at") != str(record.at):
        return record
    kept = rules.with_line(record.lines, record.at - 1, line) if 0 < record.at < LAST else record.lines
    there = record.at - 1 if "back" in request.POST else record.at + 1
    return record.with_(at=max(0, min(there, LAST)), lines=kept)


def _line(record: QuietTwenty) -> str:
    return record.lines[record.at - 1] if 0 < record.at <= len(record.lines) else ""


def _step(record: QuietTwenty) -> dict[str, object]:
    """What the page shows of it."""
    fields = dict(zip(rules.ALONE, [*record.lines, "", "", "", ""], strict=False))
    place = record.at - 1
    return {
        "field": rules.ALONE[place] if 0 <= place < len(rules.ALONE) else "",
        "place": record.at,
        "of": len(rules.ALONE),
        "is_close": record.at >= LAST,
        "lines": fields,
        "drafts": {
            "journal": {"text": record.words()},
            "appreciation": {"text": fields["good"]},
            "request": {"text": fields["ask"]},
            "promise": {"text": fields["promise"]},
        },
    }
