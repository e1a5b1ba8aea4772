"""Asks the shapes by ``shacl``, a validator in Rust, where it agrees with pySHACL.

It reads text, so that no object of Python is made of a triple. It is asked only where every word
of the shapes is one on which the two engines were compared (``tests/test_engines.py``).
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from etiograph.checking.findings import BLANK, Finding, file_of, plain, split
from etiograph.vocabulary import PREFIXES

if TYPE_CHECKING:
    import shacl

SH = PREFIXES["sh"]
COMPARED = frozenset(
    """BlankNode BlankNodeOrIRI BlankNodeOrLiteral IRI IRIOrLiteral Literal NodeShape PropertyShape
    Violation Warning alternativePath class closed datatype equals hasValue ignoredProperties in
    inversePath languageIn lessThan lessThanOrEquals maxCount maxInclusive maxLength message
    minCount minInclusive minLength nodeKind not or path pattern property severity targetClass
    targetNode targetObjectsOf targetSubjectsOf""".split()
)
"""Words of SHACL on which the two engines were compared; Oxigraph's names after ``sh:``."""


class CannotTakeError(Exception):
    """The fast engine cannot take these shapes, or is not here; the text says why."""


def compiled(all_shapes: ox.Store) -> shacl.Shapes:
    """Return the shapes, ready to be asked any number of times.

    Raises:
        CannotTakeError: if pySHACL must be asked instead.
    """
    if importlib.util.find_spec("shacl") is None:
        raise CannotTakeError("the package shacl is not installed")
    import shacl  # noqa: PLC0415 - may be missing

    _refuse(all_shapes)
    try:
        return shacl.Shapes.from_text(lines(all_shapes), "ntriples")
    except ValueError as error:
        raise CannotTakeError(" ".join(str(error).split())) from error


def _refuse(all_shapes: ox.Store) -> None:
    used, messages = set(), Counter[str]()
    for quad in all_shapes:
        for node in (quad.subject, quad.predicate, quad.object):
            if isinstance(node, ox.NamedNode) and node.value.startswith(SH):
                used.add(node.value.removeprefix(SH))
        messages[str(quad.subject)] += quad.predicate.value == f"{SH}message"
    unknown = sorted(used - COMPARED)
    if unknown:
        raise CannotTakeError(f"it was not compared with pySHACL on sh:{unknown[0]}")
    if max(messages.values(), default=0) > 1:
        raise CannotTakeError("a shape has two messages")


def lines(store: ox.Store) -> str:
    """Return the union of a store as N-Triples."""
    written = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    return (written or b"").decode()


def of_text(
    shapes: shacl.Shapes,
    triples: str,
    store: ox.Store | None = None,
    within: Collection[str] | None = None,
) -> list[Finding]:
    """Return what is found in a graph that is given as N-Triples or N-Quads, sorted.

    Args:
        shapes: what ``compiled`` returned.
        triples: the graph, vocabulary included. A triple may stand in it twice, in whatever graphs.
        store: the same graph, to say which file a focus stands in.
        within: IRIs in angle brackets; findings at other nodes are left out.
    """
    results = shapes.validate_text(triples, "nquads").results
    if within is not None:
        results = [one for one in results if one.focus_node in within]
    return _findings(results, store)


def of_file(shapes: shacl.Shapes, path: Path, store: ox.Store | None = None) -> list[Finding]:
    """Return what is found in a file of N-Quads, as ``of_text`` does.

    Raises:
        OSError: if it cannot be read.
    """
    return _findings(shapes.validate_file(str(path)).results, store)


def _findings(results: Iterable[shacl.Result], store: ox.Store | None) -> list[Finding]:
    found = set()
    for one in results:
        if one.message is None:
            raise CannotTakeError("a shape has no message")
        focus, shape = plain(one.focus_node), plain(one.source_shape or "<>")
        found.add(
            Finding(
                one.severity,
                focus,
                shape,
                *split(one.message),
                file_of(store, focus),
                BLANK if (one.value or "").startswith("_:") else one.value_plain or "",
            )
        )
    return sorted(found)
