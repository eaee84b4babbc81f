"""The words of threats, of control, and of abuse that is named. Read by `guarded`, which says when they count."""

import re

_YOU = r"(?:you|u|ya|ye)"
_YOUR = r"(?:your|ur)"
_ILL = (
    r"(?:i'll|ill|i will|i'm going to|im going to|i'm gonna|im gonna|i am going to|i swear|i'd|i take|i make|"
    r"i call|i come|i post|i tell|i break|i cut|i stop|i lock|i drive|i throw|i send|i pay)"
)


def _any(*patterns: str) -> re.Pattern[str]:
    joined = "|".join(patterns).replace("{you}", _YOU).replace("{your}", _YOUR).replace("{ill}", _ILL)
    return re.compile(rf"\b(?:{joined})")


SELF_HARM = _any(
    r"(?:kill|hurt|harm|cut|hang|starve|drown|shoot|hanging|burn) (?:myself|my (?:arms?|wrists?))\b(?! (?:on|"
    r"shaving|with the (?:knife|scissors|paper)|laughing|for))",
    r"do away with myself|do something (?:stupid|to myself|terrible)|end (?:it|it all|my life|"
    r"everything) (?:tonight|now|all|if|today)",
    r"(?:take|took|taking|swallow) (?:\w+ ){0,3}(?:tablets?|pills|medicines?)\b.{0,40}\b(?:if|cabinet|enjoy|u\b|you\b)",
    r"(?:have|got|i've) (?:\w+ ){0,2}(?:pills|razor|rope|blade|gun)\b.{0,60}\b(?:here|out|garage|gonna|in front|"
    r"ready)|i took \d+ already",
    r"(?:nothing|no reason) (?:left )?to live for|(?:don't|dont|won't|wont|can't|cant) (?:wanna |"
    r"want to )?live (?:without|if|anymore|any more)(?! (?:tea|coffee|chocolate|it|my|the))|(?:don't|"
    r"dont) wanna live",
    r"you'll (?:find|be finding) (?:me|my body)|they'll find me in|find me hanging|when {you} find me|"
    r"last anyone will see of me|the day they bury me|hanging (?:off|from|in) the",
    r"(?:it's|its|it'll be|that'll be|it will be|and it's|its all|it'll) (?:all )?(?:be )?(?:on {you}|"
    r"on {your} conscience|{your} (?:doing|fault))\W*$|{you}(?:'ll| will| can|ll) (?:have to )?live with (?:it|"
    r"that)",
    r"drive (?:us|us both|this car|the car|into)\b.{0,25}\b(?:wall|tree|you|both)|"
    r"stop taking my (?:\w+ )?(?:pills|tablets|medication)|starve myself|on the bridge|standing on (?:the|"
    r"a) (?:bridge|ledge|roof)|(?:should|if) anything happens? to me",
)

THREATS: tuple[re.Pattern[str], ...] = (
    SELF_HARM,
    _any(  # what will be done to the other
        r"{ill} (?:\w+ ){0,3}?(?:kill|slap|smack|punch|hit|beat|hurt|bury|strangle|ruin|destroy|burn|smash|"
        r"break (?:his|your|her|their|ur|both|it)|put (?:you|u) (?:in|out|through|on the)|put (?:a bat|"
        r"{your} mother|those|it) |find (?:{you}|him|her)|make {you} (?:sorry|pay|regret)|make (?:sure {you}|"
        r"{your} life|a scene)|drag {you}|out {you}\b|take the (?:kids|children|house|baby|dog)|post (?:those|"
        r"the|{your})|leak|send thugs|ring the (?:immigration|guards|police)|call (?:immigration|the police|"
        r"{your} (?:boss|work|mother)|every single)|cancel {your}|tell (?:everyone|the (?:court|school|judge|"
        r"police)|{your} (?:whole|boss|parents?|church|father|mother|school|work|university|family)|"
        r"my family why)|report {you}|lock {you}|lock the door behind|lose control|snap\b|show up at|"
        r"turn the tap off|change the locks|be checking|come check|drive into|give {you} something to cry|"
        r"really give {you}|quit it for {you}|cut (?:{you}|the card|up)|stop (?:the|taking|paying)|"
        r"have {your} mother|keep {your} (?:bank|passport|card|phone|pay)|get the (?:kids|children) to|"
        r"pay (?:him|her) a visit|slap {you}|teach {you} a lesson)\b",
        r"{you}(?:'ll| will|ll) (?:be sorry|regret|pay for|never see|get the back|cop it|find the locks|"
        r"find out (?:what|how)|see (?:what happens|my other side|what)|live to regret|wish {you}|get (?:hurt|"
        r"what))",
        r"(?:someone's|somebody's|someone is) (?:getting|going to get) hurt|see what happens|"
        r"{you} know what (?:happened|comes|happens)|just (?:try|wait)(?: and| me|\W*$)|^try me|(?:don't|dont|"
        r"do not) (?:test|push|make) me (?:come|angry|do)?|test me\b|i(?:'m|"
        r" am)? ?(?:only )?(?:warn(?:ing)?) {you}|only a warning|last warning|next time (?:i won't|not only|"
        r"it'll|will be)|it'll be worse next time",
        r"(?:dont|don't) make me come|get the back of my hand|something to cry about|rather see {you} dead|"
        r"i(?:'d| would) (?:rather )?(?:bury|see) {you}|(?:never|not) (?:going to )?see (?:the|those|these|"
        r"{your}|our) (?:kids|children|grandchildren|grandson|baby|daughter|son)\b|never see (?:them|me) again|"
        r"if i can't have|nobody (?:leaves|else will have)|whoever takes|anyone who takes {you}|"
        r"lucky i (?:didn't|don't|haven't)|(?:should|ought to) be (?:scared|afraid) of me|"
        r"watch (?:{your}) (?:back|step|steps|mouth)|sleep too deep|get what they deserve|be careful (?:how|"
        r"what) {you} (?:talk|say)|{you} better (?:pick|answer|be|watch)|i will ruin|i can ruin|i own (?:this|"
        r"you)",
        r"i know (?:where|also when|what time) (?:{you}|{your}) (?:\w+ ){0,3}?(?:live|lives|park|work|is\b|flat|"
        r"come home|sleep|are)\b(?! and i'm bringing)|think (?:twice|well) before|think about that\W*$|"
        r"remember (?:that|who pays)\b(?=.{0,40}$)|just remember that|who (?:will|do {you} think (?:they'll|"
        r"they will)) believe|what'll happen to (?:it|her|him)|(?:the|that) (?:dog|cat) (?:goes|is gone|gets it)|"
        r"happens to (?:it|{your} precious)|shame if {your}|i've got (?:the )?(?:emails|photos|screenshots?|"
        r"videos?)|screenshot of everything|(?:my )?brothers will come|i've people who|people who watch|"
        r"a friend in the police|outside {your} (?:work|house|flat)|i(?:'m| am)? (?:coming|come) there|"
        r"come there angry|they will burn|the last one who|my first one|would be buried|"
        r"without me {you} (?:don't|get|are)|worthless without|my place in|unpleasant for",
        r"(?:if {you}|the day {you}|{you} (?:leave|go|tell|talk|take|walk|see|wear|marry|try)|unless {you}|"
        r"do (?:that|it) again|one more (?:word|lie|time)|speak to (?:him|her) again|open {your} mouth|"
        r"keep (?:pushing|crying|it up)|walk out|tell (?:the cops|anyone|anybody|the)|say one more|"
        r"make me jealous)\b.{0,90}(?:{ill}\b|{you}(?:'ll| will|'re| are|ll) (?:out|never|be|regret|find|on the|"
        r"no|sorry|see)|{you} (?:can|don't have|have no|leave with|won't)|i'm (?:driving|leaving|telling|putting|"
        r"gonna|going|not|done)|don't bother|don't come|and see|(?:is|are) gone|the dog|im (?:leaving|telling)|"
        r"ill\b|we're (?:done|over)|smack|\bu\b won)(?=.{0,80}\b(?:kill|hurt|sorry|regret|never|kids|children|"
        r"dead|police|immigration|boss|everyone|everything|parents|church|family|judge|school|break|burn|smash|"
        r"slap|smack|lock|locks|out|find|leav\w*|come there|home|myself|again|father|house|money|rent|card|"
        r"passport|legs|floor|drag|wall|tree|bother|nothing|body|cop|snap|visit\w*|cut|problem|no daughter|hell|"
        r"stuff|name|photos?|hand|tell|bags|payments|marry|scene|stupid|sister|pills|make)\b)",
        r"(?:[^.!?]{4,80})[,.]? (?:or|otherwise|else) (?:else\b|{ill}\b|i'm\b|im\b|{you}(?:'ll|'re| are| stay|"
        r" stop| can| will| won't|ll| leave| don't)|{your} (?:sister|mother|boss)|we're|the dog|don't bother|"
        r"sleep outside|things|u\b)(?=.{0,80}\b(?:find|locks?|dead|sorry|tell|coming|smash|drive|done|out|post|"
        r"lock|reason|change|break|stop|not coming|coming to|homeless|everything|church|parents|come|gone|regret|"
        r"what happens|leave|stay|living|home|boss|cent|trouble|throw|hurt|make|outside|inside|burn|visit|"
        r"unpleasant|going|swear|pay|hair|show up|calling|every single|scene|sister|no daughter|bother|husband|"
        r"problem)\b)",
    ),
    _any(  # whom to see, where to go, what to wear
        r"(?:{you}(?:'re| are|r|re)|ur) (?:not|never) (?:seeing|going (?:out|to (?:that|your|see|the (?:party|"
        r"police))|anywhere|back)|having the car|taking (?:the|my) (?:baby|kids|children|car|bus|dog)|allowed|"
        r"driving|leaving|wearing|coming (?:out|if)|talking to (?:him|her|them)|speaking to)\b(?! (?:to smoke|"
        r"to park|in there|here|to give up|to drive for|to wash|without your (?:coat|scarf)))",
        r"{you}(?:'ll| will|ll| shall) (?:not|never) (?:see|go|work|speak|step|leave|talk|wear|drive|"
        r"be (?:speaking|voting|going|seeing))|{you} (?:won't|wont) be (?:speaking|going|seeing|voting|working)|"
        r"{you} shall not",
        r"{you}(?:'re| are) (?:allowed|only allowed) to see|{you} will (?:delete|marry|apologi[sz]e to my|sign|"
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
        r"(?:without|ask) (?:my|asking) (?:permission|me first)|that's final|not asking(?:,| you)? ?(?:im|"
        r"i'm)? ?(?:telling)?|i said no (?:make|more|going)|as long as {you} live under|under my roof|"
        r"those are the rules|thats how its gonna be|i want {you} where i can see|(?:understood|"
        r"is that clear)\?\W*$|on {your} knees|while i watch",
        r"no more (?:\w+ )?(?:evening classes|classes|gym|going to|visits|sunday visits|makeup|friends|"
        r"nights out|seeing|talking to|girls)|there'll be no more|it's over with the visits|(?:stop|"
        r"quit) (?:seeing|talking to|that (?:job|class)|the job|your job|speaking to) (?:{your}|him|her|that|"
        r"them|by|it|at)|delete (?:him|her|them|his number|her number) (?:off|while i|from everything)|"
        r"block them all|cancel (?:{your} girls|the trip)|(?:choose|her or me|"
        r"your choice)[,:]? ?(?:{your} mother or|her or me|him or me)|(?:leave|choose) (?:him|her) by|"
        r"who said {you} could|get home\W*$|don't {you} dare (?:go|leave|get|tell)|(?:cut|dye) (?:your|"
        r"ur) hair and|get in the car\. i won't|put me on video|first ring\.|put them on or|change {your} number|"
        r"no (?:phone|car)[,.] no|(?:change|go and change)(?: your shirt)? before we leave|"
        r"out (?:dressed )?like that|wash it or|don't bother coming home|{you} go to .{0,20} only with me|"
        r"{you} go when i say|not at the neighbour's|i'll drive {you}\W*$|anywhere (?:that )?i don't take|"
        r"what strange men|strange men",
    ),
    _any(  # phone, money, papers
        r"(?:give|show|hand|let|tell|log) me (?:see )?(?:into )?(?:all )?(?:{your}|the|ur) (?:phone|mobile|"
        r"passwords?|messages|email|pin|passport|licence|password|car key|keys|card)\b(?! (?:a minute|a sec|"
        r"for a|to the (?:shed|wifi|wi-fi|gate|garage)|so i can (?:fix|charge|put)|and i'll (?:fix|put|charge|"
        r"show)|when|back|number|please))|(?:give|show) me (?:all )?(?:{your}|the) (?:passwords?|phone|messages)",
        r"(?:share|send(?: me)?|turn) {your} location\b(?! (?:when|so|if|once|please))(?=.{0,40}\b(?:or|now|"
        r"every|back|on|otherwise|prove)\b)|send me (?:a |your )?(?:photo|pic|picture|location|"
        r"video)\b.{0,40}\b(?:where (?:you|u)|every hour|this minute|right now|or\b|otherwise|prove)",
        r"(?:put|got|have|installed) (?:a |an )(?:tracker|app|camera) (?:on|in) (?:your|ur|the)|i (?:read|check|"
        r"checked|read your) (?:{your} )?(?:messages|phone|diary|mail)|i counted the|(?:text|call|"
        r"ring) me every hour|{your} phone (?:stays|sleeps|is|on loud)|the phone sleeps on my|i pulled the cable|"
        r"password (?:to one )?(?:i know|or)|password or we|no login no",
        r"{your} (?:wages?|pay|salary|money|card|passport|wage envelope)\b.{0,30}\b(?:my account|with me|to me|"
        r"in my|on the table|stays)|(?:keeping|keep|have|i've|took|got|taken|freeze|froze|closed|holding|"
        r"cutting) (?:up )?(?:{your}|the) (?:passports?|bank card|wages|card\b|car keys)|capping {your}|(?:want|"
        r"see) the receipts|give {you} (?:cash|what you need|for the bus)|{you} get what {you} need|"
        r"i control the money|who pays (?:{your} visa|the)|cancel {your} visa|(?:see|get) a cent|"
        r"there's no money|no money until|have {your} card back|sold {your} car|threw {your} pills|"
        r"sign (?:the flat|the loan|over|the kid's passport)|i won't sign|told (?:the bank|{your} university|"
        r"{your} work)|change the will|let's see {you} run|stop taking (?:that medication|{your} pills)|"
        r"the kitchen is closed for {you}|get used to it",
        r"unblock me|answer (?:in \w+ minutes|me or|when i call)|if {you} loved me {you}'d|someone who loves|"
        r"if {you}'ve nothing to hide|(?:until|till) {you} (?:learn|apologi[sz]e|obey|earn|behave|respect)|"
        r"we'll see if {you} behave|if {you} behave|not (?:for you|going) till i say|stay in till|lock {you} in|"
        r"like before\W*$|back where i found|do as i say|i'll be counting|on {your} conscience",
    ),
)

ABUSE: tuple[re.Pattern[str], ...] = (
    _any(  # what was done to the body
        r"{you}(?:'ve| have|'d| used to|ve)? ?(?:also |even |then |just |always |twice )?(?:hit(?:ting)?|"
        r"slap(?:ped)?|punch(?:ed)?|kick(?:ed)?|chok(?:ed?)|strangled|push(?:ed)?|shov(?:ed)|grabb(?:ed)|beat|"
        r"beaten|bit|burn(?:ed|t)|shook|shake|raped|pinned|dragged|threw|scratched|smack(?:ed)?|headbutted|"
        r"whipped|held|hurt|spat (?:at|on)|touched) (?:me|us|him|her|mum|mam|my (?:mother|mum|arm|wrist|hair|"
        r"head|face|sister|son|daughter)|the (?:baby|dog|kids?|children))\b(?! (?:to (?:apply|go|try|be|do|get|"
        r"study|that|the dance)|into|with the door|at (?:chess|cards|scrabble|darts|it|mario|uno|golf|tennis)|"
        r"again at|to it|in the (?:final|heart|feels)|with (?:that|your|his) (?:song|poem|words|speech)|"
        r"off (?:balance|guard)|by surprise|up\b|when you (?:said|laughed|forgot|didn't|left)|deeply|so much|"
        r"out of your|laugh|a (?:party|bone|line)|under the bus|for six|and i'm sorry|before it got|in the best))",
        r"{you} (?:hurt|beat) (?:me|us) (?:on|with|last|and then|in front|every)|{you}(?:'ve|"
        r" have)? (?:been )?(?:hitting|beating|hurting|choking|raped|forced) (?:me|mum|us)|{you} forced me|"
        r"{you} squeezed my throat|{you} bit my|stand over me|we'd die\b|{you} (?:put|had|"
        r"squeezed)\b.{0,14}\b(?:hands?|throat|knife).{0,24}(?:neck|throat|hand)|(?:hands?|fingers?) (?:around|"
        r"round|on|were on|was on) my (?:neck|throat)|{you} (?:pulled|yanked|cut) my hair|by (?:my|the) hair|"
        r"(?:a|the) (?:knife|gun|hammer|belt|cable|cord|hurley) (?:in {your}|and|at me|was in)|{you} (?:pointed|"
        r"held|threw|aimed) (?:the|a) (?:\w+ )?(?:gun|knife|plate|iron|phone|glass|kettle|chair|bottle|cup|pan|"
        r"plates)\b|(?:threw|throw|thrown) (?:\w+ ){1,4}at (?:me|my head|us)|threatened me with|{you} (?:stood|"
        r"stand) (?:over|in (?:front of )?the door|in the doorway)|(?:raised?|lifts?|lifted) {your} (?:hand|arm|"
        r"fist)|hand was raised|{you} (?:hit|kicked|killed|hurt|burn(?:ed|t)|drown\w*) (?:the|my|our) (?:dog|cat|"
        r"rabbit|door|baby|certificates|diploma|uni|clothes|paintings)",
        r"(?:punch|punched|kick|hit) the wall|{you} twisted my|held me down|hold my head|lock(?:ed)? (?:me|us|"
        r"the (?:house|children|kids)) (?:in|out|up|when)|you lock the house|{you} (?:left) (?:me|us) (?:by|"
        r"on) the (?:side|road|motorway)|four times you left me|{you} broke my (?:rib|arm|nose|finger|wrist|jaw|"
        r"phone|glasses)|{you} smashed (?:every|my|the)|my (?:hand|arm|rib|nose|wrist|finger|jaw|eye)(?:'s| is|"
        r" was)? (?:broken|black|swollen)|stitches because|my broken (?:finger|rib|arm|nose)|(?:the|a|my|have|"
        r"got) (?:bruises?|black eye)\b(?!.{0,20}(?:football|rugby|match|fell off|bike|ego|banana|apple))|"
        r"bruise (?:on|in)|long sleeves|walked? into a door|heard my own head|patch missing|still purple|"
        r"i have the marks|still got the mark|four fingers on it|told the (?:nurse|doctor|teacher) (?:it was|"
        r"i (?:fell|walked|was)|the)|lie to the nurse|lied to the doctor|i didn't fall|{you} (?:spat|spit) (?:on|"
        r"at) me|with my feet cut|wouldn't let me ring|while i was (?:on the floor|holding)|you (?:drove|"
        r"drive) .{0,60}(?:i thought|we'd die|gonna die|begging|going to die)|said we'd both die|"
        r"begging {you} to (?:stop|slow)|my (?:voice|ear) .{0,20}(?:after|since you)|since {you} choked|"
        r"you held the (?:knife|pen)|see how easy",
    ),
    _any(  # fear of the other
        r"(?:scared|afraid|frightened|terrified|petrified|fear) of (?:you|u\b|what (?:you|u)|what {you}'ll|"
        r"{your} (?:temper|hands|fists))\b(?!.{0,20}(?:stuffing|cooking|driving lesson|moustache|"
        r"when we first met|losing))|(?:what|of what) {you}(?:'ll|'d|ll| would| might| will) do\b|"
        r"(?:what {you}'d do)|(?:afraid|scared|frightened|terrified) (?:to (?:say no|fall asleep|sleep|come home|"
        r"go home|be alone|tell {you}|speak)|not to|when i hear|when {you} (?:drink|shout|come|are like|get))|"
        r"{you}(?:'re| are|r)? ?scar(?:e|ing) me\b(?! with)|ur scaring me|i (?:hear|heard) {your} (?:key|car|"
        r"footsteps|steps) (?:in|on)|(?:flinch|freeze|shake) (?:at|when) .{0,12}{your} (?:car|key)|{your} key in|"
        r"(?:not|n't|if i (?:feel|am|was|felt)|feel|was) safe (?:with|around|at home)|i(?:'m| am) not safe|"
        r"i (?:shake|flinch|duck|freeze|hide) (?:when (?:you|u|i hear)|at your|every time you)|(?:i|we|son|baby|"
        r"kids|children|daughter|dog) (?:flinch\w*|hides?|hid)\b(?=.{0,30}(?:you|u|when|at|under|table|bed))|"
        r"flinch when|my hands shake while|too terrified|been afraid of you|thought (?:you|u|i) (?:were|was|"
        r"was going|were going|'d|would|am|'m)? ?(?:gonna|going to|about to)? ?(?:kill|die)|i(?:'m|"
        r" am) going to die|not stop(?=\W*$)|stay somewhere else until|stay at your brother's until|"
        r"i'm staying at (?:mum's|my)|moved to the shelter|frightened my mother|(?:scared|frightened) (?:me and|"
        r"all the time|to go home)|it frightens me\W*$|be alone in the house with you|breathe when",
    ),
    _any(  # control by the other
        r"{you}(?:'ve)? (?:won't|wont|don't|dont|wouldn't|wouldnt|didn't|didnt|never) (?:ever )?let (?:me|"
        r"us) (?:see|have|go|leave|work|out|call|ring|lock|drive|sleep|eat|use|talk|speak|off|study|"
        r"in the)\b(?! (?:pay|win|carry|down|forget|help|in on))|{you} (?:stopped|forbade|"
        r"forbid) me (?:from )?(?:going|seeing|working)|{you} (?:check|checked|read|monitor|listen to|open|"
        r"opened|go through|control) (?:my|every|the (?:computer|bill|receipt|messages))\b(?! (?:mind|poem|story|"
        r"essay|oil|homework|tyres|spelling|letter before))|you check the|{you}(?:'ve| have|ve)? ?(?:took|taken|"
        r"take|hid|hide|hidden|kept|keep|cut|cut up|broke|smashed|sold|burned|burnt|threw out|hold|been taking|"
        r"cut off) (?:\w+ ){0,2}?(?:my|the) ?(?:\w+ )?(?:phone|passport|bank card|card|wages|money|keys|salary|"
        r"insulin|meds|tablets|pension|diploma|certificates|dresses|sim|glasses|crutches|clothes|line|papers|"
        r"documents|notes|visa|battery|heating)\b",
        r"i(?:'m| am|'ve| have)? (?:not|n't|not been|never) (?:been )?allowed (?:to|a|my)|not allowed to (?:have|"
        r"see|go|work|talk|ring)|i have to (?:ask|show|beg)\b.{0,40}\b(?:you|before|permission|receipts?|for)|"
        r"i had to (?:beg|ask) (?:you )?(?:for|permission)|(?:ask|asked|asking) (?:your |for )?permission|"
        r"{you} (?:make|made|keep making) me (?:show|send|beg|ask|have sex|delete|sign|lie|clean it|do)\b|"
        r"{you} (?:tell|told|decide|decided) (?:me )?(?:what to wear|when i eat|who to greet|who i)|"
        r"decide when i|{you} (?:follow(?:ed)? me to|keep following|stalk\w* me|keep showing up|"
        r"sit in the car park|wait in the car)\b(?! (?:your|the recipe|the match|my (?:advice|recipe|blog|"
        r"page)))|(?:a|the) (?:tracker|camera) (?:on|in|under) my|tracker on my|(?:ask(?:ed)?|"
        r"asking) {you} for (?:tampon|pad|bus|money for)|{you} give me (?:\w+ ){1,3}(?:pounds|euros|dollars|"
        r"rupees) (?:on|and|a week)|key to my own|(?:bank|account) .{0,30}(?:not been allowed|never seen)|"
        r"hiding my bank card|hide my (?:keys|card|money|phone)|because {you} take it|keep a bag packed|"
        r"bag packed because|code word|(?:sleep|slept|sleeping) in (?:the|my) (?:bathroom|car)|the (?:door|"
        r"bathroom) (?:has a|that) lock|locks? from the inside|writing (?:this |to you )?from the library|"
        r"(?:i don't have|no) friends now|(?:call|ring) the police,? because of|{you} (?:told|"
        r"tell) everyone (?:that )?i(?:'m| am| was) (?:mentally|crazy|mad)|told the kids i was crazy|"
        r"{you} kept me awake|wake me up to (?:continue|shout|keep)|like a prisoner|i have not (?:seen it|slept)|"
        r"the neighbours called|so close to mine|whisper in my ear|stand (?:beside|behind) me|talked back|"
        r"speak our language|the men {you} sent|come to my workplace|{you} took away my|{you}(?:'ve)? (?:got|"
        r"have|hidden) my passport",
    ),
    _any(  # threats by the other
        r"{you}(?:'ve| have|'d|ve)? ?(?:just |always |also )?(?:threaten(?:ed)?)\b|{you}(?:'ve)? (?:said|told me|"
        r"say|tell me|swore|keep saying)\b.{0,30}\b(?:{you}(?:'d|'ll| would| will|d|ll)|ud|i'd|if i|nobody will|"
        r"no one (?:would|will)|the next time|next time|that if|nobody would|we'd)\b.{0,60}\b(?:kill|hurt|"
        r"take the|burn|find (?:me|the cat)|tell|send|drown|shoot|post|hit|believe|dead|die|lose my visa|"
        r"make sure|never see|acid|pour|hammer|miss|punish|cut|believed|house|what would happen|later)|"
        r"nobody (?:would|will) (?:ever )?(?:believe|find) me|{you} told me what {you}'d do|"
        r"what {you} said {you}'d do|told me what would happen|i'd get it later|i'll get it later|get it later|"
        r"said {you}'d hurt|next one is for me|(?:said|say) {you}'ll take the kids|"
        r"{you} said (?:that )?(?:the next time|nobody was leaving)|{you} (?:keep|have) a gun|"
        r"look at it when we argue|next time {you} (?:wont|won't) miss|the kids back to (?:your|{your})|"
        r"because of what {you} (?:said|did)\b(?=.{0,60}(?:judge|sleeves|wear|saturday|cousin|told))",
    ),
    _any(  # what was done without consent
        r"i(?:'d| had)? said no\b(?=.{0,40}(?:you (?:didn|did|went|kept)|times|and you))|no three times|"
        r"when i(?:'d)? said no|{you} made me have sex|{you} (?:keep|kept) making me|say no to {you}|"
        r"tell {you} no\b|when i was passed out|lie there until|{you} touched me when i was|{you} didn't stop|"
        r"has a name\W*$|(?:hit|beat|hurt|used to hit|beaten) (?:mum|mam|us|me) (?:and|with)|beat us|"
        r"{you} used to (?:hit|beat|lock|hold)\b|i was beaten (?:in that|by you)|about the beatings|beating me|"
        r"you beat me|smile because i'm afraid|to hide it\W*$|lock the bathroom|wedding night\. you hurt|"
        r"the stairs was not|wasn't an accident|not an accident",
    ),
)

IN_DANGER = _any(
    r"i (?:want|wanted|wanna) to (?:die|kill myself|end my life)|i (?:don't|dont) want to (?:be alive|"
    r"live any ?more|wake up)|i've been (?:cutting|hurting) myself|suicidal",
)
"""The writer's own danger, without any threat in it: the support line, and no rewording."""

PLAY = re.compile(
    r"\b(?:haha+|hehe|lol|lmao|ice cream|cake|biscuits?|pudding|barbecue|chess|uno|scrabble|bingo|costume|remote|"
    r"kettle on|darling|pub quiz|karaoke|search party|tickle|mario|crisps|dumplings?|pie\b|sandwich|pavlova"
    r"|noodles|chocolate|peas|toast|snore|recipe|puns?|poem|moustache|stuffing|oven|the cat (?:with|said)|goat|"
    r"kill for an?|surprise|soup|laughing|a coffee|w coffee|cheesecake|curry|present|wedding dress|see the dress|"
    r"by accident|by mistake|find you another|please god|printer|statue|ducklings?|pictures of|soccer|football|"
    r"rugby|cricket|boiler)\b|[😂🤣😁😘🥰😍😄😊😅]"
)
"""Words of play, in which a threat is none."""

REPORTED = re.compile(
    r"\b(?:(?:you|u|ya|ye)(?:'ve|'d)? (?:said|told me|threatened|say|keep saying|swore)|(?:he|she|they|"
    r"my (?:ex|boss|dad|mum|father|mother|brother|sister|neighbour|landlord))(?:'s|'d| has| had)? (?:said|says|"
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
