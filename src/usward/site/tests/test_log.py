"""The log says what happened, never to whom or about what."""

import logging
import stat
import sys
from pathlib import Path

import time_machine
from django.test import RequestFactory

from usward.site.log import DailyFiles, QuietFormatter


def record(message: str, *arguments: object, **extra: object) -> logging.LogRecord:
    made = logging.LogRecord("usward", logging.ERROR, "", 0, message, arguments, None)
    made.__dict__.update(extra)
    return made


def test_a_request_is_named_without_its_path_and_query() -> None:
    request = RequestFactory().get("/journal/7e1c/?word=whisper")
    line = QuietFormatter().format(record("Not Found: %s", request.path, request=request, status_code=404))
    assert line == "error: 404 GET no route"


def test_an_exception_is_named_by_type_and_place_alone() -> None:
    try:
        raise ValueError("what Ana wrote")
    except ValueError:
        made = record("Internal Server Error")
        made.exc_info = sys.exc_info()
    line = QuietFormatter().format(made)
    assert "builtins.ValueError" in line
    assert "test_log.py" in line
    # The source line itself is ours; the words that came with the exception at run time are not printed after it.
    assert line.splitlines()[-1] == "builtins.ValueError"


def test_sign_ins_are_kept_for_fourteen_days_and_no_longer(tmp_path: Path) -> None:
    folder = tmp_path / "log"
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False) as clock:
        for _ in range(20):
            # A new handler each day, as after a restart.
            DailyFiles(folder, "signing-in", 14).handle(record("in"))
            clock.shift(86_400)
    assert len(list(folder.iterdir())) == 14
    assert min(path.name for path in folder.iterdir()) == "signing-in-2026-03-07.log"


def test_a_handler_that_lives_long_forgets_too(tmp_path: Path) -> None:
    handler = DailyFiles(tmp_path, "signing-in", 14)
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False) as clock:
        for _ in range(20):
            handler.handle(record("in"))
            clock.shift(86_400)
    assert len(list(tmp_path.iterdir())) == 14


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    DailyFiles(tmp_path, "signing-in", 14).handle(record("in"))
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
