"""Rules for requests, open questions and closed questions."""

import re

from usward.core.coach.guards import question, unquoted
from usward.core.coach.rules.rule import Hit, Rule
from usward.core.coach.rules.wording import pattern, words
from usward.core.coach.sentences import Sentence

REQUEST = "Rosenberg 2003: a request names what can be done, and can be refused"
OPEN = "Huang et al. 2017; Miller & Rollnick 2012: questions that leave room"

_REQUEST = re.compile(r"\b(?:could|can|would|will|cld|wd) (?:you|u|ye|we|i|somebody|someone)\b|\bplease\b|\bpls\b|\bplz\b|would you mind|\bmay i\b")
_WH = re.compile(r"\b(?:what|how|why|which|where|who|when|whose|whats|hows)\b")
_CHARGE = re.compile(
    r"\b(?:how (?:dare|could (?:you|u)|many times|hard)|what (?:is|'s) wrong with (?:you|u)|what's wrong with (?:you|u)|why (?:can't|must|do (?:you|u) (?:always|never|have to))|what the (?:hell|fuck)"
    r"|who (?:cares|asked|do you think)|why (?:don't|dont|not)|what about|how about|how come you (?:never|always)|why bother|what's the (?:point|use|big)|what did you expect|why should i|what (?:have|did) i (?:do|done)"
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


RULES = (
    Rule(
        id="request.could_you",
        kind="request",
        source=REQUEST,
        because="It asks for something that can be done, and leaves room for a no.",
        pattern=pattern(
            r"(?:^|[,.;:!–-] ?|\b(?:and|so|but|then|if so|time|love|dear|mum|dad|me|sister|pls|please|hey|ok|okay|on \w+|today|tomorrow|tonight|late|there|this|that|out|one|do|it) )(?:would it be (?:possible|ok|okay|all right|alright|too much)|would (?:you|u|ye) mind|any chance (?:you|u|of)|(?:could|cld|would|wd|will|can|cud) (?:you|u|ye|one of you)(?: please| pls| maybe| also| just| not| two| all| possibly| ever so)? (?!believe|swim|imagine|hear me|see (?:it|the|me)|like|rather|say|hate|stop being|tell (?:he|she|it)|ever|never|not see|prefer|still|drive\?|cook\?|think|be (?:home|there|back|late|in)|even|feel|fix it|remember when|love|do without|go back|listen to (?:yourself|her|him)|live|manage|look at|smell|draw|leave me)\w+|(?:could|can|may) (?:we|i) (?:please |maybe |have|borrow|sit|stay|talk|eat|leave|keep|get|make|agree|hang|share|take|plan|use|not|go|find|set|try|do)\b)"
        ),
        guards=(unquoted, _no_threat),
        cues=words("could would will can any wd cld may cud"),
    ),
    Rule(
        id="request.please",
        kind="request",
        source=REQUEST,
        because="It says plainly, and kindly, what you would like.",
        pattern=pattern(
            r"(?:\b(?:please|pls|plz)\b,? (?:can (?:you|u|we) |could (?:you|u|we) |would (?:you|u) |do(?:n't|nt)? |just |will (?:you|u) |let (?:me|us) |not |no )?(?!you|yourself|and|god|spare|the|tell me (?:this|that)|grow|i\b|is|it|he|she|don't start|stop being|cry)\w+|\w.{6,}[,]? (?:please|pls|plz)\W*(?:🙏|x|❤️)*\W*$)"
        ),
        guards=(unquoted, _no_threat),
        cues=words("please pls plz"),
    ),
    Rule(
        id="request.i_need",
        kind="request",
        source=REQUEST,
        because="It says what you need or would like, as yours.",
        pattern=pattern(
            r"\b(?:i(?:'d| would|d) (?:really |so |just |also )?(?:like|love|prefer|appreciate|be (?:grateful|glad|so glad|happy|thankful)|want|value)(?: it)? (?:you|u|us|if|your|a |an |to (?:be|have|know|see|hear|talk|sit|sleep|keep|go|decide|spend|agree|try|share)|more|some|ten|help|that|it|for|one|two|the)|i (?:really |just |do )?(?:need|want) (?:you|u|your|us|to (?:be|hear|know|talk|see|feel|have)|a (?:bit|hug|hand|straight|little|word|lift|favour|hand|night|day)|some|help|more|one|ten|that (?:you|we)|it to|time|quiet)\b(?! to (?:stop being|grow))|it(?:'d| would| wd) (?:really |so )?(?:help|mean (?:a lot|so much|the world|much)|be (?:good|great|a help|lovely|easier|nice)|make)\b.{0,12}\b(?:me|if|to|a)|would help me|i(?:'m| am) asking (?:you|u|for)|i ask (?:you|that)|my (?:request|wish) is|all i (?:need|want|ask)|next time,? (?:please|could|would|can|let|ask|tell|ring|call|text|i'd|wait|just)|let's (?:agree|keep|have|sit|go|do|take|try|not|make)\b.{0,50}\b(?:week|sunday|evening|night|phones?|month|bills?|money|table|bed|o'clock|\d)|help me\b)"
        ),
        guards=(unquoted, _no_threat),
        cues=words("i i'd it it'd would my all next let's help id"),
    ),
    Rule(
        id="request.plain",
        kind="request",
        source=REQUEST,
        because="It asks for one thing, and says which.",
        pattern=pattern(
            r"^(?:\W*(?:and|so|ok|okay|love|hey|hi|mum|dad|next time|when you (?:can|get|have)[^,]*|before you go)[,:]? )*(?:remind me|let me know|tell me (?:if|when|what time)|text me (?:when|if|once)|ring me (?:when|if|once)|call me (?:when|if|once)|send me (?:the|a|your)|give me a (?:hug|hand|lift|ring|call|wee|shout|minute|kiss|heads)|pick (?:me|up|one)|bring (?:the|your|a|me|some|mum|back)|hold my|sit with me|stay (?:on|with)|wake me|wait for me|don't forget (?:the|your|to)|keep (?:me|an eye|your|the|sunday|it|saturday)|save me|leave (?:the|me (?:the|a|some))|put (?:the|your|my|it)|check on|watch (?:the|your)|knock (?:before|on)|pass (?:me|the)|turn (?:the|it) (?:down|off|on)|ask me (?:before|first)|come (?:with|to) (?:me|the))\b"
        ),
        guards=(unquoted, _no_threat),
    ),
    Rule(
        id="question.open",
        kind="open_question",
        source=OPEN,
        because="It leaves the answer to the other.",
        pattern=pattern(
            r"(?:^|[,.;:!–…-] ?|\b(?:and|so|but|then|ok|okay|well|tell me|now|hey|love|ah|oh|because|like|dear|if you don't mind,?) )(?:(?:what|wot|wat)(?:'s|s| is| are| was| were| do| does| did| would| will| could| should| can| has| have|'d|'ll| r| might| kind of| sort of| part| about it| made| makes| happened| happens| else| goes| keeps| went| matters| helps| helped| bit| was it)\b(?! (?:time|day|the (?:date|score|wifi|time|address|name|password|number|code)|for (?:dinner|tea|lunch)|your (?:name|number|address)|i (?:supposed|meant)|it called|on (?:tv|telly)))|how(?:'s|s| is| are| was| were| do| did| does| would| will| could| come| can| has| have|'d| r| might| should)\b(?! you\?$)|why(?:'s| is| are| do| did| does| would| was| were| have| has|'d| on earth)|in what way|which (?:of|part|bit|bits|one|memory|song)|where do you (?:see|feel|think)|who (?:do you|would you|made you|in your)|whats|hows|tell me (?:more|about|how|what)|what\b.{0,20}\b(?:like|feel|think|mean|want|need|hope)|how\b.{0,12}\b(?:feel|feeling|going))"
        ),
        guards=(question, unquoted, _no_charge, _no_request),
        cues=words("what wot wat what's whats how how's hows why in which where who tell why's what'd how'd"),
    ),
    Rule(
        id="question.tell_me",
        kind="open_question",
        source=OPEN,
        because="It invites the other to tell, in their own way.",
        pattern=pattern(
            r"(?:^|[,.;:!] ?|\band |\bso )(?:please )?(?:tell me (?:more|about (?:it|her|him|that|your|the|them)|everything|all about|how (?:it|you|that)|what (?:it|happened|you|that|was))|i'd (?:love|like) to (?:hear|know) (?:more|how|what|about)|i want to hear (?:about|how|what|it|more)|talk to me about|help me understand)\b"
        ),
        guards=(unquoted, _no_threat),
        cues=words("tell hear know talk help"),
    ),
    Rule(
        id="question.closed",
        kind="closed_question",
        source=OPEN,
        because="It asks for a yes, a no, or one fact.",
        pattern=pattern(
            r"(?:^|[,.;:!–…-] ?|\b(?:and|so|but|then|ok|okay|well|now|hey|love|ah|oh|or|anyway|hi|dear|sorry|wait|omg|lol|mum|dad) )(?:(?:do|did|does|is|are|r|was|were|have|has|had|am|isn't|wasn't|aren't|haven't|hasn't|didn't|don't|doesn't|shall|should|d'you|did u|u) (?:i|you|u|ye|it|he|she|we|they|the|your|ur|that|this|there|my|our|mum|dad|anyone|anybody|mr|mrs|those|these|her|his|two|any|not|\w+)\b|(?:can|could|will|would|may) (?:he|she|it|they|i|we|the|that|mum|dad|\w+ (?:hear|swim|still|see|make|come|be))\b|(?:will|would|can) you (?:like|be (?:home|there|back|late|in|able)|still|come|hear|swim|drive|rather|prefer|see|make|have|need)\b|how (?:much|many|long|old|far|often|late|tall|big)\b|(?:when|where|who|whose|which|what (?:time|day|size|colour|number|year|date|name))(?:'s| is| are| was| were| did| do| does| will| have| has| would| r| one| of| u|'d)?\b|any (?:news|word|luck|chance|of)|anyone\b|ready\b|still\b|ok\b|sure\b|all right\b|everything)"
        ),
        guards=(question, unquoted, _no_charge, _no_request, _no_question_word),
    ),
    Rule(
        id="question.fact",
        kind="closed_question",
        source=OPEN,
        because="It asks for one fact.",
        pattern=pattern(r"(?:^|[,.;:!–…-] ?|\b(?:and|so|but|then|ok|okay|well|now|hey) )(?:how (?:much|many|long|old|far|often|late|tall|big)|what (?:time|day|size|colour|color|number|year|date)|when(?:'s| is| are| did| do| does| will| was)|where(?:'s| is| are| did| was| were|d)|who(?:'s| is| was| won| else| has|'ll)|whose|what's (?:for|the (?:date|score|time|wifi|password|code|name|address|number)))\b"),
        guards=(question, unquoted, _no_charge, _no_request),
        cues=words("how what when when's where where's who who's whose what's who'll"),
    ),
)
