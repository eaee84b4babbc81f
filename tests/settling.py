"""Makes a home in which Ana and Ben have joined; prints the path of the link that brought Ben. Run as a process of its own.

Every step is one of those behind the pages, and each person's next visit completes it, as it does there.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from browser.walking import PASSPHRASES


def main(home: Path) -> None:
    """Settle Ana and Ben in a new home."""
    from usward.cli.start import load, prepare

    load({"home": home, "runtime": home / "run"})
    prepare()

    from usward.accounts import invitations
    from usward.accounts.opening import Opened, reopen
    from usward.accounts.people import first_me, keep_code, sign_up
    from usward.accounts.record import Terms
    from usward.accounts.spaces import begin
    from usward.vault.keys import new_recovery_code

    def again(opened: Opened) -> Opened:
        opened.person.refresh_from_db()
        return reopen(opened.person, opened.ring)

    def settled(name: str, hue: str) -> Opened:
        me = first_me(name, hue, "Europe/Berlin", datetime.now(UTC).date()).with_(has_code=True)
        made = sign_up(name.lower(), PASSPHRASES[name], me, first=name == "Ana")
        keep_code(*made, new_recovery_code())
        return reopen(*made)

    ana, ben = settled("Ana", "violet"), settled("Ben", "gold")
    space = begin(ana, "Ben", Terms(bond="partners", zone="Europe/Berlin"))
    code = invitations.text_of(invitations.invite(again(ana), space, ""))
    invitations.accept(ben, invitations.find(code))
    invitations.confirm(again(ana), space)
    assert again(ben).space(space).joined
    assert again(ana).space(space).joined
    print(f"/join/{code}/")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
