"""The pages of practising empathy."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from usward.accounts.access import OwnRequest, own_page
from usward.practices.empathy import keeping, seeing, showing
from usward.practices.empathy.forms import ReplyForm


@own_page
def front(request: OwnRequest) -> HttpResponse:
    """One moment to begin with, and what the rungs are."""
    request.place = "me"
    return render(request, "empathy/front.html", showing.front(request))


@own_page
def moments(request: OwnRequest) -> HttpResponse:
    """All moments of a bond, the hard ones or the happy ones."""
    request.place = "me"
    return render(request, "empathy/moments.html", showing.moments(request))


@own_page
def moment(request: OwnRequest, name: str) -> HttpResponse:
    """One moment, as far as I have come with it."""
    request.place = "me"
    return render(request, "empathy/moment.html", showing.moment(request, showing.named(name)))


@own_page
@require_POST
def guess(request: OwnRequest, name: str) -> HttpResponse:
    """Guess what the other may feel, or leave the guess out."""
    situation = showing.named(name)
    form = showing.guessing(request, situation)
    if not form.is_valid():
        return render(request, "empathy/moment.html", showing.moment(request, situation, guessing=form))
    keeping.guess(request.vault, situation.id, form.cleaned_data["feelings"], request.today)
    return redirect("empathy:moment", name)


@own_page
@require_POST
def reply(request: OwnRequest, name: str) -> HttpResponse:
    """Choose what to say, or say it in one's own words."""
    situation = showing.named(name)
    there = reverse("empathy:moment", args=[name]) + "#reached"
    if "choose" in request.POST:
        keeping.choose(request.vault, situation, request.POST["choose"], request.today)
        return redirect(there)
    form = ReplyForm.of(request)
    if not seeing.can_see() or not form.is_valid():
        return render(request, "empathy/moment.html", showing.moment(request, situation, writing=form))
    keeping.say(request.vault, situation.id, form.cleaned_data["text"], request.today, own=True)
    return redirect(there)


@own_page
@require_POST
def again(request: OwnRequest, name: str) -> HttpResponse:
    """Begin a moment anew."""
    keeping.forget(request.vault, showing.named(name).id)
    return redirect("empathy:moment", name)
