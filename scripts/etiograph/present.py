"""Words paths and explanations for people, and lays them out as tables for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from etiograph import lexicon
from etiograph.explain import CitedClaim, Explanation
from etiograph.query import Answer, Cell
from etiograph.traverse import Path, Step
from etiograph.vocabulary import PREFIXES, shorten

CERTAINTIES = ("", "speculative", "weak", "hedged", "asserted", "strong")
INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")


def paths_text(store: ox.Store, paths: Sequence[Path]) -> str:
    """Return paths in words: one block a path, one line a step, its claims below it."""
    blocks = []
    for number, path in enumerate(paths, 1):
        whole = ", ".join(map(shorten, path.whole_in)) or "joined across documents"
        head = f"{number}. {len(path.steps)} steps, weakest {CERTAINTIES[path.weakest]}, in {whole}"
        blocks.append("\n".join([head, *_step_lines(store, path.steps)]) + "\n")
    return "\n".join(blocks)


def _step_lines(store: ox.Store, steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        words = " / ".join(lexicon.label(store, relation) for relation in step.relations)
        ends = lexicon.label(store, step.subject), lexicon.label(store, step.object)
        yield f"   {ends[0]} --[{words}]--> {ends[1]}   ({CERTAINTIES[step.certainty]})"
        yield f"      {', '.join(map(shorten, step.claims))}"
        if step.disputed:
            yield f"      denied by {', '.join(map(shorten, step.disputed))}"


def paths_table(paths: Sequence[Path]) -> Answer:
    """Return paths as a table: one row for each claim of each step of each path."""
    columns = [
        "path",
        "steps",
        "weakest",
        "position",
        "subject",
        "object",
        "relation",
        "certainty",
        "claim",
        "denied",
    ]
    rows: list[tuple[Cell, ...]] = []
    for number, path in enumerate(paths, 1):
        for position, step in enumerate(path.steps, 1):
            counts = [_integer(n) for n in (number, len(path.steps), path.weakest, position)]
            for claim in step.claims:
                ends = [ox.NamedNode(step.subject), ox.NamedNode(step.object)]
                relations = ox.Literal(" ".join(map(shorten, step.relations)))
                rows.append(
                    (
                        *counts,
                        *ends,
                        relations,
                        _integer(step.certainty),
                        ox.NamedNode(claim),
                        ox.Literal(" ".join(map(shorten, step.disputed))),
                    )
                )
    return Answer(tuple(columns), tuple(rows))


def explanation_text(store: ox.Store, explanation: Explanation) -> str:
    """Return an explanation in words: candidates with their chains, then what stands beside."""
    asked = ", ".join(lexicon.label(store, symptom) for symptom in explanation.symptoms)
    lines = [f"What documents say may lie behind: {asked}", explanation.notice]
    for number, candidate in enumerate(explanation.candidates, 1):
        explained = ", ".join(lexicon.label(store, symptom) for symptom in candidate.explained)
        said_by = f"{candidate.publishers} publisher{'s' * (candidate.publishers != 1)}"
        name = lexicon.label(store, candidate.deficiency)
        lines += ["", f"{number}. {name}: {explained} ({said_by})"]
        for chain in candidate.chains:
            steps = f"{chain.steps} step{'s' * (chain.steps != 1)}"
            lines.append(f"   in {steps}, weakest {CERTAINTIES[chain.weakest]}")
            lines += [f"     {position}. {_said(one)}" for position, one in chain.claims]
    if explanation.beside:
        lines += ["", "Said of a deficiency, but not that it leads there"]
        lines += [f"   {how}: {_said(cited)}" for how, cited in explanation.beside]
    if explanation.others:
        lines += ["", "Other causes that the documents name"]
        lines += [f"   {_said(cited)}" for cited in explanation.others]
    return "\n".join([*lines, ""])


def _said(cited: CitedClaim) -> str:
    return (
        f"{cited.words} [{cited.certainty}; {shorten(cited.claim)}, "
        f"{cited.publisher}, characters {cited.start}-{cited.end}]"
    )


def explanation_table(explanation: Explanation) -> Answer:
    """Return an explanation as a table: one row for each claim, in order of rank.

    The column ``notice`` says in every row that it is no medical advice.
    """
    columns = [
        "role",
        "rank",
        "deficiency",
        "symptom",
        "chain",
        "steps",
        "weakest",
        "position",
        "words",
        "certainty",
        "claim",
        "source",
        "publisher",
        "start",
        "end",
        "notice",
    ]
    rows: list[tuple[Cell, ...]] = []
    for rank, candidate in enumerate(explanation.candidates, 1):
        for number, chain in enumerate(candidate.chains, 1):
            for position, one in chain.claims:
                head: list[Cell] = [
                    ox.Literal("candidate"),
                    _integer(rank),
                    ox.NamedNode(candidate.deficiency),
                ]
                counts = (number, chain.steps, chain.weakest, position)
                middle: list[Cell] = [ox.NamedNode(chain.symptom), *map(_integer, counts)]
                rows.append((*head, *middle, *_cells(one, explanation.notice)))
    rows += [
        (ox.Literal(how), *[None] * 7, *_cells(one, explanation.notice))
        for how, one in explanation.beside
    ]
    rows += [
        (ox.Literal("other cause"), *[None] * 7, *_cells(one, explanation.notice))
        for one in explanation.others
    ]
    return Answer(tuple(columns), tuple(rows))


def _cells(one: CitedClaim, notice: str) -> tuple[Cell, ...]:
    return (
        ox.Literal(one.words),
        ox.Literal(one.certainty),
        ox.NamedNode(one.claim),
        ox.NamedNode(one.source),
        ox.Literal(one.publisher),
        _integer(one.start),
        _integer(one.end),
        ox.Literal(notice),
    )


def _integer(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=INTEGER)
