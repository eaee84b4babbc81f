"""Starting: what importing a floor costs over the libraries it stands on."""

import subprocess
import sys

from bench.figures import Figure, best

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
        cold, floor = _seconds(_SET_UP + ours), _seconds(_BARE + libraries)
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


def _seconds(code: str) -> float:
    return best(lambda: subprocess.run([sys.executable, "-c", code], check=True), rounds=5)
