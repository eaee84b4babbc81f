"""Words that must not be found, and the search for them in every form a store might keep them in."""

import base64
import secrets
import zlib
from collections.abc import Iterator


class Canaries:
    """`count` random words. All begin with one random mark: what is searched for is the mark, in every form."""

    def __init__(self, count: int = 200) -> None:
        self.mark = secrets.token_hex(12)
        self.words = [self.mark + secrets.token_hex(6) for _ in range(count)]

    def found_in(self, *stores: bytes) -> set[bytes]:
        """The forms that lie in one of the stores; a stream is looked for word by word, since it has no parts."""
        sought = {*forms(self.mark), *(zlib.compress(word.encode())[2:-4] for word in self.words)}
        return {form for form in sought if any(form in store for store in stores)}


def forms(mark: str) -> Iterator[bytes]:
    """UTF-8 and UTF-16, each also in hex and in base64 at all three offsets."""
    for plain in (mark.encode(), mark.encode("utf-16-le"), mark.encode("utf-16-be")):
        yield plain
        yield plain.hex().encode()
        yield plain.hex().upper().encode()
        for offset in range(3):
            # The letters at both ends depend on what stands beside the mark.
            yield base64.b64encode(bytes(offset) + plain)[4:-4]
            yield base64.urlsafe_b64encode(bytes(offset) + plain)[4:-4]
