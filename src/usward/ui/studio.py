"""The one picture process of this server: started when first needed, guarded by a lock, replaced when it dies.

The server never imports the renderer. A picture that cannot be drawn in time is a `NoPicture`; pages then show
the table, which says the same.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from typing import Any

SECONDS = 10.0
"""The longest a page waits for one picture, the start of the process included."""


class NoPicture(Exception):
    """The picture could not be drawn: the process is busy, died, took too long, or refused the spec."""


class Studio:
    """One child process that turns Vega-Lite specs into SVG, one at a time."""

    def __init__(self, seconds: float = SECONDS, idle: float | None = None) -> None:
        self._seconds = seconds
        self._arguments = [] if idle is None else [str(idle)]
        self._lock = threading.Lock()
        self._child: subprocess.Popen[str] | None = None

    @property
    def pid(self) -> int | None:
        """The process that is drawing or waiting to, if there is one."""
        child = self._child
        return child.pid if child and child.poll() is None else None

    def draw(self, spec: Mapping[str, Any]) -> str:
        """The SVG of a Vega-Lite spec that carries its own data. Raises `NoPicture`."""
        if not self._lock.acquire(timeout=self._seconds):
            raise NoPicture("another picture is still being drawn")
        try:
            return self._ask(json.dumps(spec), again=True)
        finally:
            self._lock.release()

    def close(self) -> None:
        """End the process now, if there is one."""
        child = self._child
        if child and child.poll() is None:
            child.kill()
            child.wait()
        self._child = None

    def _ask(self, line: str, *, again: bool) -> str:
        child = self._running()
        answer = self._exchange(child, line)
        if answer is None:  # it ended between two pictures, as it does when idle; a fresh one draws
            self.close()
            if again:
                return self._ask(line, again=False)
            raise NoPicture("the picture process ended while drawing")
        if "svg" not in answer:
            raise NoPicture(f"the spec was refused: {answer.get('error')}")
        return str(answer["svg"])

    def _exchange(self, child: "subprocess.Popen[str]", line: str) -> dict[str, Any] | None:
        """One spec in, one answer out; `None` when the process is gone. Too slow a process is ended."""
        late = threading.Event()

        def give_up() -> None:
            late.set()
            child.kill()

        alarm = threading.Timer(self._seconds, give_up)
        alarm.daemon = True
        alarm.start()
        try:
            assert child.stdin is not None
            assert child.stdout is not None
            child.stdin.write(line + "\n")
            child.stdin.flush()
            back = child.stdout.readline()
        except OSError:
            back = ""
        finally:
            alarm.cancel()
        if late.is_set():
            raise NoPicture("the picture took too long")
        return json.loads(back) if back else None

    def _running(self) -> "subprocess.Popen[str]":
        if self._child is None or self._child.poll() is not None:
            self._child = subprocess.Popen(  # noqa: S603  our own module, by our own interpreter
                [sys.executable, "-m", "usward.ui.picture", *self._arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
            # Waits for the end, so that an idle process leaves nothing behind in the process table.
            threading.Thread(target=self._child.wait, daemon=True).start()
        return self._child


STUDIO = Studio()
"""The studio of this server process."""
