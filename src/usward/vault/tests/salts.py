"""Counts salts that come twice when several forked processes seal at once."""

import os
from uuid import UUID

from usward.vault.sealed import Place, seal

_PLACE = Place("record", UUID(int=0), UUID(int=0), b"", 0, 0)
_SALT = slice(5, 37)


def repeated_salts(seals: int, *, workers: int) -> int:
    """How many of so many seals, shared among forked workers, carry a salt that another one carries."""
    pipes = [_worker(seals // workers) for _ in range(workers)]
    salts: set[bytes] = set()
    total = 0
    for reading, child in pipes:
        with os.fdopen(reading, "rb") as pipe:
            while salt := pipe.read(32):
                salts.add(salt)
                total += 1
        os.waitpid(child, 0)
    if total != seals:
        raise RuntimeError(f"{total} of {seals} seals arrived")
    return total - len(salts)


def _worker(seals: int) -> tuple[int, int]:
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return reading, child
    try:
        with os.fdopen(writing, "wb") as pipe:
            for _ in range(seals):
                pipe.write(seal(bytes(32), _PLACE, b"")[_SALT])
    finally:
        os._exit(0)
