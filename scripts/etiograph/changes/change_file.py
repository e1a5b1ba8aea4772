"""Writes and reads change files: JSON Lines, first the digests, then one node a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from etiograph.changes.comparing import WHAT, Change, Changes
from etiograph.changes.naming import Names, sort_of
from etiograph.errors import InputSyntaxError
from etiograph.rdf import reading

MARK, VERSION = "changes", 1
HEAD = ("etiograph", "version", "old", "new", "rules")
LINE = ("part", "what", "sort", "graph", "node", "label", "removed", "added")
DIGEST = re.compile("[0-9a-f]{64}")
ASSERTED, DERIVED = "asserted", "derived"
HINT = "name a file that etiograph diff wrote"


def text(changes: Changes, names: Names) -> str:
    """Return changes as a change file.

    The first line has the digests of OLD, NEW and the rules. Each other line has one node in one
    named graph: IRIs are written out; objects are terms as N-Triples writes them, by predicate,
    sorted. ``sort`` and ``label`` are for readers, and are passed over by ``read``.
    """
    head = (MARK, VERSION, changes.old, changes.new, changes.rules)
    lines = [dict(zip(HEAD, head, strict=True))]
    for part, listed in ((ASSERTED, changes.asserted), (DERIVED, changes.derived)):
        for one in listed:
            said = (part, one.what, sort_of(one), one.graph, one.node, names.of(one))
            cells = (*said, _objects(one.removed), _objects(one.added))
            lines.append(dict(zip(LINE, cells, strict=True)))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _objects(quads: Iterable[ox.Quad]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for quad in sorted(quads, key=str):
        found.setdefault(quad.predicate.value, []).append(str(quad.object))
    return found


def read(path: Path) -> Changes:
    """Return the changes of a change file.

    Raises:
        InputError: if it cannot be read.
        InputSyntaxError: if it is no change file of this version; the message gives the line.
    """
    lines = reading.text(path).split("\n")
    if lines[-1]:
        raise InputSyntaxError(f"{path}:{len(lines)}", "the line has no end: cut off", HINT)
    head = _json(f"{path}:1", lines[0])
    if tuple(head) != HEAD or head["etiograph"] != MARK:
        raise InputSyntaxError(f"{path}:1", "not a change file", HINT)
    if head["version"] != VERSION:
        hint = "use the etiograph that made it"
        raise InputSyntaxError(f"{path}:1", f"version {head['version']} of change files", hint)
    old, new, rules = (str(head[name]) for name in ("old", "new", "rules"))
    if not all(DIGEST.fullmatch(one) for one in (old, new, rules or new)):
        raise InputSyntaxError(f"{path}:1", "a digest that is none", HINT)
    parts: dict[str, list[Change]] = {ASSERTED: [], DERIVED: []}
    for number, line in enumerate(lines[1:-1], 2):
        part, change = _change(f"{path}:{number}", line)
        parts[part].append(change)
    return Changes(old, new, rules, tuple(parts[ASSERTED]), tuple(parts[DERIVED]))


def _json(where: str, line: str) -> dict[str, object]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputSyntaxError(where, "not JSON", HINT) from error
    if not isinstance(found, dict):
        raise InputSyntaxError(where, "not a change file", HINT)
    return found


def _change(where: str, line: str) -> tuple[str, Change]:
    said = _json(where, line)
    sound = (
        tuple(said) == LINE
        and said["part"] in (ASSERTED, DERIVED)
        and said["what"] in WHAT
        and isinstance(said["graph"], str)
        and isinstance(said["node"], str)
    )
    if not sound:
        raise InputSyntaxError(where, "not a line of a change file", HINT)
    graph, node = str(said["graph"]), str(said["node"])
    removed = _quads(where, graph, node, said["removed"])
    added = _quads(where, graph, node, said["added"])
    return str(said["part"]), Change(graph, node, str(said["what"]), removed, added)


def _quads(where: str, graph: str, node: str, objects: object) -> frozenset[ox.Quad]:
    if not isinstance(objects, Mapping) or not all(isinstance(o, list) for o in objects.values()):
        raise InputSyntaxError(where, "not a line of a change file", HINT)
    lines = [
        f"<{node}> <{predicate}> {term} <{graph}>"
        for predicate, terms in objects.items()
        for term in terms
    ]
    try:
        quads = list(ox.parse(" .\n".join([*lines, ""]), format=ox.RdfFormat.N_QUADS))
    except SyntaxError as error:
        raise InputSyntaxError(where, "a term that is none of N-Triples", HINT) from error
    # A term that holds more than one term would make other quads than the line says.
    if [str(quad) for quad in quads] != lines:
        raise InputSyntaxError(where, "a term that is none of N-Triples", HINT)
    return frozenset(quads)
