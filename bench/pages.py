"""Pages: Today and Us with five years of two people behind them, against a bare template page of the same server."""

import gzip
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from http.cookies import SimpleCookie
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode

from bench.figures import Figure
from bench.long_life import WORDS, home

BARE, TODAY, US = "/away/", "/", "/us/?back=1y"
CLIENTS, ROUNDS, SECONDS = 8, 5, 2.0
IDLE = 1.0
MB = 1024 * 1024


def run() -> list[Figure]:
    folder = home()
    server = Server(folder)
    try:
        return figures(server)
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def figures(server: "Server") -> list[Figure]:
    cookie, signing = server.sign_in()
    for path in (BARE, TODAY, US):
        for _ in range(5):
            server.get(path, cookie)
    alone = {path: [] for path in (BARE, TODAY, US)}
    for _ in range(ROUNDS):
        for path, rates in alone.items():
            rates.append(rate(server, path, cookie))
    bare, today, us = (median(alone[path]) for path in (BARE, TODAY, US))
    server.get(US, cookie)
    drawn = server.picture_memory()
    crowd = {path: crowded(server, path, cookie) for path in (BARE, TODAY)}
    for _ in range(100):
        server.get(TODAY, cookie)
    first, later = server.bytes_of_a_visit(cookie)
    return [
        Figure("Today, pages a second", f"{today:.0f}", f"bare page {bare:.0f}", today / bare, at_least=0.25, binds=True),
        Figure("Us over a year, pages a second", f"{us:.0f}", f"bare page {bare:.0f}", us / bare),
        Figure("Today, p95 with 8 clients", f"{crowd[TODAY]:.0f} ms", f"bare page {crowd[BARE]:.0f} ms", crowd[TODAY] / crowd[BARE], at_most=5),
        Figure("memory of usward serve", f"{server.memory() / MB:.0f} MB", "160 MB", server.memory() / MB / 160, at_most=1, binds=True),
        Figure("memory of the picture process", f"{drawn / MB:.0f} MB", "220 MB", drawn / MB / 220, at_most=1, binds=True),
        *pictures(),
        Figure("a sign-in", f"{signing * 1000:.0f} ms", f"bare page {1000 / bare:.1f} ms", signing * bare),
        Figure("a later start", f"{server.seconds_to_start:.1f} s", "3 s", server.seconds_to_start / 3, at_most=1),
        Figure("first load, compressed", f"{first / 1024:.0f} KB", "80 KB", first / 1024 / 80, at_most=1),
        Figure("a later page, compressed", f"{later / 1024:.1f} KB", "20 KB", later / 1024 / 20, at_most=1),
    ]  # fmt: skip


def pictures() -> list[Figure]:
    """A year of two people drawn warm by the picture process, and whether that process goes when nobody asks."""
    from usward.ui.charts import Line, Point, draw, lines_over_time
    from usward.ui.studio import Studio

    last = datetime.now(UTC).date()
    weeks = [last - timedelta(weeks=back) for back in range(52, 0, -1)]
    mine = [Point(last - timedelta(days=back), 4 + back % 3) for back in range(365, 0, -1)]
    drawing = lines_over_time(
        start=mine[0].day, end=last, title="Closeness", description="Closeness of both over a year.",
        me=Line("You", [Point(day, 4 + at % 3 / 2, 3, 6) for at, day in enumerate(weeks)], mine),
        you=Line("Ben", [Point(day, 5 - at % 4 / 2, 3, 6) for at, day in enumerate(weeks)]),
    )  # fmt: skip
    studio = Studio(idle=IDLE)
    taken = []
    for _ in range(25):
        begun = time.perf_counter()
        draw(drawing, studio)
        taken.append(time.perf_counter() - begun)
    warm = median(taken[5:]) * 1000
    begun = time.perf_counter()
    while studio.pid is not None and time.perf_counter() < begun + 10 * IDLE:
        time.sleep(0.02)
    gone = time.perf_counter() - begun
    studio.close()
    return [
        Figure("a picture of a year, warm", f"{warm:.0f} ms", "60 ms", warm / 60, at_most=1),
        Figure("the picture process is gone after", f"{gone:.1f} s", f"{IDLE:g} s idle", gone / IDLE, at_most=2),
    ]


def rate(server: "Server", path: str, cookie: str) -> float:
    """Pages a second from one client that asks again as soon as it has been answered."""
    asked, until = 0, time.perf_counter() + SECONDS
    line = server.line()
    begun = time.perf_counter()
    while time.perf_counter() < until:
        answer(line, path, cookie)
        asked += 1
    return asked / (time.perf_counter() - begun)


def crowded(server: "Server", path: str, cookie: str) -> float:
    """The 95th percentile in milliseconds with eight clients at once."""
    taken: list[float] = []

    def ask() -> None:
        line, until = server.line(), time.perf_counter() + 2 * SECONDS
        while time.perf_counter() < until:
            begun = time.perf_counter()
            answer(line, path, cookie)
            taken.append(time.perf_counter() - begun)

    clients = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return quantiles(taken, n=20)[-1] * 1000


def answer(line: http.client.HTTPConnection, path: str, cookie: str, **headers: str) -> tuple[int, bytes, SimpleCookie]:
    line.request("GET", path, headers={"Cookie": cookie, "Accept-Encoding": "gzip", **headers})
    said = line.getresponse()
    body = said.read()
    assert said.status in {200, 302}, (path, said.status)
    return said.status, body, SimpleCookie("; ".join(said.headers.get_all("Set-Cookie") or []))


class Server:
    """The real `usward serve` on the bench's home."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("USWARD_")}
        self.env = kept | {"USWARD_HOME": str(folder), "USWARD_RUNTIME": str(folder / "run")}
        self.start()
        self.stop()
        self.seconds_to_start = self.start()

    def start(self) -> float:
        begun = time.perf_counter()
        command = [sys.executable, "-m", "usward", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL)
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 0.2).close()
                return time.perf_counter() - begun
            except OSError:
                time.sleep(0.02)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(10)

    def line(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("localhost", self.port)

    def get(self, path: str, cookie: str) -> bytes:
        return answer(self.line(), path, cookie)[1]

    def sign_in(self) -> tuple[str, float]:
        """The cookie of a fresh session, and how long the right password took."""
        line = self.line()
        line.request("GET", "/sign-in/")
        said = line.getresponse()
        token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', said.read().decode())
        assert token
        jar = SimpleCookie("; ".join(said.headers.get_all("Set-Cookie") or []))
        cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in jar.items())
        form = urlencode({"csrfmiddlewaretoken": token[1], "username": "ana", "password": WORDS["ana"]})
        begun = time.perf_counter()
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        line.request("POST", "/sign-in/", form, headers | {"Origin": f"http://localhost:{self.port}"})
        said = line.getresponse()
        said.read()
        taken = time.perf_counter() - begun
        assert said.status == 302, said.status
        for each in said.headers.get_all("Set-Cookie") or []:
            jar.load(each)
        return "; ".join(f"{name}={morsel.value}" for name, morsel in jar.items()), taken

    def memory(self) -> int:
        return resident(self.process.pid)

    def picture_memory(self) -> int:
        """Resident bytes of the picture process, or nothing where there is none."""
        tasks = Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(resident(int(child)) for task in tasks for child in (task / "children").read_text().split())

    def bytes_of_a_visit(self, cookie: str) -> tuple[int, int]:
        """Bytes over the wire for Today with everything it asks for, and for the page alone."""
        body = self.get(TODAY, cookie)
        page = gzip.decompress(body).decode() if body[:2] == b"\x1f\x8b" else body.decode()
        parts = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page))
        styles = [path for path in parts if path.endswith(".css")]
        for path in styles:
            raw = self.get(path, cookie)
            text = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode()
            base = path.rsplit("/", 1)[0]
            parts |= {f"{base}/{found}" for found in re.findall(r'@import (?:url\()?"([^"]+)"', text)}
        return len(body) + sum(len(self.get(path, cookie)) for path in parts), len(body)


def resident(pid: int) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) * 1024
    return 0
