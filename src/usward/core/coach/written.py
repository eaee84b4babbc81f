"""Patterns that cost nothing until they are needed."""

import re
from collections.abc import Iterator
from functools import cached_property


class Written:
    """A pattern as it was written, compiled when it is first asked; most messages need few of those there are."""

    def __init__(self, written: str) -> None:
        self.written = written

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.written)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place it is found at."""
        return self.compiled.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every place it is found at."""
        return self.compiled.finditer(text)
