"""Pictures are drawn in one process of their own, and come back as clean, fluid, speaking SVG."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median
from xml.etree import ElementTree as ET

import psutil
import pytest

from usward.ui import charts
from usward.ui.charts import Line, Picture, Point, lines_over_time, table
from usward.ui.components import sample_picture
from usward.ui.studio import NoPicture, Studio
from usward.ui.svg import UnknownDrawing, fluid

START = date(2026, 9, 14)


@pytest.fixture(scope="module")
def studio() -> Iterator[Studio]:
    studio = Studio()
    yield studio
    studio.close()


@pytest.fixture(scope="module")
def drawn(studio: Studio) -> str:
    return charts.draw(sample_picture(), studio)


def day(n: int) -> date:
    return START + timedelta(days=n)


def test_a_picture_is_svg_with_a_title_and_a_description(drawn: str) -> None:
    root = ET.fromstring(drawn)
    title, description = root.find("title"), root.find("desc")
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == f"{title.attrib['id']} {description.attrib['id']}"
    assert title.text.startswith("How close Maya and Jonas have felt")
    assert "The table says the same." in description.text


def test_nothing_in_it_offends_the_policy(drawn: str) -> None:
    elements = list(ET.fromstring(drawn).iter())
    assert {element.tag for element in elements} <= {"svg", "title", "desc", "g", "path", "line", "circle", "text"}
    names = {name for element in elements for name in element.attrib}
    assert not {name for name in names if name == "style" or "href" in name or name.startswith("on")}
    assert "url(" not in drawn


def test_colours_and_strokes_come_from_classes(drawn: str) -> None:
    classes = {element.get("class") for element in ET.fromstring(drawn).iter()}
    assert {"line me", "line you", "band me", "band you", "dot me", "grid", "name me", "name you"} <= classes
    assert "#" not in drawn.replace("&#", "")


def test_letters_and_dots_stand_beside_the_part_that_stretches(drawn: str) -> None:
    root = ET.fromstring(drawn)
    (inner,) = root.findall("svg")
    assert "viewBox" not in root.attrib
    assert inner.attrib["preserveAspectRatio"] == "none"
    assert {element.tag for element in inner} == {"path"}
    assert all(text.attrib["x"].endswith("%") for text in root.iter("text"))


def test_the_names_of_both_stand_at_their_lines(drawn: str) -> None:
    words = [text.text for text in ET.fromstring(drawn).iter("text")]
    assert {"Maya", "Jonas", "very close", "far away", "October", "November"} == set(words)


def test_names_and_notes_are_escaped(studio: Studio) -> None:
    points = [Point(day(n), 4) for n in range(0, 40, 7)]
    line = Line("<b>Jo</b>", points, note="nothing shared lately")
    picture = lines_over_time(start=START, end=day(40), me=None, you=line, title="<i>", description="&")
    page = charts.draw(picture, studio)
    assert "&lt;b&gt;Jo&lt;/b&gt; · nothing shared lately" in page
    assert "<i>" not in page
    assert "<b>" not in page


def test_days_alone_are_dots_without_a_line(studio: Studio) -> None:
    few = Line("Maya", days=[Point(day(1), 4), Point(day(3), 6)])
    drawing = charts.draw(
        lines_over_time(start=START, end=day(28), me=few, you=None, title="t", description="d"), studio
    )
    assert drawing.count("<circle") == 2
    assert "line me" not in drawing


def test_a_long_gap_leaves_the_line_open(studio: Studio) -> None:
    points = [Point(day(n), 4) for n in (0, 7, 14, 60, 67)]
    drawing = charts.draw(
        lines_over_time(start=START, end=day(70), me=None, you=Line("Jonas", points), title="t", description="d"),
        studio,
    )
    assert drawing.count('class="line you"') == 2


def test_both_lines_may_be_empty(studio: Studio) -> None:
    empty = Line("Jonas", note="nothing shared lately")
    drawing = charts.draw(
        lines_over_time(start=START, end=day(28), me=Line("Maya"), you=empty, title="t", description="d"), studio
    )
    assert "line" in drawing


def test_a_year_has_at_most_five_names_of_months(studio: Studio) -> None:
    me = Line("Maya", days=[Point(day(1), 4)])
    drawing = charts.draw(
        lines_over_time(start=START, end=day(364), me=me, you=None, title="t", description="d"), studio
    )
    assert 3 <= drawing.count('class="month"') <= 5


def test_the_table_shows_no_more_than_the_picture() -> None:
    me = Line("Maya", [Point(day(n), 4.26 + n / 100) for n in range(21)], days=[Point(day(2), 7)])
    you = Line("Jonas", [Point(day(n), 5.31) for n in (6, 13, 20)])
    rows = table(me, you)
    assert [row.day for row in rows] == [day(20), day(13), day(6), day(0)]
    assert {row.you for row in rows} == {5.5, None}
    assert all(value is None or value * 2 == int(value * 2) for row in rows for value in (row.me, row.you))
    assert 7 not in {row.me for row in rows}


def test_a_drawing_with_anything_unknown_is_refused() -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">'
    for inside in (
        "<script>1</script>",
        '<image href="x"/>',
        '<foreignObject width="1" height="1"/>',
        '<g transform="rotate(4)"/>',
        '<text text-anchor="middle" transform="translate(0,0)"><tspan>a</tspan></text>',
        '<path d="M0,0 url(#a)"/>',
    ):
        with pytest.raises(UnknownDrawing):
            fluid(f"{head}{inside}</svg>", "t", "d")


def test_foreign_paint_and_styles_do_not_pass() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">'
        '<path d="M0,0h1" fill="url(http://x/)" stroke="var(--me)" style="fill:red" onclick="x()"/></svg>'
    )
    out = fluid(svg, "t", "d")
    assert 'stroke="var(--me)"' in out
    assert [word for word in ("url", "style", "onclick", "red") if word in out] == []


def test_a_spec_the_renderer_refuses_is_no_picture_and_the_next_one_is(studio: Studio) -> None:
    with pytest.raises(NoPicture):
        studio.draw({"mark": "no such mark"})
    assert studio.draw(sample_picture().spec).startswith("<svg")


def test_a_spec_fetches_nothing(studio: Studio) -> None:
    spec = {"data": {"url": "http://localhost:9/x.json"}, "mark": "point", "encoding": {"x": {"field": "a"}}}
    drawing_or_refusal = ""
    try:
        drawing_or_refusal = studio.draw(spec)
    except NoPicture:
        drawing_or_refusal = "refused"
    assert "refused" in drawing_or_refusal or "<path" not in drawing_or_refusal.replace('<path class="background"', "")


def test_a_process_that_died_is_replaced(studio: Studio) -> None:
    studio.draw(sample_picture().spec)
    first = studio.pid
    os.kill(first, signal.SIGKILL)
    assert studio.draw(sample_picture().spec).startswith("<svg")
    assert studio.pid != first


def test_an_idle_process_ends_and_leaves_nothing_behind() -> None:
    studio = Studio(idle=0.3)
    assert studio.pid is None, "nothing runs before the first picture"
    studio.draw(sample_picture().spec)
    pid = studio.pid
    until = time.monotonic() + 5
    while psutil.pid_exists(pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not psutil.pid_exists(pid)
    assert studio.draw(sample_picture().spec).startswith("<svg"), "and the next picture starts a new one"
    studio.close()


def test_a_picture_that_takes_too_long_is_given_up() -> None:
    studio = Studio(seconds=0.01)
    with pytest.raises(NoPicture):
        studio.draw(sample_picture().spec)
    studio.close()


def test_a_warm_picture_is_quick_and_its_process_small(studio: Studio) -> None:
    """The target is 60 ms on an idle machine (`make bench` measures that); here the machine is shared."""
    picture = sample_picture()
    charts.draw(picture, studio)
    times = []
    for _ in range(7):
        before = time.perf_counter()
        charts.draw(picture, studio)
        times.append(time.perf_counter() - before)
    assert median(times) < 0.3
    assert psutil.Process(studio.pid).memory_info().rss < 220 * 2**20


def test_the_server_itself_never_loads_the_renderer() -> None:
    code = (
        "import sys, usward.ui.charts, usward.ui.studio, usward.ui.svg, usward.ui.draw_icons, usward.ui.picture;"
        "sys.exit('vl_convert' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_picture_is_a_value() -> None:
    assert isinstance(sample_picture(), Picture)
    assert sample_picture() == sample_picture()
