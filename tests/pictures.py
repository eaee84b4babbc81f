"""`make pictures`: the pictures of the README, taken of the real pages of the demo and never drawn."""

import tempfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image
from playwright.sync_api import Page, sync_playwright

import chromium
from browsing import PHONE, Device
from serving import Server, usward

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
HOME = "Europe/Berlin"
ELSEWHERE = ("Atlantic/Reykjavik", "America/Sao_Paulo", "America/New_York", "Asia/Dubai", "Asia/Kolkata", "Asia/Tokyo")


def main() -> None:
    """Let Maya and Jonas live, sign Maya in on a phone, and keep what she sees on three pages."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        told = usward(home, "demo").stdout
        passphrase = next(line.split(maxsplit=1)[1] for line in told.splitlines() if line.split()[:1] == ["maya"])
        with Server(home) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.executable(), args=["--no-sandbox"])
            maya = Device(browser, server.origin, viewport=PHONE, device_scale_factor=2, reduced_motion="reduce")
            maya.sign_in("maya", passphrase)
            spend_the_evening(maya.page)
            FOLDER.mkdir(exist_ok=True)
            for name, path in {"today": "/", "check-in": "/check-in/", "us": "/us/"}.items():
                maya.page.goto(path)
                if name == "check-in":
                    feel(maya.page)
                keep(maya.page.screenshot(), FOLDER / f"{name}.png")
            browser.close()


def spend_the_evening(page: Page) -> None:
    """Where it is evening on the same day, if that is somewhere, so that the pictures greet with one."""
    now = datetime.now(UTC)
    today = now.astimezone(ZoneInfo(HOME)).date()
    for zone in (HOME, *ELSEWHERE):
        there = now.astimezone(ZoneInfo(zone))
        if there.date() == today and 17 <= there.hour < 23:
            page.goto("/settings/me/")
            page.locator("[name=zone]").select_option(zone)
            page.locator("main form button.go").click()
            return


def feel(page: Page) -> None:
    """Choose as one does: a petal, two words, how close; nothing is kept."""
    page.locator("[data-flower] button", has_text="tender").click()
    for word in ("affectionate", "close"):
        box = page.locator(f"input[name=feelings][value={word}]")
        page.locator(f"label[for={box.get_attribute('id')}]").click()
    page.evaluate("scrollTo(0, 0)")


def keep(picture: bytes, file: Path) -> None:
    """As a small file: 256 colours are enough for paper, ink and two people."""
    Image.open(BytesIO(picture)).convert("RGB").quantize(256, kmeans=2, dither=Image.Dither.NONE).save(
        file, optimize=True
    )


if __name__ == "__main__":
    main()
