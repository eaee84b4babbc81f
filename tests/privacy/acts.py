"""Twenty private acts: what somebody may do without the other's pages changing by a byte (bar 19).

A practice adds its own in a file beside this one, `acts_<practice>.py`; `all_acts` reads them all.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from privacy.kinds import Note

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from people import Someone

    Act = Callable[[Someone, UUID], object]

ACTS: dict[str, Act] = {}
_DAY = date(2026, 11, 2)


def private_act(name: str) -> Callable[[Act], Act]:
    """Register something a person does in private."""

    def register(act: Act) -> Act:
        ACTS[name] = act
        return act

    return register


def all_acts() -> dict[str, Act]:
    """Every registered act, those of the practices' own files too, each file's in its order."""
    for path in sorted(Path(__file__).parent.glob("acts_*.py")):
        import_module(f"privacy.{path.stem}")
    return ACTS


@private_act("write for oneself")
def _write(who: Someone, space: UUID) -> None:
    who.vault.add(Note(day=_DAY, text="only mine"))


@private_act("write at length")
def _write_long(who: Someone, space: UUID) -> None:
    who.vault.add(Note(day=_DAY, text="long " * 800))


@private_act("write it anew")
def _revise(who: Someone, space: UUID) -> None:
    vault = who.vault
    vault.revise(vault.all(Note)[0], Note(day=_DAY, text="otherwise"))


@private_act("remove it")
def _remove(who: Someone, space: UUID) -> None:
    vault = who.vault
    vault.remove(vault.all(Note)[0])


@private_act("share and take back")
def _share_and_back(who: Someone, space: UUID) -> None:
    vault = who.vault
    kept = vault.add(Note(day=_DAY, text="said and unsaid"))
    vault.share(kept, space)
    vault.unshare(kept, space)


@private_act("look at every page of one's own")
def _look(who: Someone, space: UUID) -> None:
    from privacy.routes import routes

    for route in routes():
        if route.door in {"own", "space"}:
            who.get(route.path(space=space))


@private_act("lock")
def _lock(who: Someone, space: UUID) -> None:
    who.post("/lock/")
    who.sign_in()


@private_act("exit")
def _exit(who: Someone, space: UUID) -> None:
    who.post("/exit/", {"_page": "/settings/me/", "text": "half a word"})
    who.sign_in()


@private_act("let the kept words go")
def _drafts(who: Someone, space: UUID) -> None:
    from usward.accounts.models import Draft

    for draft in Draft.objects.filter(person_id=who.id):
        who.post(f"/drafts/{draft.id}/discard/")


@private_act("go quiet")
def _quiet(who: Someone, space: UUID) -> None:
    who.post(f"/spaces/{space}/quiet/")


@private_act("come back")
def _back(who: Someone, space: UUID) -> None:
    who.post(f"/spaces/{space}/quiet/", {"back": "1"})


@private_act("call the other something else")
def _called(who: Someone, space: UUID) -> None:
    who.post(f"/spaces/{space}/called/", {"called": "a private name"})


@private_act("change the locks")
def _locks(who: Someone, space: UUID) -> None:
    who.post("/settings/locks/", {"idle_minutes": 5})


@private_act("set a PIN")
def _pin(who: Someone, space: UUID) -> None:
    who.post("/settings/pin/", {"pin": "274951", "days": 7})


@private_act("change the password")
def _password(who: Someone, space: UUID) -> None:
    new = "copper lantern drifts over hills"
    who.post("/settings/password/", {"current": who.password, "password": new})
    who.password = new


@private_act("make a recovery code")
def _code(who: Someone, space: UUID) -> None:
    who.post("/settings/recovery-code/", {"password": who.password})
    who.get("/welcome/code/")
    who.post("/welcome/code/none/")


@private_act("end other sessions")
def _sessions(who: Someone, space: UUID) -> None:
    who.post("/settings/sessions/", {"others": "1"})


@private_act("refuse invitations")
def _refuse(who: Someone, space: UUID) -> None:
    who.post("/settings/invitations/", {"refuse": "1"})
    who.post("/settings/invitations/", {"refuse": "0"})


@private_act("move to another time zone")
def _zone(who: Someone, space: UUID) -> None:
    me = who.opened.me
    who.post("/settings/me/", {"name": me.name, "hue": me.hue, "zone": "Pacific/Auckland"})


@private_act("begin another space and invite into it")
def _another(who: Someone, space: UUID) -> None:
    said = {"called": "Dora", "bond": "friends", "far": "near"}
    answer = who.post("/spaces/", said)
    who.post(answer.headers["Location"], {"line": "come"})
    who.enter(space)


@private_act("read what the other gave")
def _read(who: Someone, space: UUID) -> None:
    who.vault.all(Note, space=space)


@private_act("look at support")
def _support(who: Someone, space: UUID) -> None:
    who.get("/support/")
    who.get("/who-can-read-what/")


# The practices


def kept(answer: object) -> None:
    """An act that was refused would prove nothing."""
    assert answer.status_code == 302  # type: ignore[attr-defined]


@private_act("check-in: answer everything for oneself")
def _check_in(who: Someone, space: UUID) -> None:
    said = {"stress": 3, "energy": 5, "friction": "little", "line": "a line for me"}
    kept(who.post("/check-in/", said | {f"closeness_{space.hex}": 2, f"understood_{space.hex}": 6}))


@private_act("check-in: answer otherwise")
def _check_in_again(who: Someone, space: UUID) -> None:
    kept(who.post("/check-in/", {"stress": 7, f"closeness_{space.hex}": 7}))


@private_act("journal: write")
def _journal(who: Someone, space: UUID) -> None:
    kept(who.post("/journal/new/", {"text": "What I would not say aloud."}))


@private_act("journal: look for a word")
def _find(who: Someone, space: UUID) -> None:
    who.post("/journal/", {"sought": "aloud"})


@private_act("appreciation: notice and keep")
def _notice(who: Someone, space: UUID) -> None:
    kept(who.post("/appreciation/new/", {"did": "Made tea without being asked."}))


@private_act("week by week: let closeness be seen, and answer; it shows on the weekday that was agreed, not today")
def _weekly(who: Someone, space: UUID) -> None:
    kept(who.post("/check-in/week-by-week/", {"closeness": "on"}))
    kept(who.post("/check-in/", {f"closeness_{space.hex}": 6}))
