"""Runs the sections, prints their tables, and writes each to `results/`. Exits with 1 when a binding target is missed."""

import platform
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from bench.figures import table

SECTIONS = ("vault", "start", "pages", "live", "dyadic", "simulate", "companion")
RESULTS = Path(__file__).parent / "results"


def main(names: list[str]) -> int:
    unknown = set(names) - set(SECTIONS)
    if unknown:
        print(f"There is no section {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}.")
        return 2
    if len(names) == 1:
        return run(names[0])
    # Each section in a process of its own: they need different settings, and must not warm each other's caches.
    ended = [subprocess.run([sys.executable, "-m", "bench", name], check=False) for name in names or SECTIONS]
    return max(process.returncode for process in ended)


def run(name: str) -> int:
    """Measure one section, print and keep its table; 1 when a target that binds was missed."""
    section = import_module(f"bench.{name}")
    figures = section.run()
    title = (section.__doc__ or name).strip().splitlines()[0]
    text = f"## {title}\n\n{table(figures)}\n\nPython {platform.python_version()}, {platform.machine()}.\n"
    print(text, flush=True)
    (RESULTS / f"{name}.md").write_text(text)
    return int(any(figure.binds and figure.held is False for figure in figures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
