"""Starts the command line, as ``etiograph`` or as ``python -m etiograph``."""

from __future__ import annotations

import os
import sys

import click

from etiograph import cli, cli_asking, cli_curation, cli_making
from etiograph.errors import EtiographError


def main() -> None:
    """Run the command line; a user's mistake is one line and an exit status, never a traceback."""
    for module in (cli_making, cli_asking, cli_curation):
        module.register(cli.commands)
    try:
        cli.commands.main(prog_name="etiograph", standalone_mode=False)
    except EtiographError as error:
        click.echo(f"etiograph: {error}", err=True)
        sys.exit(error.status)
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
        # The reader went away; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
