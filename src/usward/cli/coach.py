"""`usward coach`: reads a message and shows how it may land; for a person, as one JSON object, or line by line."""

import json
import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from usward.cli.trouble import Trouble
from usward.core.coach import Coach, Look, Mark
from usward.core.coach.guarded import PLAIN
from usward.packs.coaching import coach as coach_of

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)

BONDS = ("partners", "friends", "family")
PLACES = 4
"""Decimals of a probability in JSON."""


@app.command("coach")
def read(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    as_lines: Annotated[
        bool, typer.Option("--jsonl", help="Read a JSON object on each line, and print one for each.")
    ] = False,
    context: Annotated[str, typer.Option(help="The message that this one answers.")] = "",
    bond: Annotated[str, typer.Option(help="partners, friends or family.")] = "partners",
    language: Annotated[
        str, typer.Option(help="The language of the text. In an unknown one the coach is silent.")
    ] = "en",
) -> None:
    """Read a message on standard input and show how it may land, and how it could be said gentler.

    With --jsonl each line is {"id", "text", "context"?, "bond"?}; a bond nobody knows counts as partners. Nothing is
    stored or sent anywhere.
    """
    if as_json and as_lines:
        raise Trouble("--json and --jsonl cannot be asked for together; choose one.")
    check_bond(bond)
    if as_lines:
        for line in answers(sys.stdin, coach_of(), language):
            print(json.dumps(line, ensure_ascii=False), flush=True)
        return
    text = sys.stdin.read().rstrip("\n")
    look = coach_of().look(text, context=context, bond=bond, language=language)
    if as_json:
        print(json.dumps(told(look), ensure_ascii=False, indent=2))
    else:
        show(text, look)


def check_bond(bond: str) -> None:
    """Raises Trouble for a bond that nobody knows."""
    if bond not in BONDS:
        raise Trouble(f"“{bond}” is no bond; say one of: {', '.join(BONDS)}.")


def answers(lines: Any, coach: Coach, language: str) -> Iterator[dict[str, Any]]:
    """One answer for each line that is not empty. Raises Trouble, with the line's number, where one cannot be read."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            asked = parsed(line, number)
            look = coach.look(
                asked["text"],
                context=asked.get("context") or "",
                bond=asked.get("bond") or "partners",
                language=language,
            )
            yield {"id": asked.get("id"), **told(look)}


def parsed(line: str, number: int) -> dict[str, Any]:
    """A line as {"id", "text", "context"?, "bond"?}. Raises Trouble when it is something else."""
    try:
        asked = json.loads(line)
    except json.JSONDecodeError as fault:
        raise Trouble(f"line {number} is not JSON: {fault.msg}.") from None
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        raise Trouble(f"line {number} needs an object with a “text” that is a string.")
    for name in ("context", "bond"):
        if not isinstance(asked.get(name) or "", str):
            raise Trouble(f"line {number}: “{name}” needs to be a string.")
    return asked


def told(look: Look) -> dict[str, Any]:
    """A look as data: marks, scores, rung, drafts, and whether the support line belongs beside it."""
    data: dict[str, Any] = {
        "marks": [told_mark(mark) for mark in look.marks],
        "scores": {name: round(score, PLACES) for name, score in look.scores.items()},
        "drafts": [draft.text for draft in look.drafts],
    }
    if look.rung:
        rung = look.rung
        data["rung"] = {"number": rung.number, "name": rung.name, "because": rung.because, "lift": rung.lift}
    if look.spans:
        data["spans"] = [
            {"skill": span.skill, "start": span.start, "end": span.end, "probability": round(span.probability, PLACES)}
            for span in look.spans
        ]
    if look.guard:
        data |= {"guard": look.guard, "support": look.support, "plain": PLAIN[look.guard]}
    if look.silent:
        data["silent"] = True
    return data


def told_mark(mark: Mark) -> dict[str, Any]:
    """One mark as data; the evidence is a rule, or a probability with its threshold and phrases."""
    data: dict[str, Any] = {
        "kind": mark.kind,
        "start": mark.start,
        "end": mark.end,
        "quote": mark.quote,
        "because": mark.because,
        "definition": mark.definition,
        "remove": mark.remove,
    }
    if mark.rule is not None:
        data["rule"] = mark.rule
    if mark.probability is not None:
        data["probability"] = round(mark.probability, PLACES)
    if mark.threshold is not None:
        data["threshold"] = mark.threshold
    if mark.phrases:
        data["phrases"] = [[phrase, round(share, PLACES)] for phrase, share in mark.phrases]
    return data


def show(text: str, look: Look) -> None:
    """A look for a person: the words, a note for each mark, the rung, the drafts."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    out = Console(highlight=False)
    if look.silent:
        out.print("The coach reads English only, so far, and keeps silent in other languages.")
        return
    words = Text(text)
    for mark in look.marks:
        words.stylize("underline" if mark.hard else "italic", mark.start, mark.end)
    out.print(Padding(words, (1, 2)))
    if look.guard:
        out.print(Padding(Text(PLAIN[look.guard]), (0, 2)))
        out.print(Padding(Text("The page Support names people to call, in many countries."), (0, 2, 1, 2)))
    for mark in sorted(look.marks, key=lambda each: (not each.hard, each.start)):
        name = mark.kind.replace("_", " ")
        out.print(Text("may land as " if mark.hard else "", "dim") + Text(name, "bold"), Text(f"“{mark.quote}”", "dim"))
        out.print(Padding(Text(mark.because), (0, 2)))
        if mark.hard:
            out.print(Padding(Text(mark.remove, "italic"), (0, 2)))
        out.print(Padding(Text(evidence(mark), "dim"), (0, 2, 1, 2)))
    if not look.marks and not look.guard:
        out.print("Nothing here looks hard to the coach. It may be well said, or the coach may not see it.")
    if look.rung:
        out.print(Text(f"As an answer: {look.rung.name}. ", "bold") + Text(look.rung.because))
        out.print(Padding(Text(look.rung.lift, "italic"), (0, 2, 1, 2)))
    for number, draft in enumerate(look.drafts, 1):
        out.print(Text(f"Wording {number}", "bold"))
        out.print(Padding(Text(draft.text), (0, 2, 1, 2)))


def evidence(mark: Mark) -> str:
    """What a mark rests on, in a few words."""
    if mark.rule:
        return f"seen by the rule {mark.rule}"
    phrases = ", ".join(f"“{phrase}” {share:+.2f}" for phrase, share in mark.phrases)
    return f"seen in the words: {phrases}" if phrases else "seen in the words as a whole"


if __name__ == "__main__":
    app()
