"""Adds golden files: one sealed record for each kind whose present version has none yet.

    python tests/golden/add.py                 for every kind that lacks one
    python tests/golden/add.py checkin         for one kind
    python tests/golden/add.py checkin '{"day": "2026-11-22", …}'      with a record of your own

Run it once after adding a kind or raising its `version`, and commit the file. A file is never written again: what it holds
is what people's databases hold.
"""

import json
import os
import sys
import warnings
from typing import Any
from uuid import uuid4

import django
import msgspec
from django.conf import settings

settings.configure(INSTALLED_APPS=["usward.vault"])
django.setup()

from hypothesis import HealthCheck, Phase, given  # noqa: E402 - Django wants to be set up first
from hypothesis import seed as seeded  # noqa: E402
from hypothesis import settings as hypothesis_settings  # noqa: E402

from usward.core.records import Record, kind_of  # noqa: E402
from usward.vault.tests import golden  # noqa: E402
from usward.vault.tests.any_record import any_record, our_kinds  # noqa: E402


def rich_sample(kind: type[Record]) -> Record:
    """Of many records that the type allows, the one that says most."""
    found: list[Record] = []

    @seeded(0)
    @hypothesis_settings(
        max_examples=100, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None
    )
    @given(any_record(kind))
    def draw(record: Record) -> None:
        found.append(record)

    draw()
    return max(found, key=_filled)


def _filled(record: Record) -> tuple[int, int]:
    fields: dict[str, Any] = msgspec.to_builtins(record, str_keys=True)
    return sum(bool(value) for value in fields.values()), -len(str(fields))


def main(wanted: str = "", sample: str = "") -> int:
    for kind in our_kinds():
        path = golden.path_of(kind, kind.version)
        if path.exists() or wanted not in ("", kind_of(kind)):
            continue
        record = msgspec.json.decode(_tagged(kind, sample), type=kind) if sample else rich_sample(kind)
        file = golden.sealed(record, os.urandom(32), uuid4(), uuid4())
        path.write_text(json.dumps(file, indent=1, ensure_ascii=True) + "\n")
        print(path.name)
    return 0


def _tagged(kind: type[Record], sample: str) -> bytes:
    return json.dumps({"type": kind_of(kind), **json.loads(sample)}).encode()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.exit(main(*sys.argv[1:]))
