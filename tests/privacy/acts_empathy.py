"""Private acts of practising empathy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from privacy.acts import kept, private_act

if TYPE_CHECKING:
    from uuid import UUID

    from people import Someone

HERE = "/empathy/moments/partners-passed-over/"


@private_act("empathy: guess, answer, and begin anew")
def _practise(who: Someone, space: UUID) -> None:
    kept(who.post(f"{HERE}guess/", {"feelings": ["disappointed"]}))
    kept(who.post(f"{HERE}reply/", {"choose": "0"}))
    kept(who.post(f"{HERE}again/"))
    kept(who.post(f"{HERE}guess/"))
    kept(who.post(f"{HERE}reply/", {"choose": "1"}))
