"""The server's own secrets: made once, for its user alone, also when several processes begin together."""

import stat
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from usward.site.secrets import secret


def test_a_secret_is_long_and_for_its_owner_alone(tmp_path: Path) -> None:
    assert len(bytes.fromhex(secret(tmp_path / "home", "secret-key"))) == 32
    for path in [tmp_path / "home", *(tmp_path / "home").rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


def test_it_stays_the_same_and_others_differ(tmp_path: Path) -> None:
    assert secret(tmp_path, "a") == secret(tmp_path, "a")
    assert secret(tmp_path, "a") != secret(tmp_path, "b")


def test_processes_that_begin_together_agree(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        found = set(pool.map(partial(secret, tmp_path), ["secret-key"] * 16))
    assert len(found) == 1
    assert [path.name for path in (tmp_path / "secrets").iterdir()] == ["secret-key"]
