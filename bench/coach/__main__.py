"""`make bench-coach`: every figure of the coach in one table, with its data, its aim and what others reach beside it."""

import os
import platform
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from bench.coach import against, ours, speed
from bench.coach.table import table
from usward.packs.coaching import coach

RESULTS = Path(__file__).parents[1] / "results" / "coach.md"
SECTIONS = {
    "public": "Public text (USWARD_COACH_DATA)",
    "ours": "Our own words",
    "speed": "Speed and size",
}


def main(names: list[str]) -> None:
    """Print the sections that are named, or all; all together are kept among the results."""
    held = coach()
    parts = {"public": lambda: against.figures(held), "ours": lambda: ours.figures(held), "speed": speed.figures}
    written = [f"## {SECTIONS[name]}\n\n{table(list(parts[name]()))}\n" for name in names or SECTIONS]
    text = "# The coach\n\n" + "\n".join(written) + f"\n{_closing(held.heads.facts)}\n"
    print(text)
    if not names:
        RESULTS.write_text(text, encoding="utf-8")


def _closing(facts: dict[str, object]) -> str:
    return (
        "EPITOME and AnnoMI are measured on only, never learned from. GoEmotions' dev part and a fifth of OffMyChest "
        f"stand for tests that are kept elsewhere. The kinds were learned from {facts['lines']} messages of our own.\n\n"
        f"Python {platform.python_version()}, {platform.machine()}, one core."
    )


if __name__ == "__main__":
    main(sys.argv[1:])
