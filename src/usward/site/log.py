"""The log says what happened, never to whom or about what: no path, no cookie, no body, no words of an exception."""

import logging
import os
import traceback
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any


class QuietFormatter(logging.Formatter):
    """One line per event. A request is named by its route, and an exception by its type and place alone,
    because the message of an exception may quote what a person wrote.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line, with the places an exception passed through beneath it."""
        request = getattr(record, "request", None)
        said = _request_line(record, request) if request is not None else record.getMessage()
        lines = [f"{record.levelname.lower()}: {said}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines.append(self.formatException(record.exc_info))
        return "\n".join(lines)

    def formatException(self, ei: Any) -> str:  # noqa: N802  -- the name is logging's
        """Files, lines and the type of the exception; its message stays out."""
        places = "".join(traceback.format_tb(ei[2]))
        kind = type(ei[1])
        return f"{places}{kind.__module__}.{kind.__qualname__}"


def _request_line(record: logging.LogRecord, request: Any) -> str:
    match = getattr(request, "resolver_match", None)
    route = match.route if match is not None else "no route"
    return f"{getattr(record, 'status_code', '')} {getattr(request, 'method', '')} {route}".strip()


class DailyFiles(logging.Handler):
    """One file a day, readable by the owner alone, removed after some days. Safe with several processes:
    each line is one append.
    """

    def __init__(self, folder: Path, stem: str, days: int) -> None:
        """Write to `folder/stem-YYYY-MM-DD.log` (days in UTC) and keep `days` of them."""
        super().__init__()
        self.folder, self.stem, self.days = folder, stem, days
        self._pruned = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Append the message with its time."""
        try:
            now = datetime.now(UTC)
            today = f"{self.stem}-{now:%Y-%m-%d}.log"
            if today != self._pruned:
                self._prune(now)
                self._pruned = today
            line = f"{now:%Y-%m-%dT%H:%M:%SZ} {self.format(record)}\n".encode()
            file = os.open(self.folder / today, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(file, line)
            finally:
                os.close(file)
        except Exception:  # noqa: BLE001  -- a full disk must not stop a page; logging's own habit
            self.handleError(record)

    def _prune(self, now: datetime) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        oldest = f"{self.stem}-{now - timedelta(days=self.days - 1):%Y-%m-%d}.log"
        for path in self.folder.glob(f"{self.stem}-*.log"):
            if path.name < oldest:
                path.unlink(missing_ok=True)
