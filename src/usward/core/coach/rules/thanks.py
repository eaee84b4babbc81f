"""Rules for appreciation: thanks, and what is good about the other."""

from usward.core.coach.guards import unquoted, unreported
from usward.core.coach.rules.rule import Rule
from usward.core.coach.rules.wording import pattern, words

GRATITUDE = "Algoe, Fredrickson & Gable 2013: gratitude that names what the other did"

RULES = (
    Rule(
        id="appreciation.thanks",
        kind="appreciation",
        source=GRATITUDE,
        because="It thanks the other.",
        pattern=pattern(
            r"\b(?:thank (?:you|u|ye|yous|god for you)|thanks|thx|ty\b|tysm|cheers for|ta for|grateful|much obliged|much appreciated|i (?:really |so |do )?appreciate|hats off|fair play to|bless you for)\b(?! (?:for nothing|god|goodness|heavens|very much,))(?!,? (?:genius|but|a lot|einstein))"
        ),
        guards=(unquoted, unreported),
        cues=words("thank thanks thx ty tysm cheers ta grateful obliged appreciated appreciate hats fair bless"),
    ),
    Rule(
        id="appreciation.good_of_you",
        kind="appreciation",
        source=GRATITUDE,
        because="It says what is good about the other, or what they did.",
        pattern=pattern(
            r"\b(?:i (?:really |so |just |also )?(?:love|loved|admire|noticed|notice|like|value|treasure|cherish) (?:how|that|the way|when|it when|what|your|you(?:'d| had| came| made| stayed)?)\b(?! (?:dog|car))|i(?:'m| am|m) (?:so |really |very |dead |lucky|just )*(?:proud of|lucky|glad|grateful) (?:you|u|to have|of you|that you|i)\b|{you}(?:'re| are|r| were|'ve been| have been|'ve always been) (?:\w+ )?(?:the best|a (?:good|great|lovely|wonderful|star|saint|brick|marvel|treasure|gem|godsend|rock|legend|brilliant|gift|tonic|born|fine|dear|kind|dote|angel)|an angel|so (?:patient|kind|good|thoughtful|brave|generous|gentle|funny)|the (?:kindest|only one|best|one (?:who|i)|reason i|first)|my (?:rock|favourite|person|hero|best)|good to|kind to|brilliant|wonderful|amazing)|{you} (?:always|never) (?:know|knew|make me|made me|remember|let me (?:carry|down)|came|come empty|forget (?:my|our|a)|miss|stopped believing|once complained|say no|remembered|find|bring|bake|cheer|listen|lose your|ask (?:for|after)|notice|answer|too tired)|what would i do without|couldn't have (?:done|managed|got) .{0,20}without|nobody (?:\w+ ){1,3}like (?:you|u)|that was (?:\w+ )?(?:kind|good|big|lovely|thoughtful|decent|generous|a (?:lovely|beautiful|fine|great)) (?:of you|\w+)|(?:it|that) (?:meant|means) (?:a lot|so much|the world|everything|more than)|{you} (?:\w+ )?(?:made|make) (?:my|the|our|me feel) (?:day|week|whole|so|safe|better|at home|welcome)|well done\b(?!,? (?:genius|einstein|you|champ))|{you}(?:'ve| have) (?:taught|never let|given|been so|made)|how (?:beautifully|well|kindly|patiently|bravely) {you}|{you} did (?:\w+ )?(?:brilliantly|so well|a (?:great|lovely|good)|well)|because of you,? i|good man|good woman)\b"
        ),
        guards=(unquoted, unreported),
        cues=words("love loved admire noticed notice like value treasure cherish proud lucky glad you you're your u ur that it meant means well without nobody"),
    ),
)
