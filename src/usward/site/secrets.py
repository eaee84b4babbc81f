"""Secrets the server makes for itself: kept in the home, readable by nobody else, made once."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def secret(home: Path, name: str) -> str:
    """The secret of that name (64 hexadecimal digits), made on first use; several processes get the same one."""
    path = home / "secrets" / name
    try:
        return path.read_text().strip()
    except FileNotFoundError:
        _make(path)
        return path.read_text().strip()


def _make(path: Path) -> None:
    """Write beside and link into place: whoever links first wins, and a half-written secret is never read."""
    path.parent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
