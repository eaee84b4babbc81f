"""The standing choices of the check-in, as *What I share* lists them and stops them."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy

from usward.accounts.record import Profile, Terms
from usward.accounts.sharing import Choice
from usward.practices.checkin import keeping
from usward.practices.checkin.record import SCALES
from usward.vault.store import Vault

CAPTIONS = {
    "closeness": gettext_lazy("Closeness, week by week"),
    "understood": gettext_lazy("Feeling understood, week by week"),
    "stress": gettext_lazy("Stress, week by week"),
    "energy": gettext_lazy("Energy, week by week"),
    "friction": gettext_lazy("Friction, week by week"),
}


class WeekByWeek:
    """Each switch of the weekly line."""

    def given(self, vault: Vault, space: UUID) -> Iterable[Choice]:
        """The scales that are shared with this space."""
        chosen = keeping.standing(vault, space)
        return [Choice(scale, CAPTIONS[scale]) for scale in SCALES if scale in chosen]

    def stop(self, vault: Vault, space: UUID, key: str) -> None:
        """Share one scale no longer; what no published week stands on goes at once."""
        rest = keeping.standing(vault, space) - {key}
        keeping.choose(vault, space, rest, timezone.localdate(), _zone(vault, space))


def _zone(vault: Vault, space: UUID) -> str:
    """The time zone in which the weeks of a space are published."""
    terms = [kept.record.terms for kept in vault.all(Profile, space=space) if kept.authentic]
    return max(terms, key=lambda each: each.turn, default=Terms()).zone
