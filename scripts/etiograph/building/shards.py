"""Derives from what was cut: from a shard of claims, from terms, from what literature is near.

Each gives the same as the rules give for the whole graph, but of its own part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from etiograph.asking.questions import Question
from etiograph.building import cutting, graph, infer, parts
from etiograph.rdf import serializing
from etiograph.rdf.nodes import graph_of, value
from etiograph.vocabulary import ETIO, PREFIXES

Rules = Mapping[str, Sequence[Question]]
SKOS, DERIVED = PREFIXES["skos"], ox.NamedNode(PREFIXES["prov"] + "wasDerivedFrom")
SUBJECT, OBJECT, RELATION = (
    ox.NamedNode(iri) for iri in (ETIO.subject, ETIO.object, ETIO.relation)
)
STATED, SPEAKS, SUREST = (
    ox.NamedNode(iri) for iri in (ETIO.statedIn, ETIO.speaksTo, ETIO.highestCertainty)
)
LEADS, PROPOSITION = ox.NamedNode(ETIO.leadsTo), ox.NamedNode(ETIO.Proposition)
WIDER, RELATED = ox.NamedNode(SKOS + "broaderTransitive"), ox.NamedNode(SKOS + "related")
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Ends:
    """What a literature claim can reach: terms at the start and at the end of a proposition."""

    subjects: frozenset[str]
    objects: frozenset[str]


@dataclass(frozen=True, slots=True)
class Task:
    """One piece to derive from.

    Attributes:
        group: of the rules that run.
        sources: file, begin and length of N-Triples that they read.
        place: the part to be written.
        ends: what literature can reach; only for claims.
    """

    group: str
    sources: tuple[tuple[Path, int, int], ...]
    place: Path
    ends: Ends | None = None


def derived_part(rules: Rules, task: Task) -> parts.Part:
    """Write the part of a piece: what its rules derive, and what later groups of rules read of it.

    Its facts: ``uncut``, the number of ``lines``, and the ``graphs``.

    Raises:
        OSError: if it cannot be written.
        InputSyntaxError, QueryError, OutputError: as ``infer.derive`` and ``serializing.lines`` do.
    """
    store = ox.Store()
    content = b"".join(_read(*source) for source in task.sources)
    store.bulk_load(content, ox.RdfFormat.N_TRIPLES)
    infer.derive(store, rules[task.group])
    quads = graph.named(store)
    reads = cutting.reading(rules)
    sections: dict[str, bytes] = {}
    uncut = ""
    if task.group == "terms":
        for group in ("chains", "literature"):
            some = [quad.triple for quad in quads if reads.reads(group, quad.triple)]
            sections[group] = cutting.serialized(some)
    if task.ends is not None:
        steps, uncut = _steps(store)
        sections["chains"] = b"".join(steps)
        sections["literature"] = cutting.serialized(_near(store, task.ends, reads))
    run = serializing.lines(quads)
    names = sorted({graph_of(quad) for quad in quads})
    uncut = uncut or _uncut(task.group, quads, reads)
    facts = {"uncut": uncut, "lines": len(run), "graphs": names}
    return parts.made(task.place, run, sections, facts)


def ends(content: bytes) -> Ends:
    """Return what the literature claims among some N-Triples can reach."""
    store = ox.Store()
    store.bulk_load(content, ox.RdfFormat.N_TRIPLES)
    kind = ox.NamedNode(ETIO.LiteratureClaim)
    found = [q.subject for q in store.quads_for_pattern(None, graph.RDF_TYPE, kind)]
    return Ends(*(frozenset(_reached(store, found, end)) for end in (SUBJECT, OBJECT)))


def _reached(store: ox.Store, findings: Iterable[Term], end: ox.NamedNode) -> Iterable[str]:
    for finding in findings:
        for term in _objects(store, finding, end):
            yield value(term)
            for near in (WIDER, RELATED):
                yield from (value(one) for one in _objects(store, term, near))
                yield from (value(q.subject) for q in store.quads_for_pattern(None, near, term))


def _uncut(group: str, quads: Sequence[ox.Quad], reads: cutting.Reading) -> str:
    """Say why what was derived of claims cannot stay apart from what other rules read."""
    if group != "claims":
        return ""
    others = frozenset().union(*(reads.named[one] for one in cutting.GROUPS if one != group))
    plain = {quad.predicate.value for quad in quads} - reads.named[group] - {ETIO.leadsTo}
    return "".join(
        f"{one} is derived, and read by other rules" for one in sorted(plain & others)[:1]
    )


def _steps(store: ox.Store) -> tuple[list[bytes], str]:
    """Return one line for each edge that leads on: its ends, and what rules on chains read of it.

    Of the claims behind it one for each document is enough: a chain asks only for the documents.
    The second value says why that cannot be done, if two edges share a name.
    """
    lines = []
    for quad in store.quads_for_pattern(None, RELATION, LEADS, ox.DefaultGraph()):
        edge = quad.subject
        about = [ox.Triple(edge, RELATION, LEADS)]
        for part in (SUBJECT, OBJECT, SUREST):
            about += [ox.Triple(edge, part, one) for one in _objects(store, edge, part)]
        witness: dict[Term, ox.NamedNode] = {}
        claims = (one for one in _objects(store, edge, DERIVED) if isinstance(one, ox.NamedNode))
        for claim in sorted(claims, key=str):
            for document in _objects(store, claim, STATED):
                witness.setdefault(document, claim)
        for document, claim in witness.items():
            about += [ox.Triple(edge, DERIVED, claim), ox.Triple(claim, STATED, document)]
        if len(about) != 4 + 2 * len(witness):
            return [], f"{value(edge)} is the name of several edges"
        subject, target = (value(about[n].object) for n in (1, 2))
        written = cutting.serialized(about).replace(b"\n", b"\x1f")
        lines.append(f"{subject}\t{target}\t".encode() + written + b"\n")
    return sorted(lines), ""


def _near(store: ox.Store, reach: Ends, reads: cutting.Reading) -> Iterable[ox.Triple]:
    """Yield what rules on literature read of the propositions that literature can reach."""
    for quad in store.quads_for_pattern(None, graph.RDF_TYPE, PROPOSITION, ox.DefaultGraph()):
        one = quad.subject
        if not any(value(term) in reach.subjects for term in _objects(store, one, SUBJECT)):
            continue
        if not any(value(term) in reach.objects for term in _objects(store, one, OBJECT)):
            continue
        claims = store.quads_for_pattern(None, SPEAKS, one, ox.DefaultGraph())
        for node in [one, *(claim.subject for claim in claims)]:
            for found in store.quads_for_pattern(node, None, None, ox.DefaultGraph()):
                if reads.reads("literature", found.triple):
                    yield found.triple


def _objects(store: ox.Store, node: Term, predicate: ox.NamedNode) -> list[Term]:
    if isinstance(node, ox.Literal):
        return []
    found = store.quads_for_pattern(node, predicate, None, ox.DefaultGraph())
    return [quad.object for quad in found]


def _read(path: Path, begin: int, length: int) -> bytes:
    with path.open("rb") as file:
        file.seek(begin)
        return file.read(length)
