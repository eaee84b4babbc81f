"""The coach of a language, with the heads that were trained for it."""

from functools import cache
from importlib.resources import files

from usward.core.coach import Coach, Heads


@cache
def coach(language: str = "en") -> Coach:
    """The coach with the heads of a language's pack, read once. Raises FileNotFoundError where the pack has none."""
    held = files("usward.packs") / language / "coach" / "heads.npz"
    return Coach(Heads.from_bytes(held.read_bytes()))
