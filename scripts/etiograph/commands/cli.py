"""What the commands share: options, the group that holds them, and how an answer is shown.

Data go to standard output, everything else to standard error. Exit status: 0 done; 1 findings,
differences, or no answer; 2 wrong usage; 3 unreadable input or unwritable output; 4 syntax error
in the input; 5 timeout.
"""

from __future__ import annotations

import difflib
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from etiograph import __version__, locations
from etiograph.errors import UsageError

if TYPE_CHECKING:
    import pyoxigraph as ox

    from etiograph.explaining.index import Index
    from etiograph.rdf.query import Answer

FORMATS = ("table", "tsv", "csv", "json")

graph_option = click.option(
    "--graph",
    "graph_path",
    type=click.Path(path_type=Path),
    default=locations.built,
    envvar="ETIOGRAPH_GRAPH",
    show_default=str(locations.BUILT),
    show_envvar=True,
    help="The built graph.",
)
endpoint_option = click.option(
    "--endpoint",
    metavar="URL",
    help="Ask this SPARQL store instead; see docs/endpoint.md.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: for people on a terminal, TSV in a pipe.",
)
output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead."
)


class Commands(click.Group):
    """A group that names its nearest command when it does not know one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command, or fail with a suggestion."""
        near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            hint = f"did you mean {near[0]}?" if near else "see: etiograph --help"
            raise UsageError(args[0], "no such command", hint)
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="etiograph")
@click.pass_context
def commands(ctx: click.Context) -> None:
    """Ask an open knowledge graph of what documents claim about nutrients and symptoms.

    What documents claim is not what is true. Nothing here is medical advice.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False


seconds_option = click.option(
    "--seconds",
    type=click.FloatRange(0.5, 600),
    default=5.0,
    envvar="ETIOGRAPH_SECONDS",
    show_default=True,
    show_envvar=True,
    help="Seconds that one request may take.",
)
memory_option = click.option(
    "--memory",
    type=click.IntRange(64, 65536),
    default=512,
    envvar="ETIOGRAPH_MEMORY",
    show_default=True,
    show_envvar=True,
    help="Memory that one request may take, in MiB.",
)


def index(graph_path: Path) -> Index:
    """Return the index of a graph as it stands, which is also ready to be walked."""
    from etiograph.explaining import fresh_index

    return fresh_index.opened(graph_path, locations.root() / "queries")


def keep(graph_path: Path) -> None:
    """Make what is kept beside a graph, where it is missing, so that nothing is made later."""
    from etiograph.building import opening
    from etiograph.columnar import tables
    from etiograph.explaining import indexing

    queries = locations.root() / "queries"
    opening.compile_graph(graph_path)
    tables.folder(graph_path, queries, spread=True)
    indexing.compile_index(graph_path, queries)  # reads the tables


def answer(columns: Sequence[str], cells: Sequence[Sequence[object]]) -> Answer:
    """Return cells as an answer: see ``query.tabled``."""
    from etiograph.rdf import query

    return query.tabled(columns, cells)


def refuse_input(output: Path | None, *inputs: Path) -> None:
    """Refuse to write onto a file that is read, or into a folder that is.

    Raises:
        UsageError: naming the input.
    """
    if output is None:
        return
    target = output.resolve()
    for one in inputs:
        if target == one.resolve() or one.resolve() in target.parents:
            raise UsageError(output, f"would overwrite what is read from {one}", "write elsewhere")


def opened(graph_path: Path, endpoint: str | None, seconds: float = 60.0) -> ox.Store:
    """Open the built graph, or the store at an endpoint in its place.

    Args:
        graph_path: the built graph.
        endpoint: URL of a SPARQL store.
        seconds: longest wait for one answer of that store.

    Raises:
        UsageError: if the command line names both, or it is no URL.
        InputError, InputSyntaxError: as ``opening.load`` does.
    """
    if endpoint is None:
        from etiograph.building import opening

        return opening.load(graph_path)
    from etiograph.remote import endpoint as network

    named = click.get_current_context().get_parameter_source("graph_path")
    if named is click.core.ParameterSource.COMMANDLINE:
        raise UsageError("--endpoint", "stands beside --graph", "leave out one of them")
    return network.opened(endpoint, seconds)


def for_people(form: str | None) -> bool:
    """Tell whether to answer in words: asked for as a table, or on a terminal."""
    return form == "table" or (form is None and sys.stdout.isatty())


def show(answer: Answer, form: str | None, output: Path | None = None) -> None:
    """Print an answer, or write it to a file, in the format asked for or the one that fits."""
    from etiograph.asking import rows
    from etiograph.rdf import writing

    terminal = sys.stdout.isatty() and output is None
    if form is None and output is not None:
        form = output.suffix.lstrip(".") if output.suffix.lstrip(".") in FORMATS else "tsv"
    form = form or ("table" if terminal else "tsv")
    width = shutil.get_terminal_size().columns if terminal else None
    text = rows.render(answer, form, width)
    if output is not None:
        writing.atomic(output, text)
    else:
        click.echo(text, nl=False)
