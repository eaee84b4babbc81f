"""The library's own terms in words for readers: rows, depths, grades of evidence, and the rest of the schema."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

Text = str | Promise

ROWS: Mapping[str, Text] = {
    "needs": _("Needs"),
    "check_in": _("Check-in"),
    "change": _("When life changes"),
    "listening": _("Listening"),
    "presence": _("Presence"),
    "appreciation": _("Appreciation"),
    "conversation": _("Meaningful conversation"),
    "vulnerability": _("Opening up"),
    "empathy": _("Empathy"),
    "conflict": _("Conflict and repair"),
    "rituals": _("Rituals"),
    "shared_experiences": _("Shared experiences"),
    "touch": _("Physical closeness"),
    "inward": _("Turning inward"),
    "trust": _("Trust and promises"),
    "growing": _("Growing together"),
    "pulse": _("Taking the pulse"),
    "insights": _("Seeing how you are doing"),
    "companion": _("One small suggestion"),
    "journeys": _("Journeys"),
    "learning": _("What is known"),
    "support": _("When it stays hard"),
    "bonds": _("Every bond"),
}

RUNGS: Mapping[str, Text] = {
    "1": _("light"),
    "2": _("personal"),
    "3": _("important"),
    "4": _("tender"),
    "5": _("deep"),
}

RUNG_GLOSSES: Mapping[str, Text] = {
    "1": _("No courage needed. For the walk, the queue, the end of a long day."),
    "2": _("A story or an opinion. A little more of you than usual."),
    "3": _("Something that matters to you. Worth sitting down for."),
    "4": _("Tender ground. Say first how you would like to be heard."),
    "5": _("What one seldom says. Only when there is time, and both want to."),
}

BONDS: Mapping[str, Text] = {"partners": _("partners"), "friends": _("friends"), "family": _("family")}

WAYS: Mapping[str, Text] = {
    "together": _("together"),
    "alone": _("alone"),
    "apart": _("each alone, then shared"),
}

WHERE: Mapping[str, Text] = {"in_person": _("in one place"), "far": _("from afar")}

ENERGIES: Mapping[str, Text] = {"low": _("little"), "some": _("some"), "high": _("plenty")}

MONEY: Mapping[str, Text] = {
    "free": _("free"),
    "little": _("a little money"),
    "some": _("some money"),
    "much": _("a treat"),
}

PLACES: Mapping[str, Text] = {
    "home": _("at home"),
    "kitchen": _("in the kitchen"),
    "outdoors": _("outdoors"),
    "town": _("in town"),
    "away": _("away from home"),
    "far": _("when you are apart"),
}

NEWNESS: Mapping[str, Text] = {
    "familiar": _("familiar"),
    "fresh": _("a little different"),
    "new": _("new to most"),
}

SEASONS: Mapping[str, Text] = {
    "spring": _("spring"),
    "summer": _("summer"),
    "autumn": _("autumn"),
    "winter": _("winter"),
}

RHYTHMS: Mapping[str, Text] = {
    "daily": _("every day"),
    "weekly": _("every week"),
    "monthly": _("every month"),
    "seasonal": _("every season"),
    "yearly": _("once a year"),
    "when_it_happens": _("when it happens"),
}

MOMENTS: Mapping[str, Text] = {
    "morning": _("Morning"),
    "parting": _("Parting"),
    "reunion": _("Coming back"),
    "meal": _("At the table"),
    "evening": _("Evening"),
    "goodnight": _("Goodnight"),
    "weekend": _("Weekend"),
    "season": _("With the seasons"),
    "milestone": _("Milestones"),
    "anytime": _("At any time"),
}

PHRASES: Mapping[str, Text] = {
    "soft_start": _("Beginning softly"),
    "repair": _("Mending"),
    "reflection": _("Saying back"),
    "ask_time": _("Asking for time"),
    "limit": _("Limits"),
    "thanks": _("Thanks"),
    "close": _("Ending a talk"),
}

PHRASE_GLOSSES: Mapping[str, Text] = {
    "soft_start": _("For the first minute of a hard subject. How it begins often shapes the rest."),
    "repair": _("For the middle of a quarrel, or the hour after it."),
    "reflection": _("To show what you heard, before you answer it."),
    "ask_time": _("To step aside without leaving the other alone with it."),
    "limit": _("To say where you stop, without an attack."),
    "thanks": _("To name what you saw, so that it reaches them."),
    "close": _("To end a talk kindly, finished or not."),
}

TONES: Mapping[str, Text] = {
    "warm": _("warm"),
    "plain": _("plain"),
    "light": _("light-hearted"),
    "firm": _("firm"),
    "tender": _("tender"),
}

SCRIPTS: Mapping[str, Text] = {
    "breathing": _("Breathing"),
    "soothing": _("Soothing"),
    "grounding": _("Grounding"),
    "mindful": _("Quiet attention"),
    "walk": _("A walk"),
}

FAMILIES: Mapping[str, Text] = {
    "glad": _("glad"),
    "calm": _("calm"),
    "tender": _("tender"),
    "sad": _("sad"),
    "afraid": _("afraid"),
    "angry": _("angry"),
    "worn": _("worn"),
}

SERVES: Mapping[str, Text] = {
    "safety": _("feeling safe"),
    "listening": _("being listened to"),
    "curiosity": _("curiosity"),
    "depth": _("depth"),
    "support": _("support"),
    "trust": _("trust"),
    "respect": _("respect"),
    "repair": _("making up"),
    "understanding": _("understanding"),
    "being_seen": _("being seen"),
    "time": _("time for each other"),
    "appreciation": _("appreciation"),
    "play": _("play"),
    "shared_meaning": _("shared meaning"),
    "reliability": _("being able to count on each other"),
    "calm": _("calm"),
    "self_knowledge": _("knowing yourself"),
    "touch": _("touch"),
    "fear": _("less fear"),
    "communication": _("easier talks"),
    "unresolved_conflict": _("old quarrels"),
    "stress": _("less strain"),
    "expectations": _("expectations"),
    "loneliness": _("less loneliness"),
    "satisfaction": _("contentment"),
    "conflict": _("milder quarrels"),
}

GRADES: Mapping[str, Text] = {
    "A": _("Tried with couples"),
    "B": _("Tried with other people"),
    "C": _("Observed, not tried"),
    "D": _("Known from practice"),
    "E": _("Our own suggestion"),
}

SURE: Mapping[str, Text] = {
    "A": _(
        "The best there is on this: studies in which some couples did it, others did not, and the two were compared. "
        "That speaks for couples on average, not for any two people."
    ),
    "B": _(
        "It was tried out in studies, but not with couples. Whether it carries over to the two of you is an open "
        "question."
    ),
    "C": _("People were observed, nothing was tried out. Such things go together; what leads to what is open."),
    "D": _("Counsellors have long worked this way. Few studies have tested this piece on its own."),
    "E": _("This is our own suggestion. Nobody has tested it; it seemed worth two people's time."),
}

TERMS: Mapping[str, Mapping[str, Text]] = {
    "row": ROWS,
    "rung": RUNGS,
    "bond": BONDS,
    "way": WAYS,
    "where": WHERE,
    "energy": ENERGIES,
    "money": MONEY,
    "place": PLACES,
    "newness": NEWNESS,
    "season": SEASONS,
    "rhythm": RHYTHMS,
    "moment": MOMENTS,
    "phrase": PHRASES,
    "phrase_gloss": PHRASE_GLOSSES,
    "tone": TONES,
    "script": SCRIPTS,
    "family": FAMILIES,
    "serves": SERVES,
    "grade": GRADES,
    "sure": SURE,
}


def say(value: object, kind: str) -> Text:
    """A term of the schema in a reader's words; one that a newer pack brings is shown as it stands."""
    return TERMS[kind].get(str(value), str(value).replace("_", " "))


def minutes(count: int) -> str:
    """A length of time in words: minutes up to an hour and a half, then hours, to the half."""
    if count <= 90:
        return ngettext("%(count)d minute", "%(count)d minutes", count) % {"count": count}
    halves = round(count / 30)
    whole = f"{halves // 2}½" if halves % 2 else str(halves // 2)
    return ngettext("%(count)s hour", "%(count)s hours", (halves + 1) // 2) % {"count": whole}


def at_most(count: int) -> str:
    """The same as the upper end of a choice."""
    return gettext("up to %(time)s") % {"time": minutes(count)}
