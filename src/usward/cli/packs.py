"""`usward packs`: look after packs of words."""

from pathlib import Path
from typing import Annotated

import typer

from usward.packs import NotAPack, check, library, lines

app = typer.Typer(help="Packs of questions, practices and lessons.", no_args_is_help=True)


@app.callback()
def packs() -> None:
    """Packs of questions, practices and lessons."""


@app.command("check")
def check_pack(
    path: Annotated[Path, typer.Argument(help="The folder of the pack, the one with pack.toml in it.")],
) -> None:
    """Say what to mend in a pack, how it reads and what it holds; exit with 1 when something is to mend."""
    try:
        report = check(path, library())
    except NotAPack as refusal:
        typer.echo(str(refusal), err=True)
        raise typer.Exit(1) from None
    for line in lines(report):
        typer.echo(line)
    raise typer.Exit(0 if report.well else 1)


if __name__ == "__main__":
    app()
