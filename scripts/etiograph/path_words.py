"""Words paths for people, and lays them out as a table for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from etiograph import lexicon
from etiograph.causal import Path, Step
from etiograph.query import Answer, Cell
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
            counts = [integer(n) for n in (number, len(path.steps), path.weakest, position)]
            for claim in step.claims:
                ends = [ox.NamedNode(step.subject), ox.NamedNode(step.object)]
                relations = ox.Literal(" ".join(map(shorten, step.relations)))
                rows.append(
                    (
                        *counts,
                        *ends,
                        relations,
                        integer(step.certainty),
                        ox.NamedNode(claim),
                        ox.Literal(" ".join(map(shorten, step.disputed))),
                    )
                )
    return Answer(tuple(columns), tuple(rows))


def integer(number: int) -> ox.Literal:
    """Return a number as a literal."""
    return ox.Literal(str(number), datatype=INTEGER)
