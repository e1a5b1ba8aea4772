"""Reads the shapes, and finds in them what SHACL passes over in silence.

SHACL ignores words that it does not know, and a shape whose target matches nothing never fails:
both look alive and check nothing. Measured on pySHACL 0.40: also with ``meta_shacl``.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from etiograph import locations
from etiograph.building import graph
from etiograph.errors import InputError
from etiograph.rdf import query, reading
from etiograph.rdf.nodes import Node, value
from etiograph.vocabulary import PREFIXES

SH, UNION = PREFIXES["sh"], ox.DefaultGraph()
TARGETS = tuple(f"{SH}target{way}" for way in ("Class", "Node", "SubjectsOf", "ObjectsOf"))
SILENT = {
    f"{SH}{word}"
    for word in ("path", "message", "severity", "name", "description", "order", "group")
}
"""Words that say something of a shape and constrain nothing."""
FOCUS = {
    "targetClass": "?kind rdfs:subClassOf* {0} . ?focus a ?kind .",
    "targetNode": "VALUES ?focus {{ {0} }}",
    "targetSubjectsOf": "?focus {0} ?object .",
    "targetObjectsOf": "?subject {0} ?focus .",
}
"""Which nodes a shape looks at, by the word that names its target."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A shape that does not do what it looks like."""

    shape: str
    rule: str
    remedy: str


def read(folder: Path) -> ox.Store:
    """Return one graph, in memory, of every ``*.ttl`` file in a folder.

    Raises:
        InputError, InputSyntaxError: if there is none, or one is not Turtle.
    """
    store = ox.Store()
    for path in locations.files(folder, "*.ttl"):
        reading.check_turtle(path)
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return store


def words() -> set[str]:
    """Return the words that SHACL declares, from the copy that pySHACL ships.

    Raises:
        InputError: if pySHACL no longer ships it.
    """
    # Found, not imported: pySHACL is slow to load.
    spec = importlib.util.find_spec("pyshacl")
    path = Path(str(spec.origin if spec else "")).parent / "assets" / "shacl.ttl"
    if not path.is_file():
        raise InputError(path, "the vocabulary of SHACL is missing", "install pyshacl anew")
    triples = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
    return {value(triple.subject) for triple in triples}


def faults(shapes: ox.Store, data: ox.Store) -> list[Fault]:
    """Return the faults of the shapes, given the data they are meant for, sorted.

    Args:
        shapes: every shape.
        data: the graph to validate, with the vocabulary in it.
    """
    return sorted(own_faults(shapes) + targets_astray(shapes, data))


def own_faults(shapes: ox.Store) -> list[Fault]:
    """Return the faults of the shapes that stand in the shapes alone."""
    found = [_unknown(word) for word in _used(shapes) - words()]
    referred = {o.value for way in ("property", "node") for _, o in _said(shapes, way)}
    for shape in sorted(_of(shapes, "NodeShape") | _of(shapes, "PropertyShape")):
        predicates = {
            q.predicate.value for q in shapes.quads_for_pattern(ox.NamedNode(shape), None, None)
        }
        if not predicates & set(TARGETS) and shape not in referred:
            what = "A shape has a target or is used by another shape"
            found.append(Fault(shape, what, "Give it a target, or take it out"))
        if not predicates - SILENT - set(TARGETS) - {graph.RDF_TYPE.value}:
            what = "A shape has at least one constraint"
            found.append(Fault(shape, what, "Add the constraint that its message speaks of"))
    return found


def targets_astray(shapes: ox.Store, data: ox.Store) -> list[Fault]:
    """Return a fault for each target that the data do not have."""
    found = []
    for shape, target in _said(shapes, "targetClass"):
        if not _declared(data, target):
            what = f"A target class is declared, and {target.value} is not"
            found.append(Fault(shape, what, "Correct the name of the class"))
    for shape, target in _said(shapes, "targetNode"):
        if next(data.quads_for_pattern(target, None, None, UNION), None) is None:
            what = f"A target node is in the graph, and {target.value} is not"
            found.append(Fault(shape, what, "Correct the name of the node"))
    return found


def focus_counts(shapes: ox.Store, data: ox.Store) -> dict[str, int]:
    """Return, for each shape with a target, how many nodes of the data it looks at."""
    ways: dict[str, set[str]] = {}
    for way, template in FOCUS.items():
        for shape, target in _said(shapes, way):
            ways.setdefault(shape, set()).add(template.format(target))
    counted: dict[str, int] = {}
    for union in {_union(some) for some in ways.values()}:
        text = f"SELECT (COUNT(DISTINCT ?focus) AS ?count) WHERE {{ {union} }}"
        ((count,),) = query.ask(data, text, {}).rows
        counted[union] = int(count.value) if count is not None else 0
    return {shape: counted[_union(some)] for shape, some in sorted(ways.items())}


def _union(patterns: set[str]) -> str:
    return " UNION ".join(f"{{ {one} }}" for one in sorted(patterns))


def _said(shapes: ox.Store, word: str) -> Iterator[tuple[str, ox.NamedNode]]:
    """Yield the shapes of which a word of SHACL is said, with the IRI that it leads to."""
    for quad in shapes.quads_for_pattern(None, ox.NamedNode(SH + word), None):
        if isinstance(quad.object, ox.NamedNode):
            yield value(quad.subject), quad.object


def _declared(data: ox.Store, kind: ox.NamedNode) -> bool:
    whole = ox.NamedNode(PREFIXES["owl"] + "Class")
    patterns: list[tuple[ox.NamedNode | None, ox.NamedNode]] = [(kind, whole), (None, kind)]
    return any(
        next(data.quads_for_pattern(node, graph.RDF_TYPE, of, UNION), None) is not None
        for node, of in patterns
    )


def _used(shapes: ox.Store) -> set[str]:
    nodes: set[Node] = {n for quad in shapes for n in quad.triple}
    return {n.value for n in nodes if isinstance(n, ox.NamedNode) and n.value.startswith(SH)}


def _of(shapes: ox.Store, kind: str) -> set[str]:
    quads = shapes.quads_for_pattern(None, graph.RDF_TYPE, ox.NamedNode(SH + kind))
    return {q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)}


def _unknown(word: str) -> Fault:
    rule = "A shape uses words that SHACL declares, and this is none"
    return Fault(word, rule, "Correct its spelling")
