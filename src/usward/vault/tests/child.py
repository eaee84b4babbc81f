"""Another process that writes to the vault: for what only several processes, or a killed one, can show.

    python -m usward.vault.tests.child write COUNT THREADS     writes so many records in each thread, then ends
    python -m usward.vault.tests.child killed ROUNDS           forks a writer ROUNDS times and kills it while it writes

`VAULT_DATABASE` holds the store's settings as JSON, `VAULT_LUGGAGE` the keys. Answers in JSON on standard output.
"""

import json
import os
import random
import signal
import sys
import threading
import time
from typing import Any
from uuid import UUID

import msgspec


def set_up() -> None:
    import django
    from django.conf import settings

    settings.configure(
        INSTALLED_APPS=["usward.vault"],
        USE_TZ=True,
        DATABASES={"default": json.loads(os.environ["VAULT_DATABASE"])},
    )
    django.setup()


def luggage() -> Any:
    from usward.vault.tests.people import Luggage

    return msgspec.json.decode(os.environ["VAULT_LUGGAGE"], type=Luggage)


def write(count: int, threads: int) -> None:
    """Every thread writes `count` records into the space; every third transaction is given up at its end."""
    from django.db import connection, transaction

    from usward.vault.tests.kinds import note

    class GivenUp(Exception):
        pass

    def work() -> None:
        vault = luggage().vault()
        for at in range(count):
            vault.add(note(f"{os.getpid()} {at}"), vault_space)
            if at % 3 == 0:
                try:
                    with transaction.atomic():
                        vault.add(note("given up"), vault_space)
                        raise GivenUp
                except GivenUp:
                    pass
        connection.close()

    vault_space = luggage().bucket
    working = [threading.Thread(target=work) for _ in range(threads)]
    for thread in working:
        thread.start()
    for thread in working:
        thread.join()


def killed(rounds: int, seed: int = 0) -> None:
    """Kill a writer with SIGKILL again and again; say which records it had been told were kept."""
    chance = random.Random(seed)
    acknowledged: list[str] = []
    for _ in range(rounds):
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            _write_until_killed(writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            said = pipe.read(17 * chance.randrange(1, 6))
            time.sleep(chance.uniform(0, 0.004))
            os.kill(child, signal.SIGKILL)
            said += pipe.read()
        os.waitpid(child, 0)
        acknowledged += [said[at : at + 16].hex() for at in range(0, len(said) - 16, 17)]
    print(json.dumps(acknowledged))


def _write_until_killed(writing: int) -> None:
    from usward.vault.tests.kinds import note

    vault, space = luggage().vault(), luggage().bucket
    while True:
        kept = vault.add(note("x" * 300), space)
        if kept.seq % 2:
            kept = vault.revise(kept, note("y" * 900))
        os.write(writing, kept.id.bytes + b"\n")


def described(settings: dict[str, Any]) -> str:
    """A store's settings as another process can read them."""
    plain = {name: str(value) if name == "NAME" else value for name, value in settings.items() if name != "TEST"}
    return json.dumps({**plain, "ATOMIC_REQUESTS": False}, default=str)


def environment(settings: dict[str, Any], keys: Any) -> dict[str, str]:
    return {
        **os.environ,
        "VAULT_DATABASE": described(settings),
        "VAULT_LUGGAGE": msgspec.json.encode(keys).decode(),
    }


def acknowledged(said: str) -> list[UUID]:
    return [UUID(hex=each) for each in json.loads(said)]


if __name__ == "__main__":
    set_up()
    {"write": write, "killed": killed}[sys.argv[1]](*map(int, sys.argv[2:]))
