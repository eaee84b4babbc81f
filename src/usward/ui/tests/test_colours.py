"""Every colour a person may choose reads well, in light and in dark: WCAG 2.2 contrast, computed from the tokens."""

import re
from itertools import product
from pathlib import Path

import pytest

from usward.ui.hues import HUES, hue_classes

CSS = Path(__file__).parent.parent / "static/ui/css"
TOKENS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", (CSS / "tokens.css").read_text()
    )
}
THEMES = [0, 1]
NAMES = [value for value, _label in HUES]


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str, theme: int) -> float:
    lighter, darker = sorted((luminance(TOKENS[one][theme]), luminance(TOKENS[other][theme])), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("hue", "theme"), list(product(NAMES, THEMES)))
def test_a_hue_can_be_read_on_everything_it_is_written_on(hue: str, theme: int) -> None:
    grounds = ["paper", "card", f"{hue}-wash", "gold-wash", "sunk"]
    assert {
        ground: round(contrast(hue, ground, theme), 2) for ground in grounds if contrast(hue, ground, theme) < 4.5
    } == {}


@pytest.mark.parametrize(("hue", "theme"), list(product(NAMES, THEMES)))
def test_a_button_filled_with_a_hue_can_be_read(hue: str, theme: int) -> None:
    assert contrast("on-accent", hue, theme) >= 4.5


@pytest.mark.parametrize(("ink", "theme"), list(product(["ink", "soft", "wrong"], THEMES)))
def test_text_can_be_read(ink: str, theme: int) -> None:
    grounds = ["paper", "card", "sunk", *(f"{hue}-wash" for hue in NAMES if ink != "wrong")]
    assert [ground for ground in grounds if contrast(ink, ground, theme) < 4.5] == []


@pytest.mark.parametrize("theme", THEMES)
def test_borders_of_controls_stand_out(theme: int) -> None:
    grounds = ["paper", "card", *(f"{hue}-wash" for hue in NAMES)]
    assert [ground for ground in grounds if contrast("edge", ground, theme) < 3] == []


@pytest.mark.parametrize("theme", THEMES)
def test_what_went_wrong_can_be_read_on_its_wash(theme: int) -> None:
    assert contrast("wrong", "wrong-wash", theme) >= 4.5


def test_every_hue_has_its_classes_for_both_people() -> None:
    tokens = (CSS / "tokens.css").read_text()
    assert [f".{who}-{hue} " for hue in NAMES for who in ("me", "you") if f".{who}-{hue} " not in tokens] == []


def test_an_unknown_colour_becomes_the_first_choice() -> None:
    assert hue_classes("ultraviolet", None) == "me-violet you-gold"
    assert hue_classes("teal", "rose", dashed=True) == "me-teal you-rose me-dashed"
