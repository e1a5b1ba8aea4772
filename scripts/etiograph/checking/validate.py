"""Asks the shapes and the hygiene queries; every answer is a finding that a person can act on."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from etiograph.asking import questions
from etiograph.building import graph, opening
from etiograph.checking import fast_engine, hygiene, shapes, sharding
from etiograph.checking.findings import VIOLATION, WARNING, Finding, file_of

FAST, PYSHACL = "fast", "pyshacl"
"""Engines of the shapes; ``pyshacl`` is the reference, ``fast`` is asked where it agrees."""
SMALL, LARGE = 1 << 31, 1 << 33
"""Bytes of a graph up to which the shapes are asked of the whole, whatever the memory of the
machine, and above which they are asked in shards: the whole takes half as many bytes of memory as
its file has, or less, and less time than two processes need for shards (10^6 claims)."""


@dataclass(frozen=True, slots=True)
class Report:
    """Result of a validation.

    Attributes:
        findings: what is wrong, sorted.
        focus_counts: how many nodes each shape with a target looked at.
        asked: how many hygiene queries were asked.
        engine: the engine of the shapes that was asked.
        reason: why it was not the engine that was wanted; empty if it was.
    """

    findings: tuple[Finding, ...]
    focus_counts: dict[str, int]
    asked: int
    engine: str = FAST
    reason: str = ""

    @property
    def conforms(self) -> bool:
        """Whether no rule that must hold is broken."""
        return all(finding.severity == WARNING for finding in self.findings)


def report(
    store: ox.Store,
    shape_folder: Path,
    queries: Path,
    engine: str = FAST,
    built: Path | None = None,
) -> Report:
    """Validate an open graph against every shape and every hygiene query.

    Args:
        store: the graph.
        shape_folder: folder of the shapes.
        queries: folder of the queries.
        engine: engine of the shapes; where it cannot take them, pySHACL is asked.
        built: the file of N-Quads that was opened, which is read faster than the store is listed.

    Raises:
        InputError, InputSyntaxError: if a shape or query cannot be read.
    """
    all_shapes = shapes.read(shape_folder)
    rules = questions.shipped(queries, "hygiene")
    found, used, reason = _of_shapes(store, shape_folder, engine, built)
    found += lint(all_shapes, store)
    found += _of_hygiene(store, rules, built)
    counts = shapes.focus_counts(all_shapes, store)
    return Report(tuple(sorted(found)), counts, len(rules), used, reason)


def _of_hygiene(
    store: ox.Store, rules: list[questions.Question], built: Path | None
) -> list[Finding]:
    if built is not None and opening.spreads(built):
        return hygiene.spread(built, rules)
    return [one for rule in rules for one in hygiene.findings(store, rule)]


def _of_shapes(
    store: ox.Store, shape_folder: Path, engine: str, built: Path | None
) -> tuple[list[Finding], str, str]:
    reason = ""
    all_shapes = shapes.read(shape_folder)
    if engine == FAST:
        try:
            if built is not None and built.stat().st_size > _at_once():
                return sharding.findings(built, shape_folder), FAST, ""
            return shape_findings(store, all_shapes, built), FAST, ""
        except fast_engine.CannotTakeError as error:
            reason = str(error)
    # Late: rdflib and pySHACL are slow to load.
    from etiograph.checking import reference_engine  # noqa: PLC0415
    from etiograph.rdf.conversion import to_rdflib  # noqa: PLC0415

    data, as_read = (to_rdflib(graph.default(one)) for one in (store, all_shapes))
    return reference_engine.shape_findings(data, as_read, store), PYSHACL, reason


def _at_once() -> int:
    """Return how many bytes of a graph are asked at once: half of the memory of the machine."""
    try:
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):  # not on every system
        memory = 0
    return max(SMALL, min(LARGE, memory // 2))


def shape_findings(
    store: ox.Store, all_shapes: ox.Store, built: Path | None = None
) -> list[Finding]:
    """Return what the fast engine finds in an open graph, sorted.

    Args:
        store: the graph.
        all_shapes: the shapes.
        built: the file of N-Quads that was opened, if there is one.

    Raises:
        CannotTakeError: if pySHACL must be asked instead.
    """
    ready = fast_engine.compiled(all_shapes)
    if built is not None and built.suffix == ".nq":
        return fast_engine.of_file(ready, built, store)
    return fast_engine.of_text(ready, fast_engine.lines(store), store)


def placed(store: ox.Store, finding: Finding) -> Finding:
    """Return a finding with the file of its focus."""
    return replace(finding, file=file_of(store, finding.focus))


def lint(all_shapes: ox.Store, data: ox.Store) -> list[Finding]:
    """Return the faults of the shapes themselves, as findings."""
    return faulty(shapes.faults(all_shapes, data))


def faulty(faults: Iterable[shapes.Fault]) -> list[Finding]:
    """Return faults of shapes as findings."""
    return [
        Finding(VIOLATION, fault.shape, "lint", fault.rule, fault.remedy, "shapes/", "")
        for fault in faults
    ]
