"""What the pages between the two show, gathered from an opened vault."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from usward.accounts.access import OwnRequest, SpaceRequest
from usward.core.put_away import PutAway
from usward.core.records import Kept
from usward.live.record import SittingBegun
from usward.practices.conflict import between, reach, steps, turning, wording
from usward.practices.conflict.between import Told
from usward.practices.conflict.record import LookBack, Matter, Raised, Repair, Reply
from usward.practices.conflict.steps import Between, Step
from usward.vault.store import NotHere


def page(request: SpaceRequest, kept: Kept[Raised]) -> dict[str, Any]:
    """Everything said about one thing, by whom, and what could come next."""
    vault, space = request.vault, request.space.id
    found, own, looked = between.between(vault, space, kept), between.matter_of(vault, kept.id), looks(request, kept.id)
    done = steps.done(
        found,
        own.record if own else None,
        paused=kept.record.pause is not None,
        turns=turns_were(request, kept.id),
        looked=bool(looked),
    )
    after = _next(done, found, request, looked=bool(looked))
    return {
        "kept": kept,
        "between": found,
        "own": own,
        "done": done,
        "next": after,
        "path": wording.path(done, after),
        "aside": between.aside(vault).get(kept.id, ""),
        "aside_url": reverse("conflict:raised-aside", args=[kept.id]),
        "drafts": [each for each in vault.all(Repair) if each.record.of == kept.id and not is_given(request, each)],
        "looks": looked,
        "can_say": reach.can_say(request),
        "can_take_back": kept.mine and not between.has_theirs(vault, space, kept.id),
        "holds": reach.holds_for_both(request),
        "sitting": turning.open_of(request, space, kept.id),
        "how": dict(wording.HOW_NOW),
        **reach.names(request),
    }


def _next(done: set[Step], found: Between, request: OwnRequest, *, looked: bool) -> str:
    """The first step that is still open; looking back only after some days."""
    after = steps.first_open(done, steps.STEPS[2:-1])
    return after or ("look-back" if steps.wants_a_look(found.last, request.today, looked=looked) else "")


def raised(request: OwnRequest, id: UUID) -> Kept[Raised]:  # noqa: A002 - a record's id
    """Something raised between the two.

    Raises
    ------
    NotHere
        It never was, or this person is quiet or leaves the topic alone.

    """
    found = reach.raised(request, id)
    if found is None:
        raise NotHere
    return found


def told(request: OwnRequest, id: UUID, *kinds: type[Told]) -> Kept[Any]:  # noqa: A002 - a record's id
    """Something either of the two has said, of one of the kinds if any are named.

    Raises
    ------
    NotHere
        As in `raised`, or it is of another kind.

    """
    space = reach.reachable(request)
    if space is None:
        raise NotHere
    found = between.told(request.vault, space, id)
    if kinds and not isinstance(found.record, kinds):
        raise NotHere
    return found


def about(request: OwnRequest, kept: Kept[Any]) -> UUID:
    """What something said is about: the thing raised, for an answer too."""
    record = kept.record
    if isinstance(record, Reply):  # to something said, and never to another answer: nobody can tie a ring
        record = told(request, record.what).record
    found = getattr(record, "of", None) or getattr(record, "raised", None)
    if found is None:
        raise NotHere
    return UUID(bytes=found.bytes)


def about_if_there(request: OwnRequest, kept: Kept[Any]) -> UUID | None:
    """The same, or nothing where what it answers was taken back meanwhile or may not be shown."""
    try:
        return about(request, kept)
    except NotHere:
        return None


def say_page(request: SpaceRequest, kept: Kept[Raised], step: str) -> dict[str, Any]:
    """What surrounds a form whose words go to the other."""
    own = between.matter_of(request.vault, kept.id)
    return {
        "kept": kept,
        "step": step,
        "own": own,
        "between": between.between(request.vault, request.space.id, kept),
        "can_say": reach.can_say(request),
        "holds": reach.holds_for_both(request),
        **reach.names(request),
    }


def my_wish(request: SpaceRequest, kept: Kept[Raised]) -> dict[str, str]:
    """The wish this person prepared alone, as long as they have said none here yet."""
    own = between.matter_of(request.vault, kept.id)
    said = between.between(request.vault, request.space.id, kept).wishes
    return {"text": own.record.wish} if own and not any(each.mine for each in said) else {}


def heard_by_me(request: SpaceRequest, kept: Kept[Raised]) -> dict[str, str]:
    """What this person said they had heard, when the two took turns: where to begin."""
    for sitting in turning.all_of(request.vault, request.space.id, kept.id):
        said = sitting.said("reflect", sitting.my_seat)
        if said and not sitting.one_phone:
            return {"text": said[-1].words}
    return {}


# Afterwards


def repair_page(request: OwnRequest, kept: Kept[Repair]) -> dict[str, Any]:
    """One's own apology, and whether the other has it."""
    return {
        "kept": kept,
        "parts": [(label, getattr(kept.record, name)) for name, (label, _) in wording.REPAIR_PARTS.items()],
        "given": is_given(request, kept),
        "can_say": reach.can_say(request),
        "holds": reach.holds_for_both(request),
        "raised": raised_for(request, kept.record.of),
        **reach.names(request),
    }


def parts_of(kept: Kept[Repair]) -> dict[str, str]:
    """The words of an apology, to change them."""
    return {name: getattr(kept.record, name) for name in wording.REPAIR_PARTS}


def raised_for(request: OwnRequest, of: UUID | None) -> Kept[Raised] | None:
    """The thing raised that this is about; what was prepared alone counts as what was raised of it."""
    if of is None:
        return None
    found = reach.raised(request, of)
    if found is None and (own := matter(request, of)) is not None:
        found = reach.raised(request, own.record.raised)
    return found


def matter(request: OwnRequest, id: UUID) -> Kept[Matter] | None:  # noqa: A002 - a record's id
    """Something this person prepared, if this is one."""
    try:
        return between.matter(request.vault, id)
    except NotHere:
        return None


def is_about(request: OwnRequest, id: UUID) -> Kept[Raised] | Kept[Matter]:  # noqa: A002 - a record's id
    """What an apology, a look back or a room is about: something raised, or something this person prepared.

    Raises
    ------
    NotHere
        It is neither.

    """
    return reach.raised(request, id) or between.matter(request.vault, id)


def look_page(request: OwnRequest, id: UUID) -> dict[str, Any]:  # noqa: A002 - a record's id
    """One's own looks back, each with whether the other has it."""
    there = raised_for(request, id)
    return {
        "about": is_about(request, id),
        "raised": there,
        "looks": [(each, is_given(request, each)) for each in looks(request, id)],
        "how": dict(wording.HOW_NOW),
        "can_share": there is not None and reach.can_say(request),
        **reach.names(request),
    }


def is_given(request: OwnRequest, kept: Kept[Any]) -> bool:
    """Whether the other of the current space has a copy."""
    space = reach.own_space(request)
    return space in request.vault.spaces and request.vault.copy_of(kept, space) is not None if space else False


def looks(request: OwnRequest, of: UUID) -> list[Kept[LookBack]]:
    """This person's own looks back at one thing, newest first."""
    return [kept for kept in request.vault.all(LookBack) if kept.record.of == of]


def turns_were(request: OwnRequest, raised: UUID | None, own: UUID | None = None) -> bool:
    """Whether turns were taken to the end, over something raised or, on one phone, over one's own matter."""
    space = reach.reachable(request)
    if raised and space and turning.were(request.vault, space, raised):
        return True
    return own is not None and turning.were(request.vault, None, own)


# What was said, on Today


def way_back(kept: Kept[Any]) -> str:
    """The address that takes back what was just said."""
    name = "conflict:raised-withdrawal" if isinstance(kept.record, Raised) else "conflict:unsaying"
    return reverse(name, args=[kept.id])


def put_away(request: SpaceRequest, id: UUID) -> None:  # noqa: A002 - a record's id
    """Put something of the other's away from Today.

    Raises
    ------
    NotHere
        It is not the other's, or never was.

    """
    space = request.space.id
    found: Kept[Any] | None = reach.raised(request, id)
    if found is None:
        try:
            found = request.vault.get(SittingBegun, id, space)
        except NotHere:
            found = told(request, id)
    if found.mine:
        raise NotHere
    request.vault.add(PutAway(day=request.today, what=id))
