"""Pictures of two people: one colour and one stroke each, uncertainty drawn, and a table that shows no more.

A picture is a Vega-Lite spec with a title and a description. `draw` turns it into SVG through the studio.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe

from usward.ui.studio import STUDIO, NoPicture, Studio
from usward.ui.svg import fluid

__all__ = ["Line", "NoPicture", "Picture", "Point", "Row", "draw", "lines_over_time", "table"]

Text = str | Promise
Spec = dict[str, Any]
WIDTH, HEIGHT = 640, 232
FOOT = 26  # room for the names of the months


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, with the band around it where one is known (`low` ≤ `value` ≤ `high`)."""

    day: date
    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One person in a picture.

    `name` stands at the end of the line. `points` are joined by the line and carry its band; a gap longer than
    `joins` days is left open. `days` are single days, drawn as dots. `note` follows the name, such as "nothing
    shared lately".
    """

    name: Text
    points: Sequence[Point] = ()
    days: Sequence[Point] = ()
    note: Text = ""
    joins: int = 21


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: a day, and what the picture shows of each person there, to half a step."""

    day: date
    me: float | None
    you: float | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A spec ready to be drawn, the words that stand for it, and its table."""

    spec: Spec
    title: Text
    description: Text
    rows: Sequence[Row] = field(default=())
    names: tuple[Text, Text] = ("", "")


def draw(picture: Picture, studio: Studio = STUDIO) -> SafeString:
    """The picture as SVG to stand in a page. Raises `NoPicture` when it cannot be drawn just now."""
    drawing = studio.draw(picture.spec)
    return mark_safe(fluid(drawing, str(picture.title), str(picture.description)))  # noqa: S308  built element by element


def lines_over_time(
    *,
    start: date,
    end: date,
    me: Line | None,
    you: Line | None,
    title: Text,
    description: Text,
    ends: tuple[Text, Text] | None = None,
    scale: tuple[float, float] = (1, 7),
) -> Picture:
    """Lines of both over the days from `start` to `end`, on `scale` (closeness is 1 to 7, 7 closest).

    Mine has my colour and stroke, the other's theirs; bands show how sure the line is. `ends` name the bottom
    and the top of the scale. Either line may be missing or empty.
    """
    span = max(1, (end - start).days)
    layers = [*_ground(scale, span, ends), *_months(start, end, scale)]
    for whose, line in (("you", you), ("me", me)):
        if line is not None:
            layers += _bands(whose, line, start)
    for whose, line in (("you", you), ("me", me)):
        if line is not None:
            layers += _strokes(whose, line, start, span, scale, _lifted(whose, me, you))
    return Picture(
        spec=_sheet(layers, span, scale),
        title=title,
        description=description,
        rows=table(me, you),
        names=(me.name if me else "", you.name if you else ""),
    )


def table(me: Line | None, you: Line | None) -> list[Row]:
    """What the picture shows, by week, newest first, to half a step: no finer than the eye reads it.

    The rows are the points of the other's weekly line, and of mine the points a week apart (my single days where
    I have no line yet). Nothing stands here that is not drawn.
    """
    yours = {point.day: point.value for point in (you.points if you else ())}
    mine = _weekly(me.points or me.days, yours) if me else {}
    return [Row(day, _half(mine.get(day)), _half(yours.get(day))) for day in sorted({*mine, *yours}, reverse=True)]


def _weekly(points: Sequence[Point], others: Iterable[date]) -> dict[date, float]:
    """My points on the other's days, and between them one a week."""
    wanted = set(others)
    kept: dict[date, float] = {}
    last: date | None = None
    for point in sorted(points, key=lambda point: point.day):
        if point.day in wanted or last is None or point.day - last >= timedelta(days=7):
            kept[point.day] = point.value
            last = point.day
    return kept


def _half(value: float | None) -> float | None:
    return None if value is None else round(value * 2) / 2


def _sheet(layers: list[Spec], span: int, scale: tuple[float, float]) -> Spec:
    low, high = scale
    pad = (high - low) * 0.08
    axes = {
        "x": {"field": "x", "type": "quantitative", "scale": {"domain": [0, span], "nice": False}, "axis": None},
        "y": {
            "field": "y",
            "type": "quantitative",
            "scale": {"domain": [low - pad, high + pad], "nice": False, "zero": False},
            "axis": None,
        },
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": WIDTH,
        "height": HEIGHT - FOOT,
        "padding": {"left": 0, "right": 0, "top": 0, "bottom": FOOT},
        "autosize": "none",
        "background": None,
        "config": {"view": {"stroke": None}},
        "encoding": axes,
        "layer": [layer | {"name": f"{layer['name']}_{n}"} for n, layer in enumerate(layers)],  # names are unique
    }


def _layer(name: str, mark: Spec, values: list[Spec], **encoding: Spec) -> Spec:
    return {"name": name, "mark": mark, "data": {"values": values}, "encoding": encoding}


def _ground(scale: tuple[float, float], span: int, ends: tuple[Text, Text] | None) -> list[Spec]:
    """Three quiet lines: bottom, middle, top; and what bottom and top mean."""
    low, high = scale
    lines = [{"x": 0, "x2": span, "y": y} for y in (low, (low + high) / 2, high)]
    ground = [_layer("grid", {"type": "rule"}, lines, x2={"field": "x2"})]
    if ends:
        for words, y, dy in ((ends[1], high, -6), (ends[0], low, -6)):
            ground.append(_words("label", [{"x": 0, "y": y, "t": str(words)}], dy=dy))
    return ground


def _words(name: str, values: list[Spec], *, dy: float = 0, align: str = "left") -> Spec:
    mark = {"type": "text", "align": align, "baseline": "alphabetic", "dy": dy}
    return _layer(name, mark, values, text={"field": "t", "type": "nominal"})


def _months(start: date, end: date, scale: tuple[float, float]) -> list[Spec]:
    """At most five names along the bottom: the first of each month, or every second or third of them."""
    firsts = [day for day in _days(start, end) if day.day == 1]
    step = -(-len(firsts) // 5) or 1
    shown = [day for day in firsts[::step] if (end - day).days * 8 >= (end - start).days] or [start]
    bottom = scale[0] - (scale[1] - scale[0]) * 0.08
    values = [{"x": (day - start).days, "y": bottom, "t": date_format(day, "F" if step == 1 else "M")} for day in shown]
    return [_words("month", values, dy=18)]


def _days(start: date, end: date) -> Iterable[date]:
    return (start + timedelta(days=n) for n in range((end - start).days + 1))


def _segments(line: Line) -> Iterable[tuple[int, Point]]:
    """Each point with the number of its unbroken stretch."""
    stretch, before = 0, None
    for point in sorted(line.points, key=lambda point: point.day):
        if before is not None and (point.day - before).days > line.joins:
            stretch += 1
        before = point.day
        yield stretch, point


def _bands(whose: str, line: Line, start: date) -> list[Spec]:
    values = [
        {"x": (point.day - start).days, "y": point.low, "y2": point.high, "s": stretch}
        for stretch, point in _segments(line)
        if point.low is not None and point.high is not None
    ]
    if not values:
        return []
    mark = {"type": "area", "interpolate": "monotone"}
    return [_layer(f"band__{whose}", mark, values, y2={"field": "y2"}, detail={"field": "s", "type": "nominal"})]


def _strokes(whose: str, line: Line, start: date, span: int, scale: tuple[float, float], lift: float) -> list[Spec]:
    """The single days, the line, and the name where it ends."""
    layers = []
    if line.days:
        dots = [{"x": (point.day - start).days, "y": point.value} for point in line.days]
        layers.append(_layer(f"dot__{whose}", {"type": "point", "filled": True, "size": 20}, dots))
    if line.points:
        values = [{"x": (point.day - start).days, "y": point.value, "s": stretch} for stretch, point in _segments(line)]
        mark = {"type": "line", "interpolate": "monotone"}
        layers.append(_layer(f"line__{whose}", mark, values, detail={"field": "s", "type": "nominal"}))
        at = values[-1]["x"]
        words = f"{line.name} · {line.note}" if line.note else str(line.name)
        y = min(max(values[-1]["y"], scale[0] + 0.3), scale[1] - 0.3)
        ends = [{"x": at, "y": y, "t": words}]
        layers.append(_words(f"name__{whose}", ends, dy=lift, align="right" if at * 2 > span else "left"))
    return layers


def _lifted(whose: str, me: Line | None, you: Line | None) -> float:
    """How far the name stands from its line's end: the higher line's name above, the lower one's below."""
    mine, yours = (line.points[-1].value if line and line.points else None for line in (me, you))
    if mine is None or yours is None:
        return -12
    above = mine >= yours if whose == "me" else yours > mine
    return -12 if above else 22
