"""The commands that ask: questions, paths, explanations, terms."""

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
    for command in (query, list_questions, path, explain, terms):
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
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@click.option("--longest", type=click.IntRange(1, 6), default=6, show_default=True)
@cli.graph_option
@cli.format_option
def path(start: str, end: str, longest: int, graph_path: Path, form: str | None) -> None:
    """Show every causal path between two terms, step by step, the surest first.

    \b
    Example: etiograph path "vitamin D deficiency" "neck pain"
    """
    from etiograph import graph, lexicon, present, traverse

    store = graph.load(graph_path)
    ends = [lexicon.resolve(store, words) for words in (start, end)]
    if ends[0] == ends[1]:
        raise UsageError(end, "both ends are the same term", "name two terms")
    found = traverse.paths(traverse.causal_graph(store), ends[0], ends[1], longest)
    if cli.for_people(form):
        click.echo(present.paths_text(store, found), nl=False)
    else:
        cli.show(present.paths_table(found), form)
    if not found:
        click.echo(f"no path from {start} to {end} in {longest} steps or fewer", err=True)
        sys.exit(FINDINGS)


@click.command()
@click.argument("symptoms", nargs=-1, required=True, metavar="SYMPTOM...")
@cli.graph_option
@cli.format_option
def explain(symptoms: tuple[str, ...], graph_path: Path, form: str | None) -> None:
    """Rank the deficiencies that documents name behind symptoms, with claims and other causes.

    \b
    Example: etiograph explain "neck pain" tingling
    """
    from etiograph import explain as explaining
    from etiograph import graph, lexicon, present

    store = graph.load(graph_path)
    resolved = [lexicon.resolve(store, words, ("symptom",)) for words in symptoms]
    asked = list(dict.fromkeys(resolved))
    explanation = explaining.explain(store, locations.root() / "queries", asked)
    if cli.for_people(form):
        click.echo(present.explanation_text(store, explanation), nl=False)
    else:
        cli.show(present.explanation_table(explanation), form)
    if not explanation.candidates:
        click.echo("no deficiency is said to lead to this", err=True)
        sys.exit(FINDINGS)


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
