"""The addresses the shell links to, in one place. The pages behind them live on other floors.

The shell may not import the floors above it, so it knows their addresses, as a letter knows a street. A test of
the whole site checks that each of them exists.
"""

ADDRESSES: dict[str, str] = {
    "today": "/",
    "together": "/together/",
    "me": "/me/",
    "us": "/us/",
    "support": "/support/",
    "settings": "/settings/",
    "topics": "/settings/topics/",
    "topic-back": "/settings/topics/back/",
    "say-it-better": "/say-it-better/",
    "coach-quietly": "/say-it-better/quietly/",
    "coach-switch": "/settings/coach/",
    "shared": "/what-i-share/",
    "spaces": "/spaces/",
    "lock": "/lock/",
    "exit": "/exit/",
    "drafts": "/drafts/",
    "active": "/active/",
    "away": "/away/",
    "pause": "/conflict/pause/",
    "pausing": "/conflict/pause/standing/",
    "calm": "/conflict/calm/",
}
