"""What the database knows of people: sign-in names, public keys, who shares a space with whom, and sealed bytes.

No display name, no bond, no time of day: those live in sealed records (`record.py`) or in the sealed part of a session.
"""

import unicodedata
from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password
from django.db import models


def folded(username: str) -> str:
    """A sign-in name as it is stored and compared: without case and compatibility forms."""
    return unicodedata.normalize("NFKC", username).strip().casefold()


class People(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(username=folded(username or "")[:150])


class Person(AbstractBaseUser):
    """Somebody with a sign-in name. Everything else about them is sealed.

    `credential_version` rises with every change of password or root key and ends every session of before.
    `runs_server` marks the first account: it owns the server's settings and nothing else.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    username = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True, default="")
    public_key = models.BinaryField(max_length=32)
    root_epoch = models.IntegerField(default=0)
    credential_version = models.IntegerField(default=0)
    runs_server = models.BooleanField(default=False)
    last_login = None

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["runs_server"], condition=models.Q(runs_server=True), name="one_first_account"
            ),
        ]

    @classmethod
    def normalize_username(cls, username: str) -> str:
        return folded(username)

    def check_password(self, raw_password: str | None) -> bool:
        """Compare without ever rewriting the password: its key wraps the vault, so the two change together."""
        return check_password(raw_password or "", self.password)


class KeyWrap(models.Model):
    """A person's root key wrapped under their password or recovery code, and their X25519 secret under the root."""

    pk = models.CompositePrimaryKey("person_id", "purpose")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="wraps")
    purpose = models.CharField(max_length=8)
    body = models.BinaryField()


class Space(models.Model):
    """Two people, or one who waits. Nothing about it is in clear but that it exists."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)


class Membership(models.Model):
    """Somebody's seat in a space. There are two seats.

    `state`: "alone" (began it), "waiting" (accepted, not yet confirmed by the other), "joined".
    """

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    slot = models.SmallIntegerField()
    state = models.CharField(max_length=8, default="alone")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["space", "slot"], name="one_person_per_seat"),
            models.UniqueConstraint(fields=["space", "person"], name="one_seat_per_person"),
            models.CheckConstraint(condition=models.Q(slot__in=(0, 1)), name="two_seats"),
        ]


class SpaceKey(models.Model):
    """One epoch's key of a space, sealed for one member. The first byte of `body` says by whom (`ring.py`)."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="keys")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="space_keys")
    epoch = models.IntegerField()
    body = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "space", "epoch"], name="one_key_per_epoch"),
        ]


class Invitation(models.Model):
    """An open invitation. The code itself is only in the link and, sealed, in the inviter's own bucket.

    `card` is sealed under the code, `mark` and `guest_mark` prove both public keys to whoever holds it. `ends_on` is
    the day after which it may be swept; the exact hour is inside the card.
    """

    code_hash = models.CharField(max_length=64, primary_key=True)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="invitations")
    inviter = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    card = models.BinaryField()
    mark = models.BinaryField(max_length=32)
    ends_on = models.DateField()
    guest = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="accepted")
    guest_mark = models.BinaryField(max_length=32, null=True)


class Session(models.Model):
    """A browser that signed in. `id` is the SHA-256 of its cookie; everything else is sealed under cookie and host.

    `note` holds the times and the current space, `ring` the opened keys (nothing while locked), `pin_ring` the keys
    once more under the device PIN, `label` what the owner sees in their list of sessions. `ends_on` is for sweeping.
    """

    id = models.CharField(max_length=64, primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="sessions")
    note = models.BinaryField()
    ring = models.BinaryField(null=True)
    pin_ring = models.BinaryField(null=True)
    pin_tries = models.SmallIntegerField(default=0)
    label = models.BinaryField(null=True)
    ends_on = models.DateField(db_index=True)


class Draft(models.Model):
    """Words that were sent after the lock, sealed to their writer. No kind, no time."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="drafts")
    body = models.BinaryField()


class Attempt(models.Model):
    """How often something was tried in a window of time, until the second it `ends`. `bucket` is a keyed hash."""

    pk = models.CompositePrimaryKey("bucket", "ends")
    bucket = models.CharField(max_length=32)
    ends = models.BigIntegerField()
    count = models.IntegerField(default=0)
