"""What happened at the door, for fourteen days: an outcome, an address cut short, a reference that changes daily.

The reference is made with the host share, which a reboot removes: afterwards nobody can connect it with a name.
"""

import ipaddress
import logging
from datetime import UTC, datetime

from django.http import HttpRequest

from usward.accounts.hostshare import host_share
from usward.accounts.models import folded
from usward.vault.keys import derive, mark

_LOG = logging.getLogger("usward.signing_in")


def note(request: HttpRequest, outcome: str, username: str = "") -> None:
    """Write one line: no name, no path, nothing of what was typed."""
    _LOG.info("%s %s %s", outcome, _reference(username), _cut(request.META.get("REMOTE_ADDR", "")))


def _reference(username: str) -> str:
    key = derive(host_share(), f"log {datetime.now(UTC).date()}")
    return mark(key, folded(username).encode()).hex()[:10]


def _cut(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "-"
    return str(ipaddress.ip_network((found, 24 if found.version == 4 else 48), strict=False))
