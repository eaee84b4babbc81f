"""What the demo's two do together, as the packs tell it: by the day of their story, checked when it is read."""

import tomllib
from collections.abc import Mapping
from datetime import date, time, timedelta
from importlib.resources import files
from typing import Annotated, Any, Literal, Self

import msgspec
from msgspec import Meta

from usward.cli.told_clock import HOURS
from usward.core.simulate.notes import LENGTH
from usward.core.turns import Name

Author = Literal["maya", "jonas"]
AUTHORS: tuple[Author, ...] = ("maya", "jonas")
Day = Annotated[int, Meta(ge=0, lt=LENGTH)]
Clock = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class _Written(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Anything that one of the two did."""

    author: Author

    @property
    def who(self) -> int:
        """0 for Maya, 1 for Jonas."""
        return AUTHORS.index(self.author)


class Said(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer to a question: words, a number or one of two where the question has them, a guess at the other's."""

    said: str = ""
    chosen: str = ""
    guess: str = ""


class Beneath(_Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody wrote beneath a pair, so many days `after` the question; `asks` out of curiosity."""

    after: Annotated[int, Meta(ge=1, le=9)]
    text: str
    asks: bool = False


class Pair(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The question of a day with the answers of whoever gave one. `favourite` are those who like to find it again."""

    day: Day
    question: str
    maya: Said | None = None
    jonas: Said | None = None
    beneath: tuple[Beneath, ...] = ()
    favourite: tuple[Author, ...] = ()

    def of(self, who: int) -> Said | None:
        """The answer of one of the two."""
        return (self.maya, self.jonas)[who]


class Press(_Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One press in a room, so many minutes `after` the one before."""

    name: Name
    words: str = ""
    after: Annotated[int, Meta(ge=1, le=30)] = 1


class Step(_Written, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that somebody did on a day, at the hour at which they come by unless `at` names another.

    `does` is the verb, `says` what the record holds. `called` is a name for later steps, which say it in `to`; a step
    to something that was never told stays untold, so that a shorter life leaves no loose ends.
    """

    day: Day
    does: str
    at: Clock | None = None
    called: str = ""
    to: str = ""
    says: dict[str, Any] = {}
    press: tuple[Press, ...] = ()

    @property
    def hour(self) -> time:
        return time.fromisoformat(self.at) if self.at else HOURS[self.who]


class Together(msgspec.Struct, frozen=True):
    """All of it, on the days of one life that ends on `today`."""

    pairs: tuple[tuple[date, Pair], ...]
    steps: tuple[tuple[date, Step], ...]

    @classmethod
    def ending(cls, today: date, days: int) -> Self:
        """The last `days` days of it, steps in the order of days and hours.

        Raises
        ------
        msgspec.ValidationError
            A field is missing, misspelt or off its limits.

        """
        first, tables = LENGTH - days, _tables()
        begin = today - timedelta(days=LENGTH - 1)
        pairs = [msgspec.convert(row, Pair) for table in tables for row in table.get("pair", ())]
        steps = [msgspec.convert(row, Step) for table in tables for row in table.get("step", ())]
        return cls(
            tuple((begin + timedelta(days=each.day), each) for each in pairs if each.day >= first),
            tuple(
                (begin + timedelta(days=each.day), each)
                for each in sorted(steps, key=lambda each: (each.day, each.hour))
                if each.day >= first
            ),
        )


def _tables() -> list[Mapping[str, Any]]:
    folder = files("usward.packs") / "en" / "demo" / "together"
    told = sorted((each for each in folder.iterdir() if each.name.endswith(".toml")), key=str)
    return [tomllib.loads(each.read_text(encoding="utf-8")) for each in told]
