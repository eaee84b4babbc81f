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
            r"came|sat|did|said|asked|put|made|held|got|gave|tell|told|love|hate|can't|don't want|didn't want|"
            r"sick|worn|grieving|missing|waiting))|{you}(?:'d|'d have| would have) (?:have )?(?:liked|rather|"
            r"loved|been|wanted|hoped)|(?:it|that|he|she|they|this) (?:\w+ )?(?:hurt|frightened|scared|stung|"
            r"touched|left|made|felt|broke|meant|upset|must have|feels?|makes?|matters?) (?:{you}|like|so|a|"
            r"to)?)\b"
        ),
        guards=(answering, addressed, unquoted, statement, _says_back),
    ),
    Rule(
        id="validation.makes_sense",
        kind="validation",
        source=LINEHAN,
        because="It says that what they feel has a reason.",
        pattern=pattern(
            r"\b(?:(?:makes?|made|making) (?:\w+ )?(?:sense|complete sense)\b(?! of)(?!\?)|(?:of course|"
            r"no wonder|small wonder|naturally|it's no wonder|it's no (?:surprise|mystery)|"
            r"course) (?:that )?(?:{you}(?:'re|'d|'ve| are|r)?|it (?:hurt|stung|felt|was|'s)|that (?:hurt|"
            r"stung))\b(?! could| can|'re busy| know| didn't (?:understand|know|get))|(?:anyone|anybody|everyone|"
            r"everybody|any (?:parent|mother|father|man|woman|one|human|sane|person|child)|who|most people|"
            r"i)(?:'d| would| wouldn't| could| couldn't|'d have| might) (?:be|feel|have (?:been|felt)|not be|cry|"
            r"struggle|want|find|need|miss|mind|react|lose)\b.{0,40}\b(?:in (?:your|that)|too|as well|after|that|"
            r"same|upset|worn|angry|hurt|be|so|scared|nervous|it|cross|tired|by|about|with)|who wouldn't|"
            r"how could {you} not|{you}(?:'ve| have|'d|ve| had)? (?:\w+ )?(?:every|a|good|got every|the|"
            r"all the) (?:right|reason|cause) to|{you}(?:'re| are|r| were) (?:\w+ )?(?:right to|allowed|entitled|"
            r"bound to|not (?:silly|mad|crazy|wrong|overreacting|being|weak|too|alone|a bad|stupid|selfish|"
            r"broken))|(?:it's|its|it is|that's|thats|that is|are|is) (?:\w+ )?(?:understandable|normal|natural|"
            r"reasonable|okay to|ok to|ok that|okay that|okay if|all right to|valid|only human|"
            r"sensible)\b(?! enough)|{your} (?:feelings?|anger|sadness|tears|fear|grief|hurt|worry|reaction|body|"
            r"tiredness) (?:\w+ )?(?:makes?|is|are|isn't|aren't) |i (?:get|see|understand|can see|can understand|"
            r"totally get|completely understand) (?:why|how|where)\b(?! she| he| they)|(?:that|it|"
            r"this) must (?:have been|have felt|be|feel|'ve been|hurt|sting) (?:so |very |really |awfully |"
            r"incredibly )?(?:hard|painful|lonely|awful|scary|frightening|exhausting(?! being)|tough|horrible|"
            r"sad|difficult|heavy|confusing)|(?:nobody|no one) (?:would|could) (?:blame|be calm|have|find|"
            r"expect)|(?:isn't|not|wasn't|never) (?:petty|silly|weak|stupid|childish|selfish|too much|wrong|"
            r"small|a small|nothing|daft|mad) (?:to|of|thing|at all|that|about)|i'd (?:be|feel|have been|"
            r"have felt) .{0,30}(?:too|as well|same|in your)|doesn't (?:make|mean) (?:you|u))\b"
        ),
        guards=(unquoted, unreported, unregretted, _granting),
        cues=words(
            "sense makes course wonder naturally surprised anyone anybody everyone everybody any who wouldn't "
            "could right reason allowed entitled bound not understandable normal natural reasonable okay ok "
            "valid fair human real get see understand must nobody no isn't i'd doesn't cause sensible surprise "
            "mystery sure obviously most you're it's your"
        ),
    ),
)
