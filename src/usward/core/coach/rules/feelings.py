"""Rules for feelings named, for speaking of oneself without blame, and for telling something inner."""

import re

from usward.core.coach.guards import statement, unquoted
from usward.core.coach.rules.rule import Hit, Rule
from usward.core.coach.rules.wording import pattern, words
from usward.core.coach.sentences import Sentence

LABEL = "Lieberman et al. 2007; Torre & Lieberman 2018: putting feelings into words"
GORDON = "Gordon 1970: I-messages; Rogers, Howieson & Neame 2018 on “I” and “you” in conflict"
INTIMACY = "Reis & Shaver 1988: intimacy grows from telling and being met"

_BLAMES = re.compile(
    r"\b(?:like (?:you|i'm|a |an |i am|the )|that (?:you|u) (?:don't|never|always|only|are|do)|because (?:you|u)|you (?:never|always|don't care|make|made)"
    r"|ignored|attacked|judged|rejected|abandoned|criticised|disrespected|neglected|unloved|manipulated|used by|blamed|you're (?:so|such|being))\b"
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
    if found.endswith("afraid") and re.match(r" (?:it's|we|the|i (?:can|have|must)|not|i've|they|that's|there)\b", after):
        return False
    if found.endswith("sure"):
        return False
    return not (found.endswith(("lost", "down", "flat", "mad", "low", "safe", "moved", "content", "sore", "alone", "mad", "shook"))
                and not re.search(r"\b(?:feel|feeling|felt|feels|i'm so|i'm|so)\b", found))


def _not_denied(sentence: Sentence, hit: Hit) -> bool:
    return re.search(r"\b(?:not|n't|never|no|nothing|hardly)\b|n't\b", sentence.plain[max(0, hit.start - 12) : hit.end]) is None


RULES = (
    Rule(
        id="feeling.named",
        kind="feeling_named",
        source=LABEL,
        because="It names a feeling, so the other does not have to guess.",
        pattern=pattern(
            r"\b(?:(?:i(?:'m| am|m| was|'ve been| have been| get| got| felt| feel| do feel|'d be| would be|'d feel| still feel| always feel| still get| started to feel| was feeling|'m feeling| must have been)|(?:{you}(?:'re| are|r| were|'ve been| feel| felt| must (?:be|have been|feel)| sound| seem| look(?:ed)?| must've been|'d be|'d feel| felt so| might be| may be))|we(?:'re| are| were| felt| feel)|(?:he|she|they|papa|mum|dad|mama|mam)(?:'s|'re| is| are| was| were| felt| feels| looked| seemed)|feel(?:s|ing)?|felt|being|to be|be|left me|leaves me|left {you}|makes? (?:me|you|us) (?:feel )?|made (?:me|you|us) (?:feel )?|sounds?(?: like you're| like you| as if you)?|seems?|it's|it was|that's|that was|get|got|so|keeps me|left|both|am|you're so|still|too) ?{much}{feeling})\b"
        ),
        guards=(unquoted, _of_its_own),
    ),
    Rule(
        id="feeling.noun",
        kind="feeling_named",
        source=LABEL,
        because="It gives the feeling its name.",
        pattern=pattern(
            r"\b(?:(?:my|your|the|this|that|a|such|of|in|with|out of|some|so much|there's|is|it's|for|what|under|pure|only|as if|as though) (?:\w+ )?(?:grief|joy|sadness|anger|loneliness|fear|relief|pride|dread|panic|rage|despair|envy|jealousy|sorrow|shame|guilt|worry|heartache|hurt|disappointment|longing|anxiety|nerves|tenderness|happiness|hope)\b(?! of money)|(?:it|that|this|you|which|he|she|they|what) (?:\w+ ){0,2}?(?:hurts?|scares?|scared|frightens?|frightened|worries|worried|saddens|annoys|annoyed|upsets?|delighted|touched|stung|embarrassed|breaks (?:my|your) heart|broke (?:my|your) heart) (?:me|you|us|to)\b|my heart (?:sank|broke|breaks|is heavy)|i miss(?:ed)? {you}|i (?:dread|resent|envy|fear|worry|ache|long for|grieve)\b|lonely|homesick|heartbroken|ashamed|jealous)"
        ),
        guards=(unquoted,),
    ),
    Rule(
        id="i_statement.when",
        kind="i_statement",
        source=GORDON,
        because="It tells how it was for you, at one moment, and leaves the other free.",
        pattern=pattern(
            r"(?:\bi (?:also |just |really |always |still |have |'ve )?(?:feel|felt|was|got|get|am|become|'m|feel like crying)\b ?(?:feeling )?{much}{feeling}\b.{0,60}\b(?:when|whenever|at|on|in|after|last|yesterday|this (?:morning|week|evening)|tonight|that|because|and|about|with|by|if|to|leaving|watching|reading|sitting|seeing|hearing|since|before|today|standing|being|for|every time|while)\b"
            r"|\bi'm (?:a bit |a little |quite |still )?(?:hurt|sad|upset|disappointed|worried|annoyed|angry|cross) (?:about|that|by|and)\b|\bwhen\b.{3,70}\bi (?:feel|felt|get|got|was|am|start|become) {much}(?:a )?{feeling}\b|\b(?:after|since|in|with|at|on|last night|yesterday|that night|this morning)\b.{3,60}\bi (?:feel|felt|was|got|'ve been|'ve felt) {much}{feeling}\b|\b(?:made|makes|left|leaves) me (?:feel )?{much}{feeling}\b|\bi (?:feel|felt) {much}{feeling}\b|\bmy heart sank\b|\bi found (?:it|that|mornings) (?:\w+ )?(?:hard|difficult|painful)\b)"
        ),
        guards=(unquoted, statement, _unblaming, _not_denied),
        cues=words("i i'm i've me my"),
    ),
    Rule(
        id="disclosure.never_told",
        kind="self_disclosure",
        source=INTIMACY,
        because="It opens something that was kept inside until now.",
        pattern=pattern(
            r"\b(?:i(?:'ve| have|ve)? never (?:told|said|learned|admitted|spoken|wanted|felt|forgave|cried|forgiven|stopped|known|talked|really|once told|believed|thought i)\b|(?:nobody|no one|no-one|few people) (?:knows?|in (?:my|this)|has ever)\b.{0,20}\b(?:that i|i|about|me|this)|the truth is|to tell you the truth|truth be told|(?:can i tell you|i want to tell you|i'll tell you|let me tell you|there's) something|between (?:you and me|us)|i(?:'ve| have) (?:been (?:hiding|keeping|carrying|ashamed|afraid|pretending|lying|writing|in debt|sober|in therapy)|carried|hidden|kept)|i (?:hid|pretended|lied about|carry|keep|kept it)\b|i'm (?:gay|adopted|bi|trans|an alcoholic|sober)|i (?:lost my faith|had a breakdown|nearly (?:died|left)|tried to|was the bully|was hit|was bullied|sold my))"
        ),
        guards=(unquoted, statement),
        cues=words("never nobody no-one no few truth tell something between i've ive have hid pretended lied carry keep kept i'm lost had nearly tried was sold"),
    ),
    Rule(
        id="disclosure.story",
        kind="self_disclosure",
        source=INTIMACY,
        because="It tells from your own life, so that the other can know you a little further.",
        pattern=pattern(
            r"\b(?:i used to\b(?! it)|i grew up|(?:as a (?:child|boy|girl|kid|young)|when i was (?:little|small|a (?:child|boy|girl|kid)|young|\w+teen|seven|eight|nine|ten|eleven|twelve|six|five|four|\d+)|in my (?:house|family|home) (?:nobody|we|no one|it|you)|my (?:first|whole) (?:winter|life|year)|all my life)|i (?:still|sometimes|often) (?:dream|think of|think about|talk to|hear|count|cry|set|wake|lie|wonder|keep|feel like|pray|have the|see|miss|wear|can't|pretend|imagine|write|sing|sleep)|sometimes,? i\b|i(?:'m| am) (?:most |so |more |still )?(?:afraid|scared|frightened|ashamed|terrified|proud) (?:of|that|i)\b|i (?:dream|wish|hope|pray|long|fear|worry)(?:ed)?,? (?:quietly |secretly )?(?:of|that|i|one day|for|to|about)\b|my (?:greatest|biggest|secret|only|worst|deepest) (?:fear|hope|dream|wish|regret|worry)|i (?:failed|regret|envy|envied|never got over|gave up|stopped)\b|i (?:don't|dont) know (?:who i am|how to be|if i'm|if i am)|i wanted to be|i'm learning|i think (?:i'm|i am|i was|i might|maybe i)|i lie awake|deep down)"
        ),
        guards=(unquoted, statement, _unblaming),
        cues=words("i i'm my"),
    ),
)
