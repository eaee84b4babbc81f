"""Finds a Chromium for the browser tests, and installs one where none is: the system's own, or else Playwright's.

The headless shell is the same browser without its own windows and menus, which nobody would see: tests take half as long.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def executable() -> str | None:
    """The browser to drive: `CHROMIUM` if set, else the first one on the path; `None` leaves it to Playwright."""
    chosen = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return chosen if chosen and _starts(chosen) else None


def _starts(path: str) -> bool:
    """Some systems ship a placeholder of that name which only points to a shop."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _playwrights_own() -> bool:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path).exists()


def _quietly(*command: str) -> bool:
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def install() -> bool:
    """Through the system's package manager where that is allowed, otherwise Playwright's own."""
    if shutil.which("apt-get"):
        allowed = [] if os.geteuid() == 0 else ["sudo", "-n"]
        if not allowed or (shutil.which("sudo") and _quietly("sudo", "-n", "true")):
            print("Installing Chromium for the browser tests")
            environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
            _quietly(*allowed, *environment, "apt-get", "update", "-q")
            install = [*allowed, *environment, "apt-get", "install", "-q", "-y", "--no-install-recommends"]
            for package in ("chromium-headless-shell", "chromium"):
                if _quietly(*install, package) and executable():
                    return True
    print("Fetching Playwright's own Chromium for the browser tests")
    return _quietly(sys.executable, "-m", "playwright", "install", "chromium") and _playwrights_own()


def main() -> None:
    if not (executable() or _playwrights_own() or install()):
        sys.exit(
            "The browser tests need a Chromium: install one with your system's package manager, "
            "or say where it is with CHROMIUM=/path/to/chromium."
        )


if __name__ == "__main__":
    main()
