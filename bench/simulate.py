"""The simulation: what one couple-year costs, without words and with them.

Run: python -m bench.simulate
"""

import statistics
import sys
import time
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np

import usward
from bench.figures import Figure, table
from usward.core.simulate import Truth, draw, life, live, notes

DEMO = Path(usward.__file__).parent / "packs/en/demo"
RESULT = Path(__file__).parent / "results/simulate.md"


def run() -> list[Figure]:
    story = notes(tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(DEMO.glob("*.toml")))
    bare = _milliseconds(lambda rng: live(date(2025, 1, 1), 365, rng))
    told = _milliseconds(lambda rng: life(story, date(2025, 12, 31), rng))
    many = _milliseconds(lambda rng: draw(Truth(), 400, 180, rng), 5)
    return [
        Figure("a couple-year, without words", f"{bare:.1f} ms", "50 ms", bare / 50, at_most=1, binds=True),
        Figure(
            f"a couple-year with the demo's {len(story)} notes", f"{told:.1f} ms", f"without {bare:.1f} ms", told / bare
        ),
        Figure("400 couples for choosers, 180 days", f"{many:.1f} ms", ""),
    ]


def _milliseconds(work: Callable[[np.random.Generator], object], repeats: int = 30) -> float:
    times = []
    for seed in range(repeats):
        begun = time.perf_counter()
        work(np.random.default_rng(seed))
        times.append(time.perf_counter() - begun)
    return 1000 * statistics.median(times)


if __name__ == "__main__":
    found = run()
    text = f"## {__doc__.splitlines()[0]}\n\n{table(found)}\n"
    print(text)
    RESULT.write_text(text, encoding="utf-8")
    sys.exit(any(figure.binds and figure.held is False for figure in found))
