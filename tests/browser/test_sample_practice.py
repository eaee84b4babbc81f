"""A practice that lives outside the house joins by one word, and is walked like any other."""

from collections.abc import Callable
from pathlib import Path

from browser.walking import Walker
from browsing import Device
from serving import Server

Make = Callable[..., Device]
TESTS = Path(__file__).parents[1]


def test_walks_appear_by_one_word_and_hand_over_to_the_journal(device: Make, tmp_path: Path) -> None:
    env = {"USWARD_EXTRA_PRACTICES": "sample_practice", "PYTHONPATH": str(TESTS)}
    with Server(tmp_path / "home", env=env) as server:
        ana = Walker(device(at=server), "Ana")
        ana.begin()
        ana.open("/me/")
        ana.page.get_by_role("link", name="Walks").click()
        ana.page.get_by_label("What was on your mind?").fill("The river was high, and so were we.")
        ana.press("Keep it")
        ana.press("Write on about it")
        ana.page.wait_for_url("**/journal/new/")
        assert ana.page.locator("textarea[name=text]").input_value() == "The river was high, and so were we."
        ana.press("Keep it")
        ana.page.wait_for_url("**/journal/entries/**")
        assert ana.reads("The river was high, and so were we.")
