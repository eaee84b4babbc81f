"""How an ask stands, folded from what was said to it. Unseen, let rest and away read the same, and end the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from usward.asking.record import Answer, Ask
from usward.core.records import Kept

#: After so many days without a word an ask has come to rest, whoever saw it or did not.
RESTS_AFTER = timedelta(days=14)
#: Somebody far away may answer on what is still the day before.
DATE_LINE = timedelta(days=2)
#: How far back the list of asks reaches.
SHOWN = timedelta(days=120)

#: "open": asked, and nothing said. "rest": that for fourteen days. "if": a condition waits for the asker.
State = Literal["open", "rest", "yes", "if", "not"]


@dataclass(frozen=True, slots=True)
class Asked:
    """An ask, the last word of the one asked, and the asker's last word to it."""

    ask: Kept[Ask]
    answer: Kept[Answer] | None = None
    reply: Kept[Answer] | None = None
    state: State = "open"

    @property
    def mine(self) -> bool:
        """Whether I asked it."""
        return self.ask.mine

    @property
    def is_open(self) -> bool:
        """Whether something can still be said to it."""
        return self.state in ("open", "if")

    @property
    def my_word(self) -> Kept[Answer] | None:
        """What I last said to it."""
        return self.reply if self.mine else self.answer

    @property
    def their_word(self) -> Kept[Answer] | None:
        """What the other last said to it."""
        return self.answer if self.mine else self.reply


def fold(asks: Iterable[Kept[Ask]], words: Iterable[Kept[Answer]], today: date) -> Iterator[Asked]:
    """Every ask with how it stands today, in the order given. What carries no true mark of its author is left out."""
    in_order = sorted((word for word in words if word.authentic), key=lambda word: word.seq)
    said = {(word.record.ask, word.mine): word for word in in_order}
    for ask in asks:
        if ask.authentic:
            answer, reply = said.get((ask.id, not ask.mine)), said.get((ask.id, ask.mine))
            if answer is None or (reply is not None and reply.seq < answer.seq):
                reply = None
            yield Asked(ask, answer, reply, _state(ask, answer, reply, today))


def _state(ask: Kept[Ask], answer: Kept[Answer] | None, reply: Kept[Answer] | None, today: date) -> State:
    if answer is None:
        return "rest" if today - ask.day >= RESTS_AFTER else "open"
    if answer.record.said == "yes":
        return "yes"
    if answer.record.said == "not-this":
        return "not"
    if reply is None:
        return "rest" if today - answer.day >= RESTS_AFTER else "if"
    return "yes" if reply.record.said == "yes" else "not"


def may_say(asked: Asked, said: str) -> bool:
    """Whether I may say this now: the one asked anything while it is open, the asker yes or no to a condition."""
    if asked.mine:
        return asked.state == "if" and said in ("yes", "not-this")
    return asked.is_open
