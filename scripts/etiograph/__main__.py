"""Starts the command line, as ``etiograph`` or as ``python -m etiograph``."""

from __future__ import annotations

import os
import sys

import click

from etiograph.building import told
from etiograph.commands import asking as cli_asking
from etiograph.commands import changing as cli_changing
from etiograph.commands import cli, progress
from etiograph.commands import curation as cli_curation
from etiograph.commands import drawing as cli_drawing
from etiograph.commands import explaining as cli_explaining
from etiograph.commands import exporting as cli_exporting
from etiograph.commands import making as cli_making
from etiograph.commands import modelcontext as cli_modelcontext
from etiograph.commands import mutation as cli_mutation
from etiograph.commands import publishing as cli_publishing
from etiograph.commands import releasing as cli_releasing
from etiograph.commands import serving as cli_serving
from etiograph.commands import surveying as cli_surveying
from etiograph.commands import walking as cli_walking
from etiograph.errors import UNREADABLE, EtiographError, OutputError

REGISTERING = (
    cli_making,
    cli_changing,
    cli_asking,
    cli_explaining,
    cli_walking,
    cli_surveying,
    cli_drawing,
    cli_exporting,
    cli_releasing,
    cli_curation,
    cli_mutation,
    cli_publishing,
    cli_serving,
    cli_modelcontext,
)


def main() -> None:
    """Run the command line; a user's mistake is one line and an exit status, never a traceback."""
    for module in REGISTERING:
        module.register(cli.commands)
    told.making.set(progress.making)
    try:
        if sys.stdout is None:
            raise OutputError("standard output", "closed", "leave it open, or use -o")
        _run()
        sys.stdout.flush()
    except EtiographError as error:
        click.echo(f"etiograph: {error}", err=True)
        sys.exit(error.status)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        hint = "see: etiograph --help"
        if isinstance(error, click.UsageError) and error.ctx is not None:
            hint = f"see: {error.ctx.command_path} --help"
        click.echo(f"etiograph: {error.format_message().rstrip('.')}; {hint}", err=True)
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("etiograph: stopped", err=True)
        sys.exit(130)
    except BrokenPipeError:
        _forget_output()
        sys.exit(0)
    except OSError as error:
        _forget_output()
        reason = (error.strerror or "cannot be written").lower()
        click.echo(f"etiograph: standard output: {reason}; free some room, or use -o", err=True)
        sys.exit(UNREADABLE)


def _run() -> None:
    """Run the command that the arguments name.

    Not by ``click.Group.main``, which answers a closed pipe with status 1; but it knows how to
    complete words for a shell.
    """
    if "_ETIOGRAPH_COMPLETE" in os.environ:
        cli.commands.main(prog_name="etiograph")
    try:
        with cli.commands.make_context("etiograph", sys.argv[1:]) as context:
            cli.commands.invoke(context)
    except click.exceptions.Exit as end:
        sys.exit(end.exit_code)
    except (EOFError, KeyboardInterrupt) as error:
        raise click.Abort from error


def _forget_output() -> None:
    """Let what is left in the buffer go nowhere: the reader went away, or there is no room."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
