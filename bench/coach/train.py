"""Trains the heads and writes them where the coach reads them: `python -m bench.coach.train` (a few minutes).

The public sets teach the skills, our own corpus the kinds. Nothing of `evaluate_only`, of the tests or of the labelled
messages is read here. The same texts give the same file, byte for byte.
"""

import json
import os
import sys
from pathlib import Path

import numpy as np

from bench.coach import choosing, own, public, vocabulary
from bench.coach.corpus import Line, corpus
from bench.coach.fitting import Row, platt
from bench.coach.sets import goemotions, offmychest
from usward.core.coach.heads import Heads
from usward.core.coach.marks import HARD, KINDS

PACK = Path(__file__).parents[2] / "src" / "usward" / "packs" / "en" / "coach"
PRECISION = 0.8
TOGETHER = 0.75
COMMON = 25
"""Texts of the public sets that must hold a word for it to stand in the vocabulary of kinds as well."""


def main() -> None:
    """Train everything; with `--kinds` only what our own corpus teaches."""
    lines = corpus()
    unwanted = vocabulary.names(
        [*goemotions("train").texts, *offmychest("train").texts, *(line.text for line in lines)]
    )
    held = PACK / "heads.npz"
    if "--kinds" in sys.argv:
        before = Heads.from_bytes(held.read_bytes())
        skills = public.Skilled(before.skills, dict(before.facts["decide"]))
    else:
        skills = public.skilled(unwanted)
    heads = with_kinds(lines, unwanted, skills)
    PACK.mkdir(parents=True, exist_ok=True)
    held.write_bytes(heads.to_bytes())
    print(
        f"{held}: {held.stat().st_size / 1e6:.2f} MB, {len(heads.skills.vocabulary)} + {len(heads.kinds.vocabulary)} features"
    )


def with_kinds(lines: list[Line], unwanted: frozenset[str], skills: public.Skilled) -> Heads:
    """The heads with the kinds learned from these lines, and with what was measured on hands not read."""
    material = own.read(lines, unwanted, common_words(unwanted))
    logits = {name: own.unseen(material, name) for name in own.NAMES}
    facts = measured(material, logits)
    facts |= {"decide": skills.decide, "spans": SPANS, "lines": len(lines)}
    return Heads(skills.bank, own.bank(material, logits), facts)


SPANS: dict[str, float] = {"warmth": 0.5, "interpretation": 0.5, "exploration": 0.5}


def measured(material: own.Own, logits: dict[str, Row]) -> dict[str, object]:
    """The thresholds, and how the heads did on hands they had not read."""
    probabilities = {}
    for name in own.NAMES:
        kept = material.kept[name]
        slope, shift = platt(logits[name][kept], material.labels[name][kept])
        probabilities[name] = np.where(kept, 1 / (1 + np.exp(-(slope * logits[name] + shift))), 0.0)
    facts: dict[str, object] = dict(choosing.chosen(probabilities, material.labels, PRECISION))
    facts["together"] = choosing.together(probabilities, material.labels, TOGETHER)
    alone = facts["alone"]
    assert isinstance(alone, dict)
    facts["unseen"] = {
        kind: [round(part, 3) for part in choosing.measured(probabilities[kind] >= alone[kind], material.labels[kind])]
        for kind in KINDS
        if kind in alone
    }
    hard = np.max([probabilities[kind] >= alone.get(kind, 2) for kind in HARD], axis=0)
    found = choosing.measured(hard, np.max([material.labels[kind] for kind in HARD], axis=0))
    facts["unseen_any"] = [round(part, 3) for part in found]
    print("any hard, heads alone", facts["unseen_any"])
    for kind in KINDS:
        print(f"{kind:16}", "hard" if kind in HARD else "kind", alone.get(kind), facts["unseen"].get(kind))  # type: ignore[attr-defined]
    print(json.dumps(facts["together"]))
    return facts


def common_words(unwanted: frozenset[str]) -> list[str]:
    """Single words that are frequent in the public sets: their weights come from what they mean."""
    counts = vocabulary.counted(
        vocabulary.of(text) for text in (*goemotions("train").texts, *offmychest("train").texts)
    )
    frequent = vocabulary.chosen(counts, COMMON, unwanted)
    return [feature for feature in frequent if " " not in feature and not feature.startswith("⟦")]


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    main()
