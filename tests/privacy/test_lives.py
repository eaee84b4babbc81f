"""Three people live with Usward in every order Hypothesis can think of; at every step each finds exactly what is theirs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from people import Someone
from privacy.kinds import Note, Present
from usward.accounts import invitations, leaving, people, rotation
from usward.accounts.models import Attempt, Person, Session, Space
from usward.accounts.record import Terms
from usward.accounts.spaces import begin
from usward.vault.models import Bucket, SealedRecord, SealedRevision
from usward.vault.store import NobodyThere

if TYPE_CHECKING:
    from uuid import UUID

pytestmark = pytest.mark.django_db

NAMES = ["Ana", "Ben", "Cleo"]
DAY = date(2026, 11, 2)
who = st.sampled_from(NAMES)


class Life:
    """What one person should find: their own notes, and per joined space what both gave."""

    def __init__(self, name: str) -> None:
        self.person = Someone(name, first=name == "Ana")
        self.own: dict[str, str] = {}  # note → "mine" or who gave it
        self.code = ""


class SharedSpace:
    """A space as it should be: its members, and what lies in it by author."""

    def __init__(self, space: UUID, members: list[str]) -> None:
        self.id = space
        self.members = members
        self.past: list[str] = []
        self.notes: dict[str, str] = {}
        self.presents: dict[str, str] = {}


class Lives(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.lives: dict[str, Life] = {}
        self.spaces: list[SharedSpace] = []
        self.invited: list[tuple[str, UUID, bytes]] = []
        self.n = 0

    def teardown(self) -> None:
        for model in (Person, Space, Session, Attempt, SealedRecord, SealedRevision, Bucket):
            model.objects.all().delete()

    def said(self) -> str:
        self.n += 1
        return f"words {self.n}"

    @rule(name=who)
    def sign_up(self, name: str) -> None:
        if name not in self.lives:
            self.lives[name] = Life(name)

    @rule(name=who)
    def write(self, name: str) -> None:
        if name in self.lives:
            text = self.said()
            self.lives[name].person.vault.add(Note(day=DAY, text=text))
            self.lives[name].own[text] = "mine"

    @rule(name=who)
    def invite(self, name: str) -> None:
        if name in self.lives:
            person = self.lives[name].person
            space = begin(person.opened, "somebody", Terms())
            self.invited.append((name, space, invitations.invite(person.opened, space, "")))

    @precondition(lambda self: self.invited)
    @rule(name=who, honest=st.booleans())
    def join(self, name: str, honest: bool) -> None:
        inviter, space, code = self.invited[-1]
        if name not in self.lives or name == inviter:
            return
        self.invited.pop()
        host, guest = self.lives[inviter].person, self.lives[name].person
        invitations.accept(guest.opened, invitations.find(invitations.text_of(code)))
        assert not guest.opened.space(space).joined
        if not honest:
            invitations.revoke(host.opened, space)
            assert all(view.id != space for view in guest.opened.spaces)
            return
        invitations.confirm(host.opened, space)
        self.spaces.append(SharedSpace(space, [inviter, name]))

    @precondition(lambda self: self.spaces)
    @rule(data=st.data(), present=st.booleans())
    def give(self, data: st.DataObject, present: bool) -> None:
        space = data.draw(st.sampled_from(self.spaces))
        name = data.draw(st.sampled_from(space.members))
        text = self.said()
        vault = self.lives[name].person.vault
        kind = Present if present else Note
        if len(space.members) < 2:
            with pytest.raises(NobodyThere):
                vault.add(kind(day=DAY, text=text), space.id)
            return
        vault.add(kind(day=DAY, text=text), space.id)
        (space.presents if present else space.notes)[text] = name

    @precondition(lambda self: any(len(space.members) == 2 for space in self.spaces))
    @rule(data=st.data(), back=st.booleans())
    def share(self, data: st.DataObject, back: bool) -> None:
        space = data.draw(st.sampled_from([each for each in self.spaces if len(each.members) == 2]))
        name = data.draw(st.sampled_from(space.members))
        vault = self.lives[name].person.vault
        mine = [kept for kept in vault.all(Note) if kept.mine]
        if mine:
            kept = data.draw(st.sampled_from(mine))
            vault.share(kept, space.id)
            space.notes[kept.record.text] = name
            if back:
                assert vault.unshare(kept, space.id)
                del space.notes[kept.record.text]

    @rule(name=who)
    def lock(self, name: str) -> None:
        if name in self.lives:
            person = self.lives[name].person
            person.post("/lock/")
            assert person.is_locked
            assert person.sign_in().status_code == 302

    @rule(name=who)
    def change_password(self, name: str) -> None:
        if name in self.lives:
            person, new = self.lives[name].person, f"copper lantern drifts over hill {self.said()}"
            answer = person.post("/settings/password/", {"current": person.password, "password": new})
            assert answer.status_code == 302
            person.password = new

    @rule(name=who)
    def recover(self, name: str) -> None:
        if name in self.lives:
            life = self.lives[name]
            person = Person.objects.get(id=life.person.id)
            code = life.code or people.new_code(person, life.person.opened.ring)
            new = f"copper lantern drifts over lake {self.said()}"
            life.code = people.recover(person.username, code, new)[2]
            Attempt.objects.all().delete()
            life.person.sign_in(new)

    @rule(name=who)
    def renew(self, name: str) -> None:
        if name in self.lives:
            life = self.lives[name]
            new = f"copper lantern drifts over dale {self.said()}"
            _, life.code = rotation.renew(life.person.opened, new)
            Attempt.objects.all().delete()
            life.person.sign_in(new)
            self.invited = [each for each in self.invited if each[0] != name]

    @precondition(lambda self: self.spaces)
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        space = data.draw(st.sampled_from(self.spaces))
        name = data.draw(st.sampled_from(space.members))
        leaving.leave(self.lives[name].person.opened, space.id)
        space.members.remove(name)
        own = self.lives[name].own
        for text, author in list(space.notes.items()):
            if author == name:
                own[text] = "mine"
                del space.notes[text]
        own.update({text: author for text, author in space.presents.items() if author != name})
        if not space.members:
            self.spaces.remove(space)

    @invariant()
    def everybody_finds_what_is_theirs(self) -> None:
        for name, life in self.lives.items():
            vault = life.person.vault
            found = {kept.record.text: kept.mine for kind in (Note, Present) for kept in vault.all(kind)}
            assert found == {text: whose == "mine" for text, whose in life.own.items()}, name
            mine = {space.id for space in self.spaces if name in space.members}
            joined = {view.id for view in life.person.opened.spaces if view.state in {"joined", "left"}}
            assert joined == mine, name
            assert vault.unreadable == []

    @invariant()
    def both_see_the_same_and_know_who_wrote_it(self) -> None:
        for space in self.spaces:
            for name in space.members:
                vault = self.lives[name].person.vault
                for kind, expected in ((Note, space.notes), (Present, space.presents)):
                    found = {kept.record.text: (kept.mine, kept.authentic) for kept in vault.all(kind, space=space.id)}
                    assert found == {text: (author == name, True) for text, author in expected.items()}


def live(examples: int, steps: int, *, always_the_same: bool) -> None:
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=always_the_same,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_everybody_finds_what_is_theirs_whatever_happens() -> None:
    live(8, 25, always_the_same=True)


@pytest.mark.slow
def test_everybody_finds_what_is_theirs_in_many_lives() -> None:
    live(120, 40, always_the_same=False)
