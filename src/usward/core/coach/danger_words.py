"""The words of threats, of control, and of abuse that is named. Read by `guarded`, which says when they count."""

import re

from usward.core.coach.written import Written

_YOU = r"(?:you|u|ya|ye)"
_YOUR = r"(?:your|ur)"
_ILL = (
    r"(?:i'll|ill|i will|i'm going to|im going to|i'm gonna|im gonna|i am going to|i swear|i'd|i take|i make|"
    r"i call|i come|i post|i tell|i break|i cut|i stop|i lock|i drive|i throw|i send|i pay)"
)


def any_of(*patterns: str) -> Written:
    """One pattern out of several; `{you}`, `{your}` and `{ill}` stand for pieces."""
    return Written(rf"\b(?:{_said('|'.join(patterns))})")


def _said(pattern: str) -> str:
    return pattern.replace("{you}", _YOU).replace("{your}", _YOUR).replace("{ill}", _ILL)


SELF_HARM = any_of(
    r"(?:kill|hurt|harm|cut|hang|starve|drown|shoot|hanging|burn) (?:myself|my (?:arms?|wrists?))\b(?! (?:on|"
    r"shaving|with the (?:knife|scissors|paper)|laughing|for))",
    r"do away with myself|do something (?:stupid|to myself|terrible)|end (?:it|it all|my life|"
    r"everything) (?:tonight|now|all|if|today)",
    r"(?:take|took|taking|swallow) (?!your\b)(?:\w+ ){0,3}(?:tablets?|pills|medicines?)\b.{0,40}\b(?:if|"
    r"cabinet|enjoy|u\b|you\b)",
    r"(?:have|got|i've) (?:\w+ ){0,2}(?:pills|razor|rope|blade|gun)\b.{0,60}\b(?:here|out|garage|gonna|"
    r"in front|"
    r"ready)|i took \d+ already",
    r"(?:nothing|no reason) (?:left )?to live for|(?:don't|dont|won't|wont|can't|cant) (?:wanna |"
    r"want to )?live (?:without|if|anymore|any more)(?! (?:tea|coffee|chocolate|it|my|the))|(?:don't|"
    r"dont) wanna live",
    r"you'll (?:find|be finding) (?:me|my body)|they'll find me in|find me hanging|when {you} find me|"
    r"last anyone will see of me|the day they bury me|hanging (?:off|from|in) the",
    r"(?:it's|its|it'll be|that'll be|it will be|and it's|its all|it'll) (?:all )?(?:be )?(?:on {you}|"
    r"on {your} conscience|{your} (?:doing|fault))\W*$|{you}(?:'ll| will| can|"
    r"ll) (?:have to )?live with (?:it|"
    r"that)",
    r"drive (?:us|us both|this car|the car|into)\b.{0,25}\b(?:wall|tree|you|both)|"
    r"stop taking my (?:\w+ )?(?:pills|tablets|medication)|starve myself|on the bridge|standing on (?:the|"
    r"a) (?:bridge|ledge|roof)|(?:should|if) anything happens? to me",
)

ULTIMATUM = any_of(
    r"i won't (?:be here|wake up|see the morning|be around)\b(?=.{0,60}(?:you|girls|kids|children|tomorrow|"
    r"morning|playing))",
    r"(?:won't wake up|wont wake up) tomorrow|(?:when|surprised (?:when|if)) they find me|(?:pills|tablets|"
    r"rope|"
    r"gun) (?:are|is) (?:next to|here|on the|in my)",
    r"(?:take|swallow) (?:the lot|all of them)\b|(?:going|walking) to the (?:bridge|tracks|river|"
    r"roof)\b(?=.{0,60}you)|drive (?:the car|it|us) (?:off|into|over)",
    r"(?:drop|leave|dump|block|unfriend) (?:him|her|them) or (?:i|i'll|we)\b|you(?:'ve|"
    r" have)(?: got)? (?:until (?!.{0,15} to (?:hand|apply|register|pay|book|return|send|file))|"
    r"till|ten minutes|five minutes|an hour)\b",
    r"see if {your} (?:\w+ ){0,3}(?:paid|still|get)|as long as i (?:pay|feed|keep|own|am)|while i(?:'m|"
    r" am) paying|not while i pay",
    r"(?:move out|leave|go|tell (?:him|her|them|anyone)|do it|try it) and i(?:'ll| will)? (?:tell|post|"
    r"send|call|"
    r"put|show|report|ring)\b",
    r"if you\b.{3,60}\b(?:i'm|im|i am) (?:posting|telling|calling|sending|putting|taking|coming|reporting|"
    r"showing|sharing|leaking)\b",
    r"no more (?:\w+ ){1,4}(?:with (?:those|that|him|her|them|your)|lessons|classes|"
    r"nights)\b(?=.{0,120}(?:cancelled|end of it|go to work|come home|time it|decided|said|i can't take))",
    r"you go to work and you come|i will time it|{your} (?:paycheck|paycheque|pay check|earnings|benefits?|"
    r"pension)\b.{0,20}\b(?:goes|comes|is paid|go)\b.{0,12}\b(?:on|in|into|to) (?:my|me)|"
    r"bring me (?:the )?receipts",
    r"i have {your} (?:green card|passport|papers|visa|documents|ID|birth certificate)|stays (?:there|"
    r"with me|"
    r"in my \w+) until you|what happens to (?:women|girls|people|men|boys) who",
    r"don't see (?:that|this) (?:boy|girl|man|woman)|(?:answer|pick up)[^.!?]{0,20}, or i(?:'ll| will)|"
    r"i know where {your} \w+ (?:parks|lives|works|goes)",
)

OR_ELSE = Written(
    _said(
        r"(?:(?<=[^.!?]{4})|(?<=[^.!?]{4}[,.])) (?:or|otherwise|else) (?:else\b|{ill}\b|i'm\b|im\b|"
        r"{you}(?:'ll|'re| are| stay|"
        r" stop| can| will| won't|ll| leave| don't)|{your} (?:sister|mother|boss)|we're|the dog|don't bother|"
        r"sleep outside|things|u\b)(?=.{0,80}\b(?:find|locks?|dead|sorry|tell|coming|smash|drive|done|out|"
        r"post|"
        r"lock|reason|change|break|stop|not coming|coming to|homeless|everything|church|parents|come|gone|"
        r"regret|"
        r"what happens|leave|stay|living|home|boss|cent|trouble|throw|hurt|make|outside|inside|burn|visit|"
        r"unpleasant|going|swear|pay|hair|show up|calling|every single|scene|sister|no daughter|bother|"
        r"husband|"
        r"problem)\b)"
    )
)
"""What follows on an “or”. It begins at the “or”: looking back is many times quicker than trying every word before."""

THREATS: tuple[Written, ...] = (
    ULTIMATUM,
    SELF_HARM,
    OR_ELSE,
    any_of(  # what will be done to the other
        r"{ill} (?:\w+ ){0,3}?(?:kill|slap|smack|punch|hit|beat|hurt|bury|strangle|ruin|destroy|burn|smash|"
        r"break (?:his|your|her|their|ur|both|it)|put (?:you|u) (?:in|out|through|on the)|put (?:a bat|"
        r"{your} mother|those|it) |(?<!and )(?<!come )find (?:{you}|him|her)|make {you} (?:sorry|pay|regret)|"
        r"make (?:sure {you}|"
        r"{your} life|a scene)|drag {you}|out {you}\b|take the (?:kids|children|house|baby)|post (?:those|"
        r"the|{your})|leak|send thugs|ring the (?:immigration|guards|police)|call (?:immigration|the police|"
        r"{your} (?:boss|work|mother)|every single)|cancel {your}|tell (?:everyone|the (?:court|school|judge|"
        r"police)|{your} (?:whole|boss|parents?|church|father|mother|school|work|university|family)|"
        r"my family why)|report {you}|lock {you}|lock the door behind|lose control|snap\b|show up at|"
        r"turn the tap off|change the locks|be checking|come check|drive into|give {you} something to cry|"
        r"really give {you}|quit it for {you}|cut (?:{you}|the card|up)|stop (?:the|taking|paying)|"
        r"have {your} mother|keep {your} (?:bank|passport|card|phone|pay)|get the (?:kids|children) to|"
        r"pay (?:him|her) a visit|slap {you}|teach {you} a lesson)\b",
        r"{you}(?:'ll| will|ll) (?:be sorry(?! you missed)|regret(?! not)|pay for(?! (?:dinner|lunch))|"
        r"never see|get the back|cop it|find the locks|"
        r"find out (?:what|how)|see (?:what happens|my other side|what)|live to regret|wish {you}|"
        r"get (?:hurt|"
        r"what))",
        r"(?:someone's|somebody's|someone is) (?:getting|going to get) hurt|see what happens|"
        r"{you} know what (?:happened|comes|happens)|just (?:try|wait)(?: and| me|\W*$)|^try me|(?:don't|"
        r"dont|"
        r"do not) (?:test|push|make) me (?!laugh|cry|blush|smile)(?:come|angry|do)?|test me\b|i(?:'m|"
        r" am)? ?(?:only )?(?:warn(?:ing)?) {you}|only a warning|last warning|next time (?:i won't|not only|"
        r"it'll|will be)|it'll be worse next time",
        r"(?:dont|don't) make me come|get the back of my hand|something to cry about|rather see {you} dead|"
        r"i(?:'d| would) (?:rather )?(?:bury|see) {you}|(?:never|not) (?:going to )?see (?:the|those|these|"
        r"{your}|our) (?:kids|children|grandchildren|grandson|baby|daughter|son)\b|never see (?:them|"
        r"me) again|"
        r"if i can't have|nobody (?:leaves|else will have)|whoever takes|anyone who takes {you}|"
        r"lucky i (?:didn't|don't|haven't)|(?:should|ought to) be (?:scared|afraid) of me|"
        r"watch (?:{your}) (?:back|step|steps|mouth)|sleep too deep|get what they deserve|be careful (?:how|"
        r"what) {you} (?:talk|say)|{you} better (?:pick|answer|be|watch)|i will ruin|i can ruin|"
        r"i own (?:this|"
        r"you)",
        r"i know (?:where|also when|what time) (?:{you}|{your}) (?:\w+ ){0,3}?(?:live|lives|park|work|is\b|"
        r"flat|"
        r"come home|sleep|are)\b(?! and i'm bringing)|think (?:twice|well) before|think about that\W*$|"
        r"remember (?:that|who pays)\b(?=.{0,40}$)|just remember that|who (?:will|do {you} think (?:they'll|"
        r"they will)) believe|what'll happen to (?:it|her|him)|(?:the|that) (?:dog|"
        r"cat) (?:goes(?! to the vet| out| mad| for)|is gone|gets it)|"
        r"happens to (?:it|{your} precious)|shame if {your}|i've got (?:the )?(?:emails|photos|screenshots?|"
        r"videos?)|screenshot of everything|(?:my )?brothers will come|i've people who|people who watch|"
        r"a friend in the police|outside {your} (?:work|house|flat)(?!.{0,20}\b(?:with|in the car|"
        r"can't wait))|i(?:'m| am)? (?:coming|come) there|"
        r"come there angry|they will burn|the last one who|my first one|would be buried|"
        r"without me {you} (?:don't|get|are)|worthless without|my place in|unpleasant for",
        r"(?=if|the|you|u\b|y[ae]\b|unless|do|one|speak|open|keep|walk|tell|say|make)"
        r"(?!.{0,50}(?:leave the room|step out|hang up|let's leave it))(?:if {you}|the day {you}|"
        r"{you} (?:leave|go|tell|talk|take|walk|see|wear|marry|try)|unless {you}|"
        r"do (?:that|it) again|one more (?:word|lie|time)|speak to (?:him|her) again|open {your} mouth|"
        r"keep (?:pushing|crying|it up)|walk out|tell (?:the cops|anyone|anybody|the)|say one more|"
        r"make me jealous)\b.{0,90}(?:{ill}\b|{you}(?:'ll| will|'re| are|ll) (?:out|never|be|regret|find|"
        r"on the|"
        r"no|sorry|see)|{you} (?:can|don't have|have no|leave with|won't)|i'm (?:driving|leaving|telling|"
        r"putting|"
        r"gonna|going|not|done)|don't bother|don't come|and see|(?:is|are) gone|the dog|im (?:leaving|"
        r"telling)|"
        r"ill\b|we're (?:done|over)|smack|\bu\b won)(?=.{0,80}\b(?:kill|hurt|sorry|regret|never|kids|"
        r"children|"
        r"dead|police|immigration|boss|everyone|everything|parents|church|family|judge|school|break|burn|"
        r"smash|"
        r"slap|smack|lock|locks|out|find|leav\w*|come there|home|myself|again|father|house|money|rent|card|"
        r"passport|legs|floor|drag|wall|tree|bother|nothing|body|cop|snap|visit\w*|cut|problem|no daughter|"
        r"hell|"
        r"stuff|name|photos?|hand|tell|bags|payments|marry|scene|stupid|sister|pills|make)\b)",
    ),
    any_of(  # whom to see, where to go, what to wear
        r"(?:{you}(?:'re| are|r|re)|ur) (?:not|never) (?:seeing|going (?:out|to (?:that|your|see|"
        r"the (?:party|"
        r"police))|anywhere|back)|having the car|taking (?:the|my) (?:baby|kids|children|car|bus|dog)|"
        r"allowed|"
        r"driving|leaving|wearing|coming (?:out|if)|talking to (?:him|her|them)|"
        r"speaking to)\b(?! (?:to smoke|"
        r"to park|in there|here|to give up|to drive for|to wash|without your (?:coat|scarf)))",
        r"{you}(?:'ll| will|ll| shall) (?:not|never) (?:see|go|work|speak|step|leave|talk|wear|drive|"
        r"be (?:speaking|voting|going|seeing))|{you} (?:won't|wont) be (?:speaking|going|seeing|voting|"
        r"working)|"
        r"{you} shall not",
        r"{you}(?:'re| are) (?:allowed|only allowed) to see|{you} will (?:delete|marry|apologi[sz]e to my|"
        r"sign|"
        r"quit|stop)|{you}(?:'ll|ll) (?:quit|wear (?:the|what|a)|sign|stay in|ask me before|take off|marry|"
        r"have that baby|unlock|do (?:as|what) i say|be home by)|(?:{you}(?:'re| are)|ur) (?:quitting|"
        r"getting off|staying (?:home|in)|to text me|coming home with me)",
        r"{you} (?:don't|dont|do not|doesn't) (?:need (?:friends|to (?:study|work|go anywhere|know anyone)|"
        r"a (?:bank|card|phone|car|job)|your own)|go (?:anywhere|out|alone)|leave (?:the|this)|lock your|"
        r"have a (?:say|vote|choice))\b|(?:alone|on your own) {you} (?:don't|dont) go|"
        r"what would {you} need one for",
        r"(?:no|my) (?:wife|husband|girlfriend|boyfriend|woman|daughter|son|man) (?:of (?:mine|a soldier)|"
        r"does not|doesn't|goes|is going|will)|a (?:wife|woman|girlfriend) of mine",
        r"i (?:don't |dont |do not |won't |will not )(?:allow|permit|let {you}|want {you} (?:seeing|talking|"
        r"wearing|going|to see))|i (?:forbid|decide who|decided it)|(?:i've|i have|ive) decided(?=\W*$)|"
        r"(?:without|ask) (?:my|asking) (?:permission|me first)|that's final|"
        r"not asking(?!.{0,8} you to stop)(?:,| you)? ?(?:im|"
        r"i'm)? ?(?:telling)?|i said no (?:make|more|going)|as long as {you} live under|under my roof|"
        r"those are the rules|thats how its gonna be|i want {you} where i can see|(?:understood|"
        r"is that clear)\?\W*$|on {your} knees|while i watch",
        r"no more (?:\w+ )?(?:evening classes|classes|gym|going to|visits|sunday visits|makeup|friends|"
        r"nights out|seeing|talking to|girls)|there'll be no more|it's over with the visits|"
        r"(?<!asking you to )(?:stop|"
        r"quit) (?:seeing|talking to|that (?:job|class)|the job|your job|speaking to) (?:{your}|him|her|that|"
        r"them|by|it|at)|delete (?:him|her|them|his number|her number) (?:off|while i|from everything)|"
        r"block them all|cancel (?:{your} girls|the trip)|(?:choose|her or me|"
        r"your choice)[,:]? ?(?:{your} mother or|her or me|him or me)|(?:leave|choose) (?:him|her) by|"
        r"who said {you} could|get home\W*$|don't {you} dare (?:go|leave|get|tell)|(?:cut|dye) (?:your|"
        r"ur) hair and|get in the car\. i won't|put me on video|first ring\.|put them on or|"
        r"change {your} number|"
        r"no (?:phone|car)[,.] no|(?:change|go and change)(?: your shirt)? before we leave|"
        r"out (?:dressed )?like that|wash it or|don't bother coming home|{you} go to .{0,20} only with me|"
        r"{you} go when i say|not at the neighbour's|i'll drive {you}\W*$|anywhere (?:that )?i don't take|"
        r"what strange men|strange men",
    ),
    any_of(  # phone, money, papers
        r"(?:give|show|hand|let|tell|log) me (?:see )?(?:into )?(?:all )?(?:{your}|the|ur) (?:phone|mobile|"
        r"passwords?|messages|email|pin|passport|licence|password|car key|keys|card)\b(?! (?:a minute|a sec|"
        r"for a|to the (?:shed|wifi|wi-fi|gate|garage)|so i can (?:fix|charge|put)|and i'll (?:fix|put|"
        r"charge|"
        r"show)|when|back|number|please))|(?:give|show) me (?:all )?(?:{your}|the) (?:passwords?|phone|"
        r"messages)",
        r"(?:share|send(?: me)?|turn) {your} location\b(?! (?:when|so|if|once|please))(?=.{0,40}\b(?:or|now|"
        r"every|back|on|otherwise|prove)\b)|send me (?:a |your )?(?:photo|pic|picture|location|"
        r"video)\b.{0,40}\b(?:where (?:you|u)|every hour|this minute|right now|or\b|otherwise|prove)",
        r"(?:put|got|have|installed) (?:a |an )(?:tracker|app|camera) (?:on|in) (?:your|ur|the)|i (?:read|"
        r"check|"
        r"checked|read your) (?:{your} )?(?:messages|phone|diary|mail)|i counted the|(?:text|call|"
        r"ring) me every hour|{your} phone (?:stays|sleeps|is|on loud)|the phone sleeps on my|"
        r"i pulled the cable|"
        r"password (?:to one )?(?:i know|or)|password or we|no login no",
        r"{your} (?:wages?|pay|salary|money|card|passport|wage envelope)\b.{0,30}\b(?:my account|with me|"
        r"to me|"
        r"in my|on the table|stays)|(?:keeping|keep|have|i've|took|got|taken|freeze|froze|closed|holding|"
        r"cutting) (?:up )?(?:{your}|the) (?:passports?|bank card|wages|card\b|car keys)|capping {your}|"
        r"(?:want|"
        r"see) the receipts|give {you} (?:cash|what you need|for the bus)|{you} get what {you} need|"
        r"i control the money|who pays (?:{your} visa|the)|cancel {your} visa|(?:see|get) a cent|"
        r"there's no money|no money until|have {your} card back|sold {your} car|threw {your} pills|"
        r"sign (?:the flat|the loan|over|the kid's passport)|i won't sign|told (?:the bank|{your} university|"
        r"{your} work)|change the will|let's see {you} run|stop taking (?:that medication|{your} pills)|"
        r"the kitchen is closed for {you}|get used to it",
        r"unblock me|answer (?:in \w+ minutes|me or|when i call)|if {you} loved me {you}'d|someone who loves|"
        r"if {you}'ve nothing to hide|(?:until|till) {you} (?:learn|apologi[sz]e|obey|earn|behave|respect)|"
        r"we'll see if {you} behave|if {you} behave|not (?:for you|going) till i say|stay in till|"
        r"lock {you} in|"
        r"like before\W*$|back where i found|do as i say|i'll be counting|on {your} conscience",
    ),
)

IN_DANGER = any_of(
    r"i (?:want|wanted|wanna) to (?:die|kill myself|end my life)|i (?:don't|dont) want to (?:be alive|"
    r"live any ?more|wake up)|i've been (?:cutting|hurting) myself|suicidal",
)
"""The writer's own danger, without any threat in it: the support line, and no rewording."""

PLAY = re.compile(
    r"\b(?:proud of you|haha+|hehe|lol|lmao|ice cream|cake|biscuits?|pudding|barbecue|chess|uno|scrabble|"
    r"bingo|"
    r"costume|remote|"
    r"kettle on|darling|pub quiz|karaoke|search party|tickle|mario|crisps|dumplings?|pie\b|sandwich|pavlova"
    r"|noodles|chocolate|peas|toast|snore|recipe|puns?|poem|moustache|stuffing|oven|the cat (?:with|said)|"
    r"goat|"
    r"kill for an?|surprise|soup|laughing|a coffee|w coffee|cheesecake|curry|present|wedding dress|"
    r"see the dress|"
    r"by accident|by mistake|find you another|please god|printer|statue|ducklings?|pictures of|soccer|"
    r"football|"
    r"rugby|cricket|boiler)\b|[😂🤣😁😘🥰😍😄😊😅]"
)
"""Words of play, in which a threat is none."""

REPORTED = re.compile(
    r"\b(?:(?:you|u|ya|ye)(?:'ve|'d)? (?:said|told me|threatened|say|keep saying|swore)|(?:he|she|they|"
    r"my (?:ex|boss|dad|mum|father|mother|brother|sister|neighbour|landlord))(?:'s|'d| has| had)? (?:said|"
    r"says|"
    r"told|threatened|threatens|warned|wrote|tells|keeps saying)|used to (?:say|tell)|i'm sorry (?:i|for)|"
    r"i told (?:the|my)|in the (?:film|play|book|series))\b"
)
"""Words of somebody else's that are told: not a threat of the writer's."""

OTHERS_STORY = re.compile(
    r"^(?:he|she|they|my (?:friend|sister|neighbour|client|boss|colleague|aunt|cousin)|her husband|his wife|"
    r"the neighbour)\b(?!.{0,120}\b(?:you|u|your|ur)\b)|\bi'm (?:so )?sorry\b|\bi(?:'m|"
    r" am) so ashamed of (?:what i|how i)\b|\bi apologi[sz]e\b"
)
"""Somebody else's story, or the writer's own regret."""
