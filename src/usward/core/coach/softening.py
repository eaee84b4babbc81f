"""Taking the sting out of one's own words: sweeping words, verdicts on character and names go, what happened stays.

Nothing is put in their place but a blank, so that no fact, no feeling and no promise is invented.
"""

import re
from collections.abc import Callable

from usward.core.coach.rules.wording import words
from usward.core.coach.sentences import plainly

BLANK = "___"

_STRAIGHT = {ord(curly): straight for curly, straight in zip("’‘“”", "''\"\"", strict=True)}
_YOU = r"(?P<you>you|u|ya|ye)"
_IRREGULAR = dict(
    pair.split(":")
    for pair in words(
        "stood:stand said:say thought:think took:take kept:keep asked:ask came:come went:go heard:hear told:tell "
        "gave:give made:make had:have did:do got:get knew:know found:find rang:ring paid:pay saw:see spoke:speak "
        "wrote:write understood:understand brought:bring bought:buy left:leave felt:feel met:meet drove:drive "
        "chose:choose loved:love cared:care shared:share noticed:notice changed:change apologised:apologise "
        "apologized:apologize liked:like used:use closed:close moved:move tried:try planned:plan stopped:stop "
        "invited:invite believed:believe showed:show were:be was:be lied:lie cried:cry "
    )
)

_OPENINGS = re.compile(
    r"^\W*(?:(?:oh|well|lol|honestly|god|jesus|christ|ffs|ugh|wow|bravo|congratulations|right|ok|okay|look|so|"
    r"and|but|yeah|yes|seriously|obviously|clearly|typical|of course|as usual|as always|once again|yet again"
    r"|excuse me|excuse you|sure|great|nice|lovely|fantastic|brilliant|ha|hah|haha|for god's sake|for once|"
    r"frankly|you know what|i swear|my god|aye|ach|och|ah)\b[\s,.!…-]*)+"
)
_SWEEPING = re.compile(
    r"\b(?:always|constantly|forever|ever|even|so much as|as usual|as always|as per usual|as ever|yet again|"
    r"once again|every single time|every damn time|in your life|for once|literally|absolutely|completely|totally|"
    r"utterly"
    r"|bloody|damn|fucking|stupid|pathetic|ridiculous|precious|useless|lazy|selfish|idiotic|worthless|disgusting|"
    r"so-called|basically|typically|simply|apparently|at all)\b ?"
)
_CHARACTER = re.compile(
    r"\b(?:you're|youre|you are|u are|ur|u r|you've always been|you have always been|you always were) (?:(?:just|"
    r"so|such|too|very|really|being|the most|always|a|an|that|basically|absolutely|completely|totally|all|as) )*"
    r"(?:selfish|lazy|careless|inconsiderate|thoughtless|controlling|jealous|immature|childish|irresponsible|"
    r"unreliable|stubborn|impossible|ungrateful|spoilt|spoiled|rude|cold|heartless|unfair|stingy|mean|arrogant|"
    r"vain|greedy|negative|bossy|cruel"
    r"|insensitive|judgmental|unbearable|exhausting|disloyal|dishonest|a? ?liar|messy|demanding|manipulative|"
    r"fake|nasty|pathetic|useless|worthless|stupid|thick|dim|brainless|clueless|disgusting|ridiculous|dramatic|"
    r"sensitive|oversensitive|over-sensitive"
    r"|emotional|hysterical|paranoid|crazy|mad|insane|mental|idiot|moron|fool|clown|loser|pig|joke|disgrace|"
    r"embarrassment|failure|coward|baby|child|brat|nothing|nobody|nagging|needy|boring|weak|spineless|silly|daft|"
    r"ignorant|dumb|hopeless|incapable|a disappointment|disappointment|parasite|leech|monster|narcissist|"
    r"drama queen)\b(?: (?:person|man|woman|one|people|cow|thing|creature|about everything))?"
)
_NAME_CALLING = re.compile(
    r",? ?\b(?:you )?(?:(?:absolute|total|complete|utter|sad|pathetic|stupid|lazy|little|useless|miserable|silly|"
    r"ridiculous|spineless|ignorant|vain|bloody|fucking|dumb|poor) )*(?:idiot|moron|imbecile|halfwit|cretin|fool|"
    r"clown|loser|pig|swine|rat|snake|leech|parasite|coward|wimp|peasant|sponger|slob|cow|bitch|bastard|arsehole|"
    r"asshole|dickhead|prick|twat|wanker|scum|trash|garbage|failure|creep|brat|genius|einstein|sherlock|princess|"
    r"your (?:highness|majesty)|diddums)\b,?"
)
_RHETORICAL: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\bwhy (?:can't|cant|can|couldn't|don't|dont) {_YOU} (?:not |never |just )?"), r"\g<you> do not "),
    (re.compile(rf"\bwhy (?:do|must|did) {_YOU} (?P<not>never |not )?"), r"\g<you> \g<not>"),
    (re.compile(r"\bwhy is it (?:that )?(?:always )?"), ""),
    (re.compile(r"\bhow many times (?:do|must|have|did|will) i (?:have to )?"), "i "),
    (
        re.compile(
            rf"\b(?:is it too much to ask|would it (?:kill|hurt|have killed) {_YOU}|how hard (?:is|"
            rf"can) it(?: be)?) (?:for {_YOU[:-1].replace('?P<you>', '?:')}) )?(?:to )?"
        ),
        "i would like you to ",
    ),
)


def _did_not(match: re.Match[str]) -> str:
    verb = match["verb"]
    if match["have"]:
        return f"{match['you']} have not {verb}"
    if verb in _IRREGULAR and verb not in ("let", "put", "read"):
        return f"{match['you']} did not {_IRREGULAR[verb]}"
    if verb.endswith("ed") and len(verb) > 4:
        return f"{match['you']} did not {verb[:-2]}"
    return f"{match['you']} do not {verb}"


_NEVER = re.compile(
    rf"\b{_YOU}(?P<have>'ve| have)? (?:just |really |even |literally |simply )?never (?:once |even |ever |"
    rf"actually |really )?(?P<verb>[a-z]+)\b"
)
_STEPS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (_NEVER, _did_not),
    *_RHETORICAL,
    (_CHARACTER, BLANK),
    (_NAME_CALLING, ""),
    (_SWEEPING, ""),
    (re.compile(r"\byou(?:'re| are) (?=(?:forget|leav|com|mak|do|go|tak|say|tell|treat|put|act)\w*ing)"), "you were "),
    (re.compile(r"[!?]+"), "."),
    (re.compile(r"\bhow dare you\b"), BLANK),
)

_GAPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s+([,.;:])"), r"\1"),
    (re.compile(r"([,;:])(?:\s*[,;:])+"), r"\1"),
    (re.compile(r"(?:___[\s,.;]*(?:and |or |but )?)+___"), BLANK),
    (re.compile(r"\s{2,}"), " "),
)


def softened(text: str) -> str:
    """A sentence without its sweeping words, verdicts and names; blanks where a verdict stood. May be nearly empty."""
    words = _OPENINGS.sub("", _as_plain(text))
    for found, put in _STEPS:
        words = _over(words, found, put)
    for found, put in _GAPS:
        words = found.sub(put, words)
    return words.strip(" ,;:-–—")


def _as_plain(text: str) -> str:
    """Straight quotation marks; capitals stay."""
    return text.translate(_STRAIGHT)


def _over(words: str, found: re.Pattern[str], put: str | Callable[[re.Match[str]], str]) -> str:
    """Replaces what a pattern finds in the plain text, and leaves all other letters as they were written."""
    plain = plainly(words)
    parts, at = [], 0
    for match in found.finditer(plain):
        parts += [words[at : match.start()], put(match) if callable(put) else match.expand(put) if "\\" in put else put]
        at = match.end()
    return "".join([*parts, words[at:]])


def clause(text: str) -> str:
    """A sentence as part of another: without its end, and with a small first letter where that is no name."""
    words = text.strip().rstrip(".!?…").strip(" ,;:")
    first = words.split(" ", 1)[0].strip(",.!?\"'")
    if first.lower() in _SMALL or (
        first[:1].isupper() and first[1:].islower() and "'" in first and not first.startswith("I'")
    ):
        return words[:1].lower() + words[1:]
    return words


_SMALL = words(
    "you your u ur the a an it its it's this that that's if when how what why my we our he she they there all "
    "every another for with in at on so and but then can can't do don't did does is are was were not no never "
    "nothing nobody maybe just stop calm some somebody someone everything everyone after before because since "
    "even only one once first next last as from to of have has had would could should must let get go try tell "
    "take make call talk please sorry oh well you're you've you'd which who where while until till though still "
    "yet too more most much many two three"
)
