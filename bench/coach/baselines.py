"""What the coach is set beside: a sentiment lexicon, a profanity scorer, naive patterns, and embeddings with heads."""

import hashlib
import re
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bench.coach import minilm
from bench.coach.sets import goemotions, offmychest

Row = NDArray[np.float64]

NAIVE = {
    "criticism": re.compile(
        r"\byou (?:always|never)\b|\byou(?:'re| are) (?:so|such a|just) (?:selfish|lazy|inconsiderate|rude|careless|useless)"
        r"|\byou don't (?:even )?(?:care|listen|think)|\bwhy (?:can't|don't) you ever",
        re.IGNORECASE,
    ),
    "contempt": re.compile(
        r"\b(?:idiot|stupid|pathetic|loser|disgusting|ridiculous|moron)\b|\bgrow up\b|\bwhat is wrong with you\b",
        re.IGNORECASE,
    ),
    "defensiveness": re.compile(
        r"\b(?:it's|that's|it is) not my fault\b|\bwhat about you\b|\bi didn't do anything\b|\byou do it too\b",
        re.IGNORECASE,
    ),
    "stonewalling": re.compile(
        r"^\W*(?:whatever|fine)\W*$|\bi'm done (?:talking|with this)\b|\bleave me alone\b|\bdo what you want\b",
        re.IGNORECASE,
    ),
    "dismissal": re.compile(
        r"\byou(?:'re| are) (?:overreacting|too sensitive)\b|\bcalm down\b|\bget over it\b|\bnot (?:that )?(?:a )?big (?:of a )?deal\b",
        re.IGNORECASE,
    ),
    "unasked_advice": re.compile(
        r"\byou should\b|\bwhy don't you\b|\bhave you tried\b|\byou need to\b|\bjust \w+ it\b", re.IGNORECASE
    ),
}
"""Patterns as anybody would write them first, before looking at a single message."""


def naively(text: str, context: str = "") -> frozenset[str]:
    """The hard kinds that the naive patterns see."""
    return frozenset(
        kind for kind, pattern in NAIVE.items() if pattern.search(text) and (context or kind != "unasked_advice")
    )


@cache
def _vader() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def vader(texts: Sequence[str]) -> Row:
    """VADER's compound score of each text, from -1 to 1 (Hutto & Gilbert 2014)."""
    return np.array([_vader().polarity_scores(text)["compound"] for text in texts])


def profanity(texts: Sequence[str]) -> Row | None:
    """The probability of profanity, or None where the scorer is not installed."""
    try:
        from profanity_check import predict_prob
    except ImportError:
        return None
    return np.asarray(predict_prob(list(texts)), np.float64)


def embedded(texts: Sequence[str]) -> NDArray[np.float32]:
    """Embeddings of texts, kept between runs among the temporary files. Raises minilm.NotInstalled."""
    mark = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
    kept = Path(tempfile.gettempdir()) / f"usward-bench-coach-{mark}.npy"
    if not kept.is_file():
        np.save(kept, minilm.embed(texts))
    return np.asarray(np.load(kept))


@cache
def minilm_heads() -> dict[str, LogisticRegression]:
    """Heads on embeddings, from the same public texts as ours (of GoEmotions every fifth text)."""
    stories, emotions = offmychest("train"), goemotions("train")
    told, felt = embedded(stories.texts), embedded(emotions.texts[::5])
    learned = {
        "support": (told, stories.column("Emo_support")),
        "warmth": (told, stories.column("Emo_support", "General_support")),
        "advice": (told, stories.column("Info_support")),
        "disclosure": (told, stories.column("Emotional_disclosure")),
        "interpretation": (told, stories.column("Information_disclosure")),
        "exploration": (felt, emotions.column("curiosity")[::5]),
        **{name: (felt, emotions.column(name)[::5]) for name in emotions.names},
    }
    return {name: LogisticRegression(C=10, max_iter=1000).fit(rows, labels) for name, (rows, labels) in learned.items()}


@cache
def _plain_rows() -> tuple[Any, Any]:
    spread = TfidfVectorizer(ngram_range=(1, 3), min_df=2, sublinear_tf=True)
    return spread.fit_transform(offmychest("train").texts), spread.transform(offmychest("test").texts)


def plainly_learned(columns: Sequence[str]) -> NDArray[np.bool_]:
    """What the plainest head says of OffMyChest's test: words in ones, twos and threes, and classes weighed alike."""
    train, test = _plain_rows()
    model = LogisticRegression(solver="liblinear", class_weight="balanced")
    return np.asarray(model.fit(train, offmychest("train").column(*columns)).predict(test) == 1)


def by_minilm(texts: Sequence[str], name: str) -> Row:
    """The log-odds of whole texts by the head of that name on embeddings."""
    return np.asarray(minilm_heads()[name].decision_function(embedded(texts)))
