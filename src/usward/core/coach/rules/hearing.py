"""Rules for reflection and validation: saying back what was told, and saying that it makes sense."""

import re

from usward.core.coach.guards import addressed, answering, statement, unquoted, unregretted, unreported
from usward.core.coach.rules.rule import Hit, Rule
from usward.core.coach.rules.wording import pattern, words
from usward.core.coach.sentences import Sentence

LISTENING = "Rogers & Farson 1957; Miller & Rollnick 2012: reflective listening"
LINEHAN = "Linehan 1997: levels of validation"

_NOT_BACK = re.compile(
    r"\b(?:should|ought|must|need to|have to|could always|why don't|try|if i were|over-?react\w*|dramatic|"
    r"sensitive|calm|at least|it's only|it's just|only a|just a|you (?:never|always|could|can|'ll|will|might|may)"
    r"|you'll|not (?:my|the end)|my fault|i didn't|i never|i did|i was (?:only|just|going)|i told|i'd|i have|"
    r"i've|i only|i will|i'll|sorry|thank|thanks|love you|proud|don't|stop|get over|nobody|nonsense|"
    r"makes (?:complete )?sense|compliment|so what|suppose|weren't there|want to get|checked|i get it|noted|"
    r"what's the|the only way|not that deep|bad guy)\b|\byou're (?:so|being|just|only|too|imagining|making|one|"
    r"the one|hardly|not exactly|no)\b"
)


def _says_back(sentence: Sentence, hit: Hit) -> bool:
    """Nothing of advice, excuse or dismissal in it."""
    return _NOT_BACK.search(sentence.plain) is None


def _granting(sentence: Sentence, hit: Hit) -> bool:
    """Not a grant with a sting: “of course it's my fault”, “you're allowed to see them once a month”."""
    return (
        re.search(
            r"\b(?:my fault|not allowed to|so don't|no wonder (?:the|your|she|he)|frankly|you only ever|"
            r"what i (?:said|did) was)\b",
            sentence.plain,
        )
        is None
    )


def _affirmed(sentence: Sentence, hit: Hit) -> bool:
    """Not “I'm not making sense”, nor “there is nothing to be nervous”."""
    return re.search(r"\bnot (?:making )?sense|nothing to be|i'm not making", sentence.plain) is None


RULES = (
    Rule(
        id="reflection.sounds_like",
        kind="reflection",
        source=LISTENING,
        because="It offers back what you heard, so that the other can say yes, or not quite.",
        pattern=pattern(
            r"(?:^|[.,;!] |\band )(?:\W*(?:so|ah|oh|ok|okay|right|well|mm|hm|yeah|aye|then|and|if i (?:hear|"
            r"understand|get)[^,]*,) ?,? ?)*(?:(?:it |that |this )?(?:sounds?|seems?) (?:like|as if|as though|"
            r"to me|painful|hard|\w+ing)|(?:i'm|im|i am) (?:hearing|getting)|i hear (?:that|you|a |in|how)|"
            r"what (?:i'm hearing|i hear|you're saying|u mean)|{you} mean\b|{you}(?:'re| are) (?:saying|"
            r"telling me)|(?:so|basically),? (?:{you}|it|the|he|she|they|what|basically|when|now|that)\b|"
            r"in other words|part of {you}|for {you},?|it's (?:like|the|as if|less|not (?:the|so much|about|"
            r"that))|there's (?:a |an |\w+ )?(?:relief|grief|anger|sadness|fear|joy|hurt|guilt|pride|love)|"
            r"did i (?:get|understand|hear) (?:that|you)|because {you} (?:were|had|always|grew))"
        ),
        guards=(answering, unquoted, _says_back),
    ),
    Rule(
        id="reflection.you_felt",
        kind="reflection",
        source=LISTENING,
        because="It says back how it was for the other.",
        pattern=pattern(
            r"(?:^|[.,;] )(?:\W*(?:so|ah|oh|and|then|but) )?(?:(?:{you}(?:'re| are|r|'d| had| were|'ve|"
            r" have)? (?:felt|feel|feeling|wanted|want (?:him|her|them|me|it|us)|hoped|wish|wished|miss|missed|"
            r"would(?:n't)? (?:rather|have|like)|'d rather|rather|weren't|wasn't|waited|needed|worked|heard|"
            r"planned|looking forward|expected|thought|left|afraid|scared|frightened|worried|angry|sad|hurt|"
            r"ashamed|tired|exhausted|torn|proud|relieved|lonely|nervous|embarrassed|dreading|touched|jealous|"
            r"excited|heartbroken|happy|glad|gutted|furious|livid|disappointed|mad|carrying|doing|trying|holding|"
            r"came|sat|said|put|made|held|got|gave|tell|told|love|hate|can't|don't want|didn't want|sick|worn|"
            r"grieving|missing|waiting))|{you}(?:'d|'d have| would have) (?:have )?(?:liked|rather|loved|been|"
            r"wanted|hoped)|(?:it|that|he|she|they|this) (?:\w+ )?(?:hurt|frightened|scared|stung|touched|left|"
            r"made|felt|broke|meant|upset|must have|feels?|makes?|matters?) (?:{you}|like|so|a|to)?)\b"
        ),
        guards=(answering, addressed, unquoted, statement, _says_back),
    ),
    Rule(
        id="validation.makes_sense",
        kind="validation",
        source=LINEHAN,
        because="It says that what they feel has a reason.",
        pattern=pattern(
            r"\b(?:(?:makes?|made|making) (?:\w+ )?(?:sense|complete sense)\b(?! of)(?!\?)|(?:of course|no wonder|"
            r"small wonder|naturally|it's no wonder|it's no (?:surprise|mystery)|course) (?:that )?(?:{you}(?:'re|"
            r"'d|'ve| are|r)?|it (?:hurt|stung|felt|was|'s)|that (?:hurt|stung))\b(?! could| can|'re busy| know|"
            r" didn't (?:understand|know|get))|(?:anyone|anybody|everyone|everybody|any (?:parent|mother|father|"
            r"man|woman|one|human|sane|person|child)|who|most people|i)(?:'d| would| wouldn't| could| couldn't|"
            r"'d have| might) (?:be|feel|have (?:been|felt)|not be|cry|struggle|want|find|need|miss|mind|react|"
            r"lose)\b.{0,40}\b(?:in (?:your|that)|too|as well|after|that|same|upset|worn|angry|hurt|be|so|scared|"
            r"nervous|it|cross|tired|by|about|with)|who wouldn't|how could {you} not|{you}(?:'ve| have|'d|ve|"
            r" had)? (?:\w+ )?(?:every|a|good|got every|all the) (?:right|reason|cause) to|{you}(?:'re| are|r|"
            r" were) (?:\w+ )?(?:right to|allowed|entitled|bound to|not (?:silly|mad|crazy|wrong|overreacting|"
            r"being|weak|too|alone|a bad|stupid|selfish|broken))|(?:it's|its|it is|that's|thats|that is|are|"
            r"is) (?:\w+ )?(?:understandable|normal|natural|reasonable|okay to|ok to|ok that|okay that|okay if|"
            r"all right to|valid|only human|sensible)\b(?! enough)|{your} (?:feelings?|anger|sadness|tears|fear|"
            r"grief|hurt|worry|reaction|body|tiredness) (?:\w+ )?(?:makes?|is|are|isn't|aren't) |i (?:get|see|"
            r"understand|can see|can understand|totally get|completely understand) (?:why|how|where)\b(?! she| he|"
            r" they)|(?:that|it|this) must (?:have been|have felt|be|feel|'ve been|hurt|sting) (?:so |very |"
            r"really |awfully |incredibly )?(?:hard|painful|lonely|awful|scary|frightening|exhausting(?! being)|"
            r"tough|horrible|sad|difficult|heavy|confusing)|(?:nobody|no one) (?:would|could) (?:blame|be calm|"
            r"have|find|expect)|(?:isn't|not|wasn't|never) (?:petty|silly|weak|stupid|childish|selfish|too much|"
            r"wrong|small|a small|nothing|daft|mad) (?:to|of|thing|at all|that|about)|i'd (?:be|feel|have been|"
            r"have felt) .{0,30}(?:too|as well|same|in your)|doesn't (?:make|mean) (?:you|u))\b"
        ),
        guards=(_affirmed, unquoted, unreported, unregretted, _granting),
        cues=words(
            "sense makes course wonder naturally surprised anyone anybody everyone everybody any who wouldn't "
            "could right reason allowed entitled bound not understandable normal natural reasonable okay ok "
            "valid fair human real get see understand must nobody no isn't i'd doesn't cause sensible surprise "
            "mystery sure obviously most you're it's your"
        ),
    ),
)
