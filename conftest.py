"""Fixtures that every test may ask for, in `src` and in `tests`."""

import importlib.util

pytest_plugins = [name for name in ["people"] if importlib.util.find_spec(name)]
