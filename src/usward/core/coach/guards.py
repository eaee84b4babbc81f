"""When a rule had better keep silent: quotes, third persons, fondness, self-reproach, plans, words that were asked for.

Each guard looks at one hit in one sentence and says whether it may stand. They are small on purpose: a rule names the
ones it needs, and every one of them is there because a look-alike would otherwise be marked.
"""

import re
from typing import TYPE_CHECKING

from usward.core.coach.sentences import Sentence

if TYPE_CHECKING:
    from usward.core.coach.rules.rule import Hit

YOU = frozenset(
    (
        *("you", "u", "your", "ur", "you're", "youre", "you've", "youve", "you'd", "youd", "you'll", "youll"),
        *("yourself", "yours", "ya", "ye", "yous", "yourselves", "r"),
    )
)
"""The other, addressed; in the spellings people text."""

_FOND = re.compile(
    r"\blove (?:you|u|ya|that|it|how|this|him|her|the bones)\b|\b(?:adore|obsessed|proud of|miss you|miss u|"
    r"thank|thanks|thx"
    r"|bless you|god bless|hugs?|kisse?s?|haha+|hehe|lmao|grand to|best (?:friend|thing|company|night|sister|"
    r"brother|mate|one)"
    r"|favou?rite|legend|happy birthday|congrats|wouldn't (?:swap|change)|god help me|come here|get in here|my hero"
    r"|makes? me (?:laugh|smile)|made me (?:laugh|smile)|made my day|wheez|gorgeous|fond|xx+)\b"
    r"|\bx$|[❤💕😂🤣😁😘🥰😍💖💙😄😊🙏😅]"
)
_ADORING = re.compile(
    r"\b(?:kind|generous|patient|beautiful|lovely|brave|thoughtful|gentle|wonderful|brilliant|clever|lucky|"
    r"welcome|right"
    r"|sweet|funny|strong|good to me|so good|amazing|know what to say|there for me|cheer me|let me down|forget me)\b"
)
_SAYS = re.compile(
    r"\b(?:he|she|they|mum|mam|mom|dad|boss|teacher|sister|brother|mother|father|coach|someone|somebody|everyone|"
    r"nan|gran"
    r"|manager|people|who|ex|[a-z]+'s exact words)\b[^,.;!?]{0,25}\b(?:said|says|told|called|calls|wrote|texted|"
    r"shouted|yelled"
    r"|thinks|tells|screamed|goes|asked|was like)\b"
)
_SELF = re.compile(
    r"\b(?:i'm|im|i am|i was|i've been|i feel like|call me|me being|my own|on my part|of me|i'd been|am i|me,|"
    r"that i am|myself)\b"
)
_THIRD = re.compile(
    r"\b(?:he|she|they|it|him|her|them|his|hers|their|he's|she's|they're|it's|my (?:boss|sister|brother|mother|"
    r"father|mum|dad"
    r"|cousin|uncle|aunt|landlord|neighbour|ex|manager|teacher)|the (?:boss|neighbour|dog|cat|man|woman|referee|"
    r"driver))\b"
)
_RETURN = re.compile(
    r"\b(?:then (?:i|we|let|i'll|we'll|i'm)|come back|be back|back (?:at|by|in|to (?:it|you|this))|i'm back|"
    r"im back|pick (?:it|this) up"
    r"|later|tomorrow|tonight|in the morning|after (?:work|dinner|tea|supper|lunch|mass|the|my|i)|minutes?|mins?|"
    r"half an hour|an hour"
    r"|till|until|til|calmer|when i'm|when i am|when im|ring you|call you|call u|phone you|weekend|monday|"
    r"tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|another time|promise|at (?:one|two|three|four|five|six|seven|eight|nine|ten|noon|\d+))\b"
)
_NEVER_BACK = re.compile(
    r"\b(?:never|not ever|nor tomorrow|not tomorrow|not now|from now on|for good|i'm dead|until you|till you|"
    r"till u|until u"
    r"|when you (?:are|have|stop)|when u|not tonight(?: and|,)|cows come home|or ever)\b"
)
_ASKS = re.compile(
    r"\b(?:what (?:should|would|do|can|could|shall) (?:i|we|you)|should i|shall i|any (?:ideas?|advice|tips?|"
    r"suggestions?|thoughts|recommendations?)"
    r"|advice|advise|how (?:do|can|should|would|could|shall) (?:i|we|you)|help me|recommend|suggest|your opinion|"
    r"tell me (?:what|how|honestly)"
    r"|which (?:one|is|do|should|would)|what's (?:best|better)|what is (?:best|better)|if you were me|"
    r"in my (?:place|shoes)|do you (?:know|think)"
    r"|who can i|where (?:can|do|should) i|or not\?|can (?:you|u|anyone|anybody) help|need (?:your|some|"
    r"a) (?:help|advice|tip|opinion|second opinion)"
    r"|is it (?:worth|better|ok|okay))\b"
)
_OFFERS = re.compile(
    r"\b(?:would it help|would (?:you|u) like|do you want|d'you want|want me to|shall i|shall we|can i|may i|"
    r"i'll|i will|i can|i could"
    r"|let me|if (?:you|u)(?:'d| would)? (?:like|want)|if it helps|i'm here|with you|only if|no pressure|we can|"
    r"i'm coming)\b"
)
_FEELS = re.compile(
    r"\b(?:i feel|i felt|i'm so|im so|i am so|sad|upset|hurts?|cry|crying|cried|tears|scared|afraid|frighten|"
    r"lonely|alone|worr|anxious"
    r"|tired|exhaust|ashamed|guilt|angry|miss|can't|cant|heartbroken|lost|died|hate|grie|shak|awful|terribl|hard)\w*"
)


_REGRET = re.compile(r"\b(?:i'm|im|i am|so|really) sorry\b|^sorry\b|\bapologi")
_COMFORT = re.compile(
    r"\b(?:i'm here|we'll|sweetheart|cuddle|hug|counting|with you|i'll bring|glad you're|love you|safe|fine,)\b"
)


def addressed(sentence: Sentence, hit: "Hit") -> bool:
    """The sentence speaks to the other at all."""
    return not YOU.isdisjoint(sentence.words)


def unquoted(sentence: Sentence, hit: "Hit") -> bool:
    """Not somebody's quoted words."""
    return not any(place.start <= hit.start < place.end for place in sentence.quotes)


def unreported(sentence: Sentence, hit: "Hit") -> bool:
    """Not something that a third person said or wrote."""
    said = _SAYS.search(sentence.plain, 0, hit.start + 1)
    return said is None


def unfond(sentence: Sentence, hit: "Hit") -> bool:
    """No fondness in the same message's sentence: teasing between people who like each other is left alone."""
    return _FOND.search(sentence.plain) is None


def unfond_anywhere(sentence: Sentence, hit: "Hit") -> bool:
    """No fondness anywhere in the message."""
    return _FOND.search(sentence.setting.message.lower()) is None


def unadmiring(sentence: Sentence, hit: "Hit") -> bool:
    """What is said of the other is not something good: “you always know what to say”."""
    return _ADORING.search(sentence.plain) is None


def not_of_self(sentence: Sentence, hit: "Hit") -> bool:
    """Not said of oneself: “I'm such an idiot”."""
    return _SELF.search(sentence.plain, max(0, hit.start - 25), hit.end) is None


def not_of_third(sentence: Sentence, hit: "Hit") -> bool:
    """Not said of somebody, or something, that is not in the conversation."""
    return _THIRD.search(sentence.plain, max(0, hit.start - 30), hit.end) is None


def unasked(sentence: Sentence, hit: "Hit") -> bool:
    """The other's message asks for no advice, no opinion and no help."""
    context = sentence.setting.context.lower()
    return bool(context) and "?" not in context and _ASKS.search(context) is None


def felt(sentence: Sentence, hit: "Hit") -> bool:
    """The other's message tells how they are, rather than what time it is."""
    return _FEELS.search(sentence.setting.context.lower()) is not None


def not_offered(sentence: Sentence, hit: "Hit") -> bool:
    """Not an offer of one's own help, or a question whether advice would be welcome."""
    return _OFFERS.search(sentence.plain) is None


def without_return(sentence: Sentence, hit: "Hit") -> bool:
    """No word of coming back anywhere in the message; a pause with a return is not a closed door."""
    message = sentence.setting.message.lower()
    return _RETURN.search(message) is None or _NEVER_BACK.search(message) is not None


def statement(sentence: Sentence, hit: "Hit") -> bool:
    """Not a question."""
    return "?" not in sentence.words


def question(sentence: Sentence, hit: "Hit") -> bool:
    """A question, with its sign."""
    return "?" in sentence.words


def answering(sentence: Sentence, hit: "Hit") -> bool:
    """There is a message of the other's to answer."""
    return bool(sentence.setting.context)


def alone(sentence: Sentence, hit: "Hit") -> bool:
    """The hit is all there is to the message, but for its signs."""
    return len(sentence.setting.message.strip(" .!…?")) <= hit.end - hit.start + 2


def unexplained(sentence: Sentence, hit: "Hit") -> bool:
    """The sorry is not taken back by a “but” or handed to the other by an “if you”."""
    rest = sentence.plain[hit.start :]
    return re.search(r"^\W*(?:i'm |im |i am )?(?:so |really |very )?sorry\W{0,3}(?:but|though)\b", rest) is None


def unregretted(sentence: Sentence, hit: "Hit") -> bool:
    """Nobody says sorry in the message: a hard word that is quoted to take it back is not said again."""
    return _REGRET.search(sentence.setting.message.lower()) is None


def not_denied(sentence: Sentence, hit: "Hit") -> bool:
    """Not in a denial: “I don't think you're overreacting”."""
    before = sentence.plain[max(0, hit.start - 22) : hit.end]
    return (
        re.search(
            r"\b(?:not|never|nobody)\b|n't (?:\w+ ){0,2}(?:you|it|too|be|think|say)|weren't|aren't|didn't", before
        )
        is None
    )


def uncomforting(sentence: Sentence, hit: "Hit") -> bool:
    """No comfort beside it: “it was only a dream, I'm here”."""
    return _COMFORT.search(sentence.setting.message.lower()) is None


def not_of_thing(sentence: Sentence, hit: "Hit") -> bool:
    """Not about a thing or a task: “do what you want with the old tiles”."""
    after = sentence.plain[hit.end : hit.end + 24]
    return (
        re.match(
            r"\W*(?:with|w|of|about|off|for) (?:the|my|your|this|that)\b|\W*(?:i'll|i will|i can|i've got)\b", after
        )
        is None
    )


def hushes(text: str) -> bool:
    """Whether a text holds words that silence rules in the whole message: fondness, regret, comfort, a return."""
    said = text.lower()
    return any(words.search(said) for words in (_FOND, _RETURN, _REGRET, _COMFORT))
