"""*Go quiet*: in one space, for as long as one likes, nothing of one's own opens and standing shares stop.

What the other gives waits unseen. To them it reads as being away. One tap returns.
"""

from uuid import UUID

from django.http import HttpRequest

from usward.accounts.opening import Opened
from usward.accounts.spaces import change_own


def is_quiet(request: HttpRequest, space: UUID | None = None) -> bool:
    """Whether whoever asks has gone quiet in this space (the current one unless another is named)."""
    opened: Opened | None = getattr(request, "opened", None)
    current = getattr(request, "space", None)
    which = space or (current.id if current else None)
    if opened is None or which is None:
        return False
    own = opened.me.own_space(which)
    return own is not None and own.quiet


def go_quiet(opened: Opened, space: UUID) -> None:
    """Go quiet in a space. Writes in one's own bucket alone, so there is nothing for the other to find."""
    change_own(opened, space, quiet=True)


def come_back(opened: Opened, space: UUID) -> None:
    """Return."""
    change_own(opened, space, quiet=False)
