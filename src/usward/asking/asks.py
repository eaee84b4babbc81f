"""What practices use: ask something from a view, see what is open, find where a yes leads.

A practice says in its config which words it asks under, and the URL name that opens on a yes:
`asks = {"listening": "listening:begin"}`. An ask with a `ref` opens that address with the `ref` when it takes one.
"""

from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from usward.accounts.access import OwnRequest, SpaceRequest
from usward.accounts.topics import paused_now
from usward.asking import keeping
from usward.asking.record import Ask
from usward.asking.rules import Asked
from usward.core.records import Kept
from usward.ui.practice import PracticeConfig, practices
from usward.ui.toasts import toast


def can_ask(request: OwnRequest) -> bool:
    """Whether something can be asked now: both are here, and I am not quiet."""
    return request.space is not None and request.space.joined and not request.space.quiet


def ask(request: SpaceRequest, *, what: str, practice: str = "", when: str = "", ref: UUID | None = None) -> Kept[Ask]:
    """Ask the other of the current space, and offer to take it back for a minute.

    Raises
    ------
    NobodyThere
        Nobody joined that space yet.

    """
    words = Ask(day=request.today, what=what, when=when, practice=practice, ref=ref)
    kept = keeping.put(request.vault, request.space.id, words)
    toast(request, _("Asked."), take_back=reverse("asking:withdrawal", args=[kept.id]))
    return kept


def open_asks(request: OwnRequest) -> list[Asked]:
    """What is open between the two, without what waits unseen for me."""
    return [each for each in seen_asks(request) if each.is_open]


def seen_asks(request: OwnRequest) -> list[Asked]:
    """The asks of the last months as I may see them.

    While I am quiet, or leave a practice alone, what the other asks there waits unseen.
    """
    if request.space is None or not request.space.joined:
        return []
    found = keeping.all_asks(request.vault, request.space.id, request.today, quiet=request.space.quiet)
    return [each for each in found if each.mine or not waits_unseen(request, each)]


def waits_unseen(request: OwnRequest, asked: Asked) -> bool:
    """Whether this lies aside for me until I am back, or take its practice up again."""
    quiet = request.space is not None and request.space.quiet
    home = home_of(asked.ask.record.practice)
    return quiet or (home is not None and home.prefix in paused_now(request))


def home_of(practice: str) -> PracticeConfig | None:
    """The practice that asks under this name, if it is installed."""
    return next((each for each in practices() if practice and practice in each.asks), None)


def title_of(practice: str) -> str | Promise:
    """What is to begin on a yes; empty for an ask that opens nothing."""
    home = home_of(practice)
    return home.title if home and home.asks[practice] else ""


def way_on(asked: Asked) -> str:
    """Where a yes leads; empty while there is none, or when nothing opens."""
    home = home_of(asked.ask.record.practice)
    if home is None or asked.state != "yes":
        return ""
    name = home.asks[asked.ask.record.practice]
    if asked.ask.record.ref is not None:
        try:
            return reverse(name, args=[asked.ask.record.ref])
        except NoReverseMatch:
            pass
    return reverse(name) if name else ""
