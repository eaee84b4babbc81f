"""Rules for the dismissal of a feeling: too much, too small, not allowed, or soon over."""

import re

from usward.core.coach.guards import (
    answering,
    felt,
    not_denied,
    not_of_self,
    statement,
    uncomforting,
    unfond_anywhere,
    unquoted,
    unregretted,
    unreported,
)
from usward.core.coach.rules.rule import Hit, Rule
from usward.core.coach.rules.wording import pattern, words
from usward.core.coach.sentences import Sentence

GOTTMAN = "Gottman, Katz & Hooven 1996: dismissing and coaching a feeling"
LINEHAN = "Linehan 1997: what invalidates"


def _no_excuse(sentence: Sentence, hit: Hit) -> bool:
    """Not an excuse of one's own, which is another kind: “I didn't mean it, so you can't be mad”."""
    return (
        re.search(r"\bi (?:didn't|did not|forgot|gave|never|only|did|was only)\b", sentence.setting.message.lower())
        is None
    )


def _no_tears_of_joy(sentence: Sentence, hit: Hit) -> bool:
    return re.search(r"\b(?:me too|crying too|set me off)\b", sentence.setting.message.lower()) is None


def _of_you(sentence: Sentence, hit: Hit) -> bool:
    """Not what a dentist or a doctor said."""
    return re.search(r"\b(?:doctor|dentist|gp|nurse|vet|he|she) said\b", sentence.plain) is None


RULES = (
    Rule(
        id="dismissal.too_much",
        kind="dismissal",
        source=LINEHAN,
        because="It says that the feeling is too big, and the other may feel alone with it at its full size.",
        pattern=pattern(
            r"\b(?:over-? ?react(?:ing|ed)?\b|{youre} (?:just |only |really |being )*(?:so |too |very |a bit |"
            r"a little |being |way too |that |far too |just |over|completely |such a |"
            r"a wee bit )*(?:over)?(?:sensitive|over-sensitive|dramatic|melodramatic|emotional|hysterical|touchy|"
            r"paranoid|drama queen|thin-skinned|overemotional|over the top|imagining|hormonal|winding yourself)\b"
            r"|(?:stop being|don't be|dont be|don't go all)(?: so)? (?:sensitive|dramatic|emotional|hysterical|"
            r"touchy|paranoid|theatrical)\b|{you}(?:'ve| have| just| only)? (?:\w+ )?(?:a )?thin skin|(?:making|"
            r"make|blown|blowing|blow) (?:an? |this |it |such an? )(?:huge |big |great |massive |whole )?(?:fuss|"
            r"mountain|drama|opera|scene|meal|big deal|tragedy|production)|(?:blow(?:n|ing)?|"
            r"blew) .{0,25}out of (?:all )?proportion|(?:fuss|upset|crying|cry|mope|sulk|fret\w*|worked up|"
            r"fuming) (?:about|over) (?:nothing|a |an |some|one )|over nothing\b|the waterworks|crocodile tears|"
            r"^\W*tears again|always (?:the|these|so much) (?:drama|tears|big emotions))"
        ),
        guards=(unquoted, unreported, unfond_anywhere, unregretted, not_of_self, not_denied, uncomforting),
        cues=words(
            "overreacting overreact over sensitive dramatic emotional hysterical touchy paranoid drama fuss "
            "mountain opera scene meal song proportion nothing waterworks tears upset melodramatic imagining "
            "hormonal rambling daft skin winding deal tragedy production crying cry theatrical sulk mope fret "
            "fretting worry oversensitive over-sensitive thin-skinned overemotional reacting"
        ),
    ),
    Rule(
        id="dismissal.too_small",
        kind="dismissal",
        source=LINEHAN,
        because="It says that the cause is small, and the other may hear that they are small for minding.",
        pattern=pattern(
            r"\b(?:(?:it's|its|that's|it is|it was|hardly|it's hardly) (?:not |no |hardly )?(?:exactly |really |"
            r"that |such |even )?(?:a |an |the )?(?:big deal|end of the world|end of world|tragedy|catastrophe|"
            r"worth (?:crying|getting|being|all|the tears))|not (?:a|that|such a) big (?:a )?deal|"
            r"not the end of the world|(?:it's|its|it is|that's|it was) (?:just |only )(?:a |an |your |one |"
            r"some |two |words|money|hair|banter|exam|hormones|nerves|the (?:change|menopause|first)|paper|a few|"
            r"things|stuff)|nobody (?:died|ever died|else (?:minded|complained))|is that all\?|"
            r"what's (?:the big deal|all the fuss|the fuss|the drama)|what the fuss|such a fuss|"
            r"storm in a teacup|(?:others|other people|plenty of people|some people|there are (?:people|"
            r"children)|people (?:are )?out there|kids in)\b.{0,30}\b(?:worse|real problems|proper problems|"
            r"have it|would (?:love|give|kill)|starving|dying|no (?:food|home|legs|job|house))|(?:could be|"
            r"could've been|could have been) (?:a lot |far |much )?worse|worse things|first world problem)"
        ),
        guards=(unquoted, unreported, unfond_anywhere, answering, felt, uncomforting, unregretted, _no_excuse),
        cues=words(
            "not no hardly isn't it's its just only nobody is what's what fuss storm others other plenty some "
            "people there kids many could worse first that's it that was"
        ),
    ),
    Rule(
        id="dismissal.soothe_order",
        kind="dismissal",
        source=GOTTMAN,
        because=(
            "It tells the other to stop feeling it, which hardly anybody can, and they may feel scolded for having it."
        ),
        pattern=pattern(
            r"(?:(?:^|[,.;!?] )(?:\W*(?:just|so|now|please|girl|oh|ok|okay|ah|well|come on|ach|och|look|"
            r"for god's sake|try and|try to|and|bro|mate|mum|dad|love|dear|lol|jeez|god|honestly|you need to|"
            r"you just need to),? )*(?:calm (?:down|yourself)|relax(?=[.,!]|$)|chill(?: out)?\b|lighten up|"
            r"cheer up|snap out of|pull yourself together|get over (?:it|yourself|him|her)\b|toughen up|man up|"
            r"get a grip|settle down|simmer down|take it easy|stop (?:whining|moaning|snivelling|sulking|fretting|"
            r"worrying about|feeling sorry|feeling|sighing|whinging|crying)|quit (?:crying|whining|moaning)|"
            r"don't (?:start crying|take (?:it|everything) so|get (?:all|so|worked|upset)|be (?:sad|silly|upset|"
            r"so sensitive|dramatic|a baby|soft|daft(?!, of course)|hurt|scared|jealous))|dont (?:be (?:sad|silly|"
            r"upset|dramatic|a baby|daft)|get (?:so|all|upset))|grow a thicker|dry your|count your blessings|"
            r"look on the bright)\b|\byou (?:need|want|have|ought)(?:'d)? to (?:toughen|calm|relax|lighten|chill|"
            r"get over|move on|pull yourself))"
        ),
        guards=(
            unquoted,
            unreported,
            unfond_anywhere,
            statement,
            uncomforting,
            unregretted,
            not_of_self,
            _no_tears_of_joy,
        ),
        cues=words(
            "calm relax chill lighten cheer snap pull get toughen man grip settle simmer take stop quit don't "
            "dont grow dry count look relaxed over move need want have ought"
        ),
    ),
    Rule(
        id="dismissal.no_right",
        kind="dismissal",
        source=LINEHAN,
        because="It argues with the feeling, and a feeling that has to prove its right may turn into a quarrel.",
        pattern=pattern(
            r"\b(?:(?:no|any|what) (?:reason|need|cause|point|call) (?:to|in|for) (?:\w+ )?(?:be (?:upset|hurt|"
            r"sad|angry|afraid|jealous|scared|so)|feel(?:ing)? |cry|crying|get (?:upset|worked)|getting|worry|"
            r"worrying|the (?:tears|drama|waterworks|long face)|tears)|no need for (?:the |any )?(?:tears|drama|"
            r"waterworks|fuss)|{you} (?:shouldn't|shouldnt|can't seriously|should not|can't possibly|"
            r"mustn't) (?:\w+ )?(?:be|feel|get|let) (?:\w+ )?(?:upset|hurt|sad|angry|jealous|tired|lonely|"
            r"offended|scared|guilty|cross|mad|bothered|annoyed|depressed|ashamed|that|it|like)"
            r"|{you}(?:'ve| have|ve| got)?(?: got)? (?:nothing|everything|no reason|no cause) to (?:cry|"
            r"be (?:sad|upset)|complain|worry|feel|grieve|whine|moan|sigh)|what (?:have {you} got|do {you} have|"
            r"is there|have {you}|on earth) (?:left )?to (?:cry|be sad|complain|worry|grieve|be (?:upset|angry|"
            r"tired|sad)|moan)|(?:nothing|not something|hardly anything|nowt) to (?:be (?:upset|sad|scared|"
            r"afraid|ashamed|jealous|hurt)|cry|get (?:upset|worked)|complain)\b|not worth (?:crying|"
            r"getting upset|being upset|the tears|your tears|worrying)|who (?:gets|cries|even gets) (?:upset|"
            r"over|hurt|sad)|i (?:don't|dont|can't|cannot) (?:see|understand|get) (?:why {you}(?:'re|"
            r" are) (?:so )?(?:upset|crying|sad|hurt|angry|cross)|what the (?:fuss|big deal|problem)|the (?:fuss|"
            r"long face)|why {you} let)\b)"
        ),
        guards=(unquoted, unreported, unfond_anywhere, unregretted, _no_excuse, _of_you),
        cues=words(
            "no any what shouldn't shouldnt can't cant cannot should couldn't nothing everything not who see "
            "understand get hardly nowt don't mustn't why"
        ),
    ),
    Rule(
        id="dismissal.soon_over",
        kind="dismissal",
        source=LINEHAN,
        because="It jumps to the time when it will be over, and the other may feel left in the time that is now.",
        pattern=pattern(
            r"\b(?:{you}(?:'ll| will|ll) (?:get (?:over|used)|forget|laugh about|soon (?:forget|be|get|see|feel)|"
            r"survive|live|be (?:fine|grand|over it|laughing|right as)|feel (?:better|different)|find (?:another|"
            r"someone)|meet (?:someone|another|a new)|thank me|have another|manage|cope)\b(?! me| you| us)|"
            r"plenty (?:more |of (?:other )?)?fish|time (?:heals|is a)|(?:it|this)(?:'ll| will) (?:pass|blow over|"
            r"be (?:fine|grand|over)|sort itself|leave)|these things (?:are sent|pass)|(?:at|by|in) (?:your|"
            r"ur) age|when i was (?:your age|young|a (?:boy|girl|lad))|in my (?:day|time)|we all (?:have|had|get|"
            r"feel|go|went|get)\b|(?:everyone|everybody|every \w+)(?:'s| is) (?:tired|stressed|busy|sad|lonely|"
            r"worried|nervous|anxious|been|had|got|going through)|(?:everyone|everybody) (?:has|gets|goes|fails|"
            r"argues|fights|cries|struggles)\b|join the club|it's all in (?:your|ur) (?:head|mind)|"
            r"{you} think too much|{you}(?:'re| are) (?:just |only )(?:tired|hormonal|hungry|imagining|stressed|"
            r"overthinking|being|feeling|jealous|looking|upset because)|(?:you|u|he|she|they) (?:were|was|are|"
            r"is) (?:only|just|never) (?:a|that|joking|having|teasing|even)|it could(?:'ve|"
            r" have)? be(?:en)? worse|all in the past|long time ago|years ago now|(?:still|"
            r"are you still) (?:crying|going on|on about|upset|moping)\b)"
        ),
        guards=(unquoted, unreported, unfond_anywhere, answering, felt, uncomforting, _no_excuse),
        cues=words(
            "you'll youll will plenty time it'll this'll pass things age when my we everyone everybody every "
            "join head mind think you're you they he she worse past ago still it"
        ),
    ),
    Rule(
        id="dismissal.joke",
        kind="dismissal",
        source=LINEHAN,
        because="It asks the other to find it funny, and they may feel that their hurt is the joke.",
        pattern=pattern(
            r"\b(?:can't {you} take a joke|{you} (?:can't|cant) take a joke|learn to take a joke|(?:where's|"
            r"what happened to|lost) (?:your|ur) sense of humou?r|sense of humou?r (?:gone|failure)|(?:it was|"
            r"it's|its) (?:just|only) (?:a bit of )?(?:a )?(?:joke|banter|craic|laugh)\b)"
        ),
        guards=(unquoted, unreported, unfond_anywhere),
        cues=words("joke humour humor banter craic laugh teasing joking messing kidding"),
    ),
    Rule(
        id="dismissal.at_least",
        kind="dismissal",
        source="Brown 2013, on “at least”: sympathy that looks for a silver lining",
        because="“At least” points away from what hurts, and the other may hear that it should not.",
        pattern=pattern(
            r"(?:^|[,.;!] ?|\bwell,? |\band |\bbut )(?:well |oh |ah |sure |hey |ok |look |and |but )*at least\b"
        ),
        guards=(unquoted, unreported, unfond_anywhere, answering, felt),
        cues=words("least"),
    ),
)
