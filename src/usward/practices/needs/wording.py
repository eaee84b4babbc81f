"""What needs, situations and kinds of preference are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from usward.core.content import Need as Described
from usward.packs.at_hand import at_hand, language
from usward.practices.needs.record import Need, Preference, Sort

Text = str | Promise

SITUATIONS: list[tuple[str, Text]] = [
    ("sad", _("sad")), ("angry", _("angry")), ("afraid", _("afraid or worried")), ("ill", _("ill or in pain")),
    ("ashamed", _("ashamed")), ("worn-out", _("worn out")), ("proud", _("proud of something")),
]  # fmt: skip
#: "When I am …", whole, so that another language may say it its own way.
WHEN_I_AM: dict[str, Text] = {
    "sad": _("When I am sad"), "angry": _("When I am angry"), "afraid": _("When I am afraid or worried"),
    "ill": _("When I am ill or in pain"), "ashamed": _("When I am ashamed"), "worn-out": _("When I am worn out"),
    "proud": _("When I am proud of something"),
}  # fmt: skip
#: A sort of preference: its title, and why it is worth writing down.
SORTS: dict[Sort, tuple[Text, Text]] = {
    "comfort": (
        _("What comforts me"),
        _("Comfort that fits one person can miss another. Written on a good day, it helps on a bad one."),
    ),
    "tender": (
        _("Where I am tender"),
        _("A tone, a word or a gesture that hurts more than it should. Known, it is easier to step around."),
    ),
    "expectation": (
        _("What I expect without saying"),
        _("What goes without saying for one of you may never have crossed the other's mind."),
    ),
}
#: What each sort asks under `about`, `better` and `more`, with a hint each.
FIELDS: dict[Sort, tuple[tuple[Text, Text], tuple[Text, Text], tuple[Text, Text]]] = {
    "comfort": (
        (_("Or in other words"), _("“After a bad call with my father.”")),
        (_("What I like then"), _("“Sit next to me and say nothing for a while.”")),
        (_("What does not help, however kindly meant"), _("“Being told that it will pass.”")),
    ),
    "tender": (
        (_("What hurts"), _("“When you look at your phone while I am telling you something.”")),
        (_("What would be better"), _("“Say: one minute, then I am all yours.”")),
        (_("What it wakes in me, as far as I know"), _("Where you met it first, if you would like to say.")),
    ),
    "expectation": (
        (_("What I expect"), _("“That whoever is home first starts supper.”")),
        (_("How it would show"), _("What you would see or hear if it were so.")),
        (_("Where I learned to expect it"), _("A family, a friend, another time.")),
    ),
}


def described(key: str) -> Described | None:
    """The need of the library, in the language of the page."""
    return at_hand().get(Described, key, language()) if key else None


def library(bond: str | None) -> list[Described]:
    """The needs of the library that suit this bond."""
    return [each for each in at_hand().all(Described, language()) if bond is None or bond in each.bonds]


def name_of(need: Need) -> str:
    """What a need is called: as the library says it today, or in its author's own word."""
    known = described(need.key)
    return known.name if known else (need.name or need.key.replace("-", " "))


def about(preference: Preference) -> Text:
    """What a preference is about, as the head of its card."""
    return preference.about or WHEN_I_AM.get(preference.situation, preference.situation)
