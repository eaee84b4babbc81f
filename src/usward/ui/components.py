"""The component page for developers (`/_ui/`, only with `USWARD_DEV=1`): everything `ui` offers, with sample words."""

import math
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from usward.ui import charts, forms, views
from usward.ui.charts import Line, Point
from usward.ui.hues import HUES

FAMILIES = [
    forms.Family(key, label, [(f"{key}-{word}", word, gloss) for word, gloss in words])
    for key, label, words in [
        ("glad", "glad", [("content", "nothing is missing just now"), ("playful", "ready to be silly")]),
        ("calm", "calm", [("settled", "at rest in yourself"), ("quiet", "no need to speak")]),
        ("tender", "tender", [("wistful", "longing for something lovely that is not here"), ("touched", "moved")]),
        ("low", "low", [("weary", "tired in more than the body"), ("lonely", "wishing somebody were near")]),
        ("uneasy", "uneasy", [("restless", "unable to settle"), ("on edge", "braced for something")]),
        ("cross", "cross", [("irritated", "small things catch"), ("hurt", "something landed hard")]),
        ("open", "curious", [("hopeful", "something good seems possible"), ("awake", "alert and interested")]),
    ]
]


class Sampler(forms.Form):
    """One field of each kind."""

    feelings = forms.Feelings(
        families=FAMILIES, required=False, label="How has today been, inside?",
        help_text="Choose the words that fit. As many or as few as you like.",
    )  # fmt: skip
    closeness = forms.Scale(label="How close did you feel to Jonas?", ends=("far away", "very close"), who="later")
    energy = forms.Scale(label="Energy", ends=("none left", "plenty"), required=False)
    friction = forms.Choice(
        label="Any friction today?",
        choices=[("none", "none"), ("little", "a little"), ("lot", "a lot", "enough that it stayed with you")],
    )
    comfort = forms.Chips(
        label="When I am sad I like", required=False,
        choices=[("tea", "tea, no questions"), ("held", "being held", "a while"), ("alone", "an hour alone")],
    )  # fmt: skip
    line = forms.Line(label="A line for today", required=False, who="me")
    words = forms.Words(
        label="Anything you want to remember?", tall=True, help_text="A sentence is enough.", who="both"
    )
    day = forms.Day(label="Which day was it?", latest=date(2030, 1, 1), required=False)
    matters = forms.Slider(label="How much does this matter to you?", ends=("hardly", "deeply"), initial=6)
    colour = forms.Hue(label="Your colour", initial="violet")
    remind = forms.Check(label="Ask me again in a season")


def _shell(request: HttpRequest) -> SimpleNamespace:
    """A shell like the one that `accounts` fills, with sample people; `?me=teal&you=rose` changes the colours."""
    space = SimpleNamespace(
        id="sample", title="Maya & Jonas", other_name="Jonas", bond="partners", joined=True,
        other_hue=request.GET.get("you", "gold"), my_stroke=request.GET.get("stroke", "solid"),
    )  # fmt: skip
    return SimpleNamespace(
        signed_in=True, person_name="Maya", space=space, spaces=[space], place="today", my_hue=request.GET.get("me")
    )  # fmt: skip


def sample_picture() -> charts.Picture:
    """Ten weeks of two people, drawn from two slow waves."""
    start, end = date(2026, 9, 14), date(2026, 11, 22)
    mine = [(n, 4.6 + 0.9 * math.sin(n / 11)) for n in range(70)]
    yours = [(n, 4.9 + 0.8 * math.sin(n / 12 + 0.5)) for n in range(6, 70, 7)]
    points = [Point(start + timedelta(n), y, y - 0.45, y + 0.45) for n, y in mine]
    weeks = [Point(start + timedelta(n), y, y - 0.6, y + 0.6) for n, y in yours]
    days = [Point(start + timedelta(n), round(y + math.sin(n * n))) for n, y in mine if n % 3]
    return charts.lines_over_time(
        start=start, end=end, ends=("far away", "very close"),
        me=Line("Maya", points, days), you=Line("Jonas", weeks),
        title="How close Maya and Jonas have felt, ten weeks",
        description="Both lines start near five, dip towards four in November and rise again. The table says the same.",
    )  # fmt: skip


@views.open_view
def page(request: HttpRequest) -> HttpResponse:
    """Everything on one page, drawn with the real templates."""
    picture = sample_picture()
    context: dict[str, Any] = {
        "shell": _shell(request),
        "form": Sampler(initial={"closeness": 5, "feelings": ["tender-wistful"]}),
        "wrong": Sampler({"wrong-closeness": "9", "wrong-line": "what I had already written"}, prefix="wrong"),
        "hues": HUES,
        "picture": picture,
        "rows": picture.rows,
    }
    try:
        context["svg"] = charts.draw(picture)
    except charts.NoPicture:
        context["svg"] = ""
    return render(request, "ui/components.html", context)


@views.open_view
def bare(request: HttpRequest) -> HttpResponse:
    """Pages without the shell: a moment with one thing on it."""
    return render(request, "ui/components_bare.html")


@views.open_view
def error(request: HttpRequest, status: int) -> HttpResponse:
    """An error page as people meet it."""
    plain = {400: views.bad_request, 403: views.forbidden, 404: views.not_found}
    if status in plain:
        return plain[status](request, Exception())
    return views.forged(request) if status == 419 else views.server_error(request)
