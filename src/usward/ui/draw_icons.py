"""Draws every icon file from the one petal below: `python -m usward.ui.draw_icons`.

The mark is a flower of two petals turning toward itself; the space between them is the shape of a flame. The other
petal is the first one in a mirror. Run this after changing the petal, and commit what it writes.
"""

from pathlib import Path

UI = Path(__file__).parent
ICONS = UI / "static/ui/icons"
PETAL = (
    "M15.4 29.4C8 27 3.8 20.8 4.2 13.5 4.5 7.9 8.7 3.5 15.2 2.5 11.9 6.1 10.9 9.6 11.8 13.4 12.9 18 16.3 21 15.4 29.4Z"
)
MIRROR = "translate(32,0) scale(-1,1)"
ME, YOU, PAPER = "#6d4bb0", "#b97c1c", "#fbf6ee"


def svg(inside: str, attributes: str = 'viewBox="0 0 32 32"') -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{inside}</svg>\n'


def petals(me: str, you: str) -> str:
    """Both petals; `me` and `you` are attributes that paint them."""
    return f'<path {me} d="{PETAL}"/><path {you} d="{PETAL}" transform="{MIRROR}"/>'


def tile(share: float) -> str:
    """The mark on paper, filling `share` of the square: what phones show, and crop to their own shapes."""
    shift = 16 * (1 - share)
    mark = petals(f'fill="{ME}"', f'fill="{YOU}"')
    ground = f'<rect width="32" height="32" fill="{PAPER}"/>'
    return svg(f'{ground}<g transform="translate({shift},{shift}) scale({share})">{mark}</g>')


def main() -> None:
    """Write the SVG files, the include that pages use, and the PNG files."""
    import vl_convert

    ICONS.mkdir(parents=True, exist_ok=True)
    (ICONS / "mark.svg").write_text(svg(petals(f'fill="{ME}"', f'fill="{YOU}"')))
    (ICONS / "flower.svg").write_text(svg(petals("", "").replace("<path  ", "<path ")))
    (UI / "templates/ui/_mark.html").write_text(
        '<svg class="mark{% if big %} big{% endif %}" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
        + petals('class="me"', 'class="you"')
        + "</svg>\n"
    )
    for size in (180, 192, 512):
        (ICONS / f"icon-{size}.png").write_bytes(vl_convert.svg_to_png(tile(0.72), scale=size / 32))
    (ICONS / "maskable-512.png").write_bytes(vl_convert.svg_to_png(tile(0.56), scale=16))


if __name__ == "__main__":
    main()
