"""`usward demo`: Maya and Jonas in a home of their own, with a year that reads like life.

Everything is written through the same vault and the same steps as two real people's: two accounts, an invitation, both
yeses, and then day after day with its own clock. A home that holds anybody else is refused.
"""

from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.db import transaction

from usward.cli.start import load, prepare
from usward.cli.trouble import Trouble

app = typer.Typer(add_completion=False, rich_markup_mode=None)

#: A whole year of the story.
WEEKS = 52
MARK = "demo"


@app.command(help="Make a demo: two people, a year of their life. Prints how to sign in.")
def demo(
    home: Annotated[Path | None, typer.Option(help="Where the demo lives; a folder of its own.")] = None,
    weeks: Annotated[int, typer.Option(help="How many weeks of their life, counted back from today.", min=2)] = WEEKS,
    seed: Annotated[int, typer.Option(help="Chance begins here; the same seed gives the same weeks.")] = 7,
) -> None:
    """Make the demo home, or say again how to sign in to the one that is there."""
    load({"home": home.absolute() if home else None})
    mark = settings.HOME / MARK
    if not mark.is_file():
        refuse_real_people()
        prepare()
        make(mark, weeks * 7, seed)
    for line in told(mark):
        typer.echo(line)


def refuse_real_people() -> None:
    """Raise `Trouble` when the home already has anything in it that this command did not put there."""
    if (settings.HOME / "usward.sqlite3").exists() or settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        raise Trouble(
            f"The demo needs a home of its own, and {settings.HOME} may hold somebody's words; "
            "give another with --home or USWARD_HOME."
        )


def make(mark: Path, days: int, seed: int) -> None:
    """Sign both up, let them live, and note their passphrases beside the store."""
    from rich.console import Console
    from rich.progress import Progress

    from usward.accounts.passwords import suggest
    from usward.cli.told import tell

    words = {name: suggest() for name in ("maya", "jonas")}
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Maya and Jonas live their weeks", total=days)
        with transaction.atomic():
            tell(words, days, seed, step=lambda: progress.advance(task))
    mark.write_text("".join(f"{name} {passphrase}\n" for name, passphrase in words.items()))
    mark.chmod(0o600)


def told(mark: Path) -> list[str]:
    """How to sign in, as lines."""
    pairs = [line.split(" ", 1) for line in mark.read_text().splitlines()]
    return [
        "Maya and Jonas live here; neither exists. Sign in as either, in two browsers to be both:",
        *(f"  {name:6} {passphrase}" for name, passphrase in pairs),
        f"Serve them with: USWARD_HOME={settings.HOME} usward serve",
    ]
