"""Rules for defensiveness: denial, excuse, counter-attack, and the sorry that takes itself back."""

import re

from usward.core.coach.guards import unfond, unfond_anywhere, unquoted, unregretted, unreported
from usward.core.coach.rules.rule import Hit, Rule
from usward.core.coach.rules.wording import pattern, words
from usward.core.coach.sentences import Sentence

GOTTMAN = "Gottman 1994: defensiveness turns the complaint away or back"
ACCOUNTS = "Scott & Lyman 1968; Schönbach 1990: excuses, justifications and refusals as accounts"
APOLOGY = "Lewicki et al. 2016: what an apology is made of, and what undoes it"


def _no_wish(sentence: Sentence, hit: Hit) -> bool:
    """Not a request or a worry: “I'd be grateful if you…”, “I'd be worried if you weren't grieving”."""
    return (
        re.search(
            r"\b(?:grateful|thankful|glad|worried|love|like it|appreciate|help|miss|mind|understand|sad)\b",
            sentence.plain,
        )
        is None
    )


def _back(sentence: Sentence, hit: Hit) -> bool:
    """Turned back at the other, and neither scorn, nor advice, nor something said back."""
    return (
        re.search(
            r"\b(?:someone like you|never once have you|so do it now|in the meeting|so you need)\b",
            sentence.plain,
        )
        is None
    )


RULES = (
    Rule(
        id="defensiveness.not_my_fault",
        kind="defensiveness",
        source=ACCOUNTS,
        because="It hands the whole thing away, and the other may hear that no part of it reached you.",
        pattern=pattern(
            r"\b(?:(?:not|isn't|wasn't|aint|isnt|wasnt|hardly) (?:all |really |entirely |exactly )?my (?:fault|"
            r"job|responsibility|doing|prob(?:lem)?(?! any))\b(?! any)|how (?:is|was|are|'s) (?:that|it|this|"
            r"any of this) (?:all |suddenly |somehow )?(?:my|on me)\b"
            r"|(?:don't|dont|stop|quit|do not) (?:you )?(?:dare )?(?:blam(?:e|ing) me|look(?:ing)? at me(?=[.,!]|"
            r"$)|start(?:ing)? (?:on|with) me|(?:pin|put|hang|lay)(?:ning|ting|ing)? (?:it|this|that|"
            r"that one) (?:all )?(?:on|at) (?:me|my))|blame (?:the|your) \w+,)"
        ),
        guards=(unquoted, unreported, unfond, unregretted),
        cues=words("my me blame"),
    ),
    Rule(
        id="defensiveness.did_nothing",
        kind="defensiveness",
        source=ACCOUNTS,
        because="It denies all of it, and the other may feel alone with what they saw.",
        pattern=pattern(
            r"\b(?:i (?:literally |honestly |really )?(?:did|have done|'ve done|didn't do|didnt do|"
            r"didn't even do|didnt even do|haven't done) (?:nothing|anything)(?: wrong)?(?=[.,!]|$| and| wrong|"
            r" to)|nothing to (?:apologi[sz]e|be sorry|answer) for|i don't (?:have to|need to) (?:justify|"
            r"apologi[sz]e|defend)|what (?:have i|did i|i) (?:even )?(?:done|do|did) (?:now|wrong|to you|"
            r"this time)|that (?:never happened|isn't what (?:i (?:said|meant|did)|happened)|is not what (?:i|"
            r"happened)|didn't happen|'s not what (?:i (?:said|meant|did)|happened))|"
            r"that's not what (?:i (?:said|meant|did)|happened)|i never (?:said (?:that|any|i|it|you)|touched|"
            r"raised|asked (?:you|for)|laid|promised|agreed|meant it|called you)\b|{you}(?:'re| are|"
            r"r) (?:twisting|putting words|making that up)|{you} took it (?:wrong|the wrong)|i (?:was|am|"
            r"'m) (?:only|just) (?:trying to|joking|saying|being (?:honest|funny|nice)|kidding|"
            r"asking)\b(?! about))"
        ),
        guards=(unquoted, unreported, unfond_anywhere, unregretted),
        cues=words(
            "nothing anything justify defend done wrong do did never happened happen twisting putting making "
            "took apologise apologize joking trying saying kidding asking honest funny nice"
        ),
    ),
    Rule(
        id="defensiveness.you_too",
        kind="defensiveness",
        source=GOTTMAN,
        because="It answers one complaint with another, and it may land as: yours does not count until mine does.",
        pattern=pattern(
            r"(?:\b(?:{you} (?:started it|started this|did it first|do (?:it too|the (?:same|exact same)|"
            r"exactly the same)|made me (?:do|say|shout|angry|late|feel)|knew (?:what|who) (?:i was|you were)|"
            r"(?:should've|should have|shoulda|could've|could have|might have) (?:told|reminded|said|asked|woken|"
            r"mentioned|warned)(?: me)?)|{you}(?:'re| are|re|r) (?:one to talk|hardly|not exactly|no (?:angel|"
            r"saint|picnic|better)|not (?:so )?perfect|not so easy|a fine one|the one (?:who|that) (?:wanted|"
            r"started|said|told|invited|did|left|shouted|always|keeps|has|is))\b|{you} can talk\b(?=[.,!]|$)|"
            r"(?:you |u )?(?:should )?look (?:at yourself|in the mirror|in your own)|look who's talking|(?:what|"
            r"how|and what|and how) about (?:you|u|when (?:you|u)|the time (?:you|u)|your (?:temper|brother|own|"
            r"drinking|mother|mess|phone|spending|last))\b|(?:like|as if|as though) {you}(?:'re| are|'ve|"
            r" were) (?:so |never |always |any |such )?(?:perfect|better|easy|a saint|an angel|never|innocent|"
            r"done)|that's rich|rich,? coming from|funny coming from|{you} think {you}(?:'re|r|"
            r" are) (?:so )?(?:easy|perfect|better|innocent)|pot,? kettle)\b|"
            r"(?<!fine, )(?<!thanks, )(?<!grand, )\band (?:you|u)\?)"
        ),
        guards=(unquoted, unreported, unfond_anywhere, unregretted, _back),
        cues=words("you u you're youre r look what how like as that's rich funny pot"),
        needs=words(
            "started did do made knew should've should shoulda could've could might you're youre r ur can look "
            "what how like as that's rich funny think pot and are re"
        ),
    ),
    Rule(
        id="defensiveness.if_you",
        kind="defensiveness",
        source=GOTTMAN,
        because="It makes your part wait for theirs, and the other may hear only what they should have done.",
        pattern=pattern(
            r"\b(?:(?:if|maybe if|perhaps if|well if) {you} ?(?:'d|had|hadn't|hadnt|weren't|werent|didn't|didnt|"
            r"were|wouldn't|stopped|ever|actually|listened)\b.{2,70}\b(?:i|the boy|he|she|it)(?:'d| would|"
            r" wouldn't| might| could| wouldnt| mightn't|'d have)\b|i(?:'d| would| wouldn't|"
            r" might)\b.{2,60}\bif {you} (?:weren't|werent|hadn't|hadnt|didn't|didnt|stopped|ever|asked|listened|"
            r"let me)\b)"
        ),
        guards=(unquoted, unreported, unfond_anywhere, unregretted, _no_wish),
        cues=words("if"),
    ),
    Rule(
        id="defensiveness.supposed_to",
        kind="defensiveness",
        source=ACCOUNTS,
        because="It asks what else could have been done, and it may land as if how it was for the other did "
        "not matter.",
        pattern=pattern(
            r"\b(?:(?:what|how|where|when) (?:the hell |else |exactly )?(?:was|am|were) i (?:supposed|meant|"
            r"to know|expected)|what (?:did|do|exactly did|exactly do) {you} (?:want|expect) (?:me to|from me|"
            r"of me)|i'm (?:not|only|no) (?:a |an |your |the )?(?:mind ?-?reader|psychic|superman|god\b|machine|"
            r"perfect|saint|magician|robot|human|one person|taxi|secretary|maid)|i (?:can't|cant|cannot|"
            r"couldn't) (?:be everywhere|read minds?|read your|win|do everything|please everyone)|"
            r"i had no (?:choice|option)|i only (?:did|said|looked|went|shout|shouted|raise|raised|yell|lied|"
            r"snap|snapped|forgot|drink|drank|told|asked|meant|took|borrowed|left|wrote|spend|spent|read|smoke|"
            r"swear|missed)\b)"
        ),
        guards=(unquoted, unreported, unfond, unregretted),
        cues=words(
            "supposed meant expected expect mind psychic superman god machine perfect saint magician robot human "
            "taxi secretary maid can't cant cannot couldn't choice option only know want"
        ),
        needs=words("i i'm im me"),
    ),
    Rule(
        id="defensiveness.villain",
        kind="defensiveness",
        source=GOTTMAN,
        because=(
            "It makes the complaint bigger than it was, and the other may end up consoling you instead of being heard."
        ),
        pattern=pattern(
            r"\b(?:so (?:now )?(?:i'm|im|it's|its|i am) (?:suddenly |now )?(?:the|a|all|my|"
            r"always)\b.{0,20}\b(?:bad|villain|monster|fault|wrong|terrible|problem|guilty|enemy|criminal|worst|"
            r"liar)|(?:why (?:am i|is it)|i'm|im|i am|it's|its|somehow) (?:always|suddenly) (?:the (?:villain|"
            r"bad|problem|enemy|criminal|monster|guilty)|my fault|to blame|wrong\b)|(?:everything|all of it|"
            r"it all)(?:'s| is) (?:always )?my fault|(?:fine|ok|okay|right|yes|great|of course|"
            r"sure)[,.]? (?:it's all |blame |i'm the |everything is |i am the |always )(?:me|my|worst|bad|"
            r"villain|monster)|after (?:all|everything) (?:i|i've|that i|that i've) (?:\w+ )?(?:done|did|do|"
            r"given|gave|given up|sacrificed)|in the dock|(?:being|i'm|i am) (?:attacked|accused|persecuted|"
            r"under attack|on trial))\b"
        ),
        guards=(unquoted, unreported, unfond, unregretted),
        cues=words(
            "so always somehow never suddenly nothing anything fault after dock attack trial attacked accused "
            "criticised judged"
        ),
    ),
    Rule(
        id="defensiveness.how_i_am",
        kind="defensiveness",
        source=ACCOUNTS,
        because="It says that nothing can change, and the other may hear that their complaint does not count.",
        pattern=pattern(
            r"\b(?:(?:this is|that's) (?:just )?(?:how|who|the way) i(?:'m| am| was| do)\b|it's (?:not|"
            r"hardly) (?:like|as if|as though) i\b)"
        ),
        guards=(unquoted, unreported, unfond, unregretted),
        cues=words("that's this it's"),
    ),
    Rule(
        id="defensiveness.sorry_but",
        kind="defensiveness",
        source=APOLOGY,
        because="The “but” takes the sorry back, and the other may hear only what comes after it.",
        pattern=pattern(
            r"\b(?:sorry[,.]? but|sorry (?:if|that|you|u|for how) ?(?:you|u)? ?(?:feel|felt|took|took it|can't|"
            r"think|thought|were (?:upset|offended|hurt)|got (?:upset|offended|hurt)|are (?:upset|offended)|"
            r"misunderstood|anyone|it|i)\b(?=.{0,40}(?:feel|felt|took|offend|upset|that way|hurt by|sensitive|"
            r"misunderst|but|joke|supposed))|(?:i|i've|i have) (?:already )?(?:said|told you) (?:i was |i'm |"
            r"i am |im )?sorry|i already (?:said|apologi[sz]ed)|how many times (?:do|must|"
            r"have) i .{0,20}(?:sorry|apologi))"
        ),
        guards=(unquoted, unreported, unfond),
        cues=words("sorry apologised apologized apologise apologize"),
    ),
    Rule(
        id="defensiveness.told_you",
        kind="defensiveness",
        source=ACCOUNTS,
        because="It keeps the books on who said what, while the other may be asking whether you mind.",
        pattern=pattern(
            r"\b(?:i (?:literally |already |did |clearly )?(?:told|texted|messaged|asked|"
            r"warned) {you}\b.{0,30}(?:\bnot to|you (?:weren't|just|didn't|don't) |twice|three times|already|"
            r"so don't|in the car|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))|{you} (?:said|"
            r"told me|agreed|wanted|chose|insisted)\b.{0,30}\b(?:now suddenly|so (?:don't|why|how)|not me)|"
            r"it was (?:your|ur) idea\b|it was {you} (?:who|that) (?:told|said|wanted|started)|"
            r"i was going to\b.{0,30}(?:but|until|before) {you})"
        ),
        guards=(unquoted, unreported, unfond, unregretted),
        cues=words("told texted messaged asked warned sent said agreed wanted chose insisted was signed"),
    ),
)
