"""The coach, quietly under a draft: calm marks for whoever wants them. What is asked is stored and logged nowhere."""

from time import monotonic
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, own_page
from usward.core.coach import HARD
from usward.packs.at_hand import language
from usward.packs.coaching import coach
from usward.pages.say_it_better.forms import LONGEST
from usward.pages.say_it_better.showing import Note, Seen, seen
from usward.ui.forms import Check, Form
from usward.ui.toasts import toast

APART = 1.0
"""Seconds between two looks for one person. A page waits longer by itself; this keeps a mistaken one from hurrying."""

SHOWN = 5
"""Marks beneath a draft; a page of its own shows them all."""

NOTHING, TOO_SOON = 204, 429

PART = "Usward-Part"
"""The header by which the page knows the marks from a sign-in page that came in their place."""

_last: dict[UUID, float] = {}
_REMEMBERED = 1000


class SwitchForm(Form):
    """Whether the coach speaks before it is asked."""

    quietly = Check(
        label=gettext_lazy("Quietly under a draft"),
        help_text=gettext_lazy("When you pause in writing to the other, calm marks appear beneath your words."),
        who="me",
    )


@own_page
def switch(request: OwnRequest) -> HttpResponse:
    """The switch, on a page of the settings."""
    form = SwitchForm.of(request, initial={"quietly": request.opened.me.coach_quietly})
    if request.method == "POST" and form.is_valid():
        choose(request, quietly=form.cleaned_data["quietly"])
        toast(request, _("Kept. Only your own pages know."))
        return redirect("accounts:settings")
    return render(request, "pages/say_it_better/switch.html", {"form": form})


def choose(request: OwnRequest, *, quietly: bool) -> None:
    """Let the coach speak quietly under drafts, or only when it is asked. Nobody else can tell.

    Raises
    ------
    Changed
        Another tab was faster again and again.

    """
    request.opened.change(lambda me: me.with_(coach_quietly=quietly))


@own_page
@require_POST
def quietly(request: OwnRequest) -> HttpResponse:
    """What the coach sees in a draft, as a fragment; nothing for those who did not switch it on."""
    words = request.POST.get("_quietly", "")
    if not request.opened.me.coach_quietly or not words.strip() or len(words) > LONGEST:
        return HttpResponse(status=NOTHING)
    if not _may_look(request.person.id, monotonic()):
        return HttpResponse(status=TOO_SOON)
    bond = request.space.bond if request.space else "partners"
    theirs = request.POST.get("_theirs", "")[:LONGEST]
    look = coach().look(words, context=theirs, bond=bond, language=language(), drafts=False)
    answer = render(request, "pages/say_it_better/_quietly.html", _shown(seen(words, look)))
    answer.headers[PART] = "marks"
    return answer


def _shown(found: Seen) -> dict[str, object]:
    """Hard marks first, and not too many. Where words are guarded, the one plain sentence and nothing else."""
    notes: list[Note] = [] if found.look.guard else sorted(found.notes, key=lambda note: note.mark.kind not in HARD)
    shown = notes[:SHOWN]
    return {"plain": found.plain, "notes": shown, "heads": list(dict.fromkeys(str(note.head) for note in shown))}


def _may_look(person: UUID, now: float) -> bool:
    """Whether this person's last look is long enough ago. Known to this process alone, and forgotten with it."""
    if now - _last.get(person, -APART) < APART:
        return False
    if len(_last) >= _REMEMBERED:
        _last.clear()
    _last[person] = now
    return True
