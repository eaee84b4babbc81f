"""Rules for mending: apology, repair bids, and the pause that says when it ends."""

import re

from usward.core.coach.guards import not_denied, unexplained, unquoted, unreported
from usward.core.coach.rules.rule import Hit, Rule
from usward.core.coach.rules.wording import pattern, words
from usward.core.coach.sentences import Sentence

APOLOGY = "Lewicki, Polin & Lount 2016: regret, responsibility, repair"
REPAIR = "Gottman & Driver 2005: repair attempts"
PAUSE = "Gottman & Silver 1999: a pause of at least twenty minutes, with a return"

_NO_APOLOGY = re.compile(
    r"\bsorry (?:for (?:your|ur|his|her|their|the loss)|to (?:hear|ask|bother|disturb|be a pain|say)|"
    r"about (?:your|ur|mr|mrs|the (?:news|weather|noise outside)|his|her|their|mum|dad)|(?:if|that|how) (?:you|"
    r"u)|you (?:feel|felt|took|think|can't|couldn't|were|had|are|missed)|,? ?wrong|my (?:foot|arse)|excuse|state|"
    r"not sorry|can't|lads|folks|bus|strike|what\b|who\b|when\b|did)\b"
    r"|sorry\?|\b(?:say|said|saying|says|hear|be|feel|felt|so|never) (?:you're |he's |"
    r"she's )?sorry (?:for (?:himself|herself|yourself|you|him|her|them)|to)\b|\bnot sorry\b|\b(?:you|he|she|"
    r"they)(?:'ll| will)? (?:be|never said|say|said) sorry\b|\bfeel sorry\b|\bbetter safe\b|\bsorry (?:sight|"
    r"excuse|lot|tale)\b"
)
_PAUSE = re.compile(
    r"\b(?:break|breather|pause|time ?out|minutes?|mins?|half an hour|an hour|hour|stop (?:here|for|there|"
    r"before)|walk|step (?:out|outside|away)|cool (?:off|down)|calm|breath|air|lie down|sleep on|night|"
    r"overwhelmed|at my limit|too (?:tired|angry|upset|cross|hurt|wound|worked|tense|hot|much|raw|late|loud|"
    r"emotional)"
    r"|can't think|cant think|can't (?:do this|talk|hear)|leave (?:it|this)|put (?:this|it) down|not (?:now|"
    r"tonight|at 1am|leaving|like this)|need (?:to|a|some|the|twenty|ten|an|half|space|time)|head|quiet|gimme|"
    r"give me|let me|hang up|shower|moment|in pieces|flooded|garden|run|feed|think about)\b"
)


def _apologises(sentence: Sentence, hit: Hit) -> bool:
    """Not condolence, not an excuse-me, not a sorry for how the other took it."""
    return _NO_APOLOGY.search(sentence.plain) is None


def _pauses(sentence: Sentence, hit: Hit) -> bool:
    """The message asks for a pause, and does not only make a plan."""
    return _PAUSE.search(sentence.setting.message.lower()) is not None


def _held_out(sentence: Sentence, hit: Hit) -> bool:
    """A hand held out, without mockery, refusal or fear in it."""
    return (
        re.search(
            r"\b(?:never again|try again never|idiot|scared of (?:you|u)|minutes|what more|at your time)\b",
            sentence.setting.message.lower(),
        )
        is None
    )


def _to_the_other(sentence: Sentence, hit: Hit) -> bool:
    """About something done to the other, and not a slip that nobody minds."""
    return (
        re.search(
            r"\b(?:i shouldn't have to|i should not have to|listened to (?:him|her|them|everyone|my)|"
            r"don't see how|you feel i|before i let)",
            sentence.setting.message.lower(),
        )
        is None
    )


def _comes_back(sentence: Sentence, hit: Hit) -> bool:
    """Not a refusal: “I'm not coming back”, “I'll hang up again”."""
    return re.search(r"\b(?:not|n't|never)\b[^.]{0,20}\b(?:back|talk about)\b|hang up again", sentence.plain) is None


RULES = (
    Rule(
        id="apology.sorry",
        kind="apology",
        source=APOLOGY,
        because="It says sorry for something you did.",
        pattern=pattern(
            r"\b(?:(?:i'm|im|i am|so|really|very|truly|just|and|deeply|awful|was wrong[.,]?|^|[.,;!] ?)\W*(?:so |"
            r"very |really |truly |deeply |awfully |terribl[ey] )*(?:sorry|soz|srry)\b|sorry (?:i|for (?:the|my|"
            r"last|that|being|shouting|not|yesterday|what|how|all|this|snapping|making|leaving|everything|"
            r"interrupting|forgetting|losing)|that i|about (?:last|the|my|earlier|that|yesterday))|i (?:do |"
            r"want to |would like to |must |owe you an? |sincerely |really )*(?:apologi[sz]e|apology|"
            r"beg your (?:pardon|forgiveness))|(?:please |can you |will you |could you |would you )?forgive me\b|"
            r"my apologies|mea culpa|my bad\b)"
        ),
        guards=(unquoted, unreported, _apologises, unexplained),
        cues=words("sorry soz srry apologise apologize apology apologies forgive pardon culpa bad forgiveness"),
    ),
    Rule(
        id="apology.owns",
        kind="apology",
        source=APOLOGY,
        because="It takes on what you did, without an excuse.",
        pattern=pattern(
            r"\b(?:i was (?:so |very |really |just |completely |totally |too |also |)?(?:wrong|unfair|unkind|"
            r"harsh|rude|out of (?:line|order)|thoughtless|careless|selfish|short with|sharp with|cruel|mean to|"
            r"impatient with|a (?:pig|brute|fool|coward) to|horrible|hard on|unjust)\b|i (?:hurt|let) (?:you|"
            r"u)(?: down)?\b(?! carry)|i (?:broke|didn't keep|did not keep|went back on) my (?:word|promise)|"
            r"i (?:shouldn't|should not|shouldnt) have|i should(?:'ve| have) (?:told|asked|listened|been|"
            r"believed|called|rung|come|known|stood|checked|said|waited|kept)\b|that was (?:wrong|unfair|unkind|"
            r"thoughtless|out of order|not (?:fair|okay|ok|right)|small|low|cruel) of me|it was (?:wrong|unfair|"
            r"unkind|thoughtless|my (?:fault|mistake|doing)|small|stupid|not (?:fair|right)) (?:of me)?|"
            r"i've no excuse|no excuse|{you}(?:'re| are|r| were) right,? (?:i (?:did|said|should|didn't|never|"
            r"forgot|left|wasn't)|and i)|i took (?:you|it out on you|u) ?(?:for granted)?|"
            r"i'd like to make (?:it up|amends)|how can i make (?:it|this) (?:up|right)|i own (?:it|that|up)|"
            r"that's on me|it's on me|i spoke out of turn|i behaved|i take (?:back|full)|"
            r"i'm ashamed (?:of (?:how|what|the way|myself|last)|i))\b"
        ),
        guards=(unquoted, unreported, not_denied, _to_the_other),
        cues=words(
            "wrong unfair unkind harsh rude out thoughtless careless selfish short sharp cruel mean impatient "
            "pig brute fool coward horrible hard unjust hurt let broke keep went shouldn't should shouldnt "
            "should've fault mistake excuse right took amends own me turn behaved overreacted take ashamed small"
        ),
    ),
    Rule(
        id="repair.begin_again",
        kind="repair",
        source=REPAIR,
        because="It holds out a hand.",
        pattern=pattern(
            r"\b(?:truce|olive branch|peace (?:offering|treaty)|do-?over|start(?:ing)? (?:over|again|afresh|fresh|"
            r"from (?:new|zero|scratch))|begin again|try (?:that|this|it|saying)? ?again|(?:have|take) (?:another|"
            r"a second) go|rewind|round two|reset|make up\b(?! (?:your|my))|make peace|bury the hatchet|"
            r"clear the air|(?:can i|could i|may i|let me) (?:take|have) (?:that|it|the last|this) (?:\w+ )?back|"
            r"i take (?:it|that) back|came out (?:wrong|all wrong|badly)|(?:i|we) (?:don't|dont|do not) (?:want|"
            r"wanna|need) (?:to |us to )?(?:fight|argue|be (?:enemies|like this|strangers|right)|quarrel|"
            r"lose (?:you|us)|row|go to bed|another (?:week|day))|let's not (?:fight|argue|go to bed|spoil|"
            r"do this|quarrel|leave it|let)|(?:on|you and me|we're|i'm on) (?:the same|your|ur) (?:side|team)|"
            r"same (?:side|team)|you and me against|more than (?:i love this|being right|winning|this (?:argument|"
            r"row|fight)|who)|(?:you|u) matter (?:more|to me)|still (?:love you|love u|on your side|want us|"
            r"want to be (?:friends|with you)|your friend)|friends(?: again)?\?|(?:be|are we|let's be) friends|"
            r"(?:can|could|will|shall) we (?:stop (?:here|now|this)|hug|put this|go back|slow down|be (?:okay|"
            r"friends|us))|hug\?|settle this|we're better than|we'll (?:get|be|find|sort|work)|i miss us\b|"
            r"reaching out|meet (?:me|you) (?:half|in the middle)|i love you (?:and|more|even|too much)|peace\?)\b"
        ),
        guards=(unquoted, unreported, _held_out),
        cues=words(
            "truce olive peace do-over over again afresh fresh rewind round reset up hatchet air back wrong "
            "badly fight argue enemies strangers quarrel row bed spoil side team against matter matters more "
            "still friends talk stop hug kettle settle better we'll miss reaching meet love together dinner go"
        ),
    ),
    Rule(
        id="time_out.return",
        kind="time_out",
        source=PAUSE,
        because="It asks for a pause and says when you will be back.",
        pattern=pattern(
            r"\b(?:(?:then|and) (?:i(?:'ll|m| will|'m| come| want| read| call| ring)|we(?:'ll| will| can| talk)?|"
            r"let's|u have|you have)\b.{0,40}(?:talk|back|listen|come|finish|hear|call|ring|try|sort|sit|friends|"
            r"again|to you|it out|answer|read|continue|discuss|rest|all of|speak|attention)|i(?:'ll| will|"
            r"ll)? (?:\w+ )?(?:be back|come back|ring (?:you|u)|call (?:you|u)|phone (?:you|u)|come (?:to|and|"
            r"find)|write back|answer|raise it|bring it|text (?:you|u)|listen|talk|return)|(?:i'm|im|be|i'll be|"
            r"come|coming|am) back\b(?! (?:to the|until you))|back (?:by|at|in|to (?:it|this|you)|here)|(?:talk|"
            r"pick (?:it|this) up|finish (?:it|this)?|continue|try again|take it up|meet back|regroup|come back|"
            r"talk about (?:it|this)|sort it|do it|leave it)(?: \w+){0,4} (?:at|after|tomorrow|tonight|in (?:the|"
            r"half|an|ten|twenty)|on|over|when|till|until|til|by|this|sunday|saturday|monday|later)\b|"
            r"tomorrow (?:after|at|morning|over|night|evening)|at breakfast|call (?:you|u) at|not (?:leaving|"
            r"quit)|wake me|how about tomorrow)"
        ),
        guards=(_comes_back, unquoted, unreported, _pauses),
        cues=words(
            "then and i'll back talk pick finish continue try tomorrow breakfast call leaving wake take regroup "
            "leave come ring do meet quit"
        ),
    ),
)
