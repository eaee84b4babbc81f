"""Devices for browser tests: real Chromium pages that notice every console error, policy violation and foreign request."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

PHONE = {"width": 390, "height": 844}
WIDE = {"width": 1280, "height": 900}
NARROWEST = {"width": 320, "height": 640}
PICTURES = Path(os.environ.get("PICTURES") or Path(tempfile.gettempdir()) / "usward-pictures")

# What axe asks for beyond the WCAG rules is advice; these are the rules a page must keep.
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],  # what passed needs no listing, which costs more than looking
}


class Device:
    """One browser profile of one person: its own cookies and storage. `faults` must stay empty."""

    def __init__(self, browser: Browser, origin: str, **options: Any) -> None:
        """`options` are Playwright's for a context; a phone in light colours unless they say otherwise."""
        self.origin = origin
        self.faults: list[str] = []
        self.expected: list[str] = []
        self._measured: set[Page] = set()
        settings: dict[str, Any] = {"viewport": PHONE, "locale": "en-GB", "timezone_id": "Europe/Berlin"}
        self.context: BrowserContext = browser.new_context(base_url=origin, **(settings | options))
        self.context.set_default_timeout(15_000)
        self.context.on("page", self._watch)
        self.context.on("request", self._see)
        self.page: Page = self.context.new_page()

    def _watch(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("framenavigated", lambda frame: self._measured.discard(page) if frame == page.main_frame else None)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))

    def _hear(self, message: ConsoleMessage) -> None:
        text = message.text
        policy = any(word in text for word in ("Content Security Policy", "Content-Security-Policy", "TrustedHTML"))
        if message.type != "error" and not policy:
            return
        if "Applying inline style" in text and message.page in self._measured:
            return
        # A page that rightly answers 404 or 403 is no fault; a style, script or picture that is missing is one.
        answered = text.startswith("Failed to load resource: the server responded with a status of 4")
        if answered and "/static/" not in (message.location or {}).get("url", ""):
            return
        self.faults.append(f"console: {text}")

    def _see(self, request: Request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme in {"http", "https"} and f"{asked.scheme}://{asked.netloc}" != self.origin:
            self.faults.append(f"asked another host: {request.url}")

    def sign_in(self, username: str, password: str) -> Page:
        """Sign in as one would by hand, and wait for the page behind it."""
        self.page.goto("/sign-in/")
        self.page.locator("input[name=username]").fill(username)
        self.page.locator("input[name=password]").fill(password)
        self.page.locator("input[name=password]").press("Enter")
        self.page.wait_for_url(lambda address: "/sign-in/" not in address)
        return self.page

    def expect_fault(self, words: str) -> None:
        """Some tests provoke a fault on purpose, for example by cutting the network."""
        self.expected.append(words)

    def unexpected(self) -> list[str]:
        """The faults nobody announced."""
        return [fault for fault in self.faults if not any(words in fault for words in self.expected)]

    def axe(self, page: Page | None = None, options: Mapping[str, Any] = RULES) -> list[str]:
        """What axe finds on the page as it stands now, one line for each element; empty is the goal.

        Its script is evaluated from outside, so the page's own policy stays in force: that also blocks the inline
        styles by which axe itself measures, and those alone are not counted from here until the page changes.
        """
        page = page or self.page
        self._measured.add(page)
        if not page.evaluate("typeof window.axe === 'object'"):
            page.evaluate(AXE_FILE_PATH.read_text())
        found = page.evaluate("options => window.axe.run(document, options)", dict(options))
        page.wait_for_timeout(20)  # what the policy blocked is told a moment later
        return [
            f"{violation['id']} ({violation['impact']}): {' '.join(map(str, node['target']))} {node['html'][:160]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    def another_page(self) -> Page:
        """A second tab of the same person."""
        return self.context.new_page()

    def close(self) -> None:
        """End the profile with all its tabs."""
        self.context.close()


def no_horizontal_scroll(page: Page) -> bool:
    """Whether the page fits its width."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def widest(page: Page) -> str:
    """The element that sticks out furthest to the right; says where to look when a page does not fit."""
    return str(
        page.evaluate(
            """() => [...document.querySelectorAll('body *')]
                .map(e => [e.getBoundingClientRect().right, e.outerHTML.slice(0, 160)])
                .sort((a, b) => b[0] - a[0])[0].join(' ')"""
        )
    )


def screenshot(page: Page, name: str) -> Path:
    """Keep a picture of the whole page for a person to look at; nothing is compared."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path
