"""Rules for criticism: sweeping words, character, motives, rhetorical questions, comparison with everyone else.

The ideas come from research on complaint and criticism in couples; every pattern and every reason is our own.
"""

import re

from usward.core.coach.guards import (
    addressed,
    not_denied,
    not_of_self,
    question,
    statement,
    unadmiring,
    unfond,
    unfond_anywhere,
    unquoted,
    unregretted,
    unreported,
)
from usward.core.coach.rules.rule import Hit, Rule
from usward.core.coach.rules.wording import pattern, words
from usward.core.coach.sentences import Sentence

GOTTMAN = "Gottman 1994: a complaint names a deed, criticism a character"
ATTRIBUTION = "Bradbury & Fincham 1990: blaming attributions in marriage"
ABSOLUTE = "Gordon 1970: “you” messages and sweeping words"


def _of_no_habit(sentence: Sentence, hit: Hit) -> bool:
    """Not curiosity about a habit: “why do you never eat breakfast?”, “do you ever think about going back?”."""
    return (
        re.search(
            r"\b(?:think about (?:going|moving|her|him|them|it)|eat|wear|drink|sleep|dance|sing)\b", sentence.plain
        )
        is None
    )


def _of_the_other(sentence: Sentence, hit: Hit) -> bool:
    """Not about what one did oneself: “you act like I did it on purpose”."""
    return re.match(r" (?:i\b|im\b|i'm\b|it's\b)", sentence.plain[hit.end :]) is None


U = "you u ya ye yous you're youre ur you've youve you'd your"

RULES = (
    Rule(
        id="criticism.never",
        kind="criticism",
        source=ABSOLUTE,
        because="“Never” speaks of all the times at once, so it may land as a verdict rather than as what you miss.",
        pattern=pattern(
            r"\b{you}(?:'ve| have|ve)? (?:just |really |even |literally |simply )?never (?:once |even |ever |"
            r"actually |really |properly |so much as )?"
            r"(?:listen|help\b|helped|ask (?:me|how|what|about|us|once|if)|ask,|think|thought|care\b|cared|"
            r"stand up|stood|lift|lifted|say sorry|said sorry|apologi|notice|cleaned|clean\b|tidy|cook|finish|"
            r"learn|change|follow"
            r"|keep (?:your|a|to)|kept|trust|take (?:my|any|responsib|me|an|the blame)|took|bother|plan|planned|"
            r"back me|stopped to|admit|consider|look at me|share|say thank|let me (?:finish|speak|talk|explain)|"
            r"make time|made time|put (?:me|us)|come (?:to|when)|want to|wanted to|do (?:any|what|the)|had a|"
            r"asked (?:me )?(?:how|what|about)|show)"
        ),
        guards=(addressed, unquoted, unreported, unfond, unadmiring, unregretted, statement),
        cues=words("never"),
    ),
    Rule(
        id="criticism.always",
        kind="criticism",
        source=ABSOLUTE,
        because=(
            "“Always” leaves no room for the other times, so the other may hear a verdict and stop listening to "
            "the point."
        ),
        pattern=pattern(
            r"\b{you}(?:'re| are|r|'ve| have)? (?:always|constantly|forever) (?:have to (?!press)|been (?:like|"
            r"the same|so|too|lazy|selfish|jealous|cold|hard|difficult|hopeless|careless|spoil)|late|complain|"
            r"criticis|criticiz|blam|think you|find (?:a|some|fault|something) (?:wrong|excuse|reason|fault|way)|"
            r"forget|interrupt|do this|do that|the same|spoil|ruin|twist|turn|start|want(?:ing)? (?:to be|the|"
            r"more|your)|an excuse|have an excuse|moan|mak(?:e|ing) (?:it|everything|excuses|an?(?! (?:meal|"
            r"mountain|fuss|drama|scene))|things|up|such)|expect|assum|act|play|blow|exaggerat|cancel|disappear|"
            r"nag|judg|correct|compar|pick(?! (?:up|me up))|side with|take (?:his|her|their) side|say you|promis|"
            r"let me down|avoid|hid|lie|lying|cheat|the victim|right\b)"
        ),
        guards=(unfond_anywhere, unquoted, unreported, unfond, unadmiring, unregretted),
        cues=words("always constantly forever"),
    ),
    Rule(
        id="criticism.every_time",
        kind="criticism",
        source=ABSOLUTE,
        because="It makes one moment into a pattern, which may be harder to hear than the moment itself.",
        pattern=pattern(
            r"(?:\btypical (?:of {you}|selfish|{you})|^\W*typical\b(?=[.,!])|\bso like {you} to\b|"
            r"\bjust like {you} to\b|\banother (?:\w+ ){1,3}(?:ruined|spoiled|spoilt|wasted)|\b(?:as usual|"
            r"as always|once again|yet again),? {you}\b|\b{you}\b[^.]{5,60}\bas (?:usual|always|per usual)\b)"
        ),
        guards=(unquoted, unreported, unfond, unregretted),
        cues=words("typical like another usual always again"),
    ),
    Rule(
        id="criticism.why_always",
        kind="criticism",
        source="Rhetorical questions as blame: Sillars 1980, accounts of conflict tactics",
        because="It asks, but it may be heard as a charge, because no answer to it would be good enough.",
        pattern=pattern(
            r"\b(?:why (?:do|can't|cant|can|must|are|does|couldn't) {you} (?:always|never (?!wear)|ever)\b|"
            r"why must {you}|why is it (?:that )?(?:i (?:have|always|must|am)|i'm|{you} (?:can|never|always|"
            r"only))|what (?:is|the hell is|on earth is) wrong with {you}\b|what's wrong with {you}\b|"
            r"how (?:many times|often) (?:do|must|have|will|did) i|how many (?:\w+ )must {you}"
            r"|how (?:hard|difficult) (?:is|can|could) it (?:be )?(?:to|for)|is it (?:too much|so hard|"
            r"really so) .{0,12}(?:ask|for {you})|would it (?:kill|have killed) {you}|who (?:does|behaves|"
            r"acts) (?:that|like|this)|do {you} (?:ever|even) (?:think|listen|care|hear|help|consider)|"
            r"did {you} even\b|have {you} ever (?:once|thought|considered|asked))"
        ),
        guards=(unadmiring, unfond_anywhere, unquoted, unreported, unfond, question, _of_no_habit),
        cues=words("why what what's how is would who do did have"),
        needs=words("?"),
    ),
    Rule(
        id="criticism.character",
        kind="criticism",
        source=GOTTMAN,
        because=(
            "It says what the other is, where something they did is meant; it may land as a verdict on all of them."
        ),
        pattern=pattern(
            r"\b{youre} {very}(?:selfish|self-centred|self-centered|self-absorbed|self absorbed|lazy|careless|"
            r"inconsiderate|thoughtless|controlling|immature|irresponsible|unreliable|impossible(?! to (?:buy|"
            r"surprise|find|resist|beat))|ungrateful|spoilt|spoiled|cold|heartless|stingy|mean|arrogant|vain|"
            r"greedy|disorgani[sz]ed|negative|bossy|cruel|insensitive|judgmental|judgemental|lazier"
            r"|incapable|unbearable|exhausting|disloyal|two-faced|dishonest|a liar|messy|demanding|tight with|"
            r"manipulative|fake|passive aggressive|absent|nasty|never (?:happy|satisfied|there|around|on time|"
            r"wrong|to blame|grateful|the one|interested)|all talk|no help|no use|the problem|"
            r"exactly like your (?:mother|father|dad|mum)|a person who|a taker|incapable of|not capable|"
            r"a disappointment|high maintenance|obsessed with yourself|impossible to (?:please|live|talk))\b"
        ),
        guards=(unquoted, unreported, unfond_anywhere, unregretted, statement, not_denied),
        cues=words(U + " been were"),
    ),
    Rule(
        id="criticism.only_yourself",
        kind="criticism",
        source=ATTRIBUTION,
        because=(
            "It says why the other did it, and a motive that is handed to somebody may feel unfair even when the "
            "hurt is real."
        ),
        pattern=pattern(
            r"\b(?:{you} (?:only|just|always) (?:ever )?(?:think|thought|care|cared) (?:about|of|for) {you}|"
            r"it'?s (?:always|all|only|only ever) about {you}\b(?! and)|everything (?:is|has to be|"
            r"'s) (?:always )?(?:about {you}|your way|on your)"
            r"|all {you} (?:ever )?(?:do|did|care|think|want|see|talk)\b(?! is (?:make|give))|{you} (?:don't|"
            r"dont|do not|never|couldn't|didn't|didnt) (?:even |really |actually )?(?:care|give a)\b(?! if we)|"
            r"{you} care more (?:about|for)"
            r"|{you} (?:think|thought) (?:only|more) (?:of|about)|{you} only (?:call|ring|visit|text|come|love|"
            r"want|see|talk|speak|remember|ever|message|phone|show|write|help|notice|listen|hear|do|did)\b|"
            r"no (?:one|body) else matters"
            r"|{your} (?:\w+ )?(?:phone|mates|friends|mother|work|job|golf|football|game|car|dog|family|computer|"
            r"telly|mum|club|church) (?:always |will always )?(?:comes?|came|is|matters?) (?:first|before me|"
            r"more|always)"
            r"|{you} put (?:\w+ )?(?:\w+ )?(?:\w+ )?(?:first|before (?:me|us|your))|more (?:important|"
            r"interest\w*) (?:to {you} )?than (?:me|us|your|i))\b"
        ),
        guards=(unquoted, unreported, unfond),
        cues=words(U + " about else"),
    ),
    Rule(
        id="criticism.cannot_even",
        kind="criticism",
        source=GOTTMAN,
        because="“Even” and “once” make it smaller than small, and may sting more than the thing itself.",
        pattern=pattern(
            r"\b{you} (?:can't|cant|cannot|can not|couldn't|couldnt|don't|dont|didn't|didnt|won't|wont|wouldn't|"
            r"haven't|havent|have not|did not|do not)"
            r" (?:even (?!know you)|once|so much as|be arsed|lift a|see past|see beyond|keep (?:a |your |"
            r"anything|one )|stick (?:to|with|at)|finish (?:a |one|anything)|manage (?:a |one|the simplest)|"
            r"hold down|take responsib|have (?:the|a) (?:decency|courtesy|discipline|clue|shred|heart|backbone))"
        ),
        guards=(unquoted, unreported, unfond, unregretted),
        cues=words(U),
    ),
    Rule(
        id="criticism.irony",
        kind="criticism",
        source="Leggitt & Gibbs 2000: irony and rhetorical praise are heard as more hurtful",
        because="The praise in it is meant the other way round, and irony may hurt longer than a plain complaint.",
        pattern=pattern(
            r"\b(?:must be (?:so )?(?:nice|lovely|great|wonderful|good|"
            r"fun)(?: for {you})?,?(?: for {you})? ?(?:to (?:have (?:someone|somebody|a (?:wife|husband|maid|"
            r"servant|mother))|just|live|be able|come home)|having (?:a|some|your|other|every)|being (?:able|so|"
            r"the)|not (?:having|to|caring)|never|when|living|knowing)|(?:god|heaven) forbid (?:{you}|my|i|"
            r"anyone)\b|(?:thanks|thank {you}) for nothing|nice of {you} to (?:finally|join|turn up|show|grace|"
            r"remember|bother)|for once in {your} life|oh (?:so )?now {you}\b)"
        ),
        guards=(unquoted, unreported, unfond, unregretted),
        cues=words("must forbid nothing nice once now"),
    ),
    Rule(
        id="criticism.everyone_else",
        kind="criticism",
        source=ATTRIBUTION,
        because=(
            "It sets the other against everyone else, which may make them defend themselves instead of hearing you."
        ),
        pattern=pattern(
            r"\b(?:the rest of us (?:\w+ )?(?:have|has|had|do|pay|run|carry|clean|wait|get|are|must|work|can|"
            r"live|to)|other (?:people's|couples|husbands|wives|men|women|fathers|sons|daughters|families|"
            r"friends|dads) (?:husbands|wives|kids|children|sons|daughters|manage to|can|at least|ask|help|come|"
            r"visit|call|ring|remember)|any (?:normal|decent|other|half-decent|real) (?:man|woman|husband|wife|"
            r"son|daughter|mother|father|friend|adult)|(?:with|for) (?:strangers|everyone else|everybody else|"
            r"your friends) {you}(?:'re| are| have| can| find)|unlike {you}\b)"
        ),
        guards=(unquoted, unfond, not_of_self, unregretted),
        cues=words("rest other any strangers everyone everybody friends unlike"),
    ),
    Rule(
        id="criticism.treat",
        kind="criticism",
        source=GOTTMAN,
        because="It likens how the other is to something bad, and they may answer the picture instead of the hurt.",
        pattern=pattern(
            r"\b{you} (?:always )?(?:act|behave|carry on|treat (?:me|us|this (?:house|place|family)|my|your|her|"
            r"him|people|everyone)|talk to (?:me|us|people)|speak to (?:me|us|people)|look at me|go (?:around|"
            r"about)|walk (?:in|around))\b.{0,24}\b(?:like|as if|as though|in a tone)\b"
        ),
        guards=(unquoted, unreported, unfond, unregretted, _of_the_other),
        cues=words("like as tone"),
    ),
    Rule(
        id="criticism.you_make",
        kind="criticism",
        source="Gordon 1970: whose feeling, whose deed",
        because="It lays all of it at the other's door, and they may see only the weight and not what you would like.",
        pattern=pattern(
            r"\b(?:{you} (?:always |just |only )?(?:make|made|turn|turned) (?:everything|every (?!day)\w+|"
            r"it all about|it impossible|my life|life|everyone|everybody|us all)\b(?!.{0,30}\b(?:better|easier|"
            r"fun|special|lighter|happy|welcome|safe|loved|beautiful|laugh))|{you} make me feel like\b|"
            r"{you}(?:'ve| have)? (?:ruin|spoil|wreck|destroy|poison|sabotage)(?:ed|s|t)?\b.{0,20}\b(?:every|"
            r"everything|it|my (?!life by)|our|the|any|this)|(?:ruined|spoiled|spoilt|wrecked) (?:by|because of|"
            r"thanks to) (?:you|your|ur)|thanks to {your} (?:mood|temper|drinking|laziness|pride|drama|jealousy|"
            r"lies|mess))\b"
        ),
        guards=(unquoted, unreported, unfond_anywhere, unadmiring, unregretted),
        cues=words(U),
        needs=words(
            "make made turn turned ruin ruins ruined spoil spoils spoiled spoilt wreck wrecks wrecked destroy "
            "destroys destroyed poison poisoned sabotage sabotaged mood temper drinking laziness pride drama "
            "jealousy lies mess"
        ),
    ),
    Rule(
        id="criticism.has_no",
        kind="criticism",
        source=GOTTMAN,
        because=(
            "It says that something is missing in the other as a person; what you missed on that day may be "
            "easier to hear."
        ),
        pattern=pattern(
            r"\b(?:{you}(?:'ve| have|ve| got|'ve got| have got)? (?:absolutely |just |got )?(?:no|zero|"
            r"not a shred of|not an ounce of) (?:\w+ )?(?:discipline|shame|respect|consideration|loyalty|"
            r"backbone|interest|patience|feelings?|manners|follow|spine|heart|ambition|time for|consistency|"
            r"self-control|gratitude|empathy|clue|conscience|standards|boundaries|filter)|no (?:consideration|"
            r"follow through|gratitude|loyalty|discipline|backbone)|(?:can't|cant|couldn't|cannot|can never|"
            r"could never) (?:trust|rely on|count on|depend on) (?:you|u|a word|anything you)|{you} lack|"
            r"{your} (?:selfishness|laziness|carelessness|arrogance|negativity|jealousy|stubbornness)\b)"
        ),
        guards=(unquoted, unreported, unfond_anywhere, addressed, unregretted),
        cues=words(U + " no"),
    ),
)
