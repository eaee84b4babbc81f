"""The coach on public text: the skills it scores, and the sentences in which it finds them."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from bench.coach import baselines, minilm, ranking
from bench.coach.sets import Labelled, NotHere, goemotions, offmychest, rows
from bench.coach.table import Figure
from usward.core.coach import Coach, Look
from usward.core.coach.marks import EMOTIONS

Row = NDArray[np.float64]

EPITOME = {"warmth": "emotional-reactions", "interpretation": "interpretations", "exploration": "explorations"}
AIMS = {"warmth": 0.87, "interpretation": 0.86, "exploration": 0.96}
SPAN_AIMS = {"warmth": (0.5, 0.55), "exploration": (0.7, 0.8)}


class Looked:
    """Looks at each text once, however many figures are made of it."""

    def __init__(self, coach: Coach) -> None:
        self.look = cache(partial(coach.look, drafts=False))
        self.decide: dict[str, float] = coach.heads.facts["decide"]

    def scores(self, texts: Sequence[str], name: str) -> Row:
        """One score of each text; a text without words has none, and counts as 0."""
        return np.array([self.look(text).scores.get(name, 0.0) for text in texts])

    def decided(self, texts: Sequence[str], name: str) -> NDArray[np.bool_]:
        """Whether each text shows it, by the threshold that was chosen in training."""
        return self.scores(texts, name) >= self.decide[name]

    def each(self, texts: Sequence[str]) -> list[Look]:
        """The whole look at each text."""
        return [self.look(text) for text in texts]


def figures(coach: Coach) -> Iterator[Figure]:
    """Every figure on public text, in the order of the table."""
    looked = Looked(coach)
    for made in (epitome, spans, annomi, emotions, stories):
        try:
            yield from made(looked)
        except NotHere as missing:
            yield Figure(made.__doc__.split(":")[0] if made.__doc__ else "", f"({missing.args[0]})", None)


def epitome(looked: Looked) -> Iterator[Figure]:
    """EPITOME: whether a reply shows the skill at all."""
    for skill, name in EPITOME.items():
        held = rows(f"evaluate_only/epitome_{name}_dev.csv")
        texts = [row["response_post"] for row in held]
        truth = np.array([row["level"] != "0" for row in held], np.int8)
        beside = f"{_plainly(skill, truth, texts)}; MiniLM {_with_minilm(truth, texts, skill, ranking.auc)}"
        reached = ranking.auc(truth, looked.scores(texts, skill))
        yield Figure("EPITOME, dev half", f"AUC {skill}", (reached,), (AIMS[skill],), beside=beside)


def _plainly(skill: str, truth: NDArray[np.int8], texts: Sequence[str]) -> str:
    if skill == "warmth":
        return f"VADER {ranking.auc(truth, baselines.vader(texts)):.3f}"
    if skill == "interpretation":
        said = np.array([_share(text, {"i", "my", "me", "i'm"}) for text in texts])
        return f"share of “I” and “my” {ranking.auc(truth, said):.3f}"
    return f"“?” {ranking.auc(truth, np.array([float('?' in text) for text in texts])):.3f}"


def _share(text: str, wanted: set[str]) -> float:
    held = text.lower().split()
    return sum(word in wanted for word in held) / max(len(held), 1)


def _with_minilm(truth: NDArray[np.int8], texts: Sequence[str], name: str, measure: Callable[..., float]) -> str:
    try:
        return f"{measure(truth, baselines.by_minilm(texts, name)):.3f}"
    except minilm.NotInstalled:
        return "not installed"


def spans(looked: Looked) -> Iterator[Figure]:
    """EPITOME rationales: the words of the sentences which the coach finds, of all replies."""
    for skill, aims in SPAN_AIMS.items():
        held = rows(f"evaluate_only/epitome_{EPITOME[skill]}_dev.csv")
        said: list[bool] = []
        there: list[bool] = []
        for row in held:
            text = row["response_post"]
            found = [(span.start, span.end) for span in looked.look(text).spans if span.skill == skill]
            quotes = row["rationales"].split("|") if row["level"] != "0" else []
            said += ranking.words_in(text, found)
            there += ranking.words_in(text, ranking.found_in(text, quotes))
        right = sum(a and b for a, b in zip(said, there, strict=True))
        reached = (right / max(sum(said), 1), right / max(sum(there), 1))
        base = sum(there) / len(there)
        yield Figure(
            "EPITOME, dev half",
            f"words of spans, precision / recall, {skill}",
            reached,
            aims,
            beside=f"all {base:.3f} / 1",
        )


def annomi(looked: Looked) -> Iterator[Figure]:
    """AnnoMI: what a counsellor's turn does."""
    held = [row for row in rows("evaluate_only/annomi_dev.csv") if row["interlocutor"] == "therapist"]
    texts = [row["utterance_text"] for row in held]
    done = np.array([row["main_therapist_behaviour"] for row in held])
    asks = (done == "question").astype(np.int8)
    marked = np.array(["?" in text for text in texts])
    said = looked.scores(texts, "question") >= 0.5
    beside = f"“?” {ranking.accuracy(asks, marked):.3f}"
    yield Figure(
        "AnnoMI, dev half",
        "question is the main behaviour, accuracy",
        (ranking.accuracy(asks, said),),
        (0.92,),
        beside=beside,
    )
    kinds = "question_subtype"
    if kinds in held[0]:
        asked = [(text, row[kinds]) for text, row in zip(texts, held, strict=True) if row[kinds] in {"open", "closed"}]
        truth = np.array([kind == "open" for _, kind in asked], np.int8)
        score = looked.scores([text for text, _ in asked], "open_question")
        yield Figure("AnnoMI, dev half", "open or closed, macro-F1", (ranking.macro_f1(truth, score >= 0.5),), (0.78,))
    else:
        yield Figure("AnnoMI", "open or closed, macro-F1 (not labelled in this half)", None, (0.78,))
    reflects = (done == "reflection").astype(np.int8)
    reached = ranking.auc(reflects, looked.scores(texts, "reflection"))
    yield Figure("AnnoMI, dev half", "reflection, AUC", (reached,), (0.82,), beside="0.86 trained on it")


def emotions(looked: Looked) -> Iterator[Figure]:
    """GoEmotions dev: with the thresholds that were chosen in training, on texts a head had not read."""
    dev = goemotions("dev")
    each = {name: ranking.f1(dev.column(name), looked.decided(dev.texts, name)) for name in EMOTIONS}
    beside = _emotions_by_minilm(dev)
    yield Figure("GoEmotions dev", "macro-F1 of 28", (float(np.mean(list(each.values()))),), (0.49,), beside=beside)
    for name, aim in (("gratitude", 0.92), ("remorse", 0.66)):
        yield Figure("GoEmotions dev", f"F1 {name}", (each[name],), (aim,))
    half = float(np.mean([ranking.f1(dev.column(name), looked.scores(dev.texts, name) >= 0.5) for name in EMOTIONS]))
    yield Figure("GoEmotions dev", "macro-F1 of 28 at a probability of one half", (half,))
    yield Figure("GoEmotions dev", "calibration error (ten bins, mean of 28)", (_calibration(looked, dev),))


def _emotions_by_minilm(dev: Labelled) -> str:
    try:
        scores = {name: baselines.by_minilm(dev.texts, name) for name in EMOTIONS}
    except minilm.NotInstalled:
        return "MiniLM not installed"
    # The rival's thresholds are chosen on the test itself, which can only flatter it.
    best = [
        ranking.f1(dev.column(name), scores[name] >= ranking.threshold(dev.column(name), scores[name]))
        for name in EMOTIONS
    ]
    return f"MiniLM at most {np.mean(best):.3f}"


def _calibration(looked: Looked, test: Labelled) -> float:
    errors = []
    for name in EMOTIONS:
        score, truth = looked.scores(test.texts, name), test.column(name)
        bins = np.minimum((score * 10).astype(int), 9)
        gaps = [
            abs(score[bins == at].mean() - truth[bins == at].mean()) * (bins == at).mean() for at in set(bins.tolist())
        ]
        errors.append(sum(gaps))
    return float(np.mean(errors))


def stories(looked: Looked) -> Iterator[Figure]:
    """OffMyChest: a fifth of its posts, which the heads have not read."""
    test = offmychest("test")
    for name, columns, aim in (
        ("disclosure", ("Emotional_disclosure",), (0.72,)),
        ("support", ("Emo_support",), (0.82,)),
        ("advice", ("Info_support",), ()),
        ("interpretation", ("Information_disclosure",), ()),
    ):
        truth, score = test.column(*columns), looked.scores(test.texts, name)
        plain = ranking.macro_f1(truth, baselines.plainly_learned(columns))
        beside = f"plain words {plain:.3f}; AUC {ranking.auc(truth, score):.3f}, MiniLM {_with_minilm(truth, test.texts, name, ranking.auc)}"
        yield Figure(
            "OffMyChest, a fifth",
            f"macro-F1 {name}",
            (ranking.macro_f1(truth, looked.decided(test.texts, name)),),
            aim,
            beside=beside,
        )
