"""How long a look takes, how long the heads take to load, and how much memory they hold; each in a process of its own."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from bench.coach.corpus import corpus
from bench.coach.table import Figure
from usward.core.coach import kept

WORDS = 200
ROUNDS = 200
TRIES = 3

FRESH = """
import json, time
import numpy, msgspec, psutil
from importlib.resources import files
before = psutil.Process().memory_info().rss
began = time.perf_counter()
from usward.packs.coaching import coach
imported = time.perf_counter()
made = coach()
made.look("You never listen.")
ended = time.perf_counter()
after = psutil.Process().memory_info().rss
print(json.dumps([imported - began, ended - imported, (after - before) / 1e6]))
"""


def messages() -> list[str]:
    """Messages of two hundred words, put together from the corpus in a fixed order."""
    words: list[str] = []
    made = []
    for line in corpus()[::3]:
        words += line.text.split()
        if len(words) >= WORDS:
            made.append(" ".join(words[:WORDS]))
            words = []
    return made[:ROUNDS]


def figures() -> Iterator[Figure]:
    """Time and memory on one core. The processor's time is counted, and the best of three looks at each message, since a
    shared machine has other work too."""
    from usward.packs.coaching import coach

    held = coach()
    texts = messages()
    held.look(texts[0])
    taken = np.array([_timed(held.look, text) for text in texts]) * 1000
    bare = np.array([_timed(partial(held.look, drafts=False), text) for text in texts]) * 1000
    beside = (
        f"VADER {_vader(texts):.2f}; median {np.median(taken):.2f}; "
        f"without drafts {np.quantile(bare, 0.95):.2f}, median {np.median(bare):.2f}"
    )
    yield Figure(
        "speed",
        "ms for 200 words, 95th percentile",
        (float(np.quantile(taken, 0.95)),),
        (8,),
        most=True,
        beside=beside,
        digits=2,
    )
    runs = np.array([_fresh() for _ in range(5)])
    imported, loaded, memory = np.min(runs, axis=0)
    beside = f"and {imported * 1000:.0f} ms to import it"
    yield Figure(
        "speed", "ms to load the heads and look once", (loaded * 1000,), (150,), most=True, beside=beside, digits=0
    )
    yield Figure("speed", "extra memory, MB (beside Python and numpy)", (memory,), (40,), most=True, digits=1)


def _timed(work: Callable[[str], object], text: str) -> float:
    taken = []
    for _ in range(TRIES):
        for remembered in (kept.names, kept.numbers, kept.negations):
            remembered.cache_clear()
        began = time.process_time()
        work(text)
        taken.append(time.process_time() - began)
    return min(taken)


def _vader(texts: list[str]) -> float:
    from bench.coach.baselines import vader

    vader(texts[:1])
    return float(np.quantile([_timed(lambda each: vader([each]), text) for text in texts[:50]], 0.95)) * 1000


def _fresh() -> list[float]:
    ended = subprocess.run([sys.executable, "-c", FRESH], check=True, capture_output=True, text=True)
    return [float(part) for part in json.loads(ended.stdout)]
