"""Rules for unasked advice: a solution handed to somebody who told how it is. Only beside the other's message."""

import re

from usward.core.coach.guards import felt, not_offered, unasked, unfond_anywhere, unquoted
from usward.core.coach.rules.rule import Hit, Rule
from usward.core.coach.rules.wording import pattern, words
from usward.core.coach.sentences import Sentence

GOLDSMITH = "Goldsmith 2000; Feng 2009: advice lands better after the feeling was heard, and when it was asked for"
CORE = (unquoted, unasked, not_offered)


def _no_grant(sentence: Sentence, hit: Hit) -> bool:
    """Not validation, reflection or dismissal in the same words."""
    return (
        re.search(
            r"\b(?:makes sense|understand why|you don't have to|at your age|no need|be glad|i hear|so you|"
            r"of course|i'd have|anyone)\b",
            sentence.plain,
        )
        is None
    )


RULES = (
    Rule(
        id="advice.should",
        kind="unasked_advice",
        source=GOLDSMITH,
        because="They told how it is and asked for nothing, so “should” may feel like a task on top of it.",
        pattern=pattern(
            r"(?:\b{you}(?:'ll|'d|)? (?:really |just |might |may |only )?(?:should(?:'ve| have)?|need to|have to|"
            r"ought to|must|gotta|could always|might think|might want|might try|better|had better|could try|"
            r"could just)\b(?! (?:be (?:so|in|very|exhausted|proud|worn|devastated|feeling|terrified|heartbroken|"
            r"gutted|relieved|glad|over)|feel|have (?:been|felt)|miss|know (?:that )?(?:i|how)|"
            r"have (?:to )?(?:been|had)))|\b{you}(?:'d)? (?:want|wanna) to (?:get|see|be (?:firmer|putting|more)|"
            r"try|talk|take|tell|stand|put|go|have)\b(?! .{0,30}don't)|\b(?:u|you) shld\b)"
        ),
        guards=(*CORE, unfond_anywhere, _no_grant),
        cues=words("should should've need have ought must gotta want could might better you'll wanna you'd"),
    ),
    Rule(
        id="advice.why_not",
        kind="unasked_advice",
        source=GOLDSMITH,
        because="It asks, but it carries a solution, and they may have hoped to be heard first.",
        pattern=pattern(
            r"\b(?:why (?:don't|dont|not|didn't|doesn't|wouldn't) (?:you |u |just |they |he |she |we )?\w+|"
            r"have {you} (?:\w+ )?(?:tried|thought|considered|looked (?:at|into)|spoken|asked|talked|been to|"
            r"checked|told (?:him|her|them|hr))|(?:did|could|can) {you} (?:not )?(?:not |just |at least )?(?:try|"
            r"ask|swap|tell|get|go|take|move|just|see|look|use|sell|apply|change|call|ring|check|talk|speak|"
            r"report|join|find|hire|put)\b|(?:what|how) about (?:\w+ing|a |an |evening|the |some)|maybe (?:you |"
            r"u |it's time|try|just|see|if you|a |get|go|talk|take|you should)|perhaps (?:you|try|a |it's time))"
        ),
        guards=CORE,
        cues=words("why have did could can what how maybe perhaps"),
    ),
    Rule(
        id="advice.in_your_place",
        kind="unasked_advice",
        source=GOLDSMITH,
        because="It says what you would do, and may come before they know that you have heard what it is like "
        "for them.",
        pattern=pattern(
            r"\b(?:if (?:i|it) (?:were|was) (?:you|u|me)|in (?:your|ur) (?:place|shoes)|my (?:advice|tip|"
            r"suggestion)|{you} want my (?:tip|advice|opinion)|i'd (?:just |definitely |"
            r"probably )?(?:\w+)\b(?! (?:be|feel|have been|have felt|love|like|hate|miss|cry|"
            r"rather)\b)(?=.{0,40}if i (?:were|was))|(?:the )?(?:best|first|only|easiest|important|key|trick|"
            r"secret|thing|main) (?:thing )?(?:(?:to do|you can do|would be|for that|is|now|cure)\b)|"
            r"first (?:thing|of all)|there (?:are|is|'s) (?:good |an? |great |some )?(?:\w+ )?(?:apps?|sites?|"
            r"courses?|groups?|tablets|pills|classes|podcasts?|book|cream|exercises)|what (?:you need|helped me|"
            r"i do|works|always helps))\b"
        ),
        guards=(unquoted, unasked, _no_grant),
        cues=words(
            "were was place shoes advice tip suggestion best first only easiest important key trick secret there "
            "there's what thing"
        ),
    ),
    Rule(
        id="advice.imperative",
        kind="unasked_advice",
        source=GOLDSMITH,
        because="It goes straight to what to do, and they may feel handed over to a list instead of held.",
        pattern=pattern(
            r"^(?:\W*(?:well|just|simply|then|so|honestly|look|ok|okay|right|first|first of all|oh|ah|sure|love|"
            r"pet|dear|sis|bro|mate|girl|listen|always|next time|start|honey|babe|hun|omg|lol|seriously|now|and|"
            r"maybe|or|also|the next time)[,:]? )*"
            r"(?:get|go|try|tell|ask|take|write|call|ring|send|block|report|make|start|stop|eat|drink|use|put|"
            r"move|join|book|sell|buy|find|change|quit|leave|set|keep|talk|speak|give|download|delete|have a|"
            r"have it|read|pray|sleep|order|see a|see the|see if|check|look|focus|do (?:a|some|it|the|what|your|"
            r"yoga|one)|rub|cook|learn|apply|contact|hire|invite|think (?:of|about)|sit|stand|say|show|"
            r"let (?:him|her|them|it)|practise|practice|plan|turn|throw|cut|switch|sign|wear|pack|split|visit|"
            r"google|offer|fill|pay|wait|treat|light|count|breathe|bring|draw|listen to|don't (?:go|answer|tell|"
            r"let|read|look|give|wait|take|pay|open|sign|lend|think|reply|text|call|leave)|never (?:lend|sign|go|"
            r"mix|read)|better (?:not|to)|avoid|ignore|consider|cancel|request|insist|demand|walk|run|swim|clean|"
            r"clear|open|close|save|work|schedule|text|message|forget|distract|remember to|remind|remove|store|"
            r"freeze|hide|unfollow|mute|reset|restart|record|register|push|play|paint|marry|adopt|bake|borrow|"
            r"rent|fight|file|follow|hang|hold|teach|type|wash|watch|lock|warm|soak|stretch|step)\b(?! (?:ready|"
            r"well soon|home safe|me\b(?! (?:your|a))|away|better|in touch|it from me))"
        ),
        guards=(*CORE, felt, unfond_anywhere),
    ),
)
