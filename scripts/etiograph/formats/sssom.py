"""SSSOM table of the counterparts that terms and relations have in other ontologies."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph as ox

from etiograph import locations
from etiograph.errors import InputError
from etiograph.exchange import named_graphs
from etiograph.exchange.class_tables import named_node, prefixed
from etiograph.exchange.content import Content
from etiograph.exchange.named_graphs import MATCHES
from etiograph.notice import LICENCE, NOTICE, RIGHTS
from etiograph.rdf.nodes import graph_of, value
from etiograph.terms import mappings
from etiograph.vocabulary import BASE, PREFIXES

TITLE = "SSSOM"
EXTRACT = True
FILE = "etiograph.sssom.tsv"
SETS, MAPPINGS = "mappings", f"{PREFIXES['graph']}mappings-"
COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "mapping_source",
    "comment",
)
"""Those that always stand; columns that only the tables have follow."""
FREE_TEXT = ("subject_label", "object_label", "comment")
UNSPECIFIED = "semapv:UnspecifiedMatching"
UNEXPLAINED = "No table of mappings that comes with the program gives a reason."
NAMED_THERE = "The label of the object is that of the table of mappings; the graph has none."
"""Ends the comment of a row whose label is not the graph's."""
LABEL = PREFIXES["rdfs"] + "label"
EXTERNAL = f"{PREFIXES['graph']}reference-external-hierarchy"


def files(content: Content) -> dict[str, bytes]:
    """Return the one table, sorted: a row for each mapping of the graph.

    Why a mapping was made the graph does not hold. That is taken, with any other column, from the
    tables that come with the program, where they have the same subject, predicate and object.
    They add no mapping.

    Raises:
        InputError, InputSyntaxError: if a table is missing, or cannot be read.
    """
    labels = {
        (value(quad.subject), graph_of(quad)): value(quad.object)
        for quad in content.quads
        if quad.predicate.value == LABEL
    }
    reasons = _reasons()
    unexplained = {"mapping_justification": UNSPECIFIED, "comment": UNEXPLAINED}
    found = [
        _row(quad, labels, reason)
        for quad in content.quads
        if quad.predicate.value in MATCHES
        for reason in reasons.get(quad.triple, [unexplained])
    ]
    others = {column for row in found for column, cell in row.items() if cell} - {*COLUMNS}
    header = (*COLUMNS, *sorted(others))
    rows = sorted([row.get(column, "") for column in header] for row in found)
    table = io.StringIO()
    csv.writer(table, delimiter="\t", lineterminator="\n").writerows([header, *rows])
    return {FILE: ("".join(_metadata(header, rows)) + table.getvalue()).encode()}


def _reasons() -> dict[ox.Triple, list[Mapping[str, str]]]:
    """Return what the tables that come with the program say of each mapping."""
    found: dict[ox.Triple, list[Mapping[str, str]]] = {}
    for path in locations.files(locations.root() / "ontology", "mappings/*.sssom.tsv"):
        for row in mappings.rows(path):
            found.setdefault(row.triple, []).append(row.cells)
    return found


def _row(
    quad: ox.Quad, labels: Mapping[tuple[str, str], str], reason: Mapping[str, str]
) -> dict[str, str]:
    """Return a row; what the graph says comes before what a table says."""
    subject, node = value(quad.subject), value(quad.object)
    home, place = named_graphs.of_statement(subject, LABEL).value, graph_of(quad)
    label = labels.get((node, EXTERNAL), "")
    there = "" if label else reason.get("object_label", "")
    notes = (reason.get("comment", ""), NAMED_THERE if there else "")
    return {
        **reason,
        "subject_id": prefixed(subject),
        "subject_label": labels.get((subject, home), ""),
        "predicate_id": prefixed(quad.predicate.value),
        "object_id": prefixed(node),
        "object_label": label or there,
        "mapping_source": (
            f"{SETS}:{place.removeprefix(MAPPINGS)}" if place.startswith(MAPPINGS) else ""
        ),
        "comment": " ".join(filter(None, notes)),
    }


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return the mappings and the labels that stand in the table, as far as the graph says them.

    Raises:
        InputError: if it has no such columns, or names no resource.
    """
    lines = io.StringIO(files[FILE].decode(), newline="")
    place = lines.tell()
    while lines.readline().startswith("#"):
        place = lines.tell()
    lines.seek(place)
    rows = list(csv.DictReader(lines, delimiter="\t"))
    if any(not _is_row(row) for row in rows):
        raise InputError(FILE, "other columns than those that export writes", "export anew")
    return {quad for row in rows for quad in _quads(row)}


def _is_row(row: Mapping[str | None, object]) -> bool:
    """Tell whether a row has the columns, no cells beyond them, and denies nothing."""
    return (
        tuple(row)[: len(COLUMNS)] == COLUMNS and None not in row and mappings.MODIFIER not in row
    )


def _metadata(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"#mapping_set_id: {BASE}{SETS}\n"
    yield "#mapping_set_description: Counterparts of the terms and relations of Etiograph.\n"
    yield f"#license: {LICENCE}\n"
    yield f"#comment: '{NOTICE} {RIGHTS}'\n"
    places = [place for place, column in enumerate(header) if column not in FREE_TEXT]
    names = [name for row in rows for place in places for name in row[place].split("|")]
    used = {prefix for prefix, _, _ in (name.partition(":") for name in names)} & set(PREFIXES)
    known = {one: PREFIXES[one] for one in used} | {SETS: f"{BASE}{SETS}/"}
    yield "#curie_map:\n"
    yield from (f"#  {one}: {known[one]}\n" for one in sorted(known, key=str.lower))


def _quads(row: Mapping[str, str]) -> Iterator[ox.Quad]:
    subject, predicate, node = (
        named_node(row[one]) for one in ("subject_id", "predicate_id", "object_id")
    )
    prefix, _, local = row["mapping_source"].partition(":")
    home = named_graphs.of_statement(subject.value, LABEL)
    place = ox.NamedNode(MAPPINGS + local) if prefix == SETS else home
    yield ox.Quad(subject, predicate, node, place)
    ours = not row["comment"].endswith(NAMED_THERE)
    for one, label, where in (
        (subject, row["subject_label"], home),
        (node, row["object_label"] if ours else "", ox.NamedNode(EXTERNAL)),
    ):
        if label:
            literal = ox.Literal(label, language="en")
            yield ox.Quad(one, ox.NamedNode(LABEL), literal, where)
