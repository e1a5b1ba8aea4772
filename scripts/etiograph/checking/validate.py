"""Asks the shapes and the hygiene queries; every answer is a finding that a person can act on."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import RDF, SH

from etiograph.asking import questions
from etiograph.building import graph
from etiograph.checking import shapes
from etiograph.errors import InputSyntaxError
from etiograph.rdf import query
from etiograph.rdf.conversion import to_rdflib
from etiograph.vocabulary import shorten

logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # a bad literal is a finding

VIOLATION, WARNING = "Violation", "Warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One rule broken at one place.

    Attributes:
        severity: ``Violation`` or ``Warning``.
        focus: IRI at which the rule is broken.
        shape: IRI of the shape, or name of the hygiene query.
        rule: the rule, as a fact.
        remedy: what to do.
        file: file below the project's root that speaks of the focus, or empty.
        value: the offending value, or empty.
    """

    severity: str
    focus: str
    shape: str
    rule: str
    remedy: str
    file: str
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """Result of a validation: findings, and how many nodes each shape looked at."""

    findings: tuple[Finding, ...]
    focus_counts: dict[str, int]
    hygiene: int

    @property
    def conforms(self) -> bool:
        """Whether no rule that must hold is broken."""
        return all(finding.severity == WARNING for finding in self.findings)


def report(store: ox.Store, shape_folder: Path, queries: Path) -> Report:
    """Validate an open graph against every shape and every hygiene query.

    Raises:
        InputError, InputSyntaxError: if a shape or query cannot be read.
    """
    data = to_rdflib(graph.default(store))
    all_shapes = shapes.read(shape_folder)
    rules = questions.shipped(queries, "hygiene")
    found = [
        *_faults(all_shapes, data),
        *shape_findings(data, all_shapes, store),
        *(one for rule in rules for one in hygiene_findings(store, rule)),
    ]
    counts = shapes.focus_counts(all_shapes, data)
    return Report(tuple(sorted(found)), counts, len(rules))


def shape_findings(
    data: rdflib.Graph, all_shapes: rdflib.Graph, store: ox.Store | None = None
) -> list[Finding]:
    """Return what pySHACL finds, as findings.

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
        focus = str(results.value(result, SH.focusNode))
        message = str(results.value(result, SH.resultMessage))
        severity = str(results.value(result, SH.resultSeverity)).removeprefix(str(SH))
        value = results.value(result, SH.value)
        rule, remedy = split(message)
        found.add(
            Finding(
                severity,
                focus,
                str(results.value(result, SH.sourceShape)),
                rule,
                remedy,
                file_of(store, focus) if store is not None else "",
                "" if value is None else str(value),
            )
        )
    return sorted(found)


def hygiene_findings(store: ox.Store, rule: questions.Question) -> list[Finding]:
    """Return one finding for each row of a hygiene query; its first column is the focus.

    Raises:
        InputSyntaxError: if its header lacks ``title``, ``remedy`` or ``severity``.
    """
    for name in ("title", "remedy", "severity"):
        if name not in rule.header:
            raise InputSyntaxError(rule.path, f"no header line '#+ {name}:'", "add it")
    found = []
    for row in query.ask(store, rule.text, {}).rows:
        focus, *rest = ("" if cell is None else cell.value for cell in row)
        found.append(
            Finding(
                VIOLATION if rule.header["severity"] == "error" else WARNING,
                focus,
                rule.name,
                rule.header["title"],
                rule.header["remedy"],
                file_of(store, focus),
                " ".join(map(shorten, rest)),
            )
        )
    return found


def split(message: str) -> tuple[str, str]:
    """Return rule and remedy of a message of two sentences.

    >>> split("A span has one start. Take it from etiograph locate.")
    ('A span has one start', 'Take it from etiograph locate')
    """
    rule, _, remedy = message.partition(". ")
    return rule.rstrip("."), remedy.rstrip(".")


def file_of(store: ox.Store, iri: str) -> str:
    """Return the file in which a node is described, or what derived it; empty if unknown."""
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return ""
    for predicate in (graph.RDF_TYPE, None):
        quads = store.quads_for_pattern(node, predicate, None, None)
        graphs = {q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode)}
        if graphs:
            return ", ".join(sorted(graph.file_of(one) for one in graphs))
    return ""


def _faults(all_shapes: rdflib.Graph, data: rdflib.Graph) -> list[Finding]:
    return [
        Finding(VIOLATION, fault.shape, "lint", fault.rule, fault.remedy, "shapes/", "")
        for fault in shapes.faults(all_shapes, data)
    ]
