"""From Vega's SVG to ours: no style, no script, nothing from elsewhere; colours by class; and a drawing that
stretches sideways while its letters and strokes keep their size.

Shapes go into an inner picture that stretches; letters and dots stand in the outer one at a share of its width.
Only what is listed here passes. Anything else in the drawing is an error, so a new kind of mark cannot slip by.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
MOVE = re.compile(r"translate\(([-\d.e]+),([-\d.e]+)\)")
PAINT = re.compile(r"none|currentColor|var\(--[a-z-]+\)")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
PATH = re.compile(r"[-MmLlHhVvCcSsQqTtAaZz\d.,\se]*")
NAMED = re.compile(r"([a-z]+(?:__[a-z]+)*)(?:_\d+)?_marks")


class UnknownDrawing(ValueError):
    """The SVG holds something that no rule here covers."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """An element with where its groups have moved it, and the class of the mark group it belongs to."""

    element: ET.Element
    x: float
    y: float
    role: str


def fluid(drawing: str, title: str, description: str) -> str:
    """The drawing as an SVG of full width and fixed height, with a title and description for screen readers.

    `drawing` is Vega's SVG text. A layer named `line__me` gets the classes `line me`, and so on. Raises
    `UnknownDrawing` for anything that is not a group, path, line or text of a shape we know.
    """
    root = ET.fromstring(drawing)  # noqa: S314  from our own picture process; entities are not expanded further
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    name = "picture-" + hashlib.sha256((title + description).encode()).hexdigest()[:10]
    outer = ET.Element(
        "svg", {"class": "chart", "role": "img", "aria-labelledby": f"{name}-title {name}-text", "height": _n(height)}
    )
    ET.SubElement(outer, "title", {"id": f"{name}-title"}).text = title
    ET.SubElement(outer, "desc", {"id": f"{name}-text"}).text = description
    under = ET.SubElement(outer, "g")
    inner = ET.SubElement(
        outer, "svg", {"viewBox": f"0 0 {_n(width)} {_n(height)}", "width": "100%", "height": _n(height),
                       "preserveAspectRatio": "none"}
    )  # fmt: skip
    for spot in _spots(root, 0.0, 0.0, ""):
        _draw(spot, under if spot.element.tag == SVG + "line" else outer, inner, width)
    return ET.tostring(outer, encoding="unicode")


def _spots(element: ET.Element, x: float, y: float, role: str) -> Iterator[_Spot]:
    """Every leaf that is drawn, in order, with its place."""
    for child in element:
        moved_x, moved_y = _moved(child, x, y)
        if child.get("display") == "none" or "background" in child.get("class", "").split():
            continue
        if child.tag == SVG + "g":
            yield from _spots(child, moved_x, moved_y, child.get("class") or role)
        elif child.tag in {SVG + "path", SVG + "line", SVG + "text"}:
            yield _Spot(child, moved_x, moved_y, role)
        elif child.tag != SVG + "rect" or child.get("fill") != "white":  # Vega's own white ground is left out
            raise UnknownDrawing(child.tag)


def _moved(element: ET.Element, x: float, y: float) -> tuple[float, float]:
    transform = element.get("transform", "translate(0,0)")
    match = MOVE.fullmatch(transform)
    if match is None:
        raise UnknownDrawing(transform)
    return x + float(match[1]), y + float(match[2])


def _draw(spot: _Spot, outer: ET.Element, inner: ET.Element, width: float) -> None:
    if spot.element.tag == SVG + "text":
        _text(spot, outer, width)
    elif spot.element.tag == SVG + "line":
        _line(spot, outer, width)
    elif "mark-symbol" in spot.role:
        place = {"cx": _share(spot.x, width), "cy": _n(spot.y), "r": "2.6"}
        ET.SubElement(outer, "circle", place | _look(spot))
    elif spot.element.get("d"):
        shape = {"d": _path(spot.element.attrib["d"]), "transform": f"translate({_n(spot.x)},{_n(spot.y)})"}
        ET.SubElement(inner, "path", shape | _look(spot))


def _text(spot: _Spot, outer: ET.Element, width: float) -> None:
    if len(spot.element):
        raise UnknownDrawing("text of several lines")
    place = {"x": _share(spot.x, width), "y": _n(spot.y), "text-anchor": spot.element.get("text-anchor", "start")}
    if place["text-anchor"] not in {"start", "middle", "end"}:
        raise UnknownDrawing(place["text-anchor"])
    ET.SubElement(outer, "text", place | _look(spot)).text = spot.element.text


def _line(spot: _Spot, outer: ET.Element, width: float) -> None:
    end_x = spot.x + float(spot.element.get("x2", "0"))
    end_y = spot.y + float(spot.element.get("y2", "0"))
    place = {"x1": _share(spot.x, width), "y1": _n(spot.y), "x2": _share(end_x, width), "y2": _n(end_y)}
    ET.SubElement(outer, "line", place | _look(spot))


def _look(spot: _Spot) -> dict[str, str]:
    """Our classes for a named layer; otherwise the paint it asked for, if that is one of our variables."""
    for word in spot.role.split():
        if match := NAMED.fullmatch(word):
            return {"class": match[1].replace("__", " ")}
    paints = {name: spot.element.get(name, "") for name in ("fill", "stroke")}
    numbers = {name: spot.element.get(name, "") for name in ("stroke-width", "opacity")}
    return {name: value for name, value in paints.items() if PAINT.fullmatch(value)} | {
        name: value for name, value in numbers.items() if NUMBER.fullmatch(value)
    }


def _path(d: str) -> str:
    if not PATH.fullmatch(d):
        raise UnknownDrawing("path data")
    return re.sub(r"-?\d+\.\d{2,}", lambda match: _n(float(match[0])), d)


def _share(x: float, width: float) -> str:
    return f"{100 * x / width:.2f}%"


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
