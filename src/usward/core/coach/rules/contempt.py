"""Rules for contempt: names, disgust, mock praise, mock titles, and speaking down.

Contempt is the mark that friends' teasing resembles most; every rule keeps silent where there is fondness in
the message.
"""

import re

from usward.core.coach.guards import (
    not_of_self,
    not_of_third,
    statement,
    unfond_anywhere,
    unquoted,
    unregretted,
    unreported,
)
from usward.core.coach.rules.rule import Hit, Rule
from usward.core.coach.rules.wording import pattern, words
from usward.core.coach.sentences import Sentence

GOTTMAN = "Gottman & Levenson 1992: contempt speaks from above"
IRONY = "Leggitt & Gibbs 2000: sarcasm is heard as colder than anger"
CORE = (unquoted, unreported, unfond_anywhere)


def _plain_name(sentence: Sentence, hit: Hit) -> bool:
    """The word is meant as a name: no “I am”, no feeling between."""
    return re.search(r"\b(?:i am|angry|because|saying|nobody|not)\b", sentence.plain[hit.start : hit.end + 5]) is None


def _of_no_play(sentence: Sentence, hit: Hit) -> bool:
    """Not praise in the same breath: “you call yourself a beginner? That's better than mine”."""
    return re.search(r"\b(?:better than mine|in the play)\b", sentence.setting.message.lower()) is None


U = "you u ya ye yous you're youre ur you've"

RULES = (
    Rule(
        id="contempt.name",
        kind="contempt",
        source=GOTTMAN,
        because="It calls the other a name, and a name may stay with them long after the quarrel.",
        pattern=pattern(
            r"\b(?:{youre} (?:(?!my |the |our |her |his )\w+ ){0,2}?|{you} (?:absolute |total |complete |utter |"
            r"sad |pathetic |stupid |lazy |little |useless |miserable |silly |ridiculous |spineless |ignorant |"
            r"vain |small |fat |bloody |fucking |dumb )+|what an? (?:\w+ ){0,2})(?:idiot|moron|imbecile|halfwit|"
            r"half-wit|dimwit|cretin|simpleton|fool|clown|loser|pig|swine|rat|snake|leech|parasite|weakling|wimp|"
            r"joke|laughing stock|embarrassment|waste of (?:space|time|oxygen|skin|breath)|peasant|sponger|"
            r"freeloader|scrounger|slob|cow|bitch|bastard|arsehole|asshole|dickhead|prick|twat|wanker|scum|trash|"
            r"garbage|vermin|failure|creep|hag|cabbage|amoeba|jellyfish|doormat|specimen|excuse (?:for|of))\b"
        ),
        guards=(unquoted, unreported, unfond_anywhere, not_of_self, unregretted, _plain_name),
        cues=words(U + " what"),
    ),
    Rule(
        id="contempt.trait",
        kind="contempt",
        source=GOTTMAN,
        because="It looks down on the other, and being looked down on may hurt more than any complaint.",
        pattern=pattern(
            r"\b{youre} {very}(?:pathetic|useless|worthless|stupid|thick|dim|brainless|clueless|disgusting|"
            r"revolting|repulsive|laughable|deluded|delusional|spineless|gutless|washed up|common|mediocre|"
            r"beneath|not (?:even )?worth|nothing(?= (?:but|to|without|more))|dirt|retarded|gross|feeble|basic|"
            r"cringe|ugly|a sad|a small, small|a small man|nothing\W*$)\b(?! (?:about|for not))"
        ),
        guards=(unquoted, unreported, unfond_anywhere, not_of_self, unregretted, statement),
        cues=words(U),
    ),
    Rule(
        id="contempt.disgust",
        kind="contempt",
        source=GOTTMAN,
        because=(
            "It says that the other is hard to bear as a person, and that may close them before you reach the point."
        ),
        pattern=pattern(
            r"\b(?:{you} (?:disgust|repulse|sicken|bore|repel|revolt) me|{you} (?:make|makes|made) me (?:sick|"
            r"want to (?:vomit|puke|throw up)|cringe|ashamed)|(?:makes?|made) (?:me|my) (?:sick|skin crawl|"
            r"stomach turn|teeth hurt|flesh creep)"
            r"|i (?:almost |nearly |honestly |do |really )?(?:pity|despise|loathe) (?:you|u|the|anyone)|"
            r"ashamed (?:of|to be seen with|to be) (?:you|u|your)|(?:can't|cant|cannot|can't even|"
            r"couldn't) (?:stand|bear|stomach|respect|look at) (?:you|u|the sight|the sound|your)"
            r"|beneath (?:me|us|contempt)|people like (?:you|u)\b|(?:at|of) {your} level|{your} (?:sort|kind|"
            r"lot) (?:are|of people|always|never)|what a (?:waste|disappointment|sad|small|pathetic|snivelling)|"
            r"lost all respect|no respect for (?:you|u)|embarrassed to (?:be seen|know|call))\b"
        ),
        guards=(unquoted, unreported, unfond_anywhere, unregretted),
        cues=words("you u your ur sick crawl teeth skin pity despise loathe beneath waste respect ashamed embarrassed"),
    ),
    Rule(
        id="contempt.mock_title",
        kind="contempt",
        source=IRONY,
        because="A mock title looks down while it seems to look up, and the other may feel laughed at.",
        pattern=pattern(
            r"\b(?:(?:well done|bravo|congratulations|great job|good job|thanks|cheers|ok|okay|sure|right|yes|oh|"
            r"listen to|hark at|look at|look who it is,?|behold|whatever you say),? (?:the |mr |mrs |miss |ms |"
            r"our |little |saint |professor |doctor |dr |lord |lady |king |queen |your |his |her )?(?:royal )?"
            r"(?:genius|einstein|sherlock|professor|maestro|princess|prince|majesty|highness|lordship|ladyship|"
            r"saint|mother teresa|shakespeare|picasso|philosopher|expert|hero|big man|big shot|queen of|king of|"
            r"emperor|freud|socrates|gandhi|mastermind|brainbox|smartass|smarty|clever clogs|know-all|"
            r"know-it-all)|(?:the|our) great (?:\w+ )?(?:thinker|brain|man|lady|one|artist|chef|expert|leader|"
            r"philosopher|detective|writer|intellectual|provider|hunter|mind)|(?:give|get) (?:him|her|you|"
            r"that man|this man|the lady|yourself) a medal|(?:somebody|someone|quick|everyone),? (?:call|ring|"
            r"alert|phone) the (?:papers|press|media|news|vatican)|alert the (?:press|media)|stop the presses|"
            r"bring the smelling salts|(?:world's )?(?:smallest|tiniest) violin|poor little (?:baby|prince|"
            r"princess|lamb|victim|martyr|diddums)\b|(?:the|our|mister|village|social media|mr|"
            r"self-made) (?:champion|philosopher|psychologist|expert) (?:of|thinks|knows|speaks|again)|"
            r"university of \w+)"
        ),
        guards=(unquoted, unreported, unfond_anywhere),
        cues=words(
            "genius einstein sherlock champ champion professor maestro princess prince majesty highness lordship "
            "ladyship saint teresa shakespeare picasso philosopher expert hero queen king freud socrates gandhi "
            "great medal applause prize papers press media violin boo boohoo poor river smelling big mastermind"
        ),
    ),
    Rule(
        id="contempt.stupid_question",
        kind="contempt",
        source=GOTTMAN,
        because="It asks as one asks somebody slow, and may be heard as scorn rather than as a question.",
        pattern=pattern(
            r"\b(?:(?:are|r) {you} (?:really |actually |just |always |that |seriously |this |born )*(?:deaf|"
            r"stupid|blind|thick|dim|simple|slow|dense|dumb|brain ?dead|an idiot|(?:a|this) (?:moron|baby))\b|"
            r"use (?:your|ur) (?:brain|head)\b|(?:do|shall|should|must) (?:i|{you}) (?:have to |"
            r"need (?:me )?to )?(?:draw|spell (?:it|that)|speak slow|explain it slow)|(?:i'll|let me|i will|"
            r"i could|shall i) (?:say|explain|type|speak|repeat|go|draw) (?:it|this|that)? ?(?:again )?(?:slowly|"
            r"in small|with crayons|in short|but i)|what (?:would|do|could) {you} (?:even )?know about|"
            r"who do {you} think {you} are\?|{you} call (?:that|this)(?! (?:number|one|back|when|again))|"
            r"(?:were {you} (?:born|dropped|raised) (?:in|on|by|this)|did {you} (?:even )?go to school)|"
            r"is that what passes)"
        ),
        guards=(unquoted, unreported, unfond_anywhere, _of_no_play),
        cues=words("are r use draw spell slowly crayons know who call born raised school passes brain small"),
    ),
    Rule(
        id="contempt.comparison",
        kind="contempt",
        source=GOTTMAN,
        because="The comparison is made to put the other down, and they may not hear what you needed.",
        pattern=pattern(
            r"\b(?:i've (?:met|seen|known|scraped) .{3,40}with (?:more|better)\b|i've (?:seen|"
            r"met) (?:\w+ ){1,3}(?:with|that|more)|(?:my|a|the|even a|even the|even my) (?:dog|cat|goat|hamster|"
            r"potted plant|houseplant|toddler|donkey|parrot|goldfish|five-year-old|monkey|puddle|sheep|"
            r"spoon)\b.{0,30}\b(?:more sense|better than|than you|than u|smarter|has more|would know|"
            r"understands more)|if (?:brains|stupidity|ignorance) (?:were|was)|like (?:talking|speaking|"
            r"explaining|arguing) (?:to|with) (?:a|the) (?:wall|fridge|child|toddler|dog|donkey|brick|door|"
            r"puddle|plank|goat|chair|stone)|{you}(?:'ve| have)? (?:got )?(?:all )?the (?:backbone|charm|warmth|"
            r"personality|wit|brains|depth|spine|sense|grace|iq|intelligence|emotional range|"
            r"attention span) of)\b"
        ),
        guards=(unquoted, unreported, unfond_anywhere),
        cues=words(
            "i've dog cat goat hamster plant houseplant toddler donkey parrot goldfish monkey puddle sheep spoon "
            "brains stupidity ignorance wall fridge child brick door plank chair stone backbone charm warmth "
            "personality wit depth spine sense grace iq intelligence range span"
        ),
    ),
    Rule(
        id="contempt.put_down",
        kind="contempt",
        source=GOTTMAN,
        because="It tells the other to be somebody else, from above; what you want from them may get lost in it.",
        pattern=pattern(
            r"(?:(?:^|[,.;!?] )(?:oh |just |please |why don't you )?grow (?:up|a (?:pair|spine|brain|"
            r"backbone))\b(?=[.,!]|$| will| for| and (?:stop|get|act|be))|\b(?:spare me (?:the|your|ur)|(?:know|"
            r"learn) your place|{you} and {your} (?:precious|stupid|fancy|therapy|sad|silly|pathetic)|"
            r"{your} (?:little|precious|so-called|pathetic|stupid) (?:career|job|hobby|business|words|feelings|"
            r"opinions|theories|plan|plans|ideas|tears|club|blog|therapist|diet|project|speech|tantrum|ego)|"
            r"nobody (?:asked (?:you|the village)|cares what you)\b(?! to| about)|(?:thinking|brains|talent|"
            r"hard work|honesty|maths|cooking) was never (?:your|ur)|stick to (?:making|what you)|"
            r"leave the thinking|{you} (?:wouldn't|couldn't|can't|cant) (?:recogni[sz]e|spell|organi[sz]e|run|"
            r"boil|pour|even spell) .{0,40}(?:if|with|without)|(?:too|so) (?:stupid|thick|dumb|dim|ignorant) to|"
            r"village idiot|waste my breath|not worth (?:the|my) (?:breath|data|effort)))\b"
        ),
        guards=(unquoted, unreported, unfond_anywhere, not_of_third, unregretted),
        cues=words(
            "grow spare place your ur nobody never stick thinking wouldn't couldn't can't cant stupid thick dumb "
            "dim slow village pearls waste worth"
        ),
    ),
)
