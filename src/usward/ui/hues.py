"""The colours a person may choose. Their values, in light and dark, are in `static/ui/css/tokens.css`."""

from django.utils.translation import gettext_lazy as _

HUES = [
    ("violet", _("violet")),
    ("gold", _("gold")),
    ("teal", _("teal")),
    ("rose", _("rose")),
    ("blue", _("blue")),
    ("moss", _("moss")),
]
"""(value, name) of each colour, in the order they are offered."""

MINE, YOURS = "violet", "gold"
"""The colours of the two until somebody chooses."""

NAMES = frozenset(value for value, _name in HUES)


def hue_classes(mine: str | None, yours: str | None, *, dashed: bool = False) -> str:
    """The classes of the root element: my colour, the other's colour, and whether my stroke is the dashed one.

    An unknown or missing colour becomes the first choice. If both chose the same colour it stays so (it is the
    same on both screens); the stroke still tells the two apart.
    """
    me = mine if mine in NAMES else MINE
    you = yours if yours in NAMES else YOURS
    return f"me-{me} you-{you}" + (" me-dashed" if dashed else "")
