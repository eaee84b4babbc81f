"""The signs of danger in a message: forms in which people threaten, control, or tell that it was done to them.

Each is wide, and finds much that is harmless; what counts is how many of them come together, beside what the learned
heads hear (see `doubt`). None of them says anything to anybody by itself.
"""

import re
from functools import cache

_YOU = r"(?:you|u|ya|ye|yuh)"
_YOUR = r"(?:your|ur|yr)"

_WHEN = (
    r"(?:tonight|midnight|noon|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|"
    r"march|june|january|bedtime|morning|evening|christmas|easter|six|seven|eight|nine|ten|five|four|"
    r"three|now on|today|this (?:week|month|day))"
)

_THING = (
    r"(?:phone|mobile|sim|screen|location|passwords?|pin|code|laptop|computer|router|internet|wifi|"
    r"messages|texts?|dms|emails?|calls|post|letters|photos?|pictures|videos?|recordings?|screenshots?|"
    r"voice notes|camera|tracker|app|passport|visa|papers|documents|card|cards|account|wages|salary|pay|"
    r"paycheck|allowance|savings|pension|money|rent|fees|inheritance|will|receipts|purse|keys?|locks?|"
    r"car|battery|tyres|petrol|bus (?:pass|fare)|ticket|coat|shoes|roof|house|heating|supper|food|"
    r"tablets|pills|medicine|medication|inhaler|insulin|meds|dog|cat|horse|pony|rabbit|hamster|vet|"
    r"children|kids|baby|boys|girls|daughter|son|custody|judge|court|lawyer|solicitor|police|social|"
    r"school|landlord|boss|manager|hr|job|notice|work|thesis|embassy|immigration|home office)"
)

_FOLK = (
    r"(?:mother|mum|mam|mom|father|dad|parents|family|sister|brother|boss|manager|employer|landlord|"
    r"church|parish|school|husband|wife|friends|mates|neighbou?rs|colleagues|elders|coach|everyone|"
    r"everybody|police|social|agency|reception|principal|pastor|imam|priest|nan|gran|aunt|uncle|"
    r"cousins?|boyfriend|girlfriend|fella)"
)

_WRITTEN = {
    "i_follow": (  # a condition, and what the writer then does
        r"\b(?:if|when|unless|until|till|once|or|otherwise|else|and|the (?:day|minute|moment)|"
        r"next time|one more|go|leave|stay|tell|walk|move|try|keep|come|take)\b.{2,90}\bi(?:'ll|ll|"
        r" will|'m|m| am|'d| would| can| could| go| stop| take| tell| ring| call| post| send| finish|"
        r" walk)\b"
    ),
    "you_follow": (  # a condition, and what then becomes of the other
        r"\b(?:if|when|unless|until|till|once|or|otherwise|and|the (?:day|minute|moment)|next time|"
        r"one more|go|leave|stay|tell|walk|try|keep|mention)\b.{2,90}\b{you}(?:'ll|ll| will|'re| are|"
        r" can| may| won't| lose| get| leave| go| sleep| have)\b"
    ),
    "leave_given": (  # leave that is given on a condition
        r"\b{you}(?:'ll|ll| will| may| can| shall| get|'re to| are to| could)? ?(?:have|keep|get|see|"
        r"use|go|take|be told|leave|eat|sleep|stay|visit|work|come|ring|call|talk|"
        r"collect)\b.{0,60}\b(?:when|once|if|as long as|until|till|unless|provided|after|only)\b"
    ),
    "thing_on_terms": (  # a thing that the other needs, on terms
        r"\b(?:the|{your}|my) \w*{thing}\b.{0,30}\b(?:when|until|till|unless|if|once|or|as long as|"
        r"stays?|goes|with me|mine)\b"
    ),
    "held_back": (  # a thing that the other needs, in the writer’s hands
        r"\bi(?:'ve|ve| have| hold| keep| took| take| own| control|'m keeping| got|"
        r"'ve got)\b.{0,24}\b(?:the|{your}|those|that|a|every|all)\b.{0,12}\b{thing}\b"
    ),
    "acted_on": (  # something done behind the other’s back to what is theirs
        r"\bi(?:'ve|ve| have|'d| had|'m|m| am|'ll| will|)? ?(?:already |just |had |"
        r"also )?(?:cancel\w*|disconnect\w*|forward\w*|redirect\w*|let|told|tell|telling|ask(?:ed)?|"
        r"sold|sell|took|taken|taking|hid|hidden|lock\w*|thr(?:ew|own|owing)|flush\w*|delet\w*|"
        r"block\w*|put|install\w*|open\w*|read|counted|check\w*|cut|clos\w*|chang\w*|empt\w*|sign\w*|"
        r"written|wrote|rung|rang|spoken|spoke|emailed|stopped|turn\w*|switch\w*|burn\w*|smash\w*|"
        r"broke\w*|drop\w*|post\w*|send\w*|sent|show\w*|keep\w*|kept)\b.{0,40}\b(?:{your}|{folk}|"
        r"{thing})\b"
    ),
    "told_around": (  # somebody who is told, or might be
        r"\b(?:tell|told|telling|ring|call|show|send|let|inform|write|wonder|report|mention|hear|"
        r"hears|know|knows|find out|finds out|take it|get|gets)\b.{0,30}\b(?:{your} (?:\w+ )?{folk}|"
        r"everyone|everybody|the (?:school|police|judge|court|boys|girls|kids|children|elders|"
        r"family group|parish|church|agency|home office|social|hospital|whole \w+))\b"
    ),
    "from_now": (  # a date from which, or until which
        r"\b(?:from|as of|starting|since|until|till|by|before|every) {when}\b"
    ),
    "deadline": (  # a time that is set, or a warning
        r"\b(?:(?:\d+|one|two|three|five|ten) (?:minutes?|mins?|hours?|days?|weeks?)|count(?:ing)? to|"
        r"5 4 3|last (?:chance|warning|time)|warn(?:ed|ing)|deadline)\b"
    ),
    "decree": (  # what the other will do
        r"\b{you}(?:'ll|ll| will| shall|'re| are|r)(?: not| never| to| only)? (?:be|wear|stay|come|"
        r"cook|sit|sign|write|ring|call|text|phone|ask|give|hand|bring|tell|obey|apologi[sz]e|drop|"
        r"cancel|quit|resign|delete|block|show|unpack|marry|cover|keep|sleep|eat|take|turn|going|"
        r"seeing|leaving|wearing|staying|quitting|answer|smile|learn|do)\b"
    ),
    "rules": (  # leave, rules and who decides
        r"\b(?:allow\w*|permission|permit\w*|rules?|obey\w*|forbid\w*|forbidden|my house|"
        r"under my roof|decide[sd]?|ask first|ask me|behave\w*|agreed|in the vows|good girls?|"
        r"good boy|do(?:ing)? as|told once|i say|i said)\b"
    ),
    "example": (  # somebody else it happened to
        r"\bmy (?:first|last|ex|old)\b|\b(?:the last|my) (?:one|wife|girlfriend|husband)\b|"
        r"\blike (?:you|your) (?:sister|cousin)\b|\bcost (?:you|her|him)\b|\blook where\b|"
        r"\bfound out what\b|\bask (?:my|your|the)\b"
    ),
    "veiled": (  # dangers that are only mentioned
        r"\b(?:shame|pity|unfortunate|accident\w*|clumsy|slips?|dangerous|depends|consequences|"
        r"exactly as|funny things?|drop from|deep|lake|shovel|acres|ditch|woods|garden|stairs|balcony|"
        r"road|brake|cliff|knives|ways this|close it|excuse|lucky|pray|fuse|gentle|patien\w+)\b"
    ),
    "be_good": (  # being told to be good, or careful
        r"\b(?:be|so be|and be|you be) (?:good|nice|nicer|sensible|careful|quiet|charming|pleasant|"
        r"smart|grateful|there|alone|ready|a good)\b|\bcareful\b|\bbe on the right\b|"
        r"\bwatch (?:yourself|your|it)\b"
    ),
    "you_know": (  # what the other is reminded of
        r"\b{you}(?:'ve|ve| have)? (?:know|knew|saw|seen|remember|forgot|heard) (?:what|how|who|where|"
        r"me|that|why|when)\b|\bremember (?:that|what|who|this|the)\b|\bi(?:'d| would) think\b|"
        r"\bthink (?:about|of|properly|hard|carefully|twice)\b|\bjust know\b|\bask yourself\b"
    ),
    "again": (  # a next time, a last time
        r"\b(?:next time|last time|one more|once more|one day|one of these days|sooner or later|"
        r"you'll (?:see|learn|find|regret|be sorry|wish|pay)|repeat of|again and|a second time|"
        r"twice)\b"
    ),
    "death": (  # death and the means of it
        r"\b(?:die|dying|dead|death|kill\w*|suicide|grave|in the ground|bury|buried|funeral|widow\w*|"
        r"orphans?|alive|breathing|wake up|rope|razor|pills|tablets|insulin|bridge|roof|river|"
        r"swinging|hang\w*|drown\w*|overdose|note|goodbye|anything happens|hurt myself|"
        r"cut\w* (?:deeper|myself)|end it|not be here|won't be here|be in a box|sea|stop eating|gun|"
        r"petrol|poison\w*)\b"
    ),
    "body": (  # the body, and what is seen on it
        r"\b(?:my|your|his|her|our|ur|the|by (?:the|my)) (?:\w+ )?(?:neck|throat|jaw|arms?|wrists?|"
        r"hair|ribs?|tooth|teeth|fingers?|eye|nose|chest|mouth|face|skin|knees?|kneecaps?|ear|legs?|"
        r"head|body|collar|lip)\b|\b(?:bruis\w*|bleed\w*|blood|stitches|swollen|scars?|marks?|burns?|"
        r"limp\w*|sleeves|turtleneck|scar(?:f|ves)|a&e|hospital|x-?ray|dentist|nurse|icing)\b"
    ),
    "force": (  # force against somebody
        r"\b(?:hit\w*|slap\w*|punch\w*|kick\w*|chok\w*|strang\w*|push\w*|shov\w*|grabb?\w*|beat\w*|"
        r"throw\w*|threw|thrown|squeez\w*|spat|spit|dragg?\w*|pinn?\w*|slamm?\w*|smash\w*|rap(?:e|ed)|"
        r"forc\w*|held|corner\w*|belt|fists?|knife|knives|stick|strap|cable|tied|lock\w* (?:me|us|in|"
        r"out|the)|kneel|begg\w*|against the (?:wall|door|fridge)|stood (?:in|over|between)|"
        r"stand(?:ing)? (?:in|over|between))\b"
    ),
    "said_no": (  # a no that was said, or could not be
        r"\b(?:said|say|saying|told {you}) (?:no|stop|yes)\b|\b(?:didn't|didnt|don't|"
        r"did not) want (?:to|it)\b|\basleep\b|\bmy (?:no|consent)\b|\bi asked {you} to stop\b|"
        r"\bno three times\b|\bvows\b|\bcondom\b|\bin bed\b"
    ),
    "fear": (  # fear, hiding and safety
        r"\b(?:scared|afraid|frighten\w*|terrif\w*|fear\w*|flinch\w*|unsafe|safe|safer|tiptoe\w*|"
        r"nightmares|freeze|shak(?:e|ing)|duck\w*|hid(?:e|es|ing|den)?|refuge|shelter|bag packed|"
        r"dreading)\b"
    ),
    "taken": (  # what is taken from the writer, or must be asked for
        r"\b(?:let|lets|letting|allowed?|won't let|wouldn't let|make me|made me|makes me|"
        r"have to (?:ask|show|account|explain|beg)|take my|took my|taken my|keep my|kept my|hold my|"
        r"hide my|sold my|read my|check my|burn\w* my|count\w* my|answer(?:ed)? for me|told (?:them|"
        r"everyone|the|my)|follow\w* me|turned up)\b"
    ),
    "watched": (  # being watched
        r"\b(?:i|we) (?:saw|see|know|was|watched|noticed|checked|followed|found|like|drove|"
        r"passed)\b.{0,40}\b(?:{your}|{you}|outside|map|location|new|curtains|car|street|door|window|"
        r"house|flat|work|school|nursery)\b|\b(?:location|unlock\w*|password|tracker|camera|gps|"
        r"offline|online|map|mileage|screen|parked|outside)\b"
    ),
    "children": (  # children as a means
        r"\b(?:kids|children|baby|boys|girls|daughter|son|custody|grand(?:son|daughter|"
        r"children))\b.{0,50}\b(?:never|won't|without|gone|take|taken|see|know|told|tell|learn|forget|"
        r"border|mother|father|believe|hear|find out)\b|\b(?:never|won't|take|taken|have|keep|"
        r"lose) (?:\w+ ){0,3}(?:kids|children|baby|boys|girls|daughter|son)\b"
    ),
    "leaving": (  # leaving, or another
        r"\b(?:leave me|leaving me|divorce\w*|walk out|break up|finish with me|move out|pack\w*|"
        r"suitcase|bags|left me|without me|go from|if i leave|when i leave|talk about leaving|"
        r"other man|new (?:man|fella|boyfriend|girlfriend))\b"
    ),
    "owned": (  # belonging to somebody, or being believed by nobody
        r"\b(?:mine|belong\w*|own you|have me|nobody (?:else|will|would)|no ?one (?:else|will|would)|"
        r"who(?:'d| would| will) (?:believe|have|want|hire)|can't have|never love|only me)\b"
    ),
    "provoked": (  # violence as the other’s doing
        r"\b(?:don't|dont) (?:make|push|test|give) me\b|\bpush(?:es|ing)? me\b|\bmade me (?:do|hit)\b|"
        r"\bnot responsible\b|\bwon't answer for\b|\bno promises\b|\bto blame\b|\bmy hands?\b|"
        r"\btemper\b"
    ),
    "lesson": (  # learning one’s place
        r"\b(?:lesson|teach you|learn(?:ed|t)? (?:it|to behave|your)|until you|till you|your place|"
        r"punish\w*|deserve\w*|earn\w*|sorry enough|on your knees|apologi[sz]ed to)\b"
    ),
}


def _compiled(written: str) -> re.Pattern[str]:
    for name, piece in (("you", _YOU), ("your", _YOUR), ("when", _WHEN), ("thing", _THING), ("folk", _FOLK)):
        written = written.replace(f"{{{name}}}", piece)
    return re.compile(written)


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    return {name: _compiled(written) for name, written in _WRITTEN.items()}


MOST = 6
"""Signs that are counted, at most."""


def signs(said: str) -> int:
    """How many signs of danger stand in a text in lower case, without its quoted words; at most `MOST`."""
    return min(sum(pattern.search(said) is not None for pattern in _signs().values()), MOST)


def named(said: str) -> list[str]:
    """Which signs they are."""
    return [name for name, pattern in _signs().items() if pattern.search(said)]
