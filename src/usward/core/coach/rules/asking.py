"""Rules for requests, open questions and closed questions."""

import re

from usward.core.coach.guards import question, unquoted
from usward.core.coach.rules.rule import Hit, Rule
from usward.core.coach.rules.wording import pattern, words
from usward.core.coach.sentences import Sentence

REQUEST = "Rosenberg 2003: a request names what can be done, and can be refused"
OPEN = "Huang et al. 2017; Miller & Rollnick 2012: questions that leave room"

_REQUEST = re.compile(
    r"\b(?:could|can|would|will|cld|wd) (?:you|u|ye|we|i|somebody|someone)\b|\bplease\b|\bpls\b|\bplz\b|"
    r"would you mind|\bmay i\b"
)
_WH = re.compile(r"\b(?:what|how|why|which|where|who|when|whose|whats|hows)\b")
_CHARGE = re.compile(
    r"\b(?:how (?:dare|could (?:you|u)|many times|hard)|what (?:is|'s) wrong with (?:you|u)|"
    r"what's wrong with (?:you|u)|why (?:can't|must|do (?:you|u) (?:always|never|have to))|what the (?:hell|fuck)"
    r"|who (?:cares|asked|do you think)|why (?:don't|dont|not)|what about|how about|how come you (?:never|"
    r"always)|why bother|what's the (?:point|use|big)|what did you expect|why should i|what (?:have|did) i (?:do|"
    r"done)"
    r"|what was i (?:supposed|meant)|what do you want (?:me to|from me)|why am i always|how is (?:that|it|this) my)\b"
)


def _no_charge(sentence: Sentence, hit: Hit) -> bool:
    """Not a charge dressed as a question."""
    return _CHARGE.search(sentence.plain) is None


def _no_request(sentence: Sentence, hit: Hit) -> bool:
    return _REQUEST.search(sentence.plain[hit.start :]) is None


def _no_question_word(sentence: Sentence, hit: Hit) -> bool:
    return _WH.search(sentence.plain[hit.start : hit.start + 30]) is None


def _no_threat(sentence: Sentence, hit: Hit) -> bool:
    """No “or else” behind it."""
    return re.search(r"\b(?:or (?:i'll|i will|else|you're|we're)|final)\b", sentence.plain) is None


def _gentle(sentence: Sentence, hit: Hit) -> bool:
    """Nothing of mockery, refusal or dismissal around it; such sentences have marks of their own."""
    return (
        re.search(
            r"\b(?:even|ever, once|seriously|on purpose|brain|deaf|idiot|are we done|done\?|finished\?|"
            r"still on about|is that all|what have (?:you|u) to|what is there to|there to (?:be|grieve|cry)"
            r"|so what|what's the (?:good|issue|point)|so emotional|any subject|what (?:kind|"
            r"sort) of an? (?:\w+ )?(?:father|mother|man|woman|sister|brother|friend|person|wife|husband|son|"
            r"daughter)|diddums|all by yourself"
            r"|don't want to talk|won't read|nobody died|we all know|oh please|of course you)\b",
            sentence.setting.message.lower(),
        )
        is None
    )


RULES = (
    Rule(
        id="request.could_you",
        kind="request",
        source=REQUEST,
        because="It asks for something that can be done, and leaves room for a no.",
        pattern=pattern(
            r"(?:^|[,.;:!–-] ?|\b(?:and|so|but|then|if so|time|love|dear|mum|dad|me|sister|pls|please|hey|ok|"
            r"okay|on \w+|today|tomorrow|tonight|late|there|this|that|out|one|do|it) )(?:would it be (?:possible|"
            r"ok|okay|all right|alright|too much)|would (?:you|u|ye) mind|any chance (?:you|u|of)|(?:could|cld|"
            r"would|wd|will|can|cud) (?:you|u|ye|one of you)(?: please| pls| maybe| also| just| not| two| all|"
            r" possibly| ever so)? (?!believe|swim|imagine|hear me|see (?:it|the|me)|like|rather|say|hate|"
            r"stop being|tell (?:he|she|it)|ever|never|not see|prefer|still|drive\?|cook\?|think|be (?:home|"
            r"there|back|late|in|wanting)|sooner|smile|meet me|even|feel|not\b|fix it|remember when|love|"
            r"do without|go back|listen to (?:yourself|her|him)|live|manage|look at|smell|draw|leave me)\w+|"
            r"(?:could|can|may) (?:we|i) (?:please |maybe )?(?:have|borrow|stay|eat|keep|make sure|hang|share|"
            r"plan|use|set)\b(?! (?:you back|a do|an evening))(?!\?))"
        ),
        guards=(unquoted, _no_threat, _gentle),
        cues=words("could would will can any wd cld may cud"),
    ),
    Rule(
        id="request.please",
        kind="request",
        source=REQUEST,
        because="It says plainly, and kindly, what you would like.",
        pattern=pattern(
            r"(?:\b(?:please|pls|plz)\b (?:can (?:you|u|we) |could (?:you|u|we) |would (?:you|u) |do(?:n't|nt)? |"
            r"just |will (?:you|u) |let (?:me|us) |not |no )?(?!you|yourself|and|god|spare|save|do |teach|"
            r"explain me|forgive|accept|take this|go (?:cry|away)|get out|stop|don't (?:call|try|start|disturb)|"
            r"dont leave|let's|let me|can we begin|the|tell me (?:this|that)|tell us|grow|i\b|is|it|he|she|"
            r"cry)\w+|\w.{6,}[,]? (?:please|pls|plz)\W*(?:🙏|x|❤️)*\W*$)"
        ),
        guards=(unquoted, _no_threat, _gentle),
        cues=words("please pls plz"),
    ),
    Rule(
        id="request.i_need",
        kind="request",
        source=REQUEST,
        because="It says what you need or would like, as yours.",
        pattern=pattern(
            r"\b(?:i(?:'d| would|d) (?:really |so |just |also )?(?:like|love|prefer|appreciate|be (?:grateful|"
            r"glad|so glad|thankful))(?: it)? (?:you to|u to|us (?:to (?!be)|both)|if|your help|that (?:you|we)|"
            r"a (?:straight|word|hand))|i (?:really |just |do )?need (?:you|u|your|us) (?:to|here|there|with|"
            r"help)\b(?! know)|i need (?:a (?:bit|hug|hand|straight|lift|favour)|some (?:help|time|company)|"
            r"more (?:time|help|notice))|i want (?:you|u|us|that (?:you|we)) (?!to (?:be|hear|think|know)|"
            r"where)\w+|(?:it|that|a text|a call)\b.{0,20}(?:'d| would) (?:really |so )?(?:help|mean (?:a lot|"
            r"so much|the world))\b|would help me|i(?:'m| am) asking (?:you|u|for)|i ask (?:you|that)|"
            r"my (?:request|wish) is|next time,? (?:please|could|would|can|let|ask|tell|ring|call|text|i'd|"
            r"wait))\b"
        ),
        guards=(unquoted, _no_threat, _gentle),
        cues=words("i i'd it it'd would my all next let's help id"),
    ),
    Rule(
        id="request.plain",
        kind="request",
        source=REQUEST,
        because="It asks for one thing, and says which.",
        pattern=pattern(
            r"^(?:\W*(?:and|so|ok|okay|love|hey|hi|mum|dad|next time|when you (?:can|get|have)[^,]*|"
            r"before you go)[,:]? )*(?:remind me|let me know (?:if|when|what|how)|text me (?:when|if|once)|"
            r"ring me (?:when|if|once)|tell me if|give me a (?:hug|hand|lift|shout|wee|heads|kiss)|sit with me|"
            r"hold my|stay on|save me|don't forget (?:the|your|to)|check on|knock before|pick one|"
            r"ask me (?:before|first))\b(?!.{0,20}grown)"
        ),
        guards=(unquoted, _no_threat, _gentle),
    ),
    Rule(
        id="question.open",
        kind="open_question",
        source=OPEN,
        because="It leaves the answer to the other.",
        pattern=pattern(
            r"(?:^|[,.;:!–…-] ?|\b(?:and|so|but|then|ok|okay|well|tell me|now|hey|love|ah|oh|because|like|dear|"
            r"if you don't mind,?) )(?:(?:what|wot|wat)(?:'s|s| is| are| was| were| do| does| did| would| will|"
            r" could| should| can| has| have|'d|'ll| r| might| kind of| sort of| part| about it| made| makes|"
            r" happened| happens| else| goes| keeps| went| matters| helps| helped| bit| was it)\b(?! (?:time|day|"
            r"the (?:date|score|wifi|time|address|name|password|number|code)|for (?:dinner|tea|lunch)|"
            r"your (?:name|number|address)|i (?:supposed|meant)|it called|on (?:tv|telly)))|how(?:'s|s| is| are|"
            r" was| were| do| did| does| would| will| could| come| can| has| have|'d| r| might|"
            r" should)\b(?! you\?$)|why(?:'s| is| are| do| did| does| would| was| were| have| has|'d| on earth)|"
            r"in what way|which (?:of|part|bit|bits|one|memory|song)|where do you (?:see|feel|think)|"
            r"who (?:do you|would you|made you|in your)|whats|hows|tell me (?:more|about|how|what)|"
            r"what\b.{0,20}\b(?:like|feel|think|mean|want|need|hope)|how\b.{0,12}\b(?:feel|feeling|going))"
        ),
        guards=(question, unquoted, _no_charge, _no_request, _gentle),
        cues=words("what wot wat what's whats how how's hows why in which where who tell why's what'd how'd"),
        needs=words("?"),
    ),
    Rule(
        id="question.closed",
        kind="closed_question",
        source=OPEN,
        because="It asks for a yes, a no, or one fact.",
        pattern=pattern(
            r"(?:^|[,.;:!–…-] ?|\b(?:and|so|but|then|ok|okay|well|now|hey|love|ah|oh|or|anyway|hi|dear|sorry|"
            r"wait|omg|lol|mum|dad) )(?:(?:do|did|does|is|are|r|was|were|have|has|had|am|isn't|wasn't|aren't|"
            r"haven't|hasn't|didn't|don't|doesn't|shall|should|d'you|did u|u) (?:i|you|u|ye|it|he|she|we|they|"
            r"the|your|ur|that|this|there|my|our|mum|dad|anyone|anybody|mr|mrs|those|these|her|his|two|any|not|"
            r"\w+)\b|(?:can|could|will|would|may) (?:he|she|it|they|i|we|the|that|mum|dad|\w+ (?:hear|swim|still|"
            r"see|make|come|be))\b|(?:will|would|can) you (?:like|be (?:home|there|back|late|in|able)|still|come|"
            r"hear|swim|drive|rather|prefer|see|make|have|need)\b|how (?:much|many|long|old|far|often|late|tall|"
            r"big)\b|(?:when|where|who|whose|which|what (?:time|day|size|colour|number|year|date|name))(?:'s| is|"
            r" are| was| were| did| do| does| will| have| has| would| r| one| of| u|'d)?\b|any (?:news|word|luck|"
            r"chance|of)|anyone\b|ready\b|still\b|ok\b|sure\b|all right\b|everything)"
        ),
        guards=(question, unquoted, _no_charge, _no_request, _no_question_word, _gentle),
        needs=words("?"),
    ),
)
