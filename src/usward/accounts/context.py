"""What every page's frame shows: who is signed in, the current space, the menu of spaces. Reads only on demand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest

    from usward.accounts.opening import Opened
    from usward.accounts.spaces import SpaceView


class Shell:
    """The frame's view of a request. Signed out it is empty, whoever asks."""

    def __init__(self, request: HttpRequest) -> None:
        self._opened: Opened | None = getattr(request, "opened", None)
        self._session = getattr(request, "session", None)  # an error page may come before there is one
        self.space: SpaceView | None = getattr(request, "space", None)
        self.place: str = getattr(request, "place", "")

    @property
    def signed_in(self) -> bool:
        return self._opened is not None

    @property
    def person_name(self) -> str:
        return self._opened.me.name if self._opened else ""

    @property
    def my_hue(self) -> str:
        return self._opened.me.hue if self._opened else ""

    @property
    def coach_quietly(self) -> bool:
        """Whether the coach speaks quietly under a draft."""
        return self._opened.me.coach_quietly if self._opened else False

    @property
    def idle_seconds(self) -> int:
        """After how long without a sign of life the page blanks itself."""
        note = getattr(self._session, "note", None) if self._opened else None
        return note.idle * 60 if note else 0

    @cached_property
    def spaces(self) -> list[SpaceView]:
        return self._opened.spaces if self._opened else []


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context processor: `shell` in every template."""
    return {"shell": Shell(request)}
