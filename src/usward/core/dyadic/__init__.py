"""The statistics of two people: arrays in, typed results or typed refusals out (numpy and scipy only).

Start here:

- once for each person: :func:`apim`, :func:`agreement`, :func:`profiles`;
- over many days: :func:`build_panel`, then :func:`diary`, :func:`growth`, :func:`mediate`;
- randomized: :func:`wcls` for many, :func:`day_randomized` for one couple;
- before and after: :func:`reliable_change`.

Everything that is refused is a :class:`Refusal` with the mend in its sentence. scipy is imported on first use, so that
importing this package stays cheap.
"""

from usward.core.dyadic.agreement import agreement, profiles
from usward.core.dyadic.apim import ApimOptions, apim, ratio
from usward.core.dyadic.change import Change, Measure, cut_off, reliable_change
from usward.core.dyadic.diary import diary, growth
from usward.core.dyadic.excursion import wcls
from usward.core.dyadic.indirect import Variables
from usward.core.dyadic.mediation import mediate
from usward.core.dyadic.options import Moderator, Options, Yesterday
from usward.core.dyadic.panel import Panel, build_panel
from usward.core.dyadic.refusals import Refusal
from usward.core.dyadic.results import Estimate, Result
from usward.core.dyadic.single import Effect, Prior, day_randomized

__all__ = [
    "ApimOptions",
    "Change",
    "Effect",
    "Estimate",
    "Measure",
    "Moderator",
    "Options",
    "Panel",
    "Prior",
    "Refusal",
    "Result",
    "Variables",
    "Yesterday",
    "agreement",
    "apim",
    "build_panel",
    "cut_off",
    "day_randomized",
    "diary",
    "growth",
    "mediate",
    "profiles",
    "ratio",
    "reliable_change",
    "wcls",
]
