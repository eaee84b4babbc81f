"""Rules for appreciation: thanks, and what is good about the other."""

import re

from usward.core.coach.guards import not_denied, unquoted, unregretted, unreported
from usward.core.coach.rules.rule import Hit, Rule
from usward.core.coach.rules.wording import pattern, words
from usward.core.coach.sentences import Sentence

GRATITUDE = "Algoe, Fredrickson & Gable 2013: gratitude that names what the other did"


def _meant(sentence: Sentence, hit: Hit) -> bool:
    """Meant as thanks: no order, no irony, no request in the same breath."""
    return (
        re.search(
            r"\b(?:you should be|just be grateful|i(?:'d|'ll| will) thank you (?:to|not)|if you could|could you|"
            r"pls|please|oh wait|for the lecture|for your wisdom|bye|of yourself|not exactly|hardly|"
            r"don't look at me)\b",
            sentence.setting.message.lower(),
        )
        is None
    )


RULES = (
    Rule(
        id="appreciation.thanks",
        kind="appreciation",
        source=GRATITUDE,
        because="It thanks the other.",
        pattern=pattern(
            r"\b(?:thank (?:you|u|ye|yous|god for you)|thanks|thx|ty\b|tysm|cheers for|ta for|grateful|"
            r"much obliged|much appreciated|i (?:really |so |do )?appreciate|hats off|fair play to|"
            r"bless you for)\b(?! (?:for nothing|god|goodness|heavens|very much,))(?!,? (?:genius|but|a lot|"
            r"einstein))"
        ),
        guards=(unquoted, unreported, _meant, not_denied),
        cues=words("thank thanks thx ty tysm cheers ta grateful obliged appreciated appreciate hats fair bless"),
    ),
    Rule(
        id="appreciation.good_of_you",
        kind="appreciation",
        source=GRATITUDE,
        because="It says what is good about the other, or what they did.",
        pattern=pattern(
            r"\b(?:i (?:really |so |just |also )?(?:love|loved|admire|noticed|notice|like|value|treasure|"
            r"cherish) (?:how you|that you|the way you|when you|it when you|what you|you(?:'d| had| came| made|"
            r" stayed))\b|i(?:'m| am|m) (?:so |really |very |dead |lucky|just )*(?:lucky|glad|"
            r"grateful) (?:you(?!'re home)|u|to have you|that you)\b|{you}(?:'re| are|r| were|'ve been|"
            r" have been|'ve always been) (?:\w+ )?(?:the best|a (?:good|great|lovely|wonderful|star|saint|brick|"
            r"marvel|treasure|gem|godsend|rock|legend|brilliant|gift|tonic|born|fine|dear|kind|dote|angel)|"
            r"an angel|so (?:patient|kind|good|thoughtful|brave|generous|gentle|funny)|the (?:kindest|only one|"
            r"best|reason i)|my (?:rock|favourite|person|hero|best)|good to|kind to|brilliant|wonderful|amazing)|"
            r"{you} (?:always (?:know (?:what|how|when i)|knew|find|cheer|listen|notice|remember|make me|made me|"
            r"came|bring me|bake)|never (?:let me (?:carry|down)|forget (?:my|our|a)|miss|stopped believing|"
            r"once complained|came empty|come empty|say no|lose your|too tired))|what would i do without|"
            r"couldn't have (?:done|managed|got) .{0,20}without|nobody (?:\w+ ){1,3}like (?:you|u)|"
            r"that was (?:\w+ )?(?:kind|good|big|lovely|thoughtful|decent|generous|a (?:lovely|beautiful|fine|"
            r"great)) (?:of you|\w+)|(?:it|that) (?:meant|means) (?:a lot|so much|the world|everything|"
            r"more than)|{you} (?:\w+ )?(?:made|make) (?:my|the|our|me feel) (?:day|week|whole|so|safe|better|"
            r"at home|welcome)|{you}(?:'ve| have) (?:taught|never let|given|been so)|how (?:beautifully|well|"
            r"kindly|patiently|bravely) {you}|{you} did (?:\w+ )?(?:brilliantly|so well|a (?:great|lovely|good)|"
            r"well)|because of you,? i|good man|good woman)\b"
        ),
        guards=(unquoted, unreported, _meant, unregretted),
        cues=words(
            "love loved admire noticed notice like value treasure cherish proud lucky glad you you're your u ur "
            "that it meant means well without nobody"
        ),
        needs=words(
            "love loved admire noticed notice treasure cherish lucky glad grateful best good great lovely "
            "wonderful star saint brick marvel gem godsend rock legend brilliant gift tonic dear kind dote angel "
            "patient thoughtful brave generous gentle funny kindest reason favourite person hero amazing always "
            "never without nobody big decent meant means day week safe better home welcome taught given well "
            "beautifully because man woman like value kindly patiently bravely"
        ),
    ),
)
