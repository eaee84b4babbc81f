"""What a process that sees unlocked words owes them: it leaves no picture of its memory behind."""

import ctypes
import sys
from contextlib import suppress

PR_SET_DUMPABLE = 4


def no_core_dumps() -> None:
    """Forbid core dumps, also those that a system collects through a pipe, and other processes' eyes."""
    with suppress(ImportError):  # Windows writes none unless told to
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
