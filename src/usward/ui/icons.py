"""The few line drawings of the shell. Words do most of the work; these only help the eye find its way."""

from types import MappingProxyType

from django.utils.safestring import SafeString, mark_safe

_DRAWINGS = MappingProxyType(
    {
        "today": "M3.5 18h17M6.5 18a5.5 5.5 0 0 1 11 0M12 6v2.6M4.6 10.2l1.8 1.6M19.4 10.2l-1.8 1.6",
        "together": "M11 20.5C4.6 17 3.2 9.6 7 4.2c4.2 3.6 5.2 9.6 4 16.3Zm2 0C19.4 17 20.8 9.6 17 4.2"
        "c-4.2 3.6-5.2 9.6-4 16.3Z",
        "me": "M12 20.5C6.2 16.5 6 9 12 3.5c6 5.5 5.8 13 0 17Zm0 0V12",
        "us": "M3 16c3.5-.5 4.5-7 8-7s4.5 4.5 10 2M3 11.5c4 .5 5 4.5 9 4.5s5-5 9-8",
        "lock": "M6.5 10.5h11v9h-11zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5M12 14v2.5",
        "down": "m7 10 5 5 5-5",
        "left": "m14.5 6-6 6 6 6",
        "right": "m9.5 6 6 6-6 6",
        "check": "m5 12.5 4.5 4.5L19 7.5",
        "mind": "M12 7.5v6M12 16.8v.1M12 3.5l9.5 16.5h-19z",
        "sealed": "M4 7.5h16v11H4zM4 8l8 6 8-6",
        "leaf": "M5 19C5 10 10 5 19 5c0 9-5 14-14 14Zm0 0 8-8",
        "close": "m7 7 10 10M17 7 7 17",
        "out": "M10 4.5H5.5v15H10M14 8l4.5 4L14 16M18 12H9.5",
    }
)


def icon(name: str) -> SafeString:
    """The drawing called `name`, hidden from screen readers: the words beside it say everything."""
    return mark_safe(  # noqa: S308  the paths above are ours and constant
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f'<path d="{_DRAWINGS[name]}"/></svg>'
    )
