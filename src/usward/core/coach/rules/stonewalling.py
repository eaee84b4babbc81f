"""Rules for stonewalling: the talk is closed, and nothing says when it may open again."""

import re

from usward.core.coach.guards import (
    alone,
    answering,
    not_of_thing,
    not_of_third,
    unfond_anywhere,
    unquoted,
    unregretted,
    unreported,
    without_return,
)
from usward.core.coach.rules.rule import Hit, Rule
from usward.core.coach.rules.wording import pattern, words
from usward.core.coach.sentences import Sentence

GOTTMAN = "Gottman & Levenson 1988; Christensen & Heavey 1990: withdrawal without return"


def _not_soothing(sentence: Sentence, hit: Hit) -> bool:
    """Not help or modesty: “leave it, I'll do the pots”, “forget it, it was only tuppence”."""
    message = sentence.setting.message.lower()
    return (
        re.search(
            r"\b(?:i'll (?:do|carry|get|clean|wash|fix|take)|it was only|don't worry|no bother|"
            r"you've been on your feet)\b",
            message,
        )
        is None
    )


RULES = (
    Rule(
        id="stonewalling.no_talk",
        kind="stonewalling",
        source=GOTTMAN,
        because="It ends the talk without a time to come back to it, and the other may feel shut out.",
        pattern=pattern(
            r"\b(?:(?:i'm|im|i am|we're|we are) (?:so |just |now )*(?:not|done|finished|"
            r"through) (?:even )?(?:talking|discussing|having this|doing this|going (?:into|over) (?:it|this|"
            r"that)|going to (?:talk(?! about \w+ (?:at|in|on|over))|discuss|argue|explain|answer)|arguing|"
            r"explaining|getting into|listening|with (?:this (?:conversation|talk|topic)|talking|you\b|u\b|it\b|"
            r"this[.,!])|here to|engaging|answering|entering)(?! (?:to|with) (?:the|a|my|people))|(?:i|"
            r"we) (?:won't|wont|will not|refuse to|don't want to|dont want to|don't wanna|dont wanna|shan't|"
            r"will never|don't wish to|would rather not|can't be bothered to) (?:be )?(?:talk(?:ing)?|"
            r"discuss(?:ing)?|speak(?:ing)?|answer(?:ing)?|argue|explain|go into|have this (?:conversation|talk|"
            r"discussion)|hear (?:it|about it|any more|another))\b(?! (?:about \w+ (?:at|in|on|over|until|till)|"
            r"to (?:my|him|her|them|strangers)|my|about my|about (?:brexit|politics|work)))(?=.{0,25}(?:[.,!]|$|"
            r"you|it|this|that|about|any))|(?:nothing|i've nothing|i have nothing|there's nothing|nowt|"
            r"there is nothing) (?:more |further |else |left |here )?to (?:say(?! about the| from)|"
            r"discuss(?! about)|talk about|tell you)\b|not (?:another|one more) word)"
        ),
        guards=(unquoted, unreported, unfond_anywhere, without_return, unregretted, not_of_thing),
        cues=words(
            "talking discussing having doing going arguing explaining listening with talk discuss speak answer "
            "argue explain hear nothing nowt word discussion conversation comment here in"
        ),
    ),
    Rule(
        id="stonewalling.closed",
        kind="stonewalling",
        source=GOTTMAN,
        because="It closes the subject for both of you, and it may land as a door that will not open again.",
        pattern=pattern(
            r"\b(?:end of (?:story|discussion|conversation|the conversation|the discussion|subject|chat|convo)\b|"
            r"(?:subject|this conversation|the conversation|discussion|matter|topic|chat|case|convo)(?:'s|"
            r" is)? (?:is )?(?:now )?(?:closed|over|finished|shut|done)\b(?! (?:for|zoom|over))|"
            r"that's the end of (?:it|this)\b|my last word|last word (?:on|in)|(?:last thing (?:i'll|you'll))|"
            r"(?:i've|ive|i have) (?:switched off|stopped (?:listening|caring|minding|trying|explaining)|"
            r"checked out|shut (?:that|the) door|said my last|clocked out)|save (?:your|ur) breath|(?:i'm|im|"
            r"me) hanging up|(?:i'm|im) (?:done|out|finished)\b(?=[.!,;]|$| (?:here|now|trying|listening)\b|"
            r" with (?:this|you|u|it)\W*$)|draw (?:your|ur) own|let(?:'s| us) not (?:talk|discuss|go (?:into|"
            r"there))|i'll not be drawn)"
        ),
        guards=(unquoted, unreported, unfond_anywhere, without_return, unregretted, not_of_thing),
        cues=words(
            "end subject conversation discussion matter topic chat case convo closed last switched stopped "
            "checked shut said clocked breath hanging done out finished doing having draw not leave word file "
            "shop window book nothing"
        ),
    ),
    Rule(
        id="stonewalling.suit_yourself",
        kind="stonewalling",
        source=GOTTMAN,
        because="It sounds like leave, and may be heard as: what you do is no longer of interest to me.",
        pattern=pattern(
            r"\b(?:do (?:what|whatever|as|how) (?:the hell )?{you} (?:want|like|please|wish)\b|suit (?:your|"
            r"ur)self\b(?!, more)|please yourself|(?:think|believe|decide|tell them) (?:what|"
            r"whatever) {you} (?:want|like|please)|have it (?:your|ur) (?:own )?way|whatever (?:{you} (?:say|"
            r"want|think|reckon)\W*$|man\b|mate\b|dude\b|bro\b)|{you} (?:win|figure it out|sort it out yourself|"
            r"decide)[.!,] ?(?:happy\?|i'm|im|i don't|i dont|$)|it's (?:your|ur) (?:problem|life|business) now|"
            r"(?:ask|tell) (?:someone|somebody) who cares|(?:talk|speak) to (?:the wall|the hand|my (?:solicitor|"
            r"lawyer))|tell it to (?:the|your))\b"
        ),
        guards=(unquoted, unreported, unfond_anywhere, without_return, unregretted, not_of_thing),
        cues=words(
            "do suit please think believe say have whatever what win figure sort tell talk speak ask problem "
            "life decide"
        ),
    ),
    Rule(
        id="stonewalling.drop_it",
        kind="stonewalling",
        source=GOTTMAN,
        because="It may land as being sent away while something is still open between you.",
        pattern=pattern(
            r"(?:(?:^|[,.;!] )(?:just |please |pls |can you |oh |ok |okay |fine |look |right |"
            r"don't even ask, )*(?:drop it(?! off)|leave it(?=[.!]|$)|forget (?:it(?=[.!]|$)|i said|i asked|"
            r"i (?:ever )?spoke)|leave me (?:alone|be|out)|go away(?=[.!,]|$)|stop (?:asking|talking|texting|"
            r"calling|messaging|ringing)\b|get off my (?:case|back)|don't (?:start(?=[.,!]|$)|knock|wait up|"
            r"follow me|come (?:up|near|after)|talk to me(?! (?:of|like|as|in))|speak to me(?! (?:of|like|as|"
            r"in))|message me|text me(?! when)|ring me|ask me)|dont (?:start|knock|wait up|text me|call me|"
            r"message|talk to me|ask)\b)|\bleave me alone\b(?! said)|\bnot again[.!]?$)"
        ),
        guards=(unquoted, unreported, unfond_anywhere, without_return, unregretted, not_of_thing, _not_soothing),
        cues=words("drop leave forget go stop get not don't dont what's"),
    ),
    Rule(
        id="stonewalling.whatever",
        kind="stonewalling",
        source=GOTTMAN,
        because="One word where an answer was hoped for may feel like a door.",
        pattern=pattern(
            r"^\W*(?:(?:ok|okay|fine|yeah|right|sure|so|oh|lol) ?,? ?)?(?:whatever|whatevs|wtv|wtever)(?: then|"
            r" so)?\W*$"
        ),
        guards=(unquoted, alone),
        cues=words("whatever whatevs wtv wtever"),
    ),
    Rule(
        id="stonewalling.one_word",
        kind="stonewalling",
        source=GOTTMAN,
        because="So short an answer to something felt may be heard as no answer.",
        pattern=pattern(
            r"^\W*(?:k|kk|ok|okay|fine|noted|mm+|mhm|hm+|meh|nope|nothing|idk|dunno|shrug|right so|so you say|"
            r"aye,? so you say|if you say so|i see|cool|sure|right|and)(?:[.,…! ]+(?:noted|whatever|k|fine|ok|"
            r"good for you|so))*\W*$"
        ),
        guards=(unquoted, alone, answering),
    ),
    Rule(
        id="stonewalling.away",
        kind="stonewalling",
        source=GOTTMAN,
        because="It goes without a word of coming back, and the other may be left with the silence.",
        pattern=pattern(
            r"\b(?:(?:i'm|im|i am|i'll be|i will be) (?:off|going|leaving|out|away|staying|sleeping|in (?:the|"
            r"my))\b.{0,40}\b(?:don't|dont|not (?:telling|saying)|lock the door|for good|from now on|eat without|"
            r"without me|and (?:i )?(?:won't|wont|not)|alone|bye)|(?:i'll|i will) (?:sleep|stay|eat|"
            r"be)\b.{0,30}\b(?:from now on|and don't|and i'd rather|elsewhere)|(?:you'll|you will|"
            r"u'll) (?:get no|not get|not hear|hear no|hear nothing|get nothing)\b.{0,20}(?:word|answer|from me|"
            r"out of me|more)"
            r"|(?:i (?:just )?(?:won't|wont|will not|shan't)|not gonna) (?:answer|reply|respond|open|pick up|"
            r"be (?:answering|replying|there|back|home|opening|coming))|count me out|leave me out|(?:i've |i |"
            r"just )?blocked (?:you|u)|headphones (?:are )?in|i (?:can't|cant) hear (?:you|u))\b"
        ),
        guards=(unquoted, unreported, unfond_anywhere, without_return, unregretted, not_of_third),
        cues=words(
            "off going leaving out away staying sleeping in sleep stay eat be you'll answer reply respond open "
            "pick count leave blocked headphones hear back"
        ),
    ),
)
