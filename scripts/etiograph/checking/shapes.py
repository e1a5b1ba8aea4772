"""Reads the shapes, and finds in them what SHACL passes over in silence.

SHACL ignores words that it does not know, and a shape whose target matches nothing never fails:
both look alive and check nothing. Measured on pySHACL 0.40: also with ``meta_shacl``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyshacl
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SH

from etiograph import locations
from etiograph.errors import InputError
from etiograph.rdf import reading

TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
SILENT = {SH.path, SH.message, SH.severity, SH.name, SH.description, SH.order, SH.group}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """A shape that does not do what it looks like."""

    shape: str
    rule: str
    remedy: str


def read(folder: Path) -> rdflib.Graph:
    """Return one graph of every ``*.ttl`` file in a folder.

    Raises:
        InputError, InputSyntaxError: if there is none, or one is not Turtle.
    """
    graph = rdflib.Graph()
    for path in locations.files(folder, "*.ttl"):
        reading.check_turtle(path)
        graph.parse(path, format="turtle")
    return graph


def words() -> set[rdflib.term.Node]:
    """Return the words that SHACL declares, from the copy that pySHACL ships.

    Raises:
        InputError: if pySHACL no longer ships it.
    """
    path = Path(pyshacl.__file__).parent / "assets" / "shacl.ttl"
    if not path.is_file():
        raise InputError(path, "the vocabulary of SHACL is missing", "install pyshacl anew")
    return set(rdflib.Graph().parse(path, format="turtle").subjects())


def faults(shapes: rdflib.Graph, data: rdflib.Graph) -> list[Fault]:
    """Return the faults of the shapes, given the data they are meant for, sorted.

    Args:
        shapes: every shape.
        data: the graph to validate, with the vocabulary in it.
    """
    found = [_unknown(word) for word in _used(shapes) - words()]
    nodes, properties = _of(shapes, SH.NodeShape), _of(shapes, SH.PropertyShape)
    referred = set(shapes.objects(None, SH.property)) | set(shapes.objects(None, SH.node))
    for shape in sorted(nodes | properties, key=str):
        predicates = set(shapes.predicates(shape))
        if not predicates & set(TARGETS) and shape not in referred:
            what = "A shape has a target or is used by another shape"
            found.append(Fault(str(shape), what, "Give it a target, or take it out"))
        if not predicates - SILENT - set(TARGETS) - {RDF.type}:
            what = "A shape has at least one constraint"
            found.append(Fault(str(shape), what, "Add the constraint that its message speaks of"))
    declared = set(data.subjects(RDF.type, OWL.Class)) | set(data.objects(None, RDF.type))
    for shape, target in shapes.subject_objects(SH.targetClass):
        if target not in declared:
            what = f"A target class is declared, and {target} is not"
            found.append(Fault(str(shape), what, "Correct the name of the class"))
    for shape, target in shapes.subject_objects(SH.targetNode):
        if (target, None, None) not in data:
            what = f"A target node is in the graph, and {target} is not"
            found.append(Fault(str(shape), what, "Correct the name of the node"))
    return sorted(found)


def focus_counts(shapes: rdflib.Graph, data: rdflib.Graph) -> dict[str, int]:
    """Return, for each shape with a target, how many nodes of the data it looks at."""
    counts = {}
    for shape in sorted({s for target in TARGETS for s in shapes.subjects(target)}, key=str):
        focus: set[rdflib.term.Node] = set(shapes.objects(shape, SH.targetNode))
        for target in shapes.objects(shape, SH.targetClass):
            for kind in data.transitive_subjects(RDFS.subClassOf, target):
                focus |= set(data.subjects(RDF.type, kind))
        for target in shapes.objects(shape, SH.targetSubjectsOf):
            focus |= set(data.subjects(target, None))
        for target in shapes.objects(shape, SH.targetObjectsOf):
            focus |= set(data.objects(None, target))
        counts[str(shape)] = len(focus)
    return counts


def _used(shapes: rdflib.Graph) -> set[rdflib.term.Node]:
    # Not ``n in SH``: rdflib answers that with the words that it knows, and so hides the others.
    return {n for triple in shapes for n in triple if str(n).startswith(str(SH))}


def _of(shapes: rdflib.Graph, kind: rdflib.URIRef) -> set[rdflib.term.Node]:
    return {s for s in shapes.subjects(RDF.type, kind) if isinstance(s, rdflib.URIRef)}


def _unknown(word: rdflib.term.Node) -> Fault:
    rule = "A shape uses words that SHACL declares, and this is none"
    return Fault(str(word), rule, "Correct its spelling")
