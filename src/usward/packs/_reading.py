"""How hard a text is to read: sentences, words, syllables and the grade they give.

The grade is Flesch–Kincaid's: 0.39 · words per sentence + 11.8 · syllables per word − 15.59 (Kincaid, Fishburne,
Rogers & Chissom 1975, *Derivation of new readability formulas for Navy enlisted personnel*, Naval Technical
Training Command, Research Branch Report 8-75). It counts years of United States schooling; 7 is about age twelve.
"""

import re

SENTENCE_END = re.compile(r"(?<=[.?!:;…])[\"”’)\]]*\s+|\n+")
WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)*")
_VOWELS = re.compile(r"[aeiouyàâäáéèêëíìîïóòôöúùûü]+")
# Two vowels that are spoken apart: cre-ate, qui-et, be-ing, li-on, po-em, us-u-al, va-ri-ous.
_APART = re.compile(
    r"(?<![tscgx])ia(?!l[sl]?$|g|nd|r$|nt)|(?<=[rd])ia(?=l)|(?<=ec)ia(?=t)|eu(?=m)|[^tscgx]io(?!n[s]?$)|(?<=[drl])ient|iet|(?<=l)ion|^cre(?=a)|reac(?=t)|real(?=i)|idea|uel$"
    r"|eo(?!p|u)|(?<![qgs])ua(?!r[edt]|l?k)|(?<!q)u(?=al$|ous)|[aeouy]ing$|ying|oe[mt]|iu|eou?s(?<=[^gc]eous)|ao|uous"
)
_KNOWN = {
    "area": 3, "idea": 3, "ideas": 3, "real": 2, "really": 3, "every": 2, "everyone": 3, "everything": 3,
    "evening": 2, "evenings": 2, "different": 3, "people": 2, "something": 2, "someone": 2, "sometimes": 2,
    "somewhere": 2, "somebody": 3, "someday": 2, "home": 1, "hour": 1, "hours": 1, "our": 1, "ours": 1,
    "quiet": 2, "quietly": 3, "being": 2, "doing": 2, "going": 2, "seeing": 2, "saying": 2, "lion": 2,
    "poem": 2, "trial": 2, "create": 2, "created": 3, "business": 2, "family": 3, "families": 3, "usual": 3,
    "usually": 4, "actually": 4, "anyone": 3, "anything": 3, "myself": 2, "yourself": 2, "yourselves": 2,
    "themselves": 2, "hopeful": 2, "careful": 2, "lonely": 2, "lovely": 2, "useful": 2, "likely": 2,
    "safely": 2, "lately": 2, "closely": 2, "closeness": 2, "whole": 1, "wholly": 2, "moment": 2, "does": 1,
    "shoes": 1, "goes": 1, "science": 2, "experience": 4, "curious": 3, "serious": 3, "various": 3,
    "obvious": 3, "patient": 2, "patience": 2, "ancient": 2, "radio": 3, "studio": 3, "piano": 3, "video": 3,
    "diary": 3, "period": 3, "social": 2, "special": 2, "marriage": 2, "carriage": 2, "parliament": 3,
    "friend": 1, "friends": 1, "friendship": 2, "view": 1, "quite": 1, "household": 2, "makeup": 2,
    "forehead": 2, "homework": 2, "timetable": 3, "lifetime": 2, "sidewalk": 2, "bedside": 2, "meanwhile": 2,
    "worthwhile": 2, "recipe": 3, "homesick": 2, "everybody": 4, "creature": 2, "giant": 2, "dial": 2,
    "spontaneous": 5, "recipes": 3, "cafe": 2, "café": 2, "maybe": 2, "forever": 3, "whatever": 3,
    "wherever": 3, "nevertheless": 4, "rhythm": 2, "seriously": 4, "science's": 3,
}  # fmt: skip


def listed(text: str) -> frozenset[str]:
    """The words of a list written out in one text."""
    return frozenset(text.split())


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line break, a colon and a semicolon end one too."""
    return [part.strip() for part in SENTENCE_END.split(text) if WORD.search(part)]


def words(text: str) -> list[str]:
    """The words of a text in small letters, apostrophes kept."""
    return [word.lower().replace("’", "'") for word in WORD.findall(text)]


def syllables(word: str) -> int:
    """How many syllables an English word has, by rule and a list of exceptions; at least one."""
    word = word.lower().replace("’", "'")
    if word in _KNOWN:
        return _KNOWN[word]
    word = re.sub(r"'(s|m|d|re|ve|ll|t)$", "", word)
    if word in _KNOWN:
        return _KNOWN[word]
    count = len(_VOWELS.findall(word)) + len(_APART.findall(word))
    silent = re.search(r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$|[^aeiouylszxcgh]es$|[^cs]hes$|[aeiouy]les$", word)
    # A silent e before a suffix: care-ful, close-ness, like-ly, home-less.
    inner = re.search(
        r"[aeiouy][^aeiouyl]e(?=(ful|ness|ly|li|less|ment|where|one|body|thing)(ly|s|ness|er|est)?$)", word
    )
    return max(1, count - bool(silent) - bool(inner))


def grade(text: str) -> float:
    """The Flesch–Kincaid grade of a text; 0 for one without words, and never below 0."""
    spoken = words(text)
    if not spoken:
        return 0.0
    per_sentence = len(spoken) / max(1, len(sentences(text)))
    per_word = sum(map(syllables, spoken)) / len(spoken)
    return max(0.0, 0.39 * per_sentence + 11.8 * per_word - 15.59)
