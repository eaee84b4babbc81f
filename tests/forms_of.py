"""The forms of a page as a browser without scripts would send them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

Pairs = list[tuple[str, str]]


@dataclass
class Button:
    """A button that submits, with the words on it."""

    attrs: dict[str, str | None]
    words: str = ""


@dataclass
class PageForm:
    """One form: where it goes, what it would send, and its buttons."""

    action: str
    sent: Pairs = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)

    def value(self, name: str) -> str:
        """What stands in the field of this name."""
        return next(value for key, value in self.sent if key == name)

    def with_(self, **fields: str) -> dict[str, list[str]]:
        """What would be sent after these fields were filled in."""
        said: dict[str, list[str]] = {}
        for key, value in self.sent:
            said.setdefault(key, []).append(value)
        return said | {key: [value] for key, value in fields.items()}

    def button(self, words: str) -> Button:
        """The button with these words on it."""
        return next(button for button in self.buttons if button.words.strip() == words)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self.open: PageForm | None = None
        self.textarea: tuple[str, list[str]] | None = None
        self.button: Button | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said: dict[str, Any] = dict(attrs)
        if tag == "form":
            self.open = PageForm(said.get("action") or "")
            self.forms.append(self.open)
        elif self.open is None:
            return
        elif tag == "input" and said.get("name") and _counts(said):
            self.open.sent.append((said["name"], said.get("value") or ""))
        elif tag == "textarea":
            self.textarea = (said.get("name") or "", [])
        elif tag == "button" and said.get("type", "submit") == "submit":
            self.button = Button(said)
            self.open.buttons.append(self.button)

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.textarea[1].append(data)
        elif self.button:
            self.button.words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        elif tag == "textarea" and self.textarea and self.open:
            self.open.sent.append((self.textarea[0], "".join(self.textarea[1]).removeprefix("\n")))
            self.textarea = None
        elif tag == "button":
            self.button = None


def _counts(said: dict[str, Any]) -> bool:
    return said.get("type") not in ("radio", "checkbox", "submit", "button") or "checked" in said


def forms_of(page: str) -> list[PageForm]:
    """Every form of a page, in order."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms
