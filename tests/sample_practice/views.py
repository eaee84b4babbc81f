"""The one page of the practice."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from sample_practice.record import Walk
from usward.accounts.access import OwnRequest, own_page
from usward.ui.forms import Form, Words


class WalkForm(Form):
    thought = Words(label="What was on your mind?", max_length=2000, who="me")


@own_page
def walks(request: OwnRequest) -> HttpResponse:
    form = WalkForm.of(request)
    if request.method == "POST" and form.is_valid():
        request.vault.add(Walk(day=request.today, **form.cleaned_data))
        return redirect("sample_practice:walks")
    return render(request, "sample_practice/walks.html", {"form": form, "walks": request.vault.all(Walk)})
