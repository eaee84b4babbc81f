"""The very first account: whether it is still to be made, and the code that guards it beyond this machine."""

import hmac
import secrets
from pathlib import Path

from django.conf import settings

from usward.accounts import passwords
from usward.accounts.models import Person

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def nobody_here() -> bool:
    """Whether there is no account yet."""
    return not Person.objects.exists()


def code_needed() -> bool:
    """Whether others could reach this server before its owner made the first account."""
    return settings.HOST not in _LOOPBACK or not settings.ORIGIN_IS_LOOPBACK


def code_if_needed() -> str | None:
    """The one-time code to print when the server starts, or nothing when it is not needed (any more)."""
    if not code_needed() or not nobody_here():
        _path().unlink(missing_ok=True)
        return None
    if not _path().exists():
        _path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        words = "-".join(secrets.choice(passwords.words()) for _ in range(6))
        _path().touch(mode=0o600)
        _path().write_text(words)
    return _path().read_text()


def is_code(said: str) -> bool:
    """Whether this is the code that was printed."""
    code = code_if_needed()
    plain = "-".join(said.lower().replace("-", " ").split())
    return code is not None and hmac.compare_digest(plain.encode(), code.encode())


def used() -> None:
    """The first account is made: the code is worth nothing from now on."""
    _path().unlink(missing_ok=True)


def _path() -> Path:
    return Path(settings.HOME) / "secrets" / "setup-code"
