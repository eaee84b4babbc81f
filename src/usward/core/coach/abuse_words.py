"""The words in which somebody tells of abuse: fear, injury, threat or control by the other. Read by `guarded`."""

from usward.core.coach.danger_words import any_of
from usward.core.coach.written import Written

ABUSE: tuple[Written, ...] = (
    any_of(  # what was done to the body
        r"{you}(?:'ve| have|'d| used to|ve)? ?(?:also |even |then |just |always |twice )?(?:hit(?:ting)?|"
        r"slap(?:ped)?|punch(?:ed)?|kick(?:ed)?|chok(?:ed?)|strangled|push(?:ed)?|shov(?:ed)|grabb(?:ed)|beat|"
        r"beaten|bit|burn(?:ed|t)|shook|shake|raped|pinned|dragged|threw|scratched|smack(?:ed)?|slam(?:med)?|"
        r"headbutted|"
        r"whipped|held|hurt|spat (?:at|on)|touched) (?:me|us|him|her|mum|mam|my (?:mother|mum|arm|wrist|hair|"
        r"head|face|sister|son|daughter)|the (?:baby|dog|kids?|children))\b(?! (?:to (?:apply|go|try|be|do|get|"
        r"study|that|the dance)|into|with the door|at (?:chess|cards|scrabble|darts|it|mario|uno|golf|tennis)|"
        r"again at|to it|in the (?:final|heart|feels)|with (?:that|your|his) (?:song|poem|words|speech)|"
        r"off (?:balance|guard)|by surprise|up\b|when you (?:said|laughed|forgot|didn't|left)|deeply|so much|"
        r"out of your|laugh|a (?:party|bone|line)|under the bus|for six|and i'm sorry|before it got|in the best))",
        r"{you} (?:hurt|beat) (?:me|us) (?:on|with|last|and then|in front|every)|{you}(?:'ve|"
        r" have)? (?:been )?(?:hitting|beating|hurting|choking|raped|forced) (?:me|mum|us)|{you} forced me|"
        r"{your} hand over my mouth|i would stop breathing|{you} squeezed my throat|{you} bit my|stand over me|"
        r"we'd die\b|{you} (?:put|had|"
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
    any_of(  # fear of the other
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
        r"all the time|to go home)|{you}[^.]{3,60}it frightens me\W*$|be alone in the house with you|breathe when",
    ),
    any_of(  # control by the other
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
    any_of(  # threats by the other
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
    any_of(  # what was done without consent
        r"i(?:'d| had)? said no\b(?=.{0,40}(?:you (?:didn|did|went|kept)|times|and you))|no three times|"
        r"when i(?:'d)? said no|{you} made me have sex|{you} (?:keep|kept) making me|say no to {you}|"
        r"tell {you} no\b|when i was passed out|lie there until|{you} touched me when i was|{you} didn't stop|"
        r"has a name\W*$|(?:hit|beat|hurt|used to hit|beaten) (?:mum|mam|us|me) (?:and|with)|beat us|"
        r"{you} used to (?:hit|beat|lock|hold)\b|i was beaten (?:in that|by you)|about the beatings|beating me|"
        r"you beat me|smile because i'm afraid|to hide it\W*$|lock the bathroom|wedding night\. you hurt|"
        r"the stairs was not|wasn't an accident|not an accident",
    ),
)
