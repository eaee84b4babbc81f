"""Reads `USWARD_*` variables. A value that cannot be meant is refused with one sentence that says the mend."""

import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


def text(name: str, default: str = "") -> str:
    """The variable without surrounding blanks; `default` when it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def words(name: str) -> list[str]:
    """A comma-separated variable as a list without empty parts."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def number(name: str, default: int, least: int, most: int) -> int:
    """A whole number from `least` to `most`, both included."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise ImproperlyConfigured(f"{name} must be a whole number from {least} to {most}, not “{value}”.")
    return int(value)


def switch(name: str) -> bool:
    """On for 1, off for 0 or unset; anything else is a slip and refused."""
    value = text(name, "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not “{value}”.")
    return value == "1"


def home() -> Path:
    """Where everything is kept: `USWARD_HOME`, or the platform's place for a user's data."""
    chosen = text("USWARD_HOME")
    if chosen:
        return Path(chosen).expanduser().absolute()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "usward"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "usward"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "usward"


def origin(port: int, *, tls: bool) -> str:
    """Scheme, name and port by which browsers reach this server, without a slash at the end.

    Without `USWARD_ORIGIN` it is this machine alone: `localhost`, never `127.0.0.1`, because passkeys need a name.
    """
    scheme = "https" if tls else "http"
    chosen = text("USWARD_ORIGIN", f"{scheme}://localhost:{port}").rstrip("/")
    parts = urlsplit(chosen)
    plain = not (parts.path or parts.query or parts.fragment or parts.username or parts.password)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not plain:
        raise ImproperlyConfigured(
            f"USWARD_ORIGIN must look like https://usward.example or http://192.168.1.20:8000, not “{chosen}”."
        )
    return chosen


def bus() -> str:
    """The Redis or Valkey that servers on several machines share; none for one machine."""
    address = text("USWARD_BUS")
    if address and urlsplit(address).scheme not in {"redis", "rediss", "unix"}:
        raise ImproperlyConfigured(
            "USWARD_BUS must look like redis://host:6379, rediss://:password@host:6379 or unix:///path, "
            f"not “{address}”."
        )
    return address


def database(home: Path) -> dict[str, Any]:
    """Django's description of the store: SQLite inside the home, or the PostgreSQL that `USWARD_DATABASE` names."""
    url = text("USWARD_DATABASE")
    return _postgresql(url) if url else _sqlite(home / "usward.sqlite3")


def _sqlite(path: Path) -> dict[str, Any]:
    """One writer at a time (`IMMEDIATE`), and nothing acknowledged is lost when the power goes (`FULL`)."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA busy_timeout=20000; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY"
            ),
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in {"postgresql", "postgres"} or not name:
        raise ImproperlyConfigured(
            "USWARD_DATABASE must look like postgresql://user:password@host/name; "
            "leave it unset for the built-in store."
        )
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # A socket directory comes as ?host=/path, as libpq writes it.
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }
