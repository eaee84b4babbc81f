"""How long one simulated couple-year takes, without words and with them. Target: at most 50 ms without.

Run: python bench/simulate.py
"""

import statistics
import sys
import time
import tomllib
from datetime import date
from pathlib import Path

import numpy as np

import usward
from usward.core.simulate import Truth, draw, life, live, notes

DEMO = Path(usward.__file__).parent / "packs/en/demo"


def milliseconds(run, repeats=30):
    times = []
    for seed in range(repeats):
        start = time.perf_counter()
        run(np.random.default_rng(seed))
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times), max(times)


def main():
    story = notes(tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(DEMO.glob("*.toml")))
    rows = [
        ("a couple-year, without words", milliseconds(lambda rng: live(date(2025, 1, 1), 365, rng))),
        (
            f"a couple-year with the demo's {len(story)} notes",
            milliseconds(lambda rng: life(story, date(2025, 12, 31), rng)),
        ),
        ("400 couples for choosers, 180 days", milliseconds(lambda rng: draw(Truth(), 400, 180, rng), 5)),
    ]
    print("| what | median ms | slowest ms |")
    print("|---|---|---|")
    for name, (median, slowest) in rows:
        print(f"| {name} | {median:.1f} | {slowest:.1f} |")
    reached = rows[0][1][0] <= 50
    print(f"\nTarget: a couple-year without words in at most 50 ms: {'reached' if reached else 'missed'}.")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
