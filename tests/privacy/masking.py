"""What differs between two equal pages: tokens of forms, nonces, words drawn by chance."""

import re

_TOKENS = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')
_DRAWN = re.compile(rb"<p class=\"code\" data-suggested[^>]*>[^<]*</p>")


def masked(page: bytes) -> bytes:
    """A page without what is random in it."""
    return _DRAWN.sub(b"", _TOKENS.sub(b"", page))
