"""Rules for feelings named, for speaking of oneself without blame, and for telling something inner."""

import re

from usward.core.coach.guarded import guard
from usward.core.coach.guards import statement, unquoted, unregretted, unreported
from usward.core.coach.rules.rule import Hit, Rule
from usward.core.coach.rules.wording import pattern, words
from usward.core.coach.sentences import Sentence, Setting

LABEL = "Lieberman et al. 2007; Torre & Lieberman 2018: putting feelings into words"
GORDON = "Gordon 1970: I-messages; Rogers, Howieson & Neame 2018 on “I” and “you” in conflict"
INTIMACY = "Reis & Shaver 1988: intimacy grows from telling and being met"

_BLAMES = re.compile(
    r"\b(?:like (?:you|i'm|a |an |i am|the )|that (?:you|u) (?:don't|never|always|only|are|do)|because (?:you|u)|"
    r"you (?:never|always|don't care|make|made)"
    r"|ignored|attacked|judged|rejected|abandoned|criticised|disrespected|neglected|unloved|manipulated|used by|"
    r"blamed|you're (?:so|such|being))\b"
)


def _unblaming(sentence: Sentence, hit: Hit) -> bool:
    """The other is left out of the blame."""
    return _BLAMES.search(sentence.plain) is None


def _of_its_own(sentence: Sentence, hit: Hit) -> bool:
    """Not a phrase in which a feeling word means something else: “I'm afraid it's bad news”, “happy to help”."""
    after = sentence.plain[hit.end : hit.end + 14]
    found = sentence.plain[hit.start : hit.end]
    if found.endswith(("glad", "happy", "content")) and after.startswith((" to ", " birthday", " christmas", " new")):
        return False
    if found.endswith("afraid") and re.match(
        r" (?:it's|we|the|i (?:can|have|must)|not|i've|they|that's|there)\b", after
    ):
        return False
    if found.endswith("sure"):
        return False
    return not (
        found.endswith(
            ("lost", "down", "flat", "mad", "low", "safe", "moved", "content", "sore", "alone", "mad", "shook")
        )
        and not re.search(r"\b(?:feel|feeling|felt|feels|i'm so|i'm|so)\b", found)
    )


def _not_denied(sentence: Sentence, hit: Hit) -> bool:
    return (
        re.search(r"\b(?:not|n't|never|no|nothing|hardly)\b|n't\b", sentence.plain[max(0, hit.start - 12) : hit.end])
        is None
    )


def _granted(sentence: Sentence, hit: Hit) -> bool:
    """Not a feeling that is argued with, blamed or forbidden: “what have you to be anxious about?”."""
    around = sentence.plain[max(0, hit.start - 30) : hit.end + 20]
    return (
        re.search(
            r"\b(?:not|n't|nothing|never|shouldn't|should|what is there|no (?:reason|call|need)|stop|too proud|"
            r"allowed|over nothing|happy enough|choose)\b"
            r"|n't |nothing to|(?:tired|sick) of (?:you|u)\b|you're just|(?:how|why) (?:can|could|would) you",
            around,
        )
        is None
    )


def _guarded(setting: Setting) -> str:
    """The guard of the whole message, which takes long and is asked for once."""
    if "guard" not in setting.known:
        setting.known["guard"] = guard(setting.message)
    return setting.known["guard"]


def _everyday(sentence: Sentence, hit: Hit) -> bool:
    """Not an apology, a pause, a threat or abuse in the same message, which are kinds of their own."""
    return (
        _guarded(sentence.setting) == ""
        and re.search(
            r"\b(?:(?:scared|afraid|frightened|terrified) of (?:you|u)\b|forgive me|took it out on|give me (?:an|"
            r"a|half|ten|twenty)|we'll talk|i'll come to you|it makes sense|happy for you|proud of)",
            sentence.setting.message.lower(),
        )
        is None
    )


RULES = (
    Rule(
        id="feeling.named",
        kind="feeling_named",
        source=LABEL,
        because="It names a feeling, so the other does not have to guess.",
        pattern=pattern(
            r"\b(?:(?:i(?:'m| am|m| was|'ve been| have been| get| got| felt| feel| still feel| always feel|"
            r" still get| was feeling|'m feeling| must have been|'d be| would be)|(?:{you}(?:'re| are|r| were|"
            r"'ve been| feel| felt| must (?:be|have been|feel)| sound| seem| look(?:ed)?| came away|"
            r" must've been)|sounds like {you}(?:'re| are)?|you're)|we(?:'re| are| were| felt| feel)|(?:papa|mum|"
            r"dad|mama|mam) (?:is|was|felt)|feel(?:s|ing)|felt|left me|leaves me|left {you}|makes? (?:me|"
            r"you) (?:feel )?|made (?:me|you) (?:feel )?|sounds?|it's so|that was|keeps me|still|and|"
            r"but) ?{much}{feeling})\b"
        ),
        guards=(unquoted, unreported, _of_its_own, _granted),
    ),
    Rule(
        id="feeling.noun",
        kind="feeling_named",
        source=LABEL,
        because="It gives the feeling its name.",
        pattern=pattern(
            r"\b(?:(?:feel|felt|feeling) (?:\w+ )?(?:grief|joy|sadness|anger|loneliness|fear|relief|pride|dread|"
            r"panic|rage|despair|envy|jealousy|sorrow|shame|guilt|heartache)\b|(?:it|that|this|"
            r"which) (?:\w+ ){0,2}?(?:hurts?|scares|frightens|frightened|worries|worried|saddens|upsets?|touched|"
            r"stung) (?:me|you)\b(?! (?:on|with|in|and i need))|(?:breaks|broke) (?:my|your) heart|"
            r"my heart (?:sank|broke|breaks|is heavy))"
        ),
        guards=(unquoted, unreported, _granted),
    ),
    Rule(
        id="i_statement.when",
        kind="i_statement",
        source=GORDON,
        because="It tells how it was for you, at one moment, and leaves the other free.",
        pattern=pattern(
            r"(?:\bi (?:also |just |really |always |still |have |'ve )?(?:feel|felt|was|got|"
            r"get) ?(?:feeling )?{much}{feeling}\b.{0,60}\b(?:when|whenever|at|on|in|after|last|yesterday|"
            r"this (?:morning|week|evening)|that|because|about|by|to (?:see|hear|find|come|be)|seeing|hearing|"
            r"since|before|today|every time)\b"
            r"|\bi'm (?:a bit |a little |quite |still )?(?:hurt|sad|upset|disappointed|worried|annoyed|angry|"
            r"cross) (?:about|that|by)\b|\bwhen\b.{3,70}\bi (?:feel|felt|get|got|was) {much}(?:a )?{feeling}\b|"
            r"\b(?:after|since|last night|yesterday|that night|this morning|on \w+day)\b.{3,60}\bi (?:feel|felt|"
            r"was|got|'ve been|'ve felt) {much}{feeling}\b|\b(?:made|makes|left|"
            r"leaves) me (?:feel )?{much}{feeling}\b|\bi felt {much}{feeling}\b|\bmy heart sank\b|"
            r"\bi found (?:it|that|mornings) (?:\w+ )?(?:hard|difficult|painful)\b)"
        ),
        guards=(unquoted, statement, _unblaming, _not_denied, unregretted, _everyday),
        cues=words("i i'm i've me my"),
    ),
    Rule(
        id="disclosure.never_told",
        kind="self_disclosure",
        source=INTIMACY,
        because="It opens something that was kept inside until now.",
        pattern=pattern(
            r"\b(?:i(?:'ve| have|ve)? never (?:told (?:you|a|any|my|him|her)|admitted|spoken (?:about|of)|forgave|"
            r"forgiven|learned|wanted (?:the|to be)|felt (?:at|like|part|good))\b|never told (?:anyone|anybody|"
            r"a soul|you)|(?:nobody|no one|no-one|few people) (?:knows?|has ever)\b.{0,20}\b(?:that i|about|this)|"
            r"the truth is,? (?:i|that i)|to tell you the truth,? i|i(?:'ve| have) been (?:hiding|carrying|"
            r"ashamed|pretending|in debt|sober|in therapy|writing)|i(?:'ve| have) (?:carried|hidden) (?:it|this|"
            r"that) (?:from|for|all|with|since)|i'm (?:gay|adopted|bi|trans|an alcoholic|sober)\b|"
            r"i (?:lost my faith|had a breakdown|nearly (?:died|left)|was the bully|was hit|was bullied|sold my)|"
            r"i pretend)"
        ),
        guards=(unquoted, statement, unregretted, _everyday),
        cues=words(
            "never nobody no-one no few truth tell something between i've ive have hid pretended lied carry keep "
            "kept i'm lost had nearly tried was sold"
        ),
    ),
    Rule(
        id="disclosure.story",
        kind="self_disclosure",
        source=INTIMACY,
        because="It tells from your own life, so that the other can know you a little further.",
        pattern=pattern(
            r"\b(?:i used to\b(?! it)|i grew up|(?:as a (?:child|boy|girl|kid)|when i was (?:little|small|"
            r"a (?:child|boy|girl|kid)|\w+teen|seven|eight|nine|ten|eleven|twelve|six|five|four|\d+)|"
            r"in my (?:house|family|home) (?:nobody|we|no one|you)|all my life)|i (?:still|sometimes|"
            r"often) (?:dream|think (?:of|about)|talk to|hear|count|cry|set|wake|lie|wonder|feel like|pray|"
            r"have the|see|wear|pretend|imagine|sing)|^\W*sometimes,? i\b|i(?:'m| am) (?:most |so |more |"
            r"still )?(?:afraid|scared|frightened|ashamed|terrified) (?:of (?!you|u\b|what (?:you|u)|last|how|it|"
            r"your)|that i|i'm|i'll)|i (?:dream|wish|hope|long),? (?:quietly |secretly )?(?:of|that one|"
            r"one day)\b|my (?:greatest|biggest|secret|worst|deepest) (?:fear|hope|dream|wish|regret|worry)|"
            r"i (?:failed (?:my|the)|never got over)|i don't know (?:who i am|how to be|if i'm)|i wanted to be|"
            r"i'm learning)"
        ),
        guards=(unquoted, statement, _unblaming, unregretted, _everyday),
        cues=words("i i'm my"),
    ),
)
