"""Golden files: one sealed record of every version of every kind, which must open for as long as there is a Usward.

Each is a JSON file in `tests/golden/` with the key, the row as the database held it, and what it read as on its first day.
`tests/golden/add.py` writes one.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from usward.core.records import Kept, Record, kind_of, stored
from usward.vault.rows import Row
from usward.vault.sheets import BucketKeys, Hand

FOLDER = Path(__file__).parents[4] / "tests" / "golden"
#: The person who writes all golden files, and the day on which they do.
AUTHOR, AUTHOR_KEY = UUID(int=0xA7A), bytes(32)
MOMENT = datetime(2026, 11, 22, 12, tzinfo=UTC)


def path_of(kind: type[Record], version: int) -> Path:
    return FOLDER / f"{kind_of(kind)}-v{version}.json"


def sealed(record: Record, key: bytes, bucket: UUID, row: UUID) -> dict[str, Any]:
    """What a golden file says of a record that is sealed now."""
    hand = Hand(BucketKeys(bucket, {0: key}), AUTHOR, AUTHOR_KEY)
    kind, version, _ = stored(record)
    made = hand.seal(Row(row, 1, b"", 0, 0, b""), record, AUTHOR, MOMENT, MOMENT)
    return {
        "kind": kind,
        "version": version,
        "key": key.hex(),
        "bucket": bucket.hex,
        "row": {"id": row.hex, "seq": 1, "tag": made.tag.hex(), "epoch": made.epoch, "revision": made.revision},
        "body": made.body.hex(),
        "reads": msgspec.to_builtins(record, str_keys=True),
    }


def opened(kind: type[Record], file: dict[str, Any]) -> Kept[Record]:
    """The record in a golden file, read as the vault reads rows."""
    at = file["row"]
    row = Row(
        UUID(at["id"]), at["seq"], bytes.fromhex(at["tag"]), at["epoch"], at["revision"], bytes.fromhex(file["body"])
    )
    keys = BucketKeys(UUID(file["bucket"]), {at["epoch"]: bytes.fromhex(file["key"])})
    if keys.tag(file["kind"], at["epoch"]) != row.tag:
        raise AssertionError(f"{file['kind']} would not be found: its tag has changed")
    return Hand(keys, AUTHOR, AUTHOR_KEY).open(kind, row)


def read(path: Path) -> dict[str, Any]:
    file: dict[str, Any] = json.loads(path.read_text())
    return file
