"""Ana, Ben and Cleo as they walk through Usward: what a person does with thumb and keyboard, as short sentences."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page

from browsing import Device, no_horizontal_scroll, widest

if TYPE_CHECKING:
    from collections.abc import Callable

PASSPHRASES = {
    "Ana": "plum harbor violin seven quiet owls",
    "Ben": "ladder moss teapot winter coin brave",
    "Cleo": "orange tunnel river maple candle six",
}


class Walker:
    """One person at one device."""

    def __init__(self, device: Device, name: str, username: str = "", passphrase: str = "") -> None:
        self.device = device
        self.page: Page = device.page
        self.name = name
        self.username = username or name.lower()
        self.passphrase = passphrase or PASSPHRASES[name]
        self.code = self.setup = ""
        self.steps: list[str] = []
        self.blanks: list[float] = []
        self.look: Callable[[], None] = lambda: None

    # The first evening

    def begin(self, other: str = "", bond: str = "Partners") -> None:
        """From the welcome page to the first check-in; `other` names whom the space is for, nobody means alone."""
        self.page.goto("/")
        self.page.get_by_role("link", name="Begin", exact=True).wait_for()
        self.note_step()
        self.page.get_by_role("link", name="Begin", exact=True).click()
        self.make_account()
        self.keep_code()
        self.note_step()
        if other:
            self.page.locator("input[name=called]").fill(other)
            self.page.get_by_text(bond, exact=True).click()
            self.press("Begin our space")
        else:
            self.press("Alone for now")
        self.page.wait_for_url(lambda address: "/welcome/" not in address)

    def note_step(self) -> None:
        """Remember what the page says of itself: its heading, and the first paragraph beneath."""
        main = self.page.locator("main")
        self.look()
        self.steps.append(f"{main.locator('h1').inner_text()}\n{main.locator('h1 ~ p').first.inner_text()}")

    def make_account(self) -> None:
        self.page.get_by_label("Sign-in name").wait_for()
        self.note_step()
        if self.setup:
            self.page.get_by_label("Setup code").fill(self.setup)
        self.page.get_by_label("What should Usward call you?").fill(self.name)
        self.page.get_by_label("Sign-in name").fill(self.username)
        self.page.get_by_label("Password", exact=True).fill(self.passphrase)
        self.press("Make my account")

    def keep_code(self) -> None:
        """Copy the recovery code by hand, and type two of its groups back."""
        self.page.wait_for_url("**/welcome/code/")
        self.note_step()
        self.code = self.page.locator(".code").inner_text().strip()
        groups = self.code.split("-")
        self.page.get_by_role("link", name="I have it").click()
        self.page.wait_for_url("**/welcome/code/back/")
        self.note_step()
        for box in self.page.locator("main input[type=text]").all():
            number = int("".join(ch for ch in self.label_of(box) if ch.isdigit()))
            box.fill(groups[number - 1])
        self.press("That is it")
        self.page.wait_for_url(lambda address: "/welcome/code/" not in address)

    def label_of(self, box: Locator) -> str:
        return str(box.evaluate("box => box.labels[0].innerText"))

    def invite(self) -> str:
        """Make a link for the current space; returns its path."""
        self.door()
        self.page.get_by_role("link", name="Invite them").click()
        return self.invite_here()

    def invite_here(self) -> str:
        """Make a link on the page that offers it; returns its path."""
        self.press("Make the link")
        return urlsplit(self.page.locator("[data-copied-from]").inner_text().strip()).path

    def begin_space(self, other: str, bond: str = "Friends") -> None:
        """Begin another space; its page for inviting comes next."""
        self.open("/spaces/")
        self.page.locator("main input[name=called]").fill(other)
        self.page.get_by_text(bond, exact=True).click()
        self.press("Begin this space")

    def join(self, link: str) -> None:
        """Follow a link with a new account."""
        self.page.goto(link)
        self.page.get_by_role("link", name="Make an account and join").click()
        self.make_account()
        self.keep_code()

    def confirm(self) -> None:
        """Today says that somebody said yes; have a look, and say that it is them."""
        self.open("/")
        self.page.get_by_role("link", name="Have a look").click()
        self.press("Yes, it is them")
        self.page.get_by_role("button", name="Go quiet").wait_for()

    def door(self) -> None:
        """Open the page of the first space."""
        self.open("/spaces/")
        self.page.locator("main a.door").first.click()

    # Every day

    def sign_in(self, passphrase: str = "") -> None:
        self.page.goto("/sign-in/")
        self.sign_in_here(passphrase)

    def sign_in_here(self, passphrase: str = "") -> None:
        """Sign in on the page as it stands."""
        self.page.get_by_label("Sign-in name").fill(self.username)
        self.page.get_by_label("Password", exact=True).fill(passphrase or self.passphrase)
        self.page.locator("main form button.go").click()
        self.page.wait_for_url(lambda address: "/sign-in/" not in address)

    def try_pin(self, pin: str) -> None:
        """Type a PIN on the lock screen, right or wrong."""
        self.page.locator("input[name=pin]").fill(pin)
        with self.page.expect_navigation():
            self.press("Unlock")

    def check_in(self, line: str, closeness: int | None = None, feeling: str = "") -> None:
        self.open("/check-in/")
        if feeling:
            word = self.page.locator(f"input[name=feelings][value={feeling}]")
            if not word.evaluate("box => box.closest('details').open"):
                self.open_family(word)
            self.page.locator(f"label[for={word.get_attribute('id')}]").click()
        if closeness is not None:
            number = self.page.locator(f"input[name^=closeness_][value='{closeness}']").first
            number.locator("xpath=ancestor::label").click()
        self.page.get_by_label("Anything you want to remember?").fill(line)
        self.press("Keep it")

    def open_family(self, word: Locator) -> None:
        """Open the family a feeling word belongs to: by its petal, or without scripts by its line in the list."""
        family = word.locator("xpath=ancestor::details").locator("summary")
        if family.is_visible():
            family.click()
        else:
            self.page.locator("[data-flower]").get_by_text(family.inner_text(), exact=True).click()

    def appreciate(self, did: str, *, give: bool = True) -> None:
        self.open("/appreciation/new/")
        self.page.locator("textarea[name=did]").fill(did)
        self.page.locator("button[name=give]" if give else "button[name=keep]").click()

    # Exit

    def time_the_blank(self, event: str) -> None:
        """From the last such event on, watch every frame until the page is blank, and note the milliseconds."""
        self.page.bring_to_front()
        self.page.expose_function("noteBlank", lambda after: self.blanks.append(after))  # noqa: PLW0108 - takes no bound builtin
        self.page.evaluate(
            """event => {
                let began = 0;
                addEventListener(event, () => { began = performance.now(); }, true);
                const look = () => {
                    const style = getComputedStyle(document.documentElement);
                    const blank = style.display === 'none' || style.visibility === 'hidden';
                    if (began && blank) noteBlank(performance.now() - began);
                    else requestAnimationFrame(look);
                };
                requestAnimationFrame(look);
            }""",
            event,
        )

    # Anywhere

    def open(self, path: str) -> None:
        self.page.goto(path)

    def press(self, name: str) -> None:
        self.page.locator("main").get_by_role("button", name=name, exact=True).first.click()

    def reads(self, words: str) -> bool:
        """Whether the page as it stands holds these words."""
        return words in self.page.locator("main").inner_text()

    def lock(self) -> None:
        self.page.locator("details.menu summary").first.click()
        self.page.locator("details.menu").first.get_by_role("button", name="Lock").click()

    def fits(self) -> None:
        """The page has no horizontal scroll."""
        assert no_horizontal_scroll(self.page), (self.page.url, widest(self.page))
