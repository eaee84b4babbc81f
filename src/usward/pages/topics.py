"""*Pause topics*: a private switch for each theme of the library and for a few whole practices.

The page lives here, where the library and the people meet; what was chosen is read through `accounts.topics`.
"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from usward.accounts import drafts
from usward.accounts.access import OwnRequest, own_page
from usward.accounts.topics import choose, paused, take_up
from usward.core.content import Theme
from usward.core.topics import WHOLE
from usward.packs.at_hand import at_hand, language
from usward.ui.forms import Chips, Form
from usward.ui.toasts import toast

#: What the whole practices are called here. *Touch* is a theme of the library, too: one switch stands for both.
PRACTICES: dict[str, tuple[str | Promise, str | Promise]] = {
    "opening-up": (gettext_lazy("Opening up"), gettext_lazy("Fears, hopes and stories, told or received.")),
    "conflict": (gettext_lazy("Conflict"), gettext_lazy("Preparing, taking turns, repairing. A pause always works.")),
    "touch": (gettext_lazy("Touch and affection"), gettext_lazy("Everything about hugs, hands and nearness.")),
}


class TopicsForm(Form):
    """Which topics to leave alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = [theme for theme in at_hand().all(Theme, language()) if theme.id not in WHOLE]
        tender, light = ([_choice(theme) for theme in themes if theme.tender is which] for which in (True, False))
        whole = [(topic, *PRACTICES[topic]) for topic in WHOLE]
        self.fields["whole"] = Chips(label=_("Whole parts of Usward"), choices=whole, required=False)
        self.fields["tender"] = Chips(label=_("Subjects that may hurt"), choices=tender, required=False)
        self.fields["light"] = Chips(label=_("Other subjects"), choices=light, required=False, who="me")

    @property
    def offered(self) -> set[str]:
        """Every topic on the page."""
        return {str(value) for name in self.fields for value, _label in self.fields[name].choices}  # type: ignore[attr-defined]

    @property
    def chosen(self) -> set[str]:
        """Those that are to be paused."""
        return {topic for name in self.fields for topic in self.cleaned_data[name]}


@own_page
def topics(request: OwnRequest) -> HttpResponse:
    """Choose what is left alone."""
    now = sorted(paused(request.vault))
    form = TopicsForm.of(request, initial={"whole": now, "tender": now, "light": now})
    if request.method == "POST" and form.is_valid():
        choose(request, form.offered, form.chosen)
        toast(request, _("Kept. Only your own pages know."))
        return redirect("accounts:settings")
    return render(request, "pages/topics.html", {"form": form})


@own_page
@require_POST
def topic_back(request: OwnRequest) -> HttpResponse:
    """Take one topic up again, from the page of the practice it had closed."""
    take_up(request, request.POST.get("topic", ""))
    there = request.POST.get("next", "")
    return redirect(there if drafts.is_local(there) else "pages:topics")


def _choice(theme: Theme) -> tuple[str, str, str]:
    return theme.id, theme.title, theme.gloss
