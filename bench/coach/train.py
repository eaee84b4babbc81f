"""Trains the heads and writes them where the coach reads them: `python -m bench.coach.train` (a few minutes).

The public sets teach the skills, our own corpus the kinds. Nothing of `evaluate_only`, of the tests or of the labelled
messages is read here. The same texts give the same file, byte for byte.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.coach import choosing, doubting, own, public, vocabulary
from bench.coach.corpus import Line, corpus
from bench.coach.fitting import Row, platt
from bench.coach.sets import goemotions, offmychest
from usward.core.coach.combine import ruled
from usward.core.coach.heads import Heads
from usward.core.coach.marks import HARD, KINDS
from usward.core.coach.rules import RULES
from usward.core.coach.sentences import sentences

PACK = Path(__file__).parents[2] / "src" / "usward" / "packs" / "en" / "coach"
PRECISION = 0.8
"""Of the lines that a hard head marks alone, on hands it has not read and half of them hard, so many must be right."""
TOGETHER = 0.72
SURER = 4.0
"""What the log-odds of a hard head must have more in a message that is warm somewhere; chosen on tune."""
AT_LEAST = {"self_disclosure": 0.35, "time_out": 0.5}
"""What the heads of two kind kinds need alone at least; chosen on tune."""
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
    material = own.read(lines, unwanted, common_words(unwanted), elsewhere())
    logits = {name: own.unseen(material, name) for name in own.NAMES}
    probabilities = calibrated(material, logits)
    facts = measured(material, probabilities)
    more, marked = with_rules(lines, material, probabilities, facts["alone"], facts["together"])
    facts |= more | doubting.learned(lines, material, logits, marked)
    facts["alone"] |= {kind: max(facts["alone"][kind], least) for kind, least in AT_LEAST.items()}
    facts["beside_warmth"] = {kind: surer(facts["alone"][kind]) for kind in HARD if kind in facts["alone"]}
    facts |= {"decide": skills.decide, "spans": SPANS, "lines": len(lines)}
    facts["hands"] = sorted(set(material.hands.tolist()))
    return Heads(skills.bank, own.bank(material, logits), facts)


def surer(threshold: float) -> float:
    """A threshold with `SURER` more log-odds."""
    return round(float(1 / (1 + np.exp(-(np.log(threshold / (1 - threshold)) + SURER)))), 4)


SPANS: dict[str, float] = {"warmth": 0.5, "interpretation": 0.5, "exploration": 0.4378}


def calibrated(material: own.Own, logits: dict[str, Row]) -> dict[str, Row]:
    """The probability of each head for each line, by heads that never read its hand; 0 where a head has no say."""
    found = {}
    for name in own.NAMES:
        kept = material.kept[name]
        slope, shift = platt(logits[name][kept], material.labels[name][kept])
        found[name] = np.where(kept, 1 / (1 + np.exp(-(slope * logits[name] + shift))), 0.0)
    return found


def measured(material: own.Own, probabilities: dict[str, Row]) -> dict[str, Any]:
    """The thresholds of heads that speak alone, and how they did on hands they had not read."""
    facts: dict[str, Any] = dict(choosing.chosen(probabilities, material.labels, PRECISION))
    weight = choosing.halved(material.labels)
    facts["together"] = choosing.together(probabilities, material.labels, TOGETHER)
    alone = facts["alone"]
    facts["unseen"] = {
        kind: [
            round(part, 3)
            for part in choosing.measured(probabilities[kind] >= alone[kind], material.labels[kind], weight)
        ]
        for kind in KINDS
        if kind in alone
    }
    hard = np.max([probabilities[kind] >= alone.get(kind, 2) for kind in HARD], axis=0)
    found = choosing.measured(hard, np.max([material.labels[kind] for kind in HARD], axis=0), weight)
    facts["unseen_any"] = [round(part, 3) for part in found]
    print("any hard, heads alone", facts["unseen_any"])
    for kind in KINDS:
        print(f"{kind:16}", "hard" if kind in HARD else "kind", alone.get(kind), facts["unseen"].get(kind))
    print(json.dumps(facts["together"]))
    return facts


def with_rules(
    lines: list[Line],
    material: own.Own,
    probabilities: dict[str, Row],
    alone: dict[str, float],
    joint: dict[str, float],
) -> tuple[dict[str, Any], NDArray[np.bool_]]:
    """What the heads must add to a rule before its mark stands, how both do together, and which lines they mark hard."""
    spoken = [_spoken(line) for line in lines]
    weight = choosing.halved(material.labels)
    needs, heads, said = {}, dict(alone), {}
    for kind in KINDS:
        by_rule = np.array([kind in each for each in spoken])
        truth, probability = material.labels[kind], probabilities[kind]
        if kind in HARD:
            needs[kind] = choosing.backed(probability, truth, by_rule, PRECISION, weight)
        else:
            needs[kind], heads[kind] = choosing.backed_by_f1(probability, truth, by_rule, alone[kind])
        said[kind] = (by_rule & (probability >= needs[kind])) | (probability >= heads.get(kind, 2))
        print(
            f"{kind:16} rules alone",
            choosing.measured(by_rule, truth),
            "both",
            choosing.measured(said[kind], truth),
            needs[kind],
        )
    for kind, more in _joint(probabilities, joint).items():
        said[kind] |= more
        print(f"{kind:16} with all", choosing.measured(said[kind], material.labels[kind], weight))
    hard = np.max([said[kind] for kind in HARD], axis=0)
    truth = np.max([material.labels[kind] for kind in HARD], axis=0)
    found, wrong = choosing.measured(hard, truth, weight), float(hard[truth == 0].mean())
    print("any hard, rules and heads", found, "wrongly", wrong)
    told = [round(found.precision, 3), round(found.recall, 3), round(wrong, 3)]
    return {"backed": needs, "alone": heads, "unseen_all": told}, hard


def _joint(probabilities: dict[str, Row], joint: dict[str, float]) -> dict[str, Any]:
    """The lines which the head for any hard kind gives to the likeliest kind."""
    kinds = HARD[:5]
    each = np.array([probabilities[kind] for kind in kinds])
    if not joint:
        return {}
    sure = (probabilities["hard"] >= joint["hard"]) & (each.max(axis=0) >= joint[kinds[0]])
    return {kind: sure & (each.argmax(axis=0) == at) for at, kind in enumerate(kinds)}


def _spoken(line: Line) -> set[str]:
    """The kinds for which a rule speaks in a line."""
    return {kind for sentence in sentences(line.text, line.context) for kind in ruled(sentence, RULES)}


def elsewhere() -> list[str]:
    """Some seven hundred short comments, which answer nobody's story."""
    return goemotions("train").texts[::60]


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
