"""Pieces that many patterns share: the other as people text them, feeling words, and the compiling of a pattern."""

from usward.core.coach.written import Written

YOU = r"(?:you|u|ya|ye|yous)"
YOUR = r"(?:your|ur|yr)"
YOURE = r"(?:you're|youre|you are|u are|ur|u r|you r|you were|you've been|you always were)"
VERY = (
    r"(?:(?:just|so|such|too|very|really|actually|being|a|an|the|that|always|simply|only|totally|completely|"
    r"quite|absolutely|honestly|pure|nothing but|basically|bit|wee|always been|utterly|unbelievably|such a|plain)\s)*"
)
HOW_MUCH = (
    r"(?:(?:so|very|really|quite|a bit|a little|a wee bit|a bit|bit|too|just|pretty|rather|terribly|awfully|"
    r"deeply|truly|most|more"
    r"|still|also|almost|all|suddenly|always|often|sometimes|such|that|how|even|absolutely|completely|genuinely|"
    r"honestly|kinda|kind of"
    r"|sort of|lowkey|super|feeling|feel|strangely|properly|getting|been|both|as|only|fair|well|dead|actually|"
    r"not|less|happy and|sad and"
    r"|tired and|hurt and|angry and|scared and)\s)*"
)
FEELING = (
    r"(?:glad|happy|happier|joyful|delighted|amused|excited|hopeful|proud|prouder|relieved|grateful|thankful|"
    r"calm|calmer|peaceful|content"
    r"|relaxed|at ease|at peace|tender|touched|moved|homesick|nostalgic|wistful|shy|fragile|vulnerable|sad|"
    r"sadder|low|down|gloomy|blue|discouraged"
    r"|disappointed|hurt|lonely|lonelier|heartbroken|regretful|guilty|helpless|hopeless|powerless|empty|afraid|"
    r"worried|anxious|nervous|tense"
    r"|uneasy|scared|frightened|terrified|petrified|panicky|panicked|dreading|torn|confused|unsure|insecure|"
    r"jealous|envious|self-conscious"
    r"|embarrassed|mortified|ashamed|shocked|startled|angry|annoyed|irritated|cross|mad|livid|raging|furious|"
    r"impatient|frustrated|resentful|bitter"
    r"|offended|humiliated|betrayed|disgusted|trapped|cornered|tired|drained|exhausted|worn out|burnt out|numb|"
    r"flat|bored|restless|overwhelmed"
    r"|swamped|stressed|lost|devastated|gutted|crushed|miserable|unhappy|upset|distressed|flustered|stung|"
    r"chuffed|thrilled|overjoyed"
    r"|elated|cheered|comforted|safe|loved|ecstatic|stoked|bereft|desperate|weary|discouraged|deflated|"
    r"downhearted|apprehensive|surprised|puzzled"
    r"|bewildered|awkward|alone|left out|let down|rattled|shaken|shook|sore|homesick|apprehensive|fed up|"
    r"wretched|broken|buzzing|giddy"
    r"|gobsmacked|flattered|honoured|honored|curious|fond|pleased|smug|stunned|unsettled|disturbed|guilt|shame|"
    r"grief|joy|sadness|anger"
    r"|loneliness|fear|relief|pride|dread|panic|rage|despair|envy|jealousy|sorrow|invisible)"
)
"""Words for feelings, as `packs/en/feelings.toml` knows them and as people say them."""


def pattern(written: str) -> Written:
    """A pattern for plain text; `{you}`, `{your}`, `{youre}`, `{very}`, `{much}` and `{feeling}` stand for pieces."""
    for name, piece in (
        ("{youre}", YOURE),
        ("{your}", YOUR),
        ("{you}", YOU),
        ("{very}", VERY),
        ("{much}", HOW_MUCH),
        ("{feeling}", FEELING),
    ):
        written = written.replace(name, piece)
    return Written(written)


def words(written: str) -> frozenset[str]:
    """The words of a line, as cues."""
    return frozenset(written.split())
