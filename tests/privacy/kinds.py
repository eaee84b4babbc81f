"""Three kinds of record that stand for all: an ordinary one, a present that stays, a memory that both keep."""

from usward.core.records import Record


class Note(Record, frozen=True, kw_only=True, tag="proof-note"):
    text: str

    def words(self) -> str:
        return self.text


class Present(Note, frozen=True, kw_only=True, tag="proof-present"):
    stays = True


class Keepsake(Note, frozen=True, kw_only=True, tag="proof-keepsake"):
    copied = True


class Machinery(Note, frozen=True, kw_only=True, tag="proof-machinery"):
    """What a practice keeps in a space for itself."""

    listed = False
