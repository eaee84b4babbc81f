"""The core asks nothing of the world: time and chance are arguments. (Imports are held by `.importlinter`.)"""

import ast
from pathlib import Path

import pytest

from architecture.source import PACKAGE, modules, name, tree

CORE = [path for path in modules() if path.is_relative_to(PACKAGE / "core")]
RULES = [path for path in modules() if path.name in {"record.py", "rules.py"}]
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter", "sleep", "localtime"}
CLOCK_OWNERS = {"datetime", "date", "time", "timezone"}
DISK = {"open", "read_text", "write_text", "read_bytes", "write_bytes", "input", "print"}


@pytest.mark.parametrize("path", CORE + RULES, ids=name)
def test_no_clock_no_disk_no_chance(path: Path) -> None:
    assert [f"line {node.lineno}" for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and _asks(node)] == []


def _asks(call: ast.Call) -> bool:
    match call.func:
        case ast.Name(id=called):
            return called in DISK
        case ast.Attribute(value=ast.Name(id=owner), attr=called) if owner in CLOCK_OWNERS:
            return called in CLOCKS
        case ast.Attribute(attr="default_rng"):
            return not call.args and not call.keywords
        case ast.Attribute(value=ast.Attribute(attr="random"), attr=called):
            # numpy's global generator; a Generator of one's own is an argument
            return called[0].islower()
        case ast.Attribute(attr=called):
            return called in DISK - {"open", "input", "print"}
    return False
