"""What every page must be, looked at in a real browser: reachable, readable, and as wide as the screen.

With the variable `PICTURES` set to a folder, each kind of page is also kept there for a person to look at.
"""

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from browsing import NARROWEST, PHONE, RULES, WIDE, Device, no_horizontal_scroll, screenshot, widest

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

# Two themes of one page share everything but colour.
COLOURS = RULES | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

#: The routes that were looked at in this process; a module's `LOOKS_AT` is held against it when its tests are over.
LOOKED: set[str] = set()


def route_of(address: str) -> str:
    """The name of the route an address belongs to; its path when it is none."""
    path = urlsplit(address).path
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


class Eyes:
    """Looks at pages of one device, each kind of page once, and keeps what is wrong with them."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.page: Page = device.page
        self.seen: set[str] = set()
        self.wrong: list[str] = []

    def open(self, path: str, kind: str = "", status: int = 200, *, closely: bool = True) -> None:
        """Open a page by its address and look at it."""
        answer: Response | None = self.page.goto(path)
        if answer is None or answer.status != status:
            self.wrong.append(f"{path}: answered {answer and answer.status}, not {status}")
            return
        self.look(kind or path, closely=closely)

    def look(self, kind: str, *, closely: bool = True) -> None:
        """Look at the page as it stands, unless one of its kind was looked at before; `closely` with axe's eyes too."""
        self.page.wait_for_load_state()
        LOOKED.add(route_of(self.page.url))
        if kind in self.seen:
            return
        self.seen.add(kind)
        faults = [*self._shape(), *self._fit(), *(self._access() if closely else [])]
        self.wrong += [f"{kind} ({self.page.url}): {fault}" for fault in faults]
        if os.environ.get("PICTURES"):
            self._keep(re.sub(r"[^a-z0-9]+", "-", f"{route_of(self.page.url)} {kind}".lower()).strip("-"))

    def _shape(self) -> list[str]:
        headings = self.page.locator("h1").all_inner_texts()
        return [
            *([] if len(headings) == 1 else [f"{len(headings)} main headings: {headings}"]),
            *([] if self.page.title().strip() else ["no title"]),
            *([] if self.page.locator("main").count() == 1 else ["no main part"]),
        ]

    def _fit(self) -> list[str]:
        faults = []
        for size in (WIDE, NARROWEST, PHONE):
            self.page.set_viewport_size(size)  # type: ignore[arg-type]
            if not no_horizontal_scroll(self.page):
                faults.append(f"wider than {size['width']}: {widest(self.page)}")
        return faults

    def _access(self) -> list[str]:
        faults = [f"light: {found}" for found in self.device.axe()]
        self.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        faults += [f"dark: {found}" for found in self.device.axe(options=COLOURS)]
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")
        return faults

    def _keep(self, name: str) -> None:
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            for size in (WIDE, PHONE):
                self.page.set_viewport_size(size)  # type: ignore[arg-type]
                screenshot(self.page, f"{name}-{size['width']}-{scheme}")
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")
