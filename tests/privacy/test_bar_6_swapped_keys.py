"""Bar 6: a swapped public key or space key is met with a calm warning and no write."""

import os
from datetime import date

import pytest

from people import Joined, Someone
from privacy.kinds import Note
from usward.accounts import invitations
from usward.accounts.models import Invitation, Membership, Person, SpaceKey
from usward.accounts.record import Terms
from usward.accounts.ring import GIVEN, own_copy
from usward.accounts.spaces import begin
from usward.vault.keys import Pair, give_space_key, pair_key
from usward.vault.models import SealedRecord
from usward.vault.store import NobodyThere

pytestmark = pytest.mark.django_db
NOTE = Note(day=date(2026, 11, 2), text="for you")


def refuses_every_word(person: Someone, joined: Joined) -> None:
    before = SealedRecord.objects.count()
    with pytest.raises(NobodyThere):
        person.vault.add(NOTE, joined.space)
    assert SealedRecord.objects.count() == before
    assert "keys here are not the ones you know" in person.page(f"/spaces/{joined.space}/")


def test_bar_6_a_swapped_public_key_of_the_partner_warns_and_writes_nothing(joined: Joined) -> None:
    Person.objects.filter(id=joined.ben.id).update(public_key=Pair.new().public)
    refuses_every_word(joined.ana, joined)


def test_bar_6_a_swapped_public_key_of_ones_own_warns_and_writes_nothing(joined: Joined) -> None:
    Person.objects.filter(id=joined.ana.id).update(public_key=Pair.new().public)
    refuses_every_word(joined.ana, joined)


def test_bar_6_a_swapped_space_key_warns_and_writes_nothing(joined: Joined) -> None:
    mallory = Pair.new()
    public = bytes(Person.objects.get(id=joined.ana.id).public_key)
    forged = give_space_key(pair_key(mallory.secret, mallory.public, public), public, joined.space, 1, os.urandom(32))
    SpaceKey.objects.filter(person=joined.ana.id).update(body=bytes((GIVEN,)) + forged)
    refuses_every_word(joined.ana, joined)


def test_bar_6_a_space_key_of_another_space_or_epoch_is_refused(joined: Joined) -> None:
    opened = joined.ana.opened
    key = opened.ring_of(joined.space).keys[1]
    SpaceKey.objects.filter(person=joined.ana.id).update(body=own_copy(opened.root, joined.space, 2, key))
    refuses_every_word(joined.ana, joined)


def test_bar_6_a_stranger_in_the_others_seat_is_refused(joined: Joined, cleo: Someone) -> None:
    Membership.objects.filter(space=joined.space, person=joined.ben.id).update(person=cleo.id)
    refuses_every_word(joined.ana, joined)
    assert cleo.opened.space(joined.space).state != "joined"
    assert cleo.opened.vault.all(Note, space=joined.space) == []


def test_bar_6_what_was_shared_before_can_still_be_read(joined: Joined) -> None:
    joined.ana.vault.add(NOTE, joined.space)
    joined.ben.vault.add(NOTE, joined.space)
    Person.objects.filter(id=joined.ben.id).update(public_key=Pair.new().public)
    assert [kept.authentic for kept in joined.ana.vault.all(Note, space=joined.space)] == [True, True]


def test_bar_6_the_warning_goes_when_the_keys_agree_again(joined: Joined) -> None:
    key = bytes(Person.objects.get(id=joined.ben.id).public_key)
    Person.objects.filter(id=joined.ben.id).update(public_key=Pair.new().public)
    assert joined.ana.opened.space(joined.space).state == "trouble"
    Person.objects.filter(id=joined.ben.id).update(public_key=key)
    assert joined.ana.opened.space(joined.space).joined


def waiting(ana: Someone, ben: Someone) -> object:
    space = begin(ana.opened, "Ben", Terms())
    code = invitations.invite(ana.opened, space, "")
    return space, invitations.text_of(code)


def test_bar_6_a_swapped_inviter_is_told_to_the_invited_before_any_account(ana: Someone, ben: Someone) -> None:
    _, text = waiting(ana, ben)
    Person.objects.filter(id=ana.id).update(public_key=Pair.new().public)
    assert "not the one the link vouches for" in ben.page(f"/join/{text}/")
    assert ben.post(f"/join/{text}/yes/").status_code == 409
    assert ben.opened.spaces == []
    assert not Invitation.objects.filter(guest__isnull=False).exists()


def test_bar_6_a_swapped_guest_is_told_to_the_inviter_and_not_confirmed(ana: Someone, ben: Someone) -> None:
    space, text = waiting(ana, ben)
    ben.post(f"/join/{text}/yes/")
    Person.objects.filter(id=ben.id).update(public_key=Pair.new().public)
    assert "not made by whoever held your link" in ana.page(f"/spaces/{space}/")
    assert ana.post(f"/spaces/{space}/confirm/").status_code == 409
    assert SpaceKey.objects.count() == 0


def test_bar_6_an_operator_without_the_code_cannot_put_somebody_else_in(ana: Someone, cleo: Someone) -> None:
    space, _ = waiting(ana, cleo)
    Membership.objects.create(space_id=space, person_id=cleo.id, slot=1, state="waiting")
    Invitation.objects.update(guest_id=cleo.id, guest_mark=os.urandom(32))
    assert ana.post(f"/spaces/{space}/confirm/").status_code == 409
    assert SpaceKey.objects.count() == 0
