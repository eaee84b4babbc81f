"""What keeps this space safe: both lists, side by side, each item shared by its author."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, SpaceRequest, own_page, space_page
from usward.practices.opening_up import keeping, showing
from usward.practices.opening_up.forms import KeepsForm
from usward.ui.toasts import toast


@own_page
def safe(request: OwnRequest) -> HttpResponse:
    """Both lists, and a new item for one's own."""
    request.place = "together"
    if showing.is_paused(request):
        return redirect("opening_up:front")
    form = KeepsForm.of(request)
    if request.method == "POST" and form.is_valid():
        kept = keeping.keep_safe(request.vault, form.cleaned_data["text"], showing.here(request), request.today)
        return _share(request, kept.id) if "share" in request.POST else redirect("opening_up:safe")
    return render(request, "opening_up/safe.html", {"form": form, **showing.safe(request)})


@space_page
@require_POST
def sharing(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Let the other see an item."""
    return _share(request, id)


@space_page
@require_POST
def withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take an item back; it stays on one's own list."""
    request.vault.unshare(keeping.mine_that_keeps(request.vault, id), request.space.id)
    toast(request, _("Taken back. Only you see it now."))
    return redirect("opening_up:safe")


@own_page
@require_POST
def removal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take an item off one's own list, and back if it was shared."""
    keeping.remove_keeps(request.vault, keeping.mine_that_keeps(request.vault, id))
    toast(request, _("Removed."))
    return redirect("opening_up:safe")


def _share(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    kept = keeping.mine_that_keeps(request.vault, id)
    if request.space is not None and showing.can_tell(request) and not showing.is_shared(request, kept):
        keeping.share_keeps(request.vault, kept, request.space.id, request.today)
        toast(request, _("Shared."), take_back=reverse("opening_up:safe-withdrawal", args=[id]))
    return redirect("opening_up:safe")
