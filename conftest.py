"""Fixtures that every test may ask for, in `src` and in `tests`."""

pytest_plugins = ["people", "devices"]
