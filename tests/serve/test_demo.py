"""`usward demo`: two people who never were, in a home of their own, sealed like anybody else."""

import sqlite3
from pathlib import Path

from serving import usward


def test_it_says_how_to_sign_in_and_says_the_same_when_asked_again(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = usward(home, "demo", "--weeks", "2")
    assert first.returncode == 0, first.stderr
    told = [line.split() for line in first.stdout.splitlines() if line.startswith("  ")]
    assert [line[0] for line in told] == ["maya", "jonas"]
    assert all(len(line) == 7 for line in told)
    assert usward(home, "demo").stdout == first.stdout


def test_nothing_they_wrote_lies_open_on_the_disk(tmp_path: Path) -> None:
    home = tmp_path / "home"
    usward(home, "demo", "--weeks", "2")
    kept = b"".join(path.read_bytes() for path in home.glob("usward.sqlite3*"))
    with sqlite3.connect(home / "usward.sqlite3") as store:
        (records,) = store.execute("select count(*) from vault_record").fetchone()
    assert records > 40
    for word in (b"Maya", b"Jonas", b"partners", b"checkin", b"appreciation", b"Lotte", b"library"):
        assert word not in kept


def test_it_refuses_a_home_that_may_hold_somebodys_words(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "usward.sqlite3").write_bytes(b"")
    refused = usward(home, "demo")
    assert refused.returncode == 1
    assert "needs a home of its own" in refused.stderr + refused.stdout
    assert (home / "usward.sqlite3").read_bytes() == b""
