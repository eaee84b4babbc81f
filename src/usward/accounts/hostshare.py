"""The host's share of every session: 32 bytes in memory of this machine, gone after a reboot, never in a backup.

Without it neither the database nor a cookie nor both together open anything. All workers of a host read the same file.
"""

import os
import secrets
import stat
import subprocess
from contextlib import suppress
from functools import cache
from pathlib import Path

from django.conf import settings


class Unsafe(RuntimeError):
    """Somebody else can read or write the folder that should hold the host share."""


def host_share() -> bytes:
    """The share, made on first use. Read anew each time, so that a removed file ends every session."""
    path = _path()
    try:
        return path.read_bytes()
    except FileNotFoundError:
        _make(path)
        return path.read_bytes()


def _path() -> Path:
    # The boot identifier is for systems whose temporary folder outlives a reboot.
    return Path(settings.RUNTIME) / f"host-share-{_boot()}"


@cache
def _boot() -> str:
    """Something that differs after every boot, or "0" where the system does not say."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text().strip()[:8]
    except OSError:
        pass
    try:
        said = subprocess.run(
            ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"], capture_output=True, text=True, check=True
        )
        return said.stdout.strip()[:8]
    except (OSError, subprocess.CalledProcessError):
        return "0"


def _make(path: Path) -> None:
    """Write beside and link into place: whoever links first wins, and nobody reads a half-written share."""
    _private_folder(path.parent)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(32))
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()


def _private_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    foreign = hasattr(os, "getuid") and found.st_uid != os.getuid()
    if not stat.S_ISDIR(found.st_mode) or foreign or found.st_mode & 0o022:
        raise Unsafe(f"{folder} belongs to somebody else; set USWARD_RUNTIME to a folder of your own.")
