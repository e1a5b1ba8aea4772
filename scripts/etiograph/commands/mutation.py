"""The command that tests rules and questions: take a part out, and a case or answer must notice."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from etiograph import locations
from etiograph.commands import cli
from etiograph.errors import FINDINGS

TESTS = Path("tests")
Judged = tuple[tuple[str, str, str], str, str]


def register(commands: click.Group) -> None:
    """Add the command of this module to the command line."""
    commands.add_command(mutate)


@click.command()
@click.argument("what", type=click.Choice(["shapes", "hygiene", "claims"]))
@click.option("--all", "whole", is_flag=True, help="Show what was noticed, too.")
@click.option("--cases", type=click.Path(path_type=Path), help="Folder with the cases: tests/.")
@click.option(
    "--least",
    type=click.FloatRange(0, 100),
    default=90.0,
    show_default=True,
    help="Percent of claims that must be noticed.",
)
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes for claims.  [default: one a processor]"
)
@cli.format_option
def mutate(
    what: str, *, whole: bool, cases: Path | None, least: float, jobs: int | None, form: str | None
) -> None:
    """Take each part out of the shapes or hygiene queries, or each claim out of the graph.

    What no case or stored answer notices is shown. Exit 1 if a part is not excused in
    survivors.tsv beside the cases, or if too few claims are noticed. Claims take minutes.

    \b
    Example: etiograph mutate hygiene
    """
    if what == "claims":
        answers = (cases or locations.CHECKOUT / TESTS) / "answers"
        _claims(answers, whole=whole, least=least, jobs=jobs, form=form)
        return
    from etiograph.checking import mutants

    folder = (cases or locations.CHECKOUT / TESTS) / what
    judged = _judged_shapes(folder) if what == "shapes" else _judged_queries(folder)
    verdicts = mutants.weighed(judged, mutants.reasons(folder / "survivors.tsv"))
    shown = [one for one in verdicts if whole or one.bad or one.reason]
    cells = [[one.rule, one.part, one.change, one.noticed, one.reason] for one in shown]
    if shown or form:
        cli.show(cli.answer(("rule", "part", "change", "noticed", "reason"), cells), form)
    click.echo(mutants.score(verdicts), err=True)
    bad = sum(one.bad for one in verdicts)
    if bad:
        click.echo(
            f"etiograph: {bad} to mend: add a case, take the part out, or correct survivors.tsv",
            err=True,
        )
        sys.exit(FINDINGS)


def _claims(
    answers: Path, *, whole: bool, least: float, jobs: int | None, form: str | None
) -> None:
    from etiograph.asking import questions
    from etiograph.building import graph, infer
    from etiograph.checking import claim_mutants

    root = locations.root()
    quads = graph.asserted(root / "ontology")
    asked = questions.shipped(root / "queries", "competency")
    suite = claim_mutants.suite(quads, infer.rules(root / "queries"), asked)
    claim_mutants.check(suite, answers)
    wanted = claim_mutants.claims(quads)
    verdicts = claim_mutants.judge(suite, wanted, jobs or os.cpu_count() or 1)
    says = claim_mutants.says(quads)
    shown = [one for one in verdicts if whole or one.lists or not one.question]
    cells = [[one.claim, says[one.claim], one.question, one.how] for one in shown]
    if shown or form:
        cli.show(cli.answer(("claim", "says", "question", "how"), cells), form)
    question, alone = claim_mutants.leant_on(suite, wanted)
    click.echo(f"{len(asked)} questions: {claim_mutants.score(verdicts)}", err=True)
    click.echo(f"most lean on {question}: {alone} claims are named by no other", err=True)
    if claim_mutants.share(verdicts) < least:
        hint = "add a question that asks for what is missed, or give one a better example"
        click.echo(f"etiograph: less than {least:g} % noticed: {hint}", err=True)
        sys.exit(FINDINGS)


def _judged_shapes(folder: Path) -> list[Judged]:
    from etiograph.checking import cases, reference_engine, shape_mutants, shape_trials
    from etiograph.rdf import conversion, reading

    root = locations.root()
    invented = cases.invented(root / "ontology", root / "queries", folder / "base.ttl")
    known = cases.of_shapes(folder / "cases", invented)
    known += cases.of_relations(reading.turtle(root / "ontology" / "vocabulary.ttl"))
    data = conversion.to_rdflib({q.triple for q in invented})
    all_shapes = reference_engine.read(root / "shapes")
    wanted = shape_mutants.mutants(all_shapes, data)
    verdicts = shape_trials.judge(all_shapes, data, known, wanted)
    return [(one.key, one.operator, by) for one, by in verdicts.items()]


def _judged_queries(folder: Path) -> list[Judged]:
    from etiograph.asking import questions
    from etiograph.checking import cases, query_mutants

    root = locations.root()
    base = folder.parent / "shapes" / "base.ttl"
    invented = cases.invented(root / "ontology", root / "queries", base)
    judged: list[Judged] = []
    for rule in questions.shipped(root / "queries", "hygiene"):
        graphs = query_mutants.graphs(folder / rule.name, invented)
        verdicts = query_mutants.judge(rule, query_mutants.mutants(rule), graphs)
        judged += [(one.key, one.operator, by) for one, by in verdicts.items()]
    return judged
