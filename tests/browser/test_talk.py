"""Talk, walked by Ana and Ben: folded at two phones, opened together, at one device, alone, and without scripts."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from browser.looking import Eyes
from browser.settled import People
from browser.walking import Walker
from browser.yesterday import both_answered, more_was_here_before
from browsing import Device

Make = Callable[..., Device]

LOOKS_AT = {
    "talk:front", "talk:how", "talk:round", "talk:together", "talk:book", "talk:pages", "talk:page", "talk:decks",
    "talk:deck", "talk:question", "talk:new", "talk:own",
}  # fmt: skip
#: Addresses that only take something.
NO_PAGES = {
    "talk:depth", "talk:go-on", "talk:withdrawal", "talk:passing", "talk:beneath", "talk:replies", "talk:favourite",
    "talk:taking-out", "talk:reply-removal", "talk:put-away", "talk:page-removal", "talk:laid-withdrawal",
    "talk:own-removal",
}  # fmt: skip
ANA = "My grandfather cut apples into boats and never said they were for me. I still do it."
BEN = "Frau Ito next door waited at the window until my light went on. When you come home late I stay up “reading”."


def write(page: Page, words: str) -> None:
    """Answer, whatever kind of question it is."""
    page.locator("textarea[name=said]").fill(words)


def in_the_room(walker: Walker) -> Page:
    walker.page.locator("#room").wait_for()
    return walker.page


def test_an_answer_is_folded_rewritten_passed_by_and_taken_away(people: People) -> None:
    ana, ben = people("Ana"), people("Ben")
    eyes = Eyes(ana.device)
    eyes.open("/", "today with its question")
    ana.page.locator("main").get_by_role("link", name="Answer", exact=True).click()
    ana.page.wait_for_url("**/talk/rounds/**")
    eyes.look("a question to answer")
    path = ana.page.url
    write(ana.page, "First words")
    ana.press("Fold it")
    expect(ana.page.get_by_text("You can rewrite it until")).to_be_visible()
    eyes.look("an answer that was folded")
    ana.page.reload()
    write(ana.page, ANA)
    ana.press("Fold it anew")
    ana.page.go_back()
    ana.page.goto(path)
    assert ana.page.locator("textarea[name=said]").input_value() == ANA
    eyes.open("/talk/", "the front page, folded")
    ben.open("/talk/")
    assert ben.page.locator("main").get_by_role("link", name="Answer").get_attribute("href") in path
    assert not ben.reads("grandfather")
    ana.open(path)
    ana.press("Take it away")
    ana.page.wait_for_url("**/talk/")
    ana.press("Another one")
    expect(ana.page.locator("h1")).not_to_be_empty()
    ana.press("Another one")
    ana.press("Another one")
    expect(ana.page.get_by_role("heading", name="Nothing more is asked today")).to_be_visible()
    eyes.look("nothing more today")
    eyes.open("/talk/how/", "who sees what")
    eyes.open("/talk/book/", "an empty book")
    eyes.open("/talk/pages/", "no answers of one's own")
    assert eyes.wrong == []


def test_sitting_together_it_opens_on_both_phones_and_is_kept_in_the_book(people: People) -> None:
    ana, ben = people("Ana"), people("Ben")
    eyes, his = Eyes(ana.device), Eyes(ben.device)
    for fault in ("ERR_INTERNET_DISCONNECTED", "htmx:"):
        ana.device.expect_fault(fault)
    ana.open("/talk/")
    path = str(ana.page.locator("main").get_by_role("link", name="Answer").get_attribute("href"))
    for each in (ana, ben):
        each.open(f"{path}together/")
    eyes.look("a room to go in")
    ana.press("I am here")
    expect(ana.page.get_by_text("You are here.")).to_be_visible()
    eyes.look("waiting in the room")
    ben.press("I am here")
    expect(ana.page.locator("textarea[name=said]")).to_be_visible()  # nobody reloaded her page
    his.look("both in the room")
    write(in_the_room(ana), ANA)
    write(in_the_room(ben), "half a thought")
    ben.press("Keep it, not ready yet")
    expect(ben.page.get_by_text("Kept, and folded.")).to_be_visible()
    assert ana.page.locator("textarea[name=said]").input_value() == ANA, "what she types stays hers"
    ben.page.reload()
    assert ben.page.locator("textarea[name=said]").input_value() == "half a thought"
    ana.device.context.set_offline(True)
    ana.press("I am ready")
    expect(ana.page.locator("#offline")).to_be_visible()
    assert ana.page.locator("textarea[name=said]").input_value() == ANA
    ana.device.context.set_offline(False)
    ana.press("I am ready")
    expect(ana.page.get_by_text("It opens here as soon as both of you are.")).to_be_visible()
    eyes.look("ready, and waiting")
    assert not ben.reads("grandfather")
    write(in_the_room(ben), BEN)
    ben.page.locator("main").get_by_role("button", name="I am ready").dblclick()
    for each, theirs in ((ana, "Frau Ito"), (ben, "grandfather")):
        expect(each.page).to_have_url(f"{people.server.origin}{path}")
        expect(each.page.locator("main")).to_contain_text(theirs)
    eyes.look("an opened pair")
    _stay_with_it(ana, ben, eyes, path)
    assert eyes.wrong + his.wrong == []


def _stay_with_it(ana: Walker, ben: Walker, eyes: Eyes, path: str) -> None:
    """Ask, write back, keep, and find it again."""
    ana.press("Ask Ben this")
    expect(ana.page.get_by_text("You ask")).to_be_visible()
    ben.open("/")
    assert ben.reads("Ana would like to know more")
    ben.page.get_by_role("link", name="Open it").click()
    ben.page.locator("summary").filter(has_text="Write back").click()
    ben.page.locator("textarea[name=text]").fill("It was the only window with a lamp.")
    ben.press("Say it")
    ana.open(path)
    assert ana.reads("the only window with a lamp")
    ana.press("Keep as a favourite")
    eyes.look("a pair with replies")
    ana.open("/talk/book/?kept")
    eyes.look("the book")
    ana.page.get_by_label("Find by word").fill("lamp")
    ana.press("Find")
    ana.page.locator("main li a").click()
    ana.page.wait_for_url(f"**{path}")
    ben.page.get_by_role("button", name="Take it back", exact=True).first.click()
    expect(ben.page.get_by_text("Taken back.")).to_be_visible()
    ana.page.locator("summary").filter(has_text="Take my answer out").click()
    ana.press("Take it out")
    ben.open(path)
    assert not ben.reads("grandfather")
    eyes.open(path, "an answer that came home")


def test_what_both_answered_yesterday_has_opened(people: People) -> None:
    home = people.server.home
    path = both_answered(home, ANA, BEN)
    ana, ben = people("Ana"), people("Ben")
    eyes = Eyes(ana.device)
    eyes.open("/", "today, with something that opened")
    ana.page.locator("main").get_by_role("link", name="Read it").click()
    ana.page.wait_for_url(f"**{path}")
    assert ana.reads("Frau Ito")
    ben.open("/talk/")
    assert ben.reads("It has opened")
    ben.open(path)
    assert ben.reads("grandfather")
    more_was_here_before(home)
    eyes.open("/talk/", "something is older")
    assert ana.reads("Something here is older than it was")
    ana.press("I know why; go on")
    expect(ana.page.get_by_text("Today’s question")).to_be_visible()
    assert eyes.wrong == []


def test_a_question_is_drawn_laid_before_both_and_one_is_made(people: People) -> None:
    ana, ben = people("Ana"), people("Ben")
    eyes = Eyes(ana.device)
    eyes.open("/talk/decks/", "decks")
    ana.page.locator("main a.door[href='/talk/decks/home/']").click()
    ana.page.wait_for_url("**/decks/home/")
    eyes.look("a deck")
    ana.page.locator("main .entries a").first.click()
    eyes.look("a question of a deck")
    question = ana.page.locator("h1").inner_text()
    ana.press("Lay it before both of you")
    ana.page.wait_for_url("**/talk/rounds/**")
    ben.open("/")
    assert ben.reads("Ana laid a question before both of you")
    assert ben.reads(question)
    ben.press("Put it away")
    ben.open("/talk/")
    assert ben.reads(question), "it still lies under Talk"
    eyes.open("/talk/new/", "a question of one's own")
    ana.page.locator("textarea[name=asked]").fill("What do you hum when you think nobody hears?")
    ana.page.locator("input[name=deck]").fill("for long drives")
    ana.press("Keep it in my deck")
    ana.page.wait_for_url("**/talk/own/**")
    eyes.look("one's own question")
    write(ana.page, "The song of the ice cream van.")
    ana.press("Keep it")
    ana.page.wait_for_url("**/talk/pages/**")
    eyes.look("an answer for oneself")
    eyes.open("/talk/pages/", "answers of one's own")
    assert ana.reads("for long drives") is False
    ana.open("/talk/decks/")
    assert ana.reads("for long drives")
    assert eyes.wrong == []


def test_at_one_device_one_after_the_other_answers_and_neither_reads(people: People) -> None:
    shared = people("Cleo")
    ana = Walker(shared.device, "Ana")
    ana.sign_in()
    ana.open("/talk/")
    path = str(ana.page.locator("main").get_by_role("link", name="Answer").get_attribute("href"))
    ana.open(path)
    write(ana.page, ANA)
    ana.press("Fold it")
    ana.lock()
    ana.page.wait_for_url("**/sign-in/**")
    ben = Walker(shared.device, "Ben")
    ben.sign_in()
    for place in (path, "/talk/", "/", "/talk/book/"):
        ben.open(place)
        assert not ben.reads("grandfather"), place
    ben.open(path)
    write(ben.page, BEN)
    ben.press("Fold it")
    assert ben.page.locator("textarea[name=said]").input_value() == BEN


def test_alone_there_is_a_question_and_every_deck(device: Make, people: People) -> None:
    cleo = Walker(device(at=people.server), "Cleo", passphrase="orange tunnel river maple candle six")
    link = _cleos_account(people, cleo)
    assert link
    eyes = Eyes(cleo.device)
    eyes.open("/talk/", "a question for one")
    cleo.press("Another one")
    write(cleo.page, "The blue jug.")
    cleo.press("Keep it")
    cleo.page.wait_for_url("**/talk/pages/**")
    assert cleo.reads("The blue jug.")
    eyes.open("/talk/decks/", "decks, alone")
    eyes.open("/talk/decks/us/", "a deck, alone")
    assert eyes.wrong == []


def _cleos_account(people: People, cleo: Walker) -> str:
    """Cleo is invited by Ana into a space of their own, makes an account, and is not confirmed yet."""
    ana = people("Ana")
    ana.begin_space("Cleo")
    link = ana.invite_here()
    cleo.join(link)
    return link


def test_without_scripts_everything_but_the_room_goes_on_its_own_works(people: People) -> None:
    ana, ben = people("Ana", java_script_enabled=False), people("Ben", java_script_enabled=False)
    ana.open("/talk/")
    ana.page.locator("main").get_by_role("link", name="Answer").click()
    write(ana.page, ANA)
    ana.press("Fold it")
    assert ana.reads("You can rewrite it until")
    path = ana.page.url
    ana.press("Take it away")
    for each in (ana, ben):
        each.open(f"{path}together/")
        each.press("I am here")
    for each, words in ((ana, ANA), (ben, BEN)):
        each.open(f"{path}together/")
        write(each.page, words)
        each.press("I am ready")
    for each, theirs in ((ana, "Frau Ito"), (ben, "grandfather")):
        each.open(f"{path}together/")
        assert each.reads(theirs)
