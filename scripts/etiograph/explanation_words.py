"""Words an explanation for people, and lays it out as a table for programs."""

from __future__ import annotations

import pyoxigraph as ox

from etiograph import lexicon
from etiograph.explain import CitedClaim, Explanation
from etiograph.path_words import CERTAINTIES, integer
from etiograph.query import Answer, Cell
from etiograph.vocabulary import shorten


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
                    integer(rank),
                    ox.NamedNode(candidate.deficiency),
                ]
                counts = (number, chain.steps, chain.weakest, position)
                middle: list[Cell] = [ox.NamedNode(chain.symptom), *map(integer, counts)]
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
        integer(one.start),
        integer(one.end),
        ox.Literal(notice),
    )
