"""What the demo's two tell each other beyond days and questions: needs, requests, what is hard to tell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import numpy as np

from usward.asking import keeping as asking
from usward.asking.record import Ask
from usward.cli.told_clock import set_clock
from usward.cli.told_words import Step
from usward.core.records import Kept
from usward.practices.needs import keeping as needs
from usward.practices.needs.record import Guess, Need, Preference, Request
from usward.practices.opening_up import keeping as opening_up
from usward.practices.opening_up.record import Opening
from usward.vault.store import Vault


@dataclass(slots=True)
class Telling:
    """The two at one moment of their life: who does something, on which day, and what was named before."""

    vaults: Sequence[Vault]
    space: UUID
    seed: int
    day: date = date.min
    who: int = 0
    named: dict[str, Any] = field(default_factory=dict)

    @property
    def vault(self) -> Vault:
        """That of whoever does something now."""
        return self.vaults[self.who]

    @property
    def chance(self) -> np.random.Generator:
        """The same on the same day of the same life."""
        return np.random.default_rng((self.seed, self.day.toordinal(), self.who))


Verb = Callable[[Telling, Step, Any], Any]


def tell_step(telling: Telling, verbs: dict[str, Verb], step: Step, day: date) -> None:
    """Let one thing happen. What refers to something untold stays untold."""
    if step.to and step.to not in telling.named:
        return
    telling.day, telling.who = day, step.who
    set_clock(telling.vault, day, step.hour)
    done = verbs[step.does](telling, step, telling.named.get(step.to))
    if step.called:
        telling.named[step.called] = done


def flowing(said: dict[str, Any]) -> dict[str, Any]:
    """The same with every paragraph on one line, as somebody types it."""
    return {name: _paragraphs(value) if isinstance(value, str) else value for name, value in said.items()}


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(each.split()) for each in text.split("\n\n"))


# Needs


def _need(telling: Telling, step: Step, _to: Any) -> Kept[Need]:
    return needs.keep_need(telling.vault, Need(day=telling.day, space=telling.space, **step.says), ())


def _prefer(telling: Telling, step: Step, _to: Any) -> None:
    kept = telling.vault.add(Preference(day=telling.day, space=telling.space, **step.says))
    needs.show(telling.vault, kept, telling.space, telling.day)


def _show(telling: Telling, _step: Step, to: Kept[Any]) -> None:
    needs.show(telling.vault, to, telling.space, telling.day)


def _guess(telling: Telling, step: Step, _to: Any) -> None:
    needs.guess(telling.vault, Guess(day=telling.day, space=telling.space, **step.says))


def _ask(telling: Telling, step: Step, to: Kept[Need]) -> Kept[Ask]:
    request = Request(day=telling.day, need=to.id, space=telling.space, **step.says)
    ask = needs.put_request(telling.vault, telling.vault.add(request).id, telling.space, telling.day)
    assert ask is not None  # asked for the first time
    return telling.vault.get(Ask, ask, telling.space)


def _say_yes(telling: Telling, step: Step, to: Kept[Ask]) -> None:
    asking.say(telling.vault, telling.space, to.id, "yes", step.says["line"], telling.day)


# Opening up


def _tell(telling: Telling, step: Step, _to: Any) -> Kept[Opening]:
    kept = _write(telling, step, _to)
    opening_up.tell(telling.vault, kept, telling.space, telling.day)
    return kept


def _write(telling: Telling, step: Step, _to: Any) -> Kept[Opening]:
    return opening_up.write(telling.vault, Opening(day=telling.day, space=telling.space, **flowing(step.says)))


def _answer(telling: Telling, step: Step, _to: Any) -> None:
    told = opening_up.told_to_me(telling.vault, telling.space)[0]
    text = flowing(step.says)["text"]
    opening_up.answer(telling.vault, told.id, text, telling.day, telling.space, after=told.seq)


def _feel(telling: Telling, step: Step, to: Kept[Opening]) -> None:
    opening_up.say_felt(telling.vault, to, telling.space, step.says["felt"], telling.day, telling.chance)


def _keep_safe(telling: Telling, step: Step, _to: Any) -> None:
    kept = opening_up.keep_safe(telling.vault, step.says["text"], telling.space, telling.day)
    opening_up.share_keeps(telling.vault, kept, telling.space, telling.day)


VERBS: dict[str, Verb] = {
    "need": _need,
    "prefer": _prefer,
    "show": _show,
    "guess": _guess,
    "ask": _ask,
    "say yes": _say_yes,
    "tell": _tell,
    "keep to herself": _write,
    "answer": _answer,
    "feel": _feel,
    "keep safe": _keep_safe,
}
