"""`make bench-coach`: every figure of the coach in one table, with its data, its aim and what others reach beside it."""

import os
import platform
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from bench.coach import against, ours, rules_measured, speed
from bench.coach.table import table
from usward.packs.coaching import coach

RESULTS = Path(__file__).parents[1] / "results" / "coach.md"
SECTIONS = {
    "public": "Public text (USWARD_COACH_DATA)",
    "ours": "Our own words",
    "rules": "Every rule",
    "speed": "Speed and size",
}


AGREEMENT = (
    "The agreement of our hands is that of writers who worked to one brief and one list of definitions. It is not the "
    "agreement of independent people, which would be lower, and it must not be read as a ceiling."
)


def main(names: list[str]) -> None:
    """Print the sections that are named, or all; all together are kept among the results."""
    held = coach()
    parts: dict[str, Callable[[], str]] = {
        "public": lambda: table(list(against.figures(held))),
        "ours": lambda: table(list(ours.figures(held))) + f"\n\n{AGREEMENT}",
        "rules": rules_measured.section,
        "speed": lambda: table(list(speed.figures())),
    }
    written = [f"## {SECTIONS[name]}\n\n{parts[name]()}\n" for name in names or SECTIONS]
    text = "# The coach\n\n" + "\n".join(written) + f"\n{_closing(held.heads.facts)}\n"
    print(text)
    if not names:
        RESULTS.write_text(text, encoding="utf-8")


def _closing(facts: Mapping[str, Any]) -> str:
    return (
        "EPITOME and AnnoMI are measured on only, never learned from. GoEmotions' dev part and a fifth of OffMyChest "
        f"stand for tests that are kept elsewhere. The kinds were learned from {facts['lines']} messages of our own, by {len(facts['hands'])} hands.\n\n"
        f"Python {platform.python_version()}, {platform.machine()}, one core."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
