"""What makes a password here: long, not common, and nothing the other would guess first. No rules about signs.

Whoever has a copy of the database may guess for years, so six drawn words (about 65 bits) are offered before anything.
"""

import re
import secrets
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SHORTEST = 15
LONGEST = 256
WORDS = 6

#: What very many people choose, as stems: a password that is little more than one of these is refused.
_COMMON = (
    "password", "passwort", "motdepasse", "contrasena", "letmein", "welcome", "iloveyou", "iloveu", "princess",
    "sunshine", "football", "baseball", "superman", "batman", "dragon", "monkey", "master", "shadow", "qwertyuiop",
    "qwertyui", "qwertzuiop", "qwerty", "qwertz", "azerty", "asdfghjkl", "asdfgh", "zxcvbnm", "yxcvbnm", "trustno",
    "changeme", "secret", "administrator", "admin", "login", "hello", "usward", "correcthorsebatterystaple",
    "correcthorse", "batterystaple", "mynameis", "forever", "loveyou", "mylove", "together", "abcdefghijklmnop",
    "abcdefgh", "abcdef", "abcd", "abc", "1234567890", "123456789", "12345678", "1234567", "123456", "12345", "1234",
    "0987654321", "987654321", "87654321", "654321", "1q2w3e4r5t", "1q2w3e4r", "1qaz2wsx", "123", "321",
)  # fmt: skip
_LEET = str.maketrans("@4310$57!", "aaeiossti")


@cache
def words() -> tuple[str, ...]:
    """The list generated passwords are drawn from."""
    return tuple((files("usward.accounts") / "words.txt").read_text().split())


def suggest() -> str:
    """Six words, each drawn by chance alone."""
    return " ".join(secrets.choice(words()) for _ in range(WORDS))


def normal(password: str) -> str:
    """One password, however a keyboard composes its letters."""
    return unicodedata.normalize("NFKC", password)


def check(password: str, known: Iterable[str] = ()) -> None:
    """Refuse what is guessed first. `known` are names and dates of the two.

    Raises
    ------
    ValidationError
        With one sentence that says the mend.

    """
    if len(password) < SHORTEST:
        raise ValidationError(
            _("At least %(n)s characters, please. A few unrelated words are easy to remember and hard to guess."),
            "short",
            {"n": SHORTEST},
        )
    if len(password) > LONGEST:
        raise ValidationError(_("At most %(n)s characters, please."), "long", {"n": LONGEST})
    bare = _bare(password)
    if len(set(bare)) < 6 or _periodic(bare):
        raise ValidationError(_("This repeats itself so much that it is quickly guessed."), "repeats")
    rest = _without(bare, _COMMON)
    if len(rest) < 8:
        raise ValidationError(_("Many people use something very much like this, so it is tried first."), "common")
    personal = sorted({_bare(each) for each in known if len(_bare(each)) >= 3}, key=len, reverse=True)
    # Next to a name, digits are a date.
    if personal and (left := _without(rest, personal)) != rest and len(re.sub(r"\d", "", left)) < 8:
        raise ValidationError(
            _("This is mostly made of names or dates of the two of you, and those are tried first."), "personal"
        )


def _bare(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9@$!\u0100-\uffff]", "", plain)


def _without(bare: str, stems: Iterable[str]) -> str:
    """What is left of a password once everything guessable is taken out."""
    rest = bare
    for stem in stems:
        while (at := max(rest.find(stem), rest.translate(_LEET).find(stem))) >= 0:
            rest = rest[:at] + rest[at + len(stem) :]
    return re.sub(r"(?:19|20)\d\d", "", rest)


def _periodic(bare: str) -> bool:
    """Whether it is one short piece again and again."""
    return any(bare == (bare[:n] * (len(bare) // n + 1))[: len(bare)] for n in range(1, len(bare) // 2))
