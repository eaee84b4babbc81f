"""How much the library holds at least, in one table."""

COUNTS = {
    "question": 1500,
    "ritual": 80,
    "idea": 250,
    "journal_prompt": 250,
    "noticing": 120,
    "script": 12,
    "phrase": 250,
    "feeling": 125,
    "need": 14,
    "theme": 20,
    "pulse": 72,
    "situation": 80,
    "practice": 150,
    "lesson": 60,
}
# Not written yet. Whoever brings the last of a type moves its line up, and all tests on it begin to hold.
AWAITED: dict[str, int] = {}
ON_EACH_RUNG = 200  # questions
ON_EACH_THEME = 20  # questions
HELP_COUNTRIES = 25
PULSE_PER_BOND = 24
SITUATIONS_PER_BOND = 20
DAYS_IN_THREE_YEARS = 3 * 365 + 1
