"""Runs the sections, prints their tables, and writes each to `results/`. Exits with 1 when a binding target is missed."""

import platform
import sys
from importlib import import_module
from pathlib import Path

from bench.figures import table

SECTIONS = ("vault", "start", "pages")
RESULTS = Path(__file__).parent / "results"


def main(names: list[str]) -> int:
    unknown = set(names) - set(SECTIONS)
    if unknown:
        print(f"There is no section {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}.")
        return 2
    missed = 0
    for name in names or SECTIONS:
        section = import_module(f"bench.{name}")
        figures = section.run()
        title = (section.__doc__ or name).strip().splitlines()[0]
        text = f"## {title}\n\n{table(figures)}\n\nPython {platform.python_version()}, {platform.machine()}.\n"
        print(text)
        (RESULTS / f"{name}.md").write_text(text)
        missed += sum(figure.binds and figure.held is False for figure in figures)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
