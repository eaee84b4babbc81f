"""What the practice keeps."""

from typing import Annotated

from msgspec import Meta

from usward.core.records import Record


class Walk(Record, frozen=True, kw_only=True, tag="sample.walk"):
    """A walk, and a thought that came on the way."""

    thought: Annotated[str, Meta(min_length=1, max_length=2000)]

    def words(self) -> str:
        return self.thought

    @property
    def handed(self) -> dict[str, str]:
        return {"text": self.thought}
