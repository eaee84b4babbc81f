"""The `usward` command. Each subcommand is loaded only when it is named, so that `usward serve` starts quickly."""

import sys
from importlib import import_module
from typing import Any, NamedTuple

import typer
from django.core.exceptions import ImproperlyConfigured
from typer.core import TyperGroup
from typer.main import get_command, get_group

from usward.cli.trouble import Trouble


class Place(NamedTuple):
    """Where a subcommand is written; `many` when it has subcommands of its own."""

    module: str
    many: bool = False


COMMANDS = {
    "serve": Place("usward.cli.serve"),
    "demo": Place("usward.cli.demo"),
    "study": Place("usward.cli.study", many=True),
    "companion": Place("usward.cli.companion", many=True),
    "coach": Place("usward.cli.coach"),
    "packs": Place("usward.cli.packs", many=True),
    "doctor": Place("usward.cli.doctor"),
}


class LazyCommands(TyperGroup):
    """The subcommands of `COMMANDS`; each module has its Typer application as `app`."""

    def list_commands(self, ctx: Any) -> list[str]:
        """In the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        place = COMMANDS[cmd_name]
        application = import_module(place.module).app
        application.rich_markup_mode = None
        command = get_group(application) if place.many else get_command(application)
        command.name = cmd_name
        return command


app = typer.Typer(
    cls=LazyCommands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from usward import __version__

        typer.echo(f"Usward {__version__}")
        raise typer.Exit


@app.callback()
def usward(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Say the version."),
) -> None:
    """Usward: a private companion for two people, on your own machine.

    Start it with “usward serve” and open the address it prints.
    """


def main() -> None:
    """Run the command; what can be expected to go wrong is told in one sentence, with exit status 1."""
    try:
        app(prog_name="usward")
    except (ImproperlyConfigured, Trouble) as problem:
        sys.exit(f"usward: {problem}")
    except PermissionError as problem:
        sys.exit(f"usward: “{problem.filename}” may not be read or written by this user; mend its owner or its mode.")
    except OSError as problem:
        where = f" (“{problem.filename}”)" if problem.filename else ""
        sys.exit(f"usward: {problem.strerror or problem}{where}.")
