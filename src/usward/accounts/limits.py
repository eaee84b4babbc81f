"""How often something may be tried. Counted atomically in the database, before anything costly is done."""

import hmac
from typing import NamedTuple

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from usward.accounts.models import Attempt


class TooMany(Exception):
    """Tried too often; nothing was looked at. `minutes` until it is worth trying again."""

    def __init__(self, minutes: int) -> None:
        super().__init__(minutes)
        self.minutes = minutes


class Limit(NamedTuple):
    """At most `most` tries in each window of `minutes`."""

    name: str
    most: int
    minutes: int


#: Guesses at one account from one source.
ACCOUNT_FROM_SOURCE = Limit("account from source", 5, 15)
#: Guesses from one source, whatever the account.
SOURCE = Limit("source", 30, 15)
#: Guesses at an account from a browser that signed in to it before: nobody else can use them up.
KNOWN_BROWSER = Limit("known browser", 10, 15)
RECOVERY_FROM_SOURCE = Limit("recovery from source", 5, 60)
RECOVERY_OF_ACCOUNT = Limit("recovery of account", 20, 60)
INVITATIONS = Limit("invitations opened", 30, 15)
SENT = Limit("invitations sent", 20, 60 * 24)
AGAIN = Limit("password asked again", 10, 15)
SETUP = Limit("setup code", 10, 15)


def spend(limit: Limit, *who: str) -> None:
    """Count one try.

    Raises
    ------
    TooMany
        This one is over the limit. It was counted, and nothing else happened.

    """
    now, length = int(timezone.now().timestamp()), limit.minutes * 60
    ends = now - now % length + length
    if _count(_bucket(limit, who), ends) > limit.most:
        raise TooMany(-((now - ends) // 60))


def forgive(limit: Limit, *who: str) -> None:
    """Forget the tries of somebody who turned out to be right."""
    Attempt.objects.filter(bucket=_bucket(limit, who)).delete()


def sweep() -> None:
    """Forget the windows that are over."""
    Attempt.objects.filter(ends__lte=int(timezone.now().timestamp())).delete()


def source_of(request: HttpRequest) -> str:
    """Where a request comes from: the address, of the newer kind only its network half (a household has many)."""
    address = request.META.get("REMOTE_ADDR", "")
    return ":".join(address.split(":")[:4]) if ":" in address else address


def _bucket(limit: Limit, who: tuple[str, ...]) -> str:
    said = "\0".join((limit.name, *who)).encode()
    return hmac.digest(str(settings.SECRET_KEY).encode(), b"attempt\0" + said, "sha256").hex()[:32]


def _count(bucket: str, ends: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_attempt (bucket, ends, count) VALUES (%s, %s, 1)"
            " ON CONFLICT (bucket, ends) DO UPDATE SET count = accounts_attempt.count + 1 RETURNING count",
            [bucket, ends],
        )
        (count,) = cursor.fetchone()
    return int(count)
