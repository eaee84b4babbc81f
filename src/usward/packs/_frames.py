"""The skeleton of a sentence: its small words stay, its content words are masked.

Two sentences share a frame when only their nouns, verbs, adjectives and adverbs differ: *What did your family teach
you about money?* and *What did your friends tell you about love?* are both *what did your _ you about _*. The
first word always stays, because it sets the tune. Short sentences and those with few small words share frames by
chance and are left out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from usward.packs._reading import listed, sentences, words

SHORTEST = 5  # words in a sentence that can have a frame
FEWEST_SMALL = 4  # small words in it, the first word counted
MASK = "_"

SMALL = listed(
    """
    a an the this that these those some any no every each all both either neither such other another one ones
    i me my mine myself you your yours yourself yourselves we us our ours ourselves they them their theirs themselves
    it its itself he him his she her hers who whom whose which what where when why how whatever whenever wherever
    there here than then so as if or and but nor yet because while until till since before after though although
    unless whether of in on at by for from to with without about over under between into onto through during against
    among around near off up down out across along behind beyond above below toward towards upon within
    is are was were be been being am do does did done have has had having will would shall should can could may
    might must not n't never ever just only even still also too very more most much many few less least
    isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't won't wouldn't can't couldn't shouldn't
    it's that's there's what's who's you're we're they're i'm you've we've they've i've you'd we'd they'd i'd
    you'll we'll they'll i'll let's
    """
)


def frame(sentence: str) -> str | None:
    """The sentence with each run of content words as one mask; None where it is too short to have a frame."""
    spoken = words(sentence)
    kept = [word if place == 0 or word in SMALL else MASK for place, word in enumerate(spoken)]
    if len(spoken) < SHORTEST or sum(word != MASK for word in kept) < FEWEST_SMALL:
        return None
    return " ".join(word for place, word in enumerate(kept) if word != MASK or place == 0 or kept[place - 1] != MASK)


def opening(text: str) -> str | None:
    """The first three words; None where there are fewer."""
    spoken = words(text)
    return " ".join(spoken[:3]) if len(spoken) >= 3 else None


def worn_frames(texts: Iterable[tuple[str, str]], most: int = 4) -> dict[str, list[str]]:
    """Frames that occur more than `most` times in (name, text) pairs, each with the names that use it."""
    users: dict[str, list[str]] = defaultdict(list)
    for name, text in texts:
        for sentence in sentences(text):
            if found := frame(sentence):
                users[found].append(name)
    return {found: names for found, names in users.items() if len(names) > most}


def worn_openings(texts: Iterable[tuple[str, str]], share: float = 0.03) -> dict[str, list[str]]:
    """Openings used by more than `share` of the (name, text) pairs, with their users; one use is never too many."""
    held = list(texts)
    users: dict[str, list[str]] = defaultdict(list)
    for name, text in held:
        if found := opening(text):
            users[found].append(name)
    most = max(1, int(share * len(held)))
    return {found: names for found, names in users.items() if len(names) > most}


def twins(texts: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Texts that are the same word for word, case and punctuation aside."""
    held = [(name, " ".join(words(text))) for name, text in texts]
    counted = Counter(text for _, text in held if text)
    return {text: [name for name, other in held if other == text] for text, n in counted.items() if n > 1}
