"""The Django app of the live rooms: it hears when a session ends and tells whoever listens in that session's room."""

from functools import partial
from typing import Any

from django.apps import AppConfig, apps
from django.db import transaction
from django.db.models.signals import post_delete


class LiveConfig(AppConfig):
    name = "usward.live"
    label = "live"

    def ready(self) -> None:
        """Sessions live a floor below and know nothing of rooms; their rows say it when they go."""
        post_delete.connect(session_ended, sender=apps.get_model("accounts", "Session"), dispatch_uid="live")


def session_ended(instance: Any, using: str, **_: Any) -> None:
    """Once the deletion has really happened, the session's own room changes; its stream then asks the door and ends."""
    from usward.live.news import changed

    transaction.on_commit(partial(changed, f"session:{instance.pk}"), using=using)
