"""What is measured, as ratios in one run on one machine: `python -m bench`, or `python -m bench vault start`.

Each section is one file with a `run()` that returns its figures; `SECTIONS` in `__main__.py` names them in order.
"""
