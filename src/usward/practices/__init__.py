"""The practices, in menu order. One word here and a folder of that name are all it takes to add one.

`NAMES` drives the installed apps and the addresses, and from them the menu, the export and the tests of the documents.
"""

NAMES = [
    "checkin",
    "state_of_us",
    "appreciation",
    "needs",
    "talk",
    "evening",
    "opening_up",
    "empathy",
    "listening",
    "presence",
    "conflict",
    "journal",
]
