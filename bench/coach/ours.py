"""The coach on our own words: the labelled messages, and the corpus by hands that a head had not read."""

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from bench.coach import baselines, choosing, minilm
from bench.coach.corpus import corpus
from bench.coach.labelled import Marks, Message, agreement, any_hard, by_kind, macro_f1, messages, wrongly
from bench.coach.table import Figure
from usward.core.coach import Coach, Look
from usward.core.coach.marks import HARD, KINDS

NEGATIONS = frozenset(("not", "no", "never", "nothing", "nobody", "none", "nor", "cannot"))
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+\b")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def figures(coach: Coach) -> Iterator[Figure]:
    """Every figure on our own messages; those of *test* count, those of *tune* are what thresholds were chosen by."""
    yield from unseen(coach)
    for part in ("tune", "test"):
        held = messages(part)
        if held:
            yield from marked(coach, held, f"labelled, {part}")
        else:
            yield Figure(f"labelled, {part}", "any hard mark, precision / recall", None, (0.8, 0.6))
    for pair, told in agreement().items():
        kinds = ", ".join(f"{kind} {value:.2f}" for kind, value in told.items())
        yield Figure(f"hands, {pair}", "kappa of any hard mark", (told["any hard"],), beside=kinds, digits=2)


def unseen(coach: Coach) -> Iterator[Figure]:
    """Our corpus, each hand read by heads of the others: heads without rules, as they were measured in training."""
    facts = coach.heads.facts
    yield Figure(
        "corpus, unread hands",
        "any hard mark by heads alone, precision / recall",
        tuple(facts["unseen_any"][:2]),
        beside=_minilm_unseen(),
    )
    for kind, (precision, recall, _) in facts["unseen"].items():
        yield Figure("corpus, unread hands", f"{kind}, precision / recall", (precision, recall))
    yield from _withheld(facts["doubt_unseen"])


def _withheld(told: Mapping[str, Sequence[float]]) -> Iterator[Figure]:
    """Threats and named abuse by hands that no head had read, and by the lists of words only where these had not."""
    each = "; ".join(
        f"{hand} {kept:.3f} / {drafted:.3f}" for hand, (kept, drafted, *_) in told.items() if hand != "all"
    )
    kept, drafted, lost, lost_of_marked = told["all"]
    yield Figure(
        "corpus, unread hands", "threats and named abuse kept from any draft by doubt, share", (kept,), beside=each
    )
    yield Figure("corpus, unread hands", "threats and named abuse that get a draft, share", (drafted,), most=True)
    yield Figure(
        "corpus, unread hands",
        "ordinary messages that lose their drafts, share",
        (lost,),
        (0.05,),
        most=True,
        beside=f"{lost_of_marked:.3f} of those with a hard mark",
    )


def _minilm_unseen() -> str:
    """The same with heads on embeddings: how much of the hard messages they find at our precision."""
    lines = corpus()
    try:
        rows = baselines.embedded([line.text for line in lines])
    except minilm.NotInstalled:
        return "MiniLM not installed"
    hands = np.array([line.hand for line in lines])
    truth = {kind: np.array([kind in line.kinds for line in lines], np.int8) for kind in HARD}
    said = np.zeros(len(lines), bool)
    for kind in HARD:
        score = np.zeros(len(lines))
        for hand in sorted(set(hands.tolist())):
            model = LogisticRegression(C=20, max_iter=1000).fit(rows[hands != hand], truth[kind][hands != hand])
            score[hands == hand] = model.predict_proba(rows[hands == hand])[:, 1]
        least = choosing.lowest(score, truth[kind], 0.8)
        said |= score >= (2 if least is None else least)
    found = choosing.measured(said, np.max(list(truth.values()), axis=0))
    return f"MiniLM {found.precision:.3f} / {found.recall:.3f}"


def marked(coach: Coach, held: Sequence[Message], name: str) -> Iterator[Figure]:
    """What the coach marks in labelled messages."""
    looks = [coach.look(each.text, context=each.context, bond=each.bond) for each in held]
    found = [frozenset(mark.kind for mark in look.marks) for look in looks]
    naive = [baselines.naively(each.text, each.context) for each in held]
    hard, plain = any_hard(found, held), any_hard(naive, held)
    beside = f"patterns {plain.precision:.2f} / {plain.recall:.2f}, n = {len(held)}"
    yield Figure(name, "any hard mark, precision / recall", (hard.precision, hard.recall), (0.8, 0.6), beside=beside)
    rates, naively = by_kind(found, held), by_kind(naive, held)
    for kind in KINDS:
        rate = rates[kind]
        beside = f"{rate.said} marked, {rate.there} there"
        if kind in HARD:
            beside += f"; patterns {naively[kind].precision:.2f} / {naively[kind].recall:.2f}"
        yield Figure(
            name,
            f"{kind}, precision / recall",
            (rate.precision, rate.recall),
            (0.7, 0) if kind in HARD else (),
            beside=beside,
        )
    beside = f"patterns {wrongly(naive, held):.3f}; {_by_mood(held)}"
    yield Figure(
        name,
        "messages without a hard kind that get a hard mark",
        (wrongly(found, held),),
        (0.083,),
        most=True,
        beside=beside,
    )
    yield Figure(name, "kind kinds, macro-F1", (macro_f1(rates),), (0.75,))
    yield from _drafted(coach, held, looks, name)


def _by_mood(held: Sequence[Message]) -> str:
    """VADER and a profanity scorer as if a bad mood or a rude word were a hard mark."""
    texts = [each.text for each in held]
    said: list[Marks] = [HARD_ONE if score <= -0.3 else frozenset() for score in baselines.vader(texts)]
    rate = any_hard(said, held)
    told = f"VADER {rate.precision:.2f} / {rate.recall:.2f}"
    rude = baselines.profanity(texts)
    if rude is None:
        return f"{told}; profanity scorer not installed"
    rate = any_hard([HARD_ONE if score >= 0.5 else frozenset() for score in rude], held)
    return f"{told}; profanity {rate.precision:.2f} / {rate.recall:.2f}"


HARD_ONE: Marks = frozenset(HARD[:1])


def _drafted(coach: Coach, held: Sequence[Message], looks: Sequence[Look], name: str) -> Iterator[Figure]:
    """Whether drafts help, keep what must be kept, and stay away where nothing may be softened."""
    pairs = [
        (each, look, draft.text) for each, look in zip(held, looks, strict=True) if look.hard for draft in look.drafts
    ]
    if not pairs:
        yield Figure(name, "drafts in which hard marks fall", None, (0.9,))
    else:
        falls = [
            len(coach.look(draft, context=each.context, bond=each.bond).hard) < len(look.hard)
            for each, look, draft in pairs
        ]
        yield Figure(
            name, "drafts in which hard marks fall", (float(np.mean(falls)),), (0.9,), beside=f"{len(pairs)} drafts"
        )
        kept = [not lost(each.text, draft) for each, _, draft in pairs]
        yield Figure(name, "drafts that keep names, numbers and negations", (float(np.mean(kept)),), (1.0,))
    guarded = [look for each, look in zip(held, looks, strict=True) if each.guard]
    if guarded:
        drafts = sum(bool(look.drafts) for look in guarded)
        beside = f"of {len(guarded)}; {sum(bool(look.guard) for look in guarded)} are seen to threaten or to name abuse"
        yield Figure(
            name,
            "threats and named abuse that get a draft",
            (float(drafts),),
            (0.0,),
            most=True,
            beside=beside,
            digits=0,
        )


def lost(text: str, draft: str) -> set[str]:
    """The names and numbers of a message that its draft does not hold, and “not” where every negation is gone."""
    wanted = {*_NAME.findall(text), *_NUMBER.findall(text)}
    gone = {each for each in wanted if each not in draft}
    if _negated(text) and not _negated(draft):
        gone.add("not")
    return gone


def _negated(text: str) -> bool:
    held = text.lower().replace("’", "'").split()
    return any(word.strip(".,!?;:\"'") in NEGATIONS or "n't" in word for word in held)
