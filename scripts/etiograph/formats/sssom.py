"""SSSOM table of the counterparts that terms and relations have in other ontologies."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph as ox

from etiograph.errors import InputError
from etiograph.exchange import named_graphs
from etiograph.exchange.class_tables import named_node, prefixed
from etiograph.exchange.content import Content
from etiograph.exchange.named_graphs import MATCHES
from etiograph.notice import LICENCE, NOTICE, RIGHTS
from etiograph.rdf.nodes import graph_of, value
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
)
UNSPECIFIED = "semapv:UnspecifiedMatching"
"""The graph does not say why; the table of which ``mapping_source`` gives the name does."""
LABEL = PREFIXES["rdfs"] + "label"
EXTERNAL = f"{PREFIXES['graph']}reference-external-hierarchy"


def files(content: Content) -> dict[str, bytes]:
    """Return the one table, sorted: a row for each mapping."""
    labels = {
        (value(quad.subject), graph_of(quad)): value(quad.object)
        for quad in content.quads
        if quad.predicate.value == LABEL
    }
    rows = []
    for quad in content.quads:
        if quad.predicate.value not in MATCHES:
            continue
        subject, node = value(quad.subject), value(quad.object)
        home, place = named_graphs.of_statement(subject, LABEL).value, graph_of(quad)
        rows.append(
            (
                prefixed(subject),
                labels.get((subject, home), ""),
                prefixed(quad.predicate.value),
                prefixed(node),
                labels.get((node, EXTERNAL), ""),
                UNSPECIFIED,
                f"{SETS}:{place.removeprefix(MAPPINGS)}" if place.startswith(MAPPINGS) else "",
            )
        )
    table = io.StringIO()
    csv.writer(table, delimiter="\t", lineterminator="\n").writerows([COLUMNS, *sorted(rows)])
    return {FILE: ("".join(_metadata(rows)) + table.getvalue()).encode()}


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return the mappings and the labels that stand in the table.

    Raises:
        InputError: if it has no such columns, or names no resource.
    """
    lines = io.StringIO(files[FILE].decode(), newline="")
    place = lines.tell()
    while lines.readline().startswith("#"):
        place = lines.tell()
    lines.seek(place)
    rows = list(csv.DictReader(lines, delimiter="\t"))
    if any(tuple(row) != COLUMNS for row in rows):
        raise InputError(FILE, "other columns than those that export writes", "export anew")
    return {quad for row in rows for quad in _quads(row)}


def _metadata(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"#mapping_set_id: {BASE}{SETS}\n"
    yield "#mapping_set_description: Counterparts of the terms and relations of Etiograph.\n"
    yield f"#license: {LICENCE}\n"
    yield f"#comment: '{NOTICE} {RIGHTS}'\n"
    names = [row[place] for row in rows for place in (0, 2, 3, 5)]
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
    for one, label, where in (
        (subject, row["subject_label"], home),
        (node, row["object_label"], ox.NamedNode(EXTERNAL)),
    ):
        if label:
            literal = ox.Literal(label, language="en")
            yield ox.Quad(one, ox.NamedNode(LABEL), literal, where)
