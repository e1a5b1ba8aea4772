"""The commands that ask: questions, any SPARQL, terms."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from etiograph import locations
from etiograph.commands import cli
from etiograph.errors import FINDINGS, ParameterError, UsageError

if TYPE_CHECKING:
    import pyoxigraph as ox

    from etiograph.columnar.engines import Columnar
    from etiograph.rdf.query import Answer

SECONDS, LONGEST = 60.0, 86400.0
EXAMPLE = "etiograph query --text 'SELECT ?x ?name { ?x rdfs:label ?name }' x='vit D'"
ALONE = re.compile(r"(?:cq-?)?\d+|cq-\d+-\S+|.*\.rq", re.IGNORECASE)
"""A question that needs no more words: its number, its whole name, or a file."""


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    for command in (query, list_questions, terms):
        commands.add_command(command)


@click.command()
@click.argument("arguments", nargs=-1, metavar="[QUESTION] [NAME=VALUE]...")
@click.option("--text", help="SPARQL to run instead of a shipped question; - reads it from stdin.")
@cli.graph_option
@cli.endpoint_option
@cli.format_option
@cli.output_option
@click.option(
    "--timeout",
    type=click.FloatRange(0, LONGEST, min_open=True, clamp=False),
    default=SECONDS,
    show_default=True,
    help="Seconds.",
)
@click.option(
    "--engine",
    metavar="duckdb|oxigraph",
    help="Who answers; the rows are the same. Default: duckdb if the question has an SQL twin.",
)
def query(
    arguments: tuple[str, ...],
    text: str | None,
    graph_path: Path,
    endpoint: str | None,
    form: str | None,
    output: Path | None,
    timeout: float,
    engine: str | None,
) -> None:
    """Ask a shipped question (by name), a query file (by path), or any SPARQL (--text).

    Values of parameters are bound, never pasted; terms go by label, prefixed name or IRI.

    \b
    Examples:
      etiograph query cq-03 nutrient="vitamin D"
      etiograph query --text 'SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }'
      etiograph query --text 'SELECT ?x ?name { ?x rdfs:label ?name }' x='vit D'
    """
    from etiograph.asking import binding, questions
    from etiograph.building import opening
    from etiograph.columnar import engines
    from etiograph.rdf import bounded
    from etiograph.rdf import query as asking

    engines.check(engine)
    if endpoint and engine:
        raise UsageError("--engine", "an endpoint answers itself", "leave one of the two out")
    question, pairs = _parted(arguments, whole=text is not None)
    if (question is None) == (text is None):
        raise UsageError("query", "name one question, or give --text", "see: etiograph questions")
    if question is None:
        sparql, asked = (sys.stdin.read() if text == "-" else str(text)), None
    else:
        asked = questions.called(locations.root() / "queries", question)
        sparql = asked.text
    where = str(asked.path) if asked and (question or "").endswith(".rq") else "query"
    read = (locations.root() / name for name in ("ontology", "queries", "shapes"))
    cli.refuse_input(output, graph_path, *read)
    if math.isnan(timeout):
        raise UsageError("--timeout", "not a number of seconds", "write for example --timeout 10")
    given = _pairs(pairs, questions.call(asked) if asked else EXAMPLE)
    if asked is not None:  # before the graph is read, which takes a moment
        questions.check_arguments(asked, given)
    store = cli.opened(graph_path, endpoint, timeout)
    bound = binding.bind(store, asked, given)
    columnar = None
    if endpoint is None:
        columnar = engines.chosen(asked, graph_path, locations.root() / "queries", engine)

    def work() -> int:
        if endpoint:  # a graph on disk is asked with nothing left to open; this is reached for
            found = asking.ask(store, sparql, bound, where)
        else:
            later = opening.unopened(graph_path)
            found = _answered(
                columnar, bound, later, lambda: asking.ask(store, sparql, bound, where)
            )
        cli.show(found, form, output)
        if not found.rows:
            click.echo("no answer", err=True)
        return 0 if found.rows else FINDINGS

    sys.exit(bounded.run(work, timeout))


def _answered(
    columnar: Columnar | None,
    bound: Mapping[str, ox.NamedNode | ox.Literal],
    later: int,
    ask: Callable[[], Answer],
) -> Answer:
    """Ask whom it is for; what an answer reads is open before nothing more can be opened.

    Of a large store ``later`` files are opened as they are read: then no host can be reached.
    """
    from etiograph.columnar import database
    from etiograph.rdf import bounded

    if columnar:
        with database.opened(columnar.folder) as tables, bounded.sealed():
            return database.ask(tables, columnar.twin, bound)
    with bounded.sealed(later):
        return ask()


@click.command("questions")
@click.argument("words", nargs=-1)
@cli.format_option
def list_questions(words: tuple[str, ...], form: str | None) -> None:
    """List the shipped questions with their parameters, or those about WORDS.

    \b
    Examples:
      etiograph questions
      etiograph questions food
    """
    from etiograph.asking import questions

    found = questions.listed(locations.root() / "queries", " ".join(words))
    cells = [[q.name, " ".join(p.name for p in q.parameters), q.header["question"]] for q in found]
    cli.show(cli.answer(("question", "parameters", "asks"), cells), form)
    if not found:
        click.echo(f"no question is about {' '.join(words)}; see: etiograph questions", err=True)
        sys.exit(FINDINGS)


@click.command()
@click.argument("words", nargs=-1)
@cli.graph_option
@cli.endpoint_option
@cli.format_option
def terms(words: tuple[str, ...], graph_path: Path, endpoint: str | None, form: str | None) -> None:
    """List the terms, or those whose names contain WORDS.

    \b
    Example: etiograph terms pain
    """
    from etiograph.terms import lexicon

    store = cli.opened(graph_path, endpoint)
    wanted = " ".join(words)
    cells = lexicon.listed(store, wanted)
    cli.show(cli.answer(("term", "label"), cells), form)
    if not cells:
        hint = lexicon.meant(lexicon.names(store), wanted)
        click.echo(f"no term has {wanted} in its names; {hint}", err=True)
        sys.exit(FINDINGS)


def _parted(arguments: Sequence[str], *, whole: bool) -> tuple[str | None, Sequence[str]]:
    """Return the question and the pairs that follow it.

    Words that are not quoted are one question, unless the first alone is a number or a file.

    Args:
        arguments: what was typed.
        whole: whether the question is given already, so that a pair may come first.
    """
    if not arguments or (whole and "=" in arguments[0]):
        return None, arguments
    first, *rest = arguments
    if not ALONE.fullmatch(first):
        words = list(takewhile(lambda one: "=" not in one, rest))
        return " ".join([first, *words]), rest[len(words) :]
    return first, rest


def _pairs(arguments: Sequence[str], example: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for argument in arguments:
        name, equals, value = argument.partition("=")
        if name in pairs:
            raise ParameterError(name, "given twice", "give it once")
        if equals and name and not value:
            raise ParameterError(name, "has no value", f"for example: {example}")
        if not equals or not name:
            raise ParameterError(argument, "not NAME=VALUE", f"for example: {example}")
        pairs[name] = value
    return pairs
