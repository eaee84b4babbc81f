"""Every version of every kind that was ever sealed still opens, and any record of any kind survives the vault."""

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from usward.core.records import Record, Unknown, kind_of
from usward.vault.store import Vault
from usward.vault.tests import golden
from usward.vault.tests.any_record import any_record, our_kinds
from usward.vault.tests.kinds import Letter

KINDS = our_kinds()
VERSIONS = [(kind, version) for kind in KINDS for version in range(1, kind.version + 1)]


def named(of: Any) -> str:
    return kind_of(of) if isinstance(of, type) else f"v{of}"


@pytest.mark.parametrize(("kind", "version"), VERSIONS, ids=named)
def test_a_record_of_every_version_still_opens(kind: type[Record], version: int) -> None:
    path = golden.path_of(kind, version)
    assert path.is_file(), f"run: python tests/golden/add.py {kind_of(kind)}"
    file = golden.read(path)
    assert (file["kind"], file["version"]) == (kind_of(kind), version)
    kept = golden.opened(kind, file)
    if version == kind.version:
        assert kept.record == msgspec.convert(file["reads"], kind)


def test_every_golden_file_is_of_a_kind_that_is_still_known() -> None:
    known = {golden.path_of(kind, version).name for kind, version in VERSIONS}
    assert {path.name for path in golden.FOLDER.glob("*.json")} <= known


def test_a_golden_file_of_an_old_version_opens_as_the_new_one() -> None:
    """The mechanism itself, shown on a kind with three versions: what version 1 sealed reads as version 3."""

    day = date(2024, 2, 29)
    body = msgspec.msgpack.encode({"type": "vault-letter", "day": "2024-02-29", "to_and_text": "dear Ben: come home"})
    old = Unknown(day=day, kind="vault-letter", of_version=1, body=body)
    file = golden.sealed(old, bytes(32), golden.AUTHOR, golden.AUTHOR)
    assert file["version"] == 1
    assert golden.opened(Letter, file).record == Letter(day=day, to="dear Ben", text="come home")


def test_a_kind_whose_tag_was_renamed_is_noticed() -> None:
    file = golden.sealed(Letter(day=date(2024, 2, 29), to="", text=""), bytes(32), golden.AUTHOR, golden.AUTHOR)
    with pytest.raises(AssertionError, match="would not be found"):
        golden.opened(Letter, {**file, "kind": "vault-letters"})


def test_no_two_kinds_share_a_tag() -> None:
    tags = [kind_of(kind) for kind in KINDS]
    assert len(set(tags)) == len(tags)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS, ids=named)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_record_of_every_kind_comes_out_as_it_went_in(ana: Vault, kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(any_record(kind))
    kept = ana.add(record)
    assert kept.record == record
    assert ana.get(kind, kept.id).record == record
