"""`make pictures`: the pictures of the README, taken of the real pages of the demo and never drawn."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import chromium
from browsing import PHONE, Device
from serving import Server, usward

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
PAGES = {"today": "/", "check-in": "/check-in/", "us": "/us/"}


def main() -> None:
    """Let Maya and Jonas live, sign Maya in on a phone, and keep what she sees first on three pages."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        told = usward(home, "demo").stdout
        passphrase = next(line.split(maxsplit=1)[1] for line in told.splitlines() if line.split()[:1] == ["maya"])
        with Server(home) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.executable(), args=["--no-sandbox"])
            maya = Device(browser, server.origin, viewport=PHONE, device_scale_factor=1.5, reduced_motion="reduce")
            maya.sign_in("maya", passphrase)
            FOLDER.mkdir(exist_ok=True)
            for name, path in PAGES.items():
                maya.page.goto(path)
                maya.page.wait_for_load_state("networkidle")
                maya.page.screenshot(path=FOLDER / f"{name}.png")
            browser.close()


if __name__ == "__main__":
    main()
