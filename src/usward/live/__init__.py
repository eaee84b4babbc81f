"""Rooms for two devices. A room says only "something changed" and a version, never content; whoever hears it
asks for the page again, and the page's own door decides what they may see.

`rooms.py` knows who listens in this process, `siblings.py` carries a change to the other workers of this machine and
`bus.py` to other machines, `stream.py` answers `/live/<room>`, and `news.py` has the one function others call:
`changed(room)`.

`sittings.py` keeps what two people do together by turns (`core/turns.py`) as records; `showing.py` makes pages of it.
"""
