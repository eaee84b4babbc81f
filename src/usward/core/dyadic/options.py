"""What may be chosen for a model of many days, and the extra columns it may take."""

from collections.abc import Mapping
from dataclasses import dataclass

from usward.core.dyadic.refusals import BadChoice
from usward.core.dyadic.results import FloatArray

CENTERINGS = ("within", "grand", "raw")


@dataclass(frozen=True, kw_only=True)
class Options:
    """What may be chosen for a model of many days.

    ``centering`` None means: split within and between, but a lagged outcome raw. ``slopes`` are the random slopes
    (``none``, ``x`` or ``actor``, ``partner``, ``time``, or a term). ``se`` None means gls under REML and observed
    under ML. ``compare`` adds the likelihood-ratio test of distinguishability.
    """

    exchangeable: bool = False
    method: str = "reml"
    se: str | None = None
    df: str = "satterthwaite"
    centering: str | None = None
    trend: bool = True
    slopes: tuple[str, ...] = ()
    partner: bool = True
    lag: int = 0
    serial: bool = False
    compare: bool = False

    def __post_init__(self) -> None:
        if self.centering is not None and self.centering not in CENTERINGS:
            raise BadChoice(f"Centring is one of {', '.join(CENTERINGS)}, not '{self.centering}'.")


@dataclass(frozen=True)
class Moderator:
    """A moderator by name, as one or (text labels) several columns."""

    name: str
    columns: Mapping[str, FloatArray]


@dataclass(frozen=True)
class Yesterday:
    """Columns that enter as they were ``lag`` days before, besides the same-day predictors."""

    columns: Mapping[str, FloatArray]
    lag: int = 1
