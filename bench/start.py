"""Starting: what importing a floor costs over the libraries it stands on."""

import resource
import subprocess
import sys
from collections.abc import Callable

from bench.figures import Figure, compared

_FLOORS = {
    "usward.vault": (
        "import usward.vault.store",
        "import django.db.models, msgspec, cryptography.hazmat.primitives.hpke",
    ),
}
_SET_UP = "from django.conf import settings; settings.configure(INSTALLED_APPS=['usward.vault']); import django; django.setup(); "
_BARE = "from django.conf import settings; settings.configure(); import django; django.setup(); "


def run() -> list[Figure]:
    figures = []
    for name, (ours, libraries) in _FLOORS.items():
        cold, floor = compared(_start(_SET_UP + ours), _start(_BARE + libraries), rounds=5, clock=_children_s_time)
        figures.append(
            Figure(
                f"cold import of {name}",
                f"{cold * 1000:.0f} ms",
                f"its libraries {floor * 1000:.0f} ms",
                cold / floor,
                1.25,
            )
        )
    return figures


def _start(code: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, "-c", code], check=True)


def _children_s_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
