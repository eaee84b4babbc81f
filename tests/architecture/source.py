"""The sources under test, read once."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "usward"


def name(path: Path) -> str:
    """The path as a reader of the repository would write it."""
    return str(path.relative_to(ROOT))


@cache
def modules() -> tuple[Path, ...]:
    """Every Python file of the package that is not a test and not a migration."""
    return tuple(
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if not {"tests", "migrations"} & set(path.relative_to(PACKAGE).parts)
    )


@cache
def all_python() -> tuple[Path, ...]:
    """Every Python file of ours, tests and benchmarks among them."""
    return tuple(sorted(path for folder in ("src", "tests", "bench") for path in (ROOT / folder).rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text(), str(path))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method in a file."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function's body, its docstring aside: what a reader has to hold in the head."""
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def templates() -> list[Path]:
    """Every HTML template of the package."""
    return sorted(PACKAGE.rglob("templates/**/*.html"))
