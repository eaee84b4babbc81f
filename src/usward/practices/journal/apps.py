"""The journal as a Django application."""

from django.utils.translation import gettext_lazy as _

from usward.ui.practice import PracticeConfig


class JournalConfig(PracticeConfig):
    default = True  # the base class is in this module too
    name = "usward.practices.journal"
    label = "journal"
    title = _("Journal")
    summary = _("Pages nobody else reads, with a prompt where you want one, and found again by word, day or feeling.")
    place = "me"
    prefix = "journal"
    entry = "journal:entries"
    takes = {"journal": "journal:new"}  # noqa: RUF012 - a Mapping that nobody writes to
    invites = {"journal": _("Write about it in the journal")}  # noqa: RUF012
    for_you = "usward.practices.journal.cards:for_you"
