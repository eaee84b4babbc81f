"""Which features a bank of heads may know: frequent ones, and none that could be anybody's name."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bench.coach.minilm import WIDTH, embed
from usward.core.coach.features import EDGE_AFTER, EDGE_BEFORE, features, written_out
from usward.core.coach.sentences import plainly, sentences, words

NAMES = Path(__file__).parent / "names.txt"
CAPITALS_ALLOWED = frozenset(
    [
        "i",
        "i'm",
        "i've",
        "i'd",
        "i'll",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "christmas",
        "easter",
        "ramadan",
        "eid",
        "diwali",
        "hanukkah",
        "god",
        "english",
        "french",
        "german",
        "spanish",
        "chinese",
        "indian",
        "american",
        "british",
        "irish",
        "african",
        "european",
        "muslim",
        "christian",
        "catholic",
        "jewish",
        "tv",
        "dvd",
        "ok",
        "okay",
        "lol",
        "omg",
        "wtf",
        "mother",
        "father",
        "mum",
        "mom",
        "dad",
        "mummy",
        "daddy",
        "gran",
        "grandma",
        "grandpa",
        "granny",
        "nan",
        "nana",
        "auntie",
        "aunt",
        "uncle",
        "reddit",
        "facebook",
        "instagram",
        "whatsapp",
        "google",
        "netflix",
        "internet",
        "pm",
        "am",
        "ptsd",
        "adhd",
        "covid",
    ]
)
_MID = re.compile(r"(?<=[a-z,;] )([A-Z][a-z']+|[a-z']+)\b")
_SHAPE = "⟦"
_ADDRESS = frozenset(("http", "https", "www", "com", "org", "amp", "gt", "lt"))
"""Pieces of web addresses, and of signs that were written out for a web page."""


def of(text: str) -> list[str]:
    """The features of all sentences of a text."""
    return [feature for sentence in sentences(text) for feature, _, _ in features(sentence.tokens)]


def names(texts: Iterable[str]) -> frozenset[str]:
    """Words that within sentences are mostly written with a capital letter, and the given names we list."""
    great: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        for word in _MID.findall(text.replace("’", "'")):
            (great if word[0].isupper() else small)[word.lower()] += 1
    # A handful of capitals in a thousand small ones is emphasis; a word seen only with capitals is a name.
    proper = {word for word, count in great.items() if count > small[word]}
    found = (proper | listed_names() | _ADDRESS) - CAPITALS_ALLOWED
    return frozenset(part for word in found for part in written_out(word) if part == word)


@cache
def listed_names() -> frozenset[str]:
    """Given names from many places, in lower case, without those that are plain words as well."""
    return frozenset(
        name
        for row in NAMES.read_text(encoding="utf-8").splitlines()
        if not row.startswith("#")
        for name in row.split()
    )


def chosen(counts: Counter[str], least: int, unwanted: frozenset[str]) -> list[str]:
    """The features that stand in at least so many texts and hold no unwanted word, in order."""
    return sorted(
        feature
        for feature, count in counts.items()
        if count >= least and (feature.startswith(_SHAPE) or unwanted.isdisjoint(feature.split()))
    )


def counted(texts: Iterable[Sequence[str]]) -> Counter[str]:
    """In how many texts each feature stands."""
    return Counter(feature for text in texts for feature in set(text))


def rarity(counts: Counter[str], features: Sequence[str], texts: int) -> NDArray[np.float32]:
    """The smoothed inverse document frequency of each feature: 1 + log((1 + n) / (1 + texts that hold it))."""
    held = np.array([counts[feature] for feature in features], np.float64)
    return np.asarray(1 + np.log((1 + texts) / (1 + held)), np.float32)


def matrix(texts: Sequence[Sequence[str]], features: Sequence[str], rare: NDArray[np.float32]) -> sparse.csr_matrix:
    """Sub-linear tf-idf rows of length one: exactly the values which `heads.Bank` computes."""
    number = {feature: at for at, feature in enumerate(features)}
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for text in texts:
        held = Counter(number[feature] for feature in text if feature in number)
        row = np.array([(1 + np.log(count)) * rare[at] for at, count in held.items()])
        columns.extend(held)
        values.extend(row / np.sqrt(row @ row) if len(row) else row)
        ends.append(len(columns))
    return sparse.csr_matrix((values, columns, ends), shape=(len(texts), len(features)))


def meanings(features: Sequence[str], width: int = 100) -> NDArray[np.float32]:
    """A vector for each feature of one word: its embedding, centred, in its first principal directions."""
    rows = np.zeros((len(features), WIDTH), np.float32)
    single = [at for at, feature in enumerate(features) if _is_word(feature)]
    found = embed([features[at] for at in single])
    found -= found.mean(axis=0)
    _, _, directions = np.linalg.svd(found, full_matrices=False)
    rows[single] = found
    return np.asarray(rows @ directions[:width].T, np.float32)


def _is_word(feature: str) -> bool:
    return " " not in feature and not feature.startswith((_SHAPE, EDGE_BEFORE, EDGE_AFTER)) and feature[0].isalpha()


def plain_words(text: str) -> set[str]:
    """The words of a text as they are typed, in lower case."""
    return {token.text for token in words(plainly(text))}
