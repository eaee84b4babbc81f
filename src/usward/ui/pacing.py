"""A circle that grows and settles at the pace of a script, as one drawing that needs no script and no style.

Who asked the device for less motion does not see it move; the sentence beside it says the pace in words.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from usward.core.content import Breath

SMALL, LARGE = 52, 92  # radii, of a drawing two hundred wide


class Phase(NamedTuple):
    """One part of a breath: what to do, for how many seconds, and from which radius to which."""

    words: str | Promise
    seconds: float
    start: int
    end: int


def phases(breath: Breath) -> list[Phase]:
    """The parts of one round that last at all."""
    round_ = [
        Phase(gettext_lazy("breathe in"), breath.breathe_in, SMALL, LARGE),
        Phase(gettext_lazy("hold"), breath.hold, LARGE, LARGE),
        Phase(gettext_lazy("breathe out"), breath.breathe_out, LARGE, SMALL),
        Phase(gettext_lazy("rest"), breath.rest, SMALL, SMALL),
    ]
    return [phase for phase in round_ if phase.seconds]


def pace(breath: Breath) -> str:
    """One round in a sentence, and how many of them."""
    parts = ", ".join(f"{phase.words} {phase.seconds:g}" for phase in phases(breath))
    rounds = ngettext("%(count)d round", "%(count)d rounds", breath.rounds) % {"count": breath.rounds}
    return _("In seconds: %(parts)s. About %(rounds)s, or as many as feel good.") % {"parts": parts, "rounds": rounds}


def circle(breath: Breath) -> SafeString:
    """The drawing: a circle that moves over one round and begins again, with the words of each part in it."""
    parts = phases(breath)
    whole = sum(phase.seconds for phase in parts)
    ends = [0.0, *(sum(phase.seconds for phase in parts[: n + 1]) / whole for n in range(len(parts)))]
    radii = [parts[0].start, *(phase.end for phase in parts)]
    return format_html(
        '<svg class="pace" viewBox="0 0 200 200" role="img" aria-label="{}"><circle class="edge" cx="100" cy="100" '
        'r="{}"/><circle class="air" cx="100" cy="100" r="{}"><animate attributeName="r" dur="{}s" '
        'repeatCount="indefinite" calcMode="spline" keyTimes="{}" values="{}" keySplines="{}"/></circle>{}</svg>',
        pace(breath), LARGE, SMALL, f"{whole:g}", _listed(ends), ";".join(map(str, radii)),
        ";".join([".45 0 .55 1"] * len(parts)), format_html_join("", _WORD, _words(parts, ends, whole)),
    )  # fmt: skip


_WORD = (
    '<text x="100" y="106" text-anchor="middle" opacity="0">{}<animate attributeName="opacity" dur="{}s" '
    'repeatCount="indefinite" calcMode="discrete" keyTimes="{}" values="{}"/></text>'
)


def _words(parts: list[Phase], ends: list[float], whole: float) -> Iterator[tuple[str | Promise, str, str, str]]:
    """Each word is there while its part lasts."""
    for number, phase in enumerate(parts):
        shown = ";".join("1" if number == other else "0" for other in [*range(len(parts)), len(parts) - 1])
        yield phase.words, f"{whole:g}", _listed(ends), shown


def _listed(times: list[float]) -> str:
    return ";".join(f"{time:.4g}" for time in times)
