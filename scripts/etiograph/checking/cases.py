"""Reads the cases: what is done to a small invented graph, and what must be found in it then.

The graph and the cases stand under ``tests/``, so a checkout is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from etiograph import locations
from etiograph.building import graph, infer
from etiograph.errors import InputSyntaxError
from etiograph.rdf import bounded, reading
from etiograph.rdf.nodes import value
from etiograph.vocabulary import ETIO, PREFIXES, shorten

SUBCLASS = PREFIXES["rdfs"] + "subClassOf"
ENDS = {"subject": ETIO.hasSubjectClass, "object": ETIO.hasObjectClass}


@dataclass(frozen=True, slots=True)
class Case:
    """One change to the invented graph.

    Attributes:
        name: what to call it.
        expected: what must be found after the change: names of shapes, or, where ``by_focus``,
            a name of a shape and the IRI of the node each, with a space between.
        by_focus: whether it matters where a shape is tripped.
        added: triples that the change brings.
        removed: triples that it takes away.
    """

    name: str
    expected: frozenset[str] = frozenset()
    by_focus: bool = False
    added: frozenset[ox.Triple] = frozenset()
    removed: frozenset[ox.Triple] = frozenset()


def invented(ontology: Path, queries: Path, base: Path) -> list[ox.Quad]:
    """Return the vocabulary, the graph in the file ``base`` and all that follows from both.

    Raises:
        InputError, InputSyntaxError: if a file cannot be read.
    """
    quads = []
    for name, path in (("vocabulary", ontology / "vocabulary.ttl"), ("base", base)):
        home = ox.NamedNode(graph.GRAPH + name)
        quads += [ox.Quad(t.subject, t.predicate, t.object, home) for t in reading.turtle(path)]
    built = graph.store(quads)
    infer.derive(built, infer.rules(queries))
    return list(built)


def header(path: Path, key: str) -> list[str]:
    """Return the words of the header line ``# key: …`` of a case.

    Raises:
        InputSyntaxError: if there is no such line.
    """
    start = f"# {key}:"
    for line in reading.text(path).splitlines():
        if line.startswith(start):
            return line.removeprefix(start).split()
    raise InputSyntaxError(path, f"no header line '{start}'", "add it")


def changed(quads: Iterable[ox.Quad], path: Path) -> ox.Store:
    """Return a graph after the SPARQL update in a file, which can reach no other file or host.

    Raises:
        InputError: if the file cannot be read.
        InputSyntaxError: if it is no update, or asks for what lies outside the graph.
    """
    text = reading.text(path)
    store = ox.Store()
    store.extend(quads)
    try:
        with bounded.sealed():
            store.update(text)
    except SyntaxError as error:
        raise InputSyntaxError(path, "not a SPARQL update", "correct it") from error
    except (OSError, RuntimeError) as error:
        what = "asks for what lies outside the graph, or for what the engine cannot do"
        raise InputSyntaxError(path, what, "take LOAD and SERVICE out") from error
    return store


def of_shapes(folder: Path, quads: list[ox.Quad]) -> list[Case]:
    """Return a case for each file of a folder; ``# violates:`` names the shapes that it trips.

    Raises:
        InputError, InputSyntaxError: if a file is no case.
    """
    before = {q.triple for q in quads if isinstance(q.graph_name, ox.DefaultGraph)}
    found = []
    for path in locations.files(folder, "*.ru"):
        after = set(graph.default(changed(quads, path)))
        named = frozenset(header(path, "violates"))
        found.append(
            Case(
                path.stem, named, added=frozenset(after - before), removed=frozenset(before - after)
            )
        )
    return found


def of_relations(vocabulary: Iterable[ox.Triple]) -> list[Case]:
    """Return a case for each relation: claims with a term of each class as subject and object.

    Expected is what the vocabulary says, not what the shapes say: the shape of an end is tripped
    by exactly the classes that are not allowed there.
    """
    triples = list(vocabulary)
    above: dict[str, set[str]] = {}
    for triple in triples:
        if triple.predicate.value == SUBCLASS:
            above.setdefault(value(triple.subject), set()).add(value(triple.object))
    entities = {kind for kind in above if ETIO.Entity in _ancestors(kind, above)}
    beside = {kind for entity in entities for kind in above[entity]}
    kinds = sorted(entities | beside)
    relations = sorted(
        value(t.subject)
        for t in triples
        if t.predicate == graph.RDF_TYPE and value(t.object) == ETIO.Relation
    )
    return [_of_relation(one, triples, [*kinds, ETIO.SourceDocument], above) for one in relations]


def _of_relation(
    relation: str, triples: list[ox.Triple], kinds: list[str], above: dict[str, set[str]]
) -> Case:
    name = relation.removeprefix(PREFIXES["etio"])
    added, expected = set(), set()
    for number, kind in enumerate(kinds, 1):
        claim = ox.NamedNode(f"{PREFIXES['claim']}997-{number:03d}")
        term = ox.NamedNode(f"{claim.value}-term")
        added |= {
            ox.Triple(term, graph.RDF_TYPE, ox.NamedNode(kind)),
            ox.Triple(claim, ox.NamedNode(ETIO.relation), ox.NamedNode(relation)),
        }
        for end, declares in ENDS.items():
            added.add(ox.Triple(claim, ox.NamedNode(PREFIXES["etio"] + end), term))
            allowed = {
                value(t.object)
                for t in triples
                if value(t.subject) == relation and t.predicate.value == declares
            }
            if not allowed & _ancestors(kind, above):
                expected.add(f"shape:{name}-{end} {shorten(claim.value)}")
    return Case(f"classes of {name}", frozenset(expected), by_focus=True, added=frozenset(added))


def _ancestors(kind: str, above: dict[str, set[str]]) -> set[str]:
    found, waiting = set(), [kind]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += above.get(one, ())
    return found
