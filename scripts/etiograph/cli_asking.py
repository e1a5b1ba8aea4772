"""The commands that ask: questions, any SPARQL, terms."""

from __future__ import annotations

import math
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from etiograph import cli, locations
from etiograph.errors import FINDINGS, ParameterError, UsageError
from etiograph.vocabulary import KINDS

if TYPE_CHECKING:
    import pyoxigraph as ox

    from etiograph.questions import Question

SECONDS, LONGEST = 60.0, 86400.0


def register(commands: click.Group) -> None:
    """Add the commands of this module to the command line."""
    for command in (query, list_questions, terms):
        commands.add_command(command)


@click.command()
@click.argument("question", required=False)
@click.argument("arguments", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--text", help="SPARQL to run instead of a shipped question; - reads it from stdin.")
@cli.graph_option
@cli.format_option
@cli.output_option
@click.option(
    "--timeout",
    type=click.FloatRange(0, LONGEST, min_open=True, clamp=False),
    default=SECONDS,
    show_default=True,
    help="Seconds.",
)
def query(
    question: str | None,
    arguments: tuple[str, ...],
    text: str | None,
    graph_path: Path,
    form: str | None,
    output: Path | None,
    timeout: float,
) -> None:
    """Ask a shipped question (by name), a query file (by path), or any SPARQL (--text).

    Values of parameters are bound, never pasted; terms go by label, prefixed name or IRI.

    \b
    Examples:
      etiograph query cq-03 nutrient="vitamin D"
      etiograph query --text 'SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }'
    """
    from etiograph import bounded, graph, questions
    from etiograph import query as asking

    if (question is None) == (text is None):
        raise UsageError("query", "name one question, or give --text", "see: etiograph questions")
    if question is None:
        sparql, asked = (sys.stdin.read() if text == "-" else str(text)), None
    else:
        asked = _question(question)
        sparql = asked.text
    where = str(asked.path) if asked and (question or "").endswith(".rq") else "query"
    read = (locations.root() / name for name in ("ontology", "queries", "shapes"))
    cli.refuse_input(output, graph_path, *read)
    if math.isnan(timeout):
        raise UsageError("--timeout", "not a number of seconds", "write for example --timeout 10")
    given = _pairs(arguments)
    if asked is not None:
        questions.check_arguments(asked, given)
    store = graph.load(graph_path)
    bound = _bound(store, asked, given)

    def work() -> int:
        with bounded.sealed():
            found = asking.ask(store, sparql, bound, where)
        cli.show(found, form, output)
        if not found.rows:
            click.echo("no answer", err=True)
        return 0 if found.rows else FINDINGS

    sys.exit(bounded.run(work, timeout))


@click.command("questions")
@cli.format_option
def list_questions(form: str | None) -> None:
    """List the shipped questions with their parameters.

    \b
    Example: etiograph questions
    """
    from etiograph import questions

    shipped = questions.shipped(locations.root() / "queries", "competency")
    cells = [
        [q.name, " ".join(p.name for p in q.parameters), q.header["question"]] for q in shipped
    ]
    cli.show(cli.answer(("question", "parameters", "asks"), cells), form)


@click.command()
@click.argument("words", required=False)
@cli.graph_option
@cli.format_option
def terms(words: str | None, graph_path: Path, form: str | None) -> None:
    """List the terms, or those whose names contain WORDS.

    \b
    Example: etiograph terms pain
    """
    from etiograph import graph, lexicon

    store = graph.load(graph_path)
    wanted = lexicon.fold(words or "")
    cells = sorted(
        {
            (iri, lexicon.label(store, iri))
            for name, iris in lexicon.names(store).items()
            for iri in iris
            if wanted in name
        }
    )
    cli.show(cli.answer(("term", "label"), [list(row) for row in cells]), form)
    if not cells:
        click.echo(f"no term has {words} in its names", err=True)
    sys.exit(0 if cells else FINDINGS)


def _question(name: str) -> Question:
    from etiograph import questions

    if not name:
        raise UsageError("query", "the name of the question is empty", "see: etiograph questions")
    if name.endswith(".rq") or os.sep in name:
        return questions.read(Path(name))
    return questions.find(locations.root() / "queries", name)


def _pairs(arguments: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for argument in arguments:
        name, equals, value = argument.partition("=")
        if name in pairs:
            raise ParameterError(name, "given twice", "give it once")
        if not equals or not name or not value:
            raise ParameterError(
                argument, "not NAME=VALUE", 'write for example symptom="neck pain"'
            )
        pairs[name] = value
    return pairs


def _bound(
    store: ox.Store,
    question: Question | None,
    given: dict[str, str],
) -> dict[str, ox.NamedNode | ox.Literal]:
    import pyoxigraph as ox

    from etiograph import lexicon

    types = {p.name: p.type for p in question.parameters} if question else {}
    bound: dict[str, ox.NamedNode | ox.Literal] = {}
    for name, value in given.items():
        if types.get(name, "iri") == "iri":
            kinds = (name,) if name in KINDS else ()
            bound[name] = ox.NamedNode(lexicon.resolve(store, value, kinds))
        elif types[name] == "external":
            bound[name] = ox.NamedNode(lexicon.resolve_external(store, value))
        elif types[name] == "integer":
            if not re.fullmatch("-?[0-9]+", value):
                raise ParameterError(f"{name}={value}", "not a whole number", f"write {name}=3")
            bound[name] = ox.Literal(int(value))
        else:
            bound[name] = ox.Literal(value)
    return bound
