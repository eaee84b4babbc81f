"""What lies on the disk, and what somebody can make of it: a thief, the one who runs the server, a curious partner."""

import base64
import contextlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection

from usward.core.records import BadRecord, Kept, Record, kinds
from usward.vault.models import Bucket, SealedRecord, SealedRevision
from usward.vault.rows import Row
from usward.vault.sealed import Unsealable
from usward.vault.sheets import BucketKeys, Hand
from usward.vault.store import Vault
from usward.vault.tests.canaries import Canaries
from usward.vault.tests.kinds import TODAY, Letter, Note, Number, note
from usward.vault.tests.people import House

# The disk


def store_on_disk() -> list[bytes]:
    """All that the store has written: the file with its log and its index, or the rows as PostgreSQL hands them out."""
    if connection.vendor == "sqlite":
        name = Path(str(connection.settings_dict["NAME"]))
        found = [path.read_bytes() for path in name.parent.glob(f"{name.name}*")]
        assert len(found) >= 2, "the log is not there"
        return found
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT row_to_json(r)::text, body, tag FROM vault_record r"
            " UNION ALL SELECT row_to_json(r)::text, body, tag FROM vault_revision r"
            " UNION ALL SELECT row_to_json(b)::text, '', '' FROM vault_bucket b"
        )
        return [b"".join([text.encode(), bytes(body), bytes(tag)]) for text, body, tag in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_bar_01_no_canary_is_found_in_the_store(ana: Vault, ben: Vault, space: UUID) -> None:
    canaries = Canaries(200)
    word = iter(canaries.words).__next__
    for _ in range(40):
        own = ana.add(note(f"I wrote {word()} to nobody"))
        ana.share(own, space)
        given = ben.add(Letter(day=TODAY, to=word(), text=f"{word()} {word()}"), space)
        ben.revise(given, Letter(day=TODAY, to="Ana", text=word()))
    ana.remove(own)
    assert len(ana.all(Note)) == 39
    assert len(ana.all(Letter, space=space)) == 40
    stores = store_on_disk()
    assert sum(map(len, stores)) > 160 * 256
    assert canaries.found_in(*stores) == set()
    for told in (b"vault-note", b"vault-letter", ana.me.bytes, ana.me.hex.encode(), str(ana.me).encode()):
        assert not any(told in store for store in stores)


@pytest.mark.parametrize(
    "kept",
    [
        lambda word: word.encode(),
        lambda word: word.encode("utf-16"),
        lambda word: word.encode("utf-16-be"),
        lambda word: base64.b64encode(b"I wrote " + word.encode() + b" to you"),
        lambda word: base64.b64encode(b"I said " + word.encode()),
        lambda word: base64.urlsafe_b64encode(b"said " + word.encode()),
        lambda word: b"\\x" + word.encode().hex().encode(),
        lambda word: zlib.compress(word.encode()),
    ],
)
def test_bar_01_the_search_finds_what_is_there(kept) -> None:
    canaries = Canaries(20)
    assert canaries.found_in(b"...", b"x" + kept(canaries.words[7]) + b"y")
    assert not canaries.found_in(b"...", b"x" + kept(Canaries(1).words[0]) + b"y")


# A curious partner, who runs the server: the whole database and their own keys


class Curious:
    """Somebody with every row of the database, their own opened keys, and all the time they want."""

    def __init__(self, person: Vault) -> None:
        self.person = person
        self.keys = [person.own, *person.spaces.values()]

    def rows(self) -> Iterator[tuple[UUID, Row]]:
        for table in (SealedRecord, SealedRevision):
            fields = ("bucket", "id", "tag", "epoch", "revision", "body")
            for bucket, id_, tag, epoch, revision, body in table.objects.values_list(*fields):
                yield bucket, Row(id_, 0, bytes(tag), epoch, revision, bytes(body))

    def opened(self) -> list[Kept[Record]]:
        """Everything that opens under any key they hold, tried as any bucket's."""
        found = []
        for bucket, row in self.rows():
            for keys in self.keys:
                for key in [
                    *keys.keys.values(),
                    *keys.pairs.values(),
                    self.person.root.secret,
                    self.person.root.index_key,
                ]:
                    guess = BucketKeys(bucket, {row.epoch: key}, space=keys.space, pairs=keys.pairs, other=keys.other)
                    found += self._read(Hand(guess, self.person.me, self.person.root.author_key), row)
        return found

    def _read(self, hand: Hand, row: Row) -> Iterator[Kept[Record]]:
        with contextlib.suppress(Unsealable):
            opened = hand.opened(row)
            for kind in kinds():
                with contextlib.suppress(BadRecord):
                    yield hand.read(kind, opened)
                    return

    def tags_known(self) -> set[bytes]:
        return {
            keys.tag(str(kind.__struct_config__.tag), epoch)
            for keys in self.keys
            for epoch in keys.keys
            for kind in kinds()
        }


@pytest.mark.django_db
def test_bar_03_a_curious_partner_opens_nothing_private(ana: Vault, ben: Vault, space: UUID) -> None:
    for at in range(6):
        own = ana.add(note(f"private {at}"))
        ana.add(Number(day=TODAY, closeness=2))
        ana.revise(own, note(f"more private {at}"))
    ana.share(own, space)
    opened = Curious(ben).opened()
    assert [kept.record for kept in opened] == [own.record.with_(text="private 5")]
    # The same search by Ana finds all that is hers, so it is the keys that hold and not the search that fails.
    assert len(Curious(ana).opened()) == 13


@pytest.mark.django_db
def test_bar_03_what_was_shared_and_taken_back_is_nowhere(ana: Vault, ben: Vault, space: UUID) -> None:
    own = ana.add(note("once shared"))
    copy = ana.share(own, space)
    ana.share(ana.revise(own, note("again")), space)
    ana.unshare(own, space)
    assert Curious(ben).opened() == []
    assert copy.id not in {row.id for _, row in Curious(ben).rows()}


@pytest.mark.django_db
def test_bar_03_nothing_in_the_database_joins_a_person_to_their_bucket_or_a_copy_to_its_record(
    house: House, ana: Vault, ben: Vault, space: UUID
) -> None:
    own = ana.add(note("private"))
    copy = ana.share(own, space)
    ours = {house.ana.id, house.ben.id, space}
    assert ana.own.bucket not in ours
    assert set(Bucket.objects.values_list("id", flat=True)) == {ana.own.bucket, space}
    assert copy.id not in {own.id, ben.copy_id(own, space), ben.copy_id(copy, space)}
    private = SealedRecord.objects.get(id=own.id)
    assert bytes(private.tag) not in Curious(ben).tags_known()
    assert bytes(SealedRecord.objects.get(id=copy.id).tag) in Curious(ben).tags_known()


@pytest.mark.django_db
def test_bar_03_private_records_of_equal_length_look_alike(ana: Vault) -> None:
    yes, no = ana.add(note("yes, I am afraid")), ana.add(note("no"))
    assert (
        len(
            {(row.size, row.suite, row.epoch, row.revision, len(bytes(row.body))) for row in SealedRecord.objects.all()}
        )
        == 1
    )
    assert yes.id.version == no.id.version == 4


@pytest.mark.django_db
def test_bar_02_the_database_alone_opens_nothing(ana: Vault, space: UUID) -> None:
    ana.add(note())
    ana.add(note(), space)
    thief = Vault(uuid4(), type(ana.root).new())
    assert Curious(thief).opened() == []
