"""Asks the shapes by pySHACL: the engine that every other must agree with."""

from __future__ import annotations

import logging
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import RDF, SH

from etiograph.building import graph
from etiograph.checking import shapes
from etiograph.checking.findings import BLANK, Finding, file_of, split
from etiograph.errors import InputSyntaxError
from etiograph.rdf.conversion import to_rdflib

logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # a bad literal is a finding


def read(folder: Path) -> rdflib.Graph:
    """Return the shapes of a folder as pySHACL takes them.

    Raises:
        InputError, InputSyntaxError: as ``shapes.read`` does.
    """
    return to_rdflib(graph.default(shapes.read(folder)))


def shape_findings(
    data: rdflib.Graph, all_shapes: rdflib.Graph, store: ox.Store | None = None
) -> list[Finding]:
    """Return what pySHACL finds, as findings, sorted.

    Args:
        data: graph to validate, vocabulary included.
        all_shapes: the shapes.
        store: the same graph with its named graphs, to say which file a focus stands in.
    """
    _, results, _ = pyshacl.validate(
        data, shacl_graph=all_shapes, inference="none", advanced=False, inplace=True
    )
    if not isinstance(results, rdflib.Graph):
        raise InputSyntaxError("shapes", "the shapes graph is not valid SHACL", "correct it")
    found = set()
    for result in results.subjects(RDF.type, SH.ValidationResult):
        focus = _said(results.value(result, SH.focusNode))
        message = str(results.value(result, SH.resultMessage))
        severity = str(results.value(result, SH.resultSeverity)).removeprefix(str(SH))
        value = _said(results.value(result, SH.value))
        shape = str(results.value(result, SH.sourceShape))
        found.add(Finding(severity, focus, shape, *split(message), file_of(store, focus), value))
    return sorted(found)


def _said(node: rdflib.term.Node | None) -> str:
    if isinstance(node, rdflib.BNode):
        return BLANK
    return "" if node is None else str(node)
