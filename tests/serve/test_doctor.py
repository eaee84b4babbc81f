"""`usward doctor` says what is well and what to mend, and changes nothing."""

from pathlib import Path

from serving import free_port, usward


def test_a_home_that_is_well(home: Path) -> None:
    done = usward(home, "doctor")
    assert done.returncode == 0, done.stdout
    assert "mend:" not in done.stdout
    assert "is whole" in done.stdout
    assert "on this machine alone" in done.stdout


def test_before_the_first_start_it_makes_nothing(tmp_path: Path) -> None:
    done = usward(tmp_path / "home", "doctor")
    assert done.returncode == 0
    assert "the first start makes it" in done.stdout
    assert not (tmp_path / "home").exists()


def test_a_home_others_may_open(home: Path) -> None:
    (home / "usward.sqlite3").chmod(0o644)
    done = usward(home, "doctor")
    assert done.returncode == 1
    assert "chmod" in done.stdout


def test_a_damaged_store(home: Path) -> None:
    store = home / "usward.sqlite3"
    damaged = bytearray(store.read_bytes())
    damaged[8192:12288] = b"\xff" * 4096
    store.write_bytes(damaged)
    done = usward(home, "doctor")
    assert done.returncode == 1
    assert "from before" in done.stdout
    assert "Traceback" not in done.stderr


def test_an_address_that_leads_nowhere(tmp_path: Path) -> None:
    done = usward(tmp_path / "home", "doctor", env={"USWARD_ORIGIN": "https://usward.invalid"})
    assert done.returncode == 1
    assert "leads nowhere" in done.stdout


def test_an_address_where_nobody_answers(tmp_path: Path) -> None:
    done = usward(tmp_path / "home", "doctor", env={"USWARD_ORIGIN": f"http://127.0.0.2:{free_port()}"})
    assert done.returncode == 1
    assert "Nobody answers" in done.stdout


def test_a_password_in_a_database_address_is_not_shown(tmp_path: Path) -> None:
    done = usward(tmp_path / "home", "doctor", env={"USWARD_DATABASE": "postgresql://ana:whisper@127.0.0.1:1/usward"})
    assert done.returncode == 1
    assert "whisper" not in done.stdout + done.stderr
    assert "cannot be opened" in done.stdout
