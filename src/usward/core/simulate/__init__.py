"""Couples with known truth: for the demo, for benchmarks, and to judge every statistic and every chooser.

`draw` and `Run` make many couples at once for choosers; `live` makes one couple's days in full; `life`
weaves the notes of a told story into such days. All chance comes from the generator that is passed in.
"""

from usward.core.simulate.couples import Couples, Run, all_knowing, draw
from usward.core.simulate.feelings import WORDS, FeelingWord, nearest
from usward.core.simulate.life import Life, Told, life
from usward.core.simulate.notes import BadNote, Note, notes
from usward.core.simulate.truth import Truth
from usward.core.simulate.year import DayOf, Event, Year, live

__all__ = [
    "WORDS",
    "BadNote",
    "Couples",
    "DayOf",
    "Event",
    "FeelingWord",
    "Life",
    "Note",
    "Run",
    "Told",
    "Truth",
    "Year",
    "all_knowing",
    "draw",
    "life",
    "live",
    "nearest",
    "notes",
]
