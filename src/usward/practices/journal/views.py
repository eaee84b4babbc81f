"""The pages of the journal."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, SpaceRequest, own_page, space_page
from usward.core.put_away import PutAway
from usward.practices.journal import keeping, rules, showing
from usward.practices.journal.forms import EntryForm, FindForm, PassageForm
from usward.practices.journal.record import Entry
from usward.ui.toasts import toast


@own_page
def entries(request: OwnRequest) -> HttpResponse:
    """All entries by month, or those that hold what is sought."""
    request.place = "me"
    held = request.vault.all(Entry)
    find = FindForm.of(request, feelings=rules.feelings_used(held), today=request.today)
    sought = find.is_valid() and any(find.cleaned_data.values())
    shown = {"months": showing.months(showing.found(held, find))} if sought else showing.page(held, request)
    return render(
        request,
        "journal/entries.html",
        {"find": find, "sought": sought, "any": bool(held), "space": request.space, **shown},
    )


@own_page
def new(request: OwnRequest) -> HttpResponse:
    """A new entry, with a prompt if one is wanted."""
    request.place = "me"
    form = EntryForm.of(request, today=request.today)
    if request.method == "POST" and form.is_valid():
        kept = request.vault.add(form.record())
        toast(request, _("Kept. Only you can read it."))
        return redirect("journal:entry", kept.id)
    return render(request, "journal/write.html", {"form": form, **showing.prompting(request, form)})


@own_page
def entry(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """One entry, what was shared of it, and where it may lead."""
    request.place = "me"
    kept = request.vault.get(Entry, id)
    return render(request, "journal/entry.html", showing.entry(request, kept))


@own_page
def change(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """An entry in new words."""
    request.place = "me"
    kept = request.vault.get(Entry, id)
    form = EntryForm.of(request, today=request.today, initial=showing.fields(kept.record))
    if request.method == "POST" and form.is_valid():
        request.vault.revise(kept, form.record(kept))
        return redirect("journal:entry", id)
    return render(request, "journal/write.html", {"form": form, "old": kept, "prompt": form["prompt"].value() or ""})


@own_page
@require_POST
def removal(request: OwnRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Remove an entry at once. The answer still holds its words, and the way to write them again."""
    request.place = "me"
    kept = request.vault.get(Entry, id)
    left = len(keeping.shared_of(request.vault, kept))
    request.vault.remove(kept)
    return render(request, "journal/removed.html", {"fields": showing.fields(kept.record), "left": left})


@space_page
def passages(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Choose sentences of an entry, see how they read alone, and share them."""
    request.place = "me"
    kept = request.vault.get(Entry, id)
    brought = request.prefill or None  # back from the coach, or after a lock: shown as it would be read
    form = PassageForm(brought, entry=kept.record) if brought else PassageForm.of(request, entry=kept.record)
    ready = form.is_bound and form.is_valid()
    if ready and "share" in request.POST and showing.can_give(request):
        passage = keeping.share(request.vault, kept, request.space.id, form.passage(), request.today)
        toast(request, _("Shared."), take_back=reverse("journal:withdrawal", args=[passage.id]))
        return redirect("journal:entry", id)
    return render(
        request,
        "journal/passages.html",
        {"form": form, "kept": kept, "offer": showing.can_give(request), **showing.preview(form, ready=ready)},
    )


@space_page
@require_POST
def withdrawal(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Take a shared passage back."""
    keeping.take_back(request.vault, request.space.id, id)
    toast(request, _("Taken back. It is as if it had never been shared."))
    return redirect("journal:entries")


@space_page
def shared(request: SpaceRequest) -> HttpResponse:
    """The passages of both, newest first."""
    request.place = "me"
    return render(request, "journal/shared.html", showing.shared(request))


@space_page
@require_POST
def put_away(request: SpaceRequest, id: UUID) -> HttpResponse:  # noqa: A002 - a record's id
    """Put a passage of the other's away from Today; it stays among what was shared."""
    keeping.from_other(request.vault, request.space.id, id)
    request.vault.add(PutAway(day=request.today, what=id))
    return redirect("pages:today")
