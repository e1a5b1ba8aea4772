"""Ranks the deficiencies that documents name behind symptoms, with what speaks beside them.

Nothing here is medical advice: it repeats what documents claim, whether true or not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from etiograph import query, questions

NOTICE = "What documents claim, not what is true; no medical advice. See a doctor."
LEADS = "leads to"


@dataclass(frozen=True, slots=True)
class CitedClaim:
    """A claim, in words, with where it stands.

    Attributes:
        words: subject, relation and object as labels, then region, population and severity.
        certainty: label of the certainty.
        claim: IRI of the claim.
        source: IRI of the document.
        publisher: name of its publisher.
        start, end: code points of the passage.
    """

    words: str
    certainty: str
    claim: str
    source: str
    publisher: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Chain:
    """One way from a deficiency to a symptom: its claims, by step."""

    symptom: str
    steps: int
    weakest: int
    claims: tuple[tuple[int, CitedClaim], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A deficiency (IRI) that is said to lead to at least one of the symptoms."""

    deficiency: str
    chains: tuple[Chain, ...]

    @property
    def explained(self) -> tuple[str, ...]:
        """IRIs of the symptoms that it is said to lead to, sorted."""
        return tuple(sorted({chain.symptom for chain in self.chains}))

    @property
    def publishers(self) -> int:
        """Number of publishers behind its chains."""
        return len({s.publisher for chain in self.chains for _, s in chain.claims})

    @property
    def certainty(self) -> int:
        """Sum, over the symptoms, of the weakest link of the surest chain to each."""
        return sum(
            max(chain.weakest for chain in self.chains if chain.symptom == symptom)
            for symptom in self.explained
        )


@dataclass(frozen=True, slots=True)
class Explanation:
    """Answer to: what may lie behind these symptoms?

    Attributes:
        symptoms: IRIs asked about.
        candidates: deficiencies, the best supported first.
        beside: what documents say of deficiencies and these symptoms without saying that the one
            leads to the other: associations, denials, doubts and questions.
        others: other causes than deficiencies, always given.
        notice: what this is not.
    """

    symptoms: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    beside: tuple[tuple[str, CitedClaim], ...]
    others: tuple[CitedClaim, ...]
    notice: str = NOTICE


def explain(store: ox.Store, queries: Path, symptoms: Sequence[str]) -> Explanation:
    """Return what documents say may lie behind symptoms.

    Candidates are ranked by how many of the symptoms they are said to lead to, then by the sum of
    the weakest links of the surest chain to each, then by the publishers behind any of its steps,
    then by name.
    A symptom that is not mentioned counts neither for nor against.

    Args:
        store: an open graph.
        queries: folder of the shipped questions: the explanation is made of their answers.
        symptoms: IRIs.
    """
    chains: dict[str, dict[tuple[str, str], list[tuple[int, int, int, CitedClaim]]]] = {}
    beside: set[tuple[str, CitedClaim]] = set()
    others: set[CitedClaim] = set()
    for symptom in symptoms:
        for row in _rows(store, queries, "cq-01", symptom):
            cited = _cited(row, row["fromLabel"], row["toLabel"])
            if row["how"] != LEADS:
                beside.add((row["how"], cited))
                continue
            found = chains.setdefault(row["deficiency"], {})
            place = (int(row["steps"]), int(row["weakestCertainty"]), int(row["position"]))
            found.setdefault((symptom, row["chain"]), []).append((*place, cited))
        for row in _rows(store, queries, "cq-08", symptom):
            others.add(_cited(row, row["causeLabel"], row["objectLabel"]))
    candidates = [Candidate(name, _chains(found)) for name, found in chains.items()]
    candidates.sort(key=lambda c: (-len(c.explained), -c.certainty, -c.publishers, c.deficiency))
    return Explanation(
        tuple(symptoms),
        tuple(candidates),
        tuple(sorted(beside, key=lambda pair: pair[1].claim)),
        tuple(sorted(others, key=lambda cited: cited.claim)),
    )


def _rows(store: ox.Store, queries: Path, name: str, symptom: str) -> list[dict[str, str]]:
    question = questions.find(queries, name)
    answer = query.ask(store, question.text, {"symptom": ox.NamedNode(symptom)})
    return [
        {c: cell.value if cell else "" for c, cell in zip(answer.columns, row, strict=True)}
        for row in answer.rows
    ]


def _cited(row: dict[str, str], subject: str, target: str) -> CitedClaim:
    limits = (row.get(f"{name}Label") for name in ("region", "population", "severity"))
    said = ", ".join(filter(None, limits))
    return CitedClaim(
        f"{subject} {row['relationLabel']} {target}{f' ({said})' if said else ''}",
        row["certaintyLabel"],
        row["claim"],
        row["source"],
        row["publisherLabel"],
        int(row["start"]),
        int(row["end"]),
    )


def _chains(
    found: dict[tuple[str, str], list[tuple[int, int, int, CitedClaim]]],
) -> tuple[Chain, ...]:
    chains = []
    for (symptom, _), places in sorted(found.items()):
        steps, weakest = places[0][0], places[0][1]
        ordered = sorted(
            ((place, s) for _, _, place, s in places), key=lambda p: (p[0], p[1].claim)
        )
        chains.append(Chain(symptom, steps, weakest, tuple(ordered)))
    return tuple(sorted(chains, key=lambda chain: (-chain.weakest, chain.steps)))
