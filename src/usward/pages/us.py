"""Closeness of both, as a picture: my own days as I entered them, and of the other only the published weeks.

Records are unpacked into series here; `core.insights` decides what may be said of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usward.core.insights import MovedTogether, Own, Published, State, Window, own, published, together
from usward.core.insights.own import Direction
from usward.core.records import Kept
from usward.practices.checkin.keeping import WEEKDAY
from usward.practices.checkin.record import CheckIn, SharedDay
from usward.practices.checkin.series import own_series, shared_series
from usward.ui.charts import Line, Picture, Point, lines_over_time

#: How far back one's own days are read: the longest window and the model behind its trend look no further.
SEEN = timedelta(days=366)

WINDOWS: dict[str, tuple[Window, str | Promise]] = {
    "4w": (Window.FOUR_WEEKS, gettext_lazy("4 weeks")),
    "3m": (Window.THREE_MONTHS, gettext_lazy("3 months")),
    "1y": (Window.YEAR, gettext_lazy("a year")),
}


@dataclass(frozen=True)
class Closeness:
    """What the page shows: the picture if there is anything to draw, and the sentences beneath it."""

    picture: Picture | None
    sentences: Sequence[str]


def first_window(checkins: list[Kept[CheckIn]], today: date) -> str:
    """Which stretch to show unasked: four weeks while there is no more than that, otherwise three months."""
    oldest = min((kept.day for kept in checkins), default=today)
    return "4w" if oldest >= Window.FOUR_WEEKS.first_day(today) else "3m"


def closeness(
    checkins: list[Kept[CheckIn]],
    shared: list[Kept[SharedDay]],
    space: UUID | None,
    now: datetime,
    today: date,
    zone: tzinfo,
    window: Window,
    other: str,
) -> Closeness:
    """The first picture of *Us*.

    `checkins` are the reader's own, `shared` what lies in the space from both, `zone` the space's time zone (weeks
    are published in it), `today` the reader's day, `other` what the reader calls the other person.
    """
    mine = own([each for each in own_series(checkins, "closeness", space) if each[0] <= today], today, window)
    theirs = _published(shared, now, zone, window, mine=False)
    if not mine.days and not theirs.weeks:
        return Closeness(None, ())
    ours = _published(shared, now, zone, window, mine=True)
    return Closeness(_picture(mine, theirs, today, window, other), _sentences(mine, theirs, ours, other))


def _published(shared: list[Kept[SharedDay]], now: datetime, zone: tzinfo, window: Window, *, mine: bool) -> Published:
    return published(shared_series(shared, "closeness", mine=mine), now, WEEKDAY, zone, window=window)


def _picture(mine: Own, theirs: Published, today: date, window: Window, other: str) -> Picture:
    return lines_over_time(
        start=window.first_day(today),
        end=today,
        me=Line(
            name=_("You"),
            points=[Point(p.day, p.level, p.low, p.high) for p in mine.trend.points] if mine.trend else (),
            days=[Point(day, value) for day, value in mine.days],
        ),
        you=_line(theirs, other),
        title=_("How close have we felt?"),
        description=_("Your days and, week by week, what %(other)s shares. 1 is far away, 7 is very close.")
        % {"other": other},
        ends=(_("far away"), _("very close")),
    )


def _line(theirs: Published, other: str) -> Line | None:
    if not theirs.weeks:
        return None
    middle = timedelta(days=3)
    points = [Point(week.start + middle, week.value, *theirs.band(week)) for week in theirs.weeks]
    note = _("nothing shared lately") if theirs.state is State.NOTHING_LATELY else ""
    return Line(name=other, points=points, note=note)


def _sentences(mine: Own, theirs: Published, ours: Published, other: str) -> list[str]:
    said = [_about_mine(mine)]
    if not theirs.weeks:
        said.append(
            _("There is no line for %(other)s: it appears week by week, once there are three weeks to draw.")
            % {"other": other}
        )
    elif isinstance(together(ours, theirs), MovedTogether):
        said.append(_("Over these weeks your lines have risen and fallen together more than chance would make them."))
    else:
        said.append(_("Whether your lines move together, we cannot tell yet."))
    return said


def _about_mine(mine: Own) -> str:
    if mine.trend is None:
        return _(
            "Your days are drawn as they are. A trend needs three weeks and ten answered days, or it would be a guess."
        )
    if mine.trend.direction is Direction.UP:
        return _("Your line has gone up over this time, by more than its usual ups and downs.")
    if mine.trend.direction is Direction.DOWN:
        return _("Your line has gone down over this time, by more than its usual ups and downs.")
    return _("Your line has its ups and downs. Whether it goes anywhere, we cannot tell yet.")
