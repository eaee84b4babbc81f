"""The vault's tests. `people.py` and `kinds.py` are their world, `reference.py` the protocol written a second time."""
