"""The commands that compare two builds, and make the later one of the earlier one."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from etiograph import locations
from etiograph.commands import cli
from etiograph.errors import FINDINGS


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    for command in (diff, apply):
        commands.add_command(command)


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--derived", is_flag=True, help="List derived quads like others, for use without rules."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    help="Default: for people on a terminal; a change file in a pipe or with -o.",
)
@cli.output_option
def diff(old: Path, new: Path, *, derived: bool, form: str | None, output: Path | None) -> None:
    """Say which claims, terms and other nodes were added, changed, withdrawn or anchored anew.

    OLD and NEW are built graphs. The change file (JSON Lines) makes NEW of OLD: etiograph apply.
    Exit 1 if they differ.

    \b
    Example: etiograph diff old.nq build/etiograph.nq -o changes.jsonl
    """
    from etiograph.asking import rows
    from etiograph.changes import change_file, change_words, comparing, deriving
    from etiograph.changes.naming import Names
    from etiograph.rdf import writing

    cli.refuse_input(output, old, new)
    before, after = comparing.read(old), comparing.read(new)
    rules = deriving.NONE if derived else deriving.by_rules(locations.root() / "queries")
    changes, names = comparing.compare(before, after, rules), Names(before, after)
    people = cli.for_people(form) and (form is not None or output is None)
    text = change_words.words(changes, names) if people else change_file.text(changes, names)
    if people and changes.asserted:
        columns = ("sort", *comparing.WHAT)
        text += rows.render(cli.answer(columns, change_words.counts(changes)), "table")
    if output is not None:
        writing.atomic(output, text)
    else:
        click.echo(text, nl=False)
    differ = changes.old != changes.new
    said = change_words.summary(changes) if differ else "the same graph"
    click.echo(f"{output or new}: {said}", err=True)
    if differ:
        sys.exit(FINDINGS)


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("changes", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True)
def apply(old: Path, changes: Path, output: Path) -> None:
    """Make a later build of an earlier one and a change file, exactly or not at all.

    OLD is a built graph, CHANGES what etiograph diff wrote. What the file leaves out is derived.

    \b
    Example: etiograph apply old.nq changes.jsonl -o new.nq
    """
    from etiograph.changes import applying, change_file, comparing, deriving
    from etiograph.rdf import serializing, writing

    cli.refuse_input(output, old, changes)
    read = change_file.read(changes)
    rules = deriving.by_rules(locations.root() / "queries")
    quads = applying.apply(comparing.read(old), read, rules, changes)
    writing.atomic(output, serializing.nquads(quads))
    click.echo(f"{output}: {len(quads)} quads, sha256 {read.new}", err=True)
