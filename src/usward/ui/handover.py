"""One practice hands a draft to another by name, and nobody imports anybody.

A quarrel ends in a promise, a journal line in something told. The draft travels as an ordinary POST that carries
`_prefill=1`. Such a POST is not a submission: the middleware moves its fields to `request.prefill` and lets the
page answer as if it had been asked for (a GET), with a form that starts from the draft. Nothing is kept, and
nothing of the draft reaches an address, a history or a log. Drafts sealed after a lock return in the same way.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise

from usward.ui.practice import practices

MARK = "_prefill"
"""The field that says: these are words for a form, not an answer to it."""

OWN_FIELDS = frozenset({MARK, "csrfmiddlewaretoken", "_page"})
"""Fields of the transport, which no form asked for."""

SECRETS = frozenset({"password", "passphrase", "pin", "code", "secret", "token"})
"""Words in the name of a field whose value is never kept; `exit.js` knows the same ones."""

Draft = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Handover:
    """Where a draft goes: the receiving page, the words on the button, and the fields to post."""

    url: str
    label: str | Promise
    fields: tuple[tuple[str, str], ...]


def handover(name: str, draft: Draft, label: str | Promise = "") -> Handover | None:
    """The way to the page that some practice registered under `name`, or `None` when nobody did.

    `draft` maps field names of the receiving form to values; a list or tuple becomes several values.
    `label` replaces the receiving practice's own words for the button.
    """
    for practice in practices():
        if name in practice.takes:
            words = label or practice.invites.get(name) or practice.title
            return Handover(reverse(practice.takes[name]), words, fields_of(draft))
    return None


def fields_of(draft: Draft) -> tuple[tuple[str, str], ...]:
    """A draft as pairs for hidden inputs: empty values are left out, several values repeat their name."""
    return tuple((key, str(value)) for key, value in _pairs(draft) if value not in (None, ""))


def _pairs(draft: Draft) -> Iterator[tuple[str, object]]:
    for key, value in draft.items():
        if isinstance(value, Sequence | set | frozenset) and not isinstance(value, str):
            yield from ((key, each) for each in value)
        else:
            yield key, value


def words_of(data: MultiValueDict[str, str]) -> tuple[tuple[str, str], ...]:
    """What somebody wrote, out of a whole POST: without the transport's fields and without secrets.

    Used to give words back after an error, and to seal a draft: a password or a code is never kept.
    """
    return tuple(
        (key, value)
        for key, values in data.lists()
        for value in values
        if key not in OWN_FIELDS and value and not is_secret(key)
    )


def is_secret(field: str) -> bool:
    """Whether a field's name says that its value must never be kept: passwords, PINs, codes."""
    return not SECRETS.isdisjoint(re.split(r"[^a-z]+", re.sub(r"\d", "", field.lower())))


class PrefillMiddleware:
    """Turns a POST that carries a draft into a GET with `request.prefill`.

    It acts in `process_view`, and must stand after `CsrfViewMiddleware`: a draft from another site is refused
    like any other forged POST. `request.prefill` is there on every request, and empty on most.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.prefill = QueryDict()  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: Sequence[object],
        kwargs: Mapping[str, object],
    ) -> None:
        if request.method == "POST" and request.POST.get(MARK) == "1":
            prefill = request.POST.copy()
            for field in OWN_FIELDS:
                prefill.pop(field, None)
            request.prefill = prefill  # type: ignore[attr-defined]
            request.POST = QueryDict()
            request.method = "GET"
