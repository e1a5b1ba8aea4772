"""Selects, from the verified tables outside the project, the reference data that belong to us.

What belongs follows from the terms and mappings of ``ontology/``, so the tables are written anew
whenever these change. Nothing is added that the verified tables do not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from etiograph.building import graph, reference, tables
from etiograph.errors import InputError, InputSyntaxError
from etiograph.rdf.nodes import value
from etiograph.vocabulary import ETIO, PREFIXES, expand, shorten

OTHER_SLUGS = {"whole_grain": "whole-grains"}
"""Foods that the composition table calls by another name than our slug."""
DOUBTED = {"15182"}
"""NDB numbers of which an amount looks wrong beside like items; see the tables' own README."""
UNFIT = ("obsolete", "stale", "older", "number only", "label from 2018 NCIt extract only")
"""Words in the status of a class that keep it out: withdrawn, or its label not confirmed."""
MATCHES = tuple(f"{PREFIXES['skos']}{kind}Match" for kind in ("exact", "broad"))
"""A close match gives no way up."""
EDITIONS = (("2019", "S"), ("2005", "JM"))
"""Editions of an intake that has two, and the transcriptions that print each."""
TWO_EDITIONS = "two editions"


@dataclass(frozen=True, slots=True)
class Selection:
    """Texts of the tables of ``ontology/reference/`` by file name, and what was left out.

    Attributes:
        texts: file name and text.
        foods: names of foods of the composition table that are no term of ours, sorted.
    """

    texts: Mapping[str, str]
    foods: tuple[str, ...]


def select(verified: Path, encoded: Sequence[ox.Quad]) -> Selection:
    """Return the reference tables that fit the terms and mappings of the project.

    Args:
        verified: folder with ``fdc.tsv``, ``dri.tsv``, ``terms.tsv``, ``term_edges.tsv`` and
            ``sources.tsv``.
        encoded: vocabulary, terms and mappings.

    Raises:
        InputError: if a table is missing, or lacks a column.
        InputSyntaxError: if one cannot be read.
    """
    classes = graph.classes(encoded)
    sources = _rows(verified, "sources.tsv", ("source_repo_or_package", "file_path", "licence"))
    amounts, left = _composition(verified, classes)
    intakes = _intakes(verified, classes)
    edges, rights = _hierarchy(verified, encoded)
    measured = {row[-1] for row in amounts}
    advised = {seen for row in intakes for seen in row[-1].split(" | ")}
    texts = {
        "food-composition.tsv": tables.text(
            _metadata(
                "Food composition",
                "Amounts of five nutrients in 100 g of analysed foods, from transcriptions of USDA"
                " tables. A missing amount is unknown, not zero; releases that differ are both"
                " kept.",
                measured,
                _licences(sources, measured),
            ),
            reference.COMPOSITION,
            amounts,
        ),
        "intakes.tsv": tables.text(
            _metadata(
                "Reference intakes",
                "Daily intakes and upper levels by life stage, from transcriptions of the NASEM"
                " tables. Which are adequate intakes rests on the star marks of one of them.",
                advised,
                _licences(sources, advised),
            ),
            reference.INTAKES,
            intakes,
        ),
        "external-hierarchy.tsv": tables.text(
            _metadata(
                "External hierarchy",
                "What other ontologies put above the classes to which our terms are mapped: a"
                " small part of each, under its own licence.",
                {row[-1] for row in edges if row[-1]},
                rights,
            ),
            reference.HIERARCHY,
            edges,
        ),
    }
    return Selection(texts, left)


def _composition(
    verified: Path, classes: Mapping[str, set[str]]
) -> tuple[list[tuple[str, ...]], tuple[str, ...]]:
    """Return rows of which FDC id and NDB number are known to belong together, and foods left out.

    Basis A: both stand in one record; B: the description stands beside the FDC id elsewhere, and
    the energy agrees. C and none are not built on.
    """
    columns = ("food", "fdc_id_basis", "source_file", *reference.COMPOSITION[1:11])
    found, left = set(), set()
    for row in _rows(verified, "fdc.tsv", columns):
        basis = row["fdc_id_basis"].partition(":")[0]
        food = f"food:{OTHER_SLUGS.get(row['food'], row['food'].replace('_', '-'))}"
        if not classes.get(expand(food) or "", set()) & {ETIO.Food, ETIO.FoodGroup}:
            left.add(row["food"])
            continue
        nutrient = _nutrient(row, classes)
        if basis not in reference.BASES or row["ndb_no"] in DOUBTED or nutrient is None:
            continue
        cells = {**row.cells, "food": food, "nutrient": nutrient, "basis": basis}
        cells["seen"] = row["source_file"]
        found.add(tuple(cells[column] for column in reference.COMPOSITION))
    return sorted(found), tuple(sorted(left))


def _intakes(verified: Path, classes: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """Return the reference intakes of our nutrients; where there are two editions, a row of each.

    Raises:
        InputError: if two transcriptions of one edition differ; the table does not say which is
            right.
    """
    columns = ("nutrient", "amounts_seen", "sources", *reference.INTAKES[1:6])
    found = []
    for row in _rows(verified, "dri.tsv", (*columns, "agreement", "note")):
        nutrient = _nutrient(row, classes)
        if nutrient is None:
            continue
        cells = {**row.cells, "nutrient": nutrient, "edition": "", "seen": row["sources"]}
        if row["agreement"] != TWO_EDITIONS:
            found.append(tuple(cells[column] for column in reference.INTAKES))
            continue
        amounts = dict(re.findall(r"(\w)=([^;]+)", row["amounts_seen"]))
        newer, *older = row["sources"].split(" | ")
        if not {letter for _, letters in EDITIONS for letter in letters} <= set(amounts):
            what = f"amounts_seen is {row['amounts_seen'] or 'empty'}"
            raise InputSyntaxError(row.where, what, "write S=…; J=…; M=…")
        for (edition, letters), seen in zip(EDITIONS, ([newer], older), strict=True):
            printed = {amounts[letter] for letter in letters}
            if len(printed) > 1:
                what = f"edition {edition} has {len(printed)} amounts"
                raise InputError(row.where, what, "find out which is right")
            cells |= {"edition": edition, "amount": printed.pop(), "seen": " | ".join(seen)}
            cells["agreement"] = f"{len(seen)} file{'s agree' if len(seen) > 1 else ''}"
            found.append(tuple(cells[column] for column in reference.INTAKES))
    return sorted(found)


def _hierarchy(
    verified: Path, encoded: Sequence[ox.Quad]
) -> tuple[list[tuple[str, ...]], set[str]]:
    """Return what stands above the classes that our mappings name, and the licences of it.

    A class is taken if its status in ``terms.tsv`` bears it and its prefix is one of ours; where
    one is not, the way up ends there.
    """
    columns = ("curie", "label_as_printed", "ontology", "version", "status", "licence")
    terms = {
        row["curie"]: row
        for row in _rows(verified, "terms.tsv", columns)
        if expand(row["curie"]) and not any(word in row["status"] for word in UNFIT)
    }
    above: dict[str, list[tables.Row]] = {}
    for row in _rows(verified, "term_edges.tsv", ("subject", "predicate", "object", "source")):
        if row["subject"] in terms and row["object"] in terms:
            above.setdefault(row["subject"], []).append(row)
    mapped = {
        shorten(value(quad.object))
        for quad in encoded
        if quad.predicate.value in MATCHES
        and not value(quad.subject).startswith(PREFIXES["etio"])  # a word has no place in a tree
    }
    reached, waiting = set(), sorted(mapped & set(terms))
    found = []
    while waiting:
        curie = waiting.pop()
        if curie in reached:
            continue
        reached.add(curie)
        label = terms[curie]["label_as_printed"]
        edges = above.get(curie, [])
        for row in edges:
            parent = (row["object"], terms[row["object"]]["label_as_printed"])
            found.append((curie, label, row["predicate"], *parent, row["source"]))
        if not edges:
            found.append((curie, label, "", "", "", ""))
        waiting += [row["object"] for row in edges]
    rights = {
        f"{terms[curie]['ontology']}, {terms[curie]['version']}: {terms[curie]['licence']}"
        for curie in reached
    }
    return sorted(found), rights


def _nutrient(row: tables.Row, classes: Mapping[str, set[str]]) -> str | None:
    name = f"nutrient:{row['nutrient'].replace('_', '-')}"
    return name if ETIO.Nutrient in classes.get(expand(name) or "", set()) else None


def _metadata(
    title: str, description: str, sources: Iterable[str], rights: Iterable[str]
) -> list[tuple[str, str]]:
    pairs = [("title", title), ("description", description)]
    pairs += [("source", source) for source in sorted(sources)]
    return [*pairs, *(("rights", words) for words in sorted(rights))]


def _licences(sources: Sequence[tables.Row], seen: Iterable[str]) -> set[str]:
    """Return the licence of each file: ``repository@commit:path`` in what was seen."""
    found = set()
    for file in seen:
        place = file.partition(":")[0]
        for row in sources:
            if place.startswith(row["source_repo_or_package"]):
                found.add(f"{row['source_repo_or_package']}: {row['licence']}")
    return found


def _rows(verified: Path, name: str, columns: Iterable[str]) -> Sequence[tables.Row]:
    table = tables.read(verified / name)
    for column in columns:
        if column not in table.columns:
            hint = "name the folder of the verified tables with --tables"
            raise InputError(table.path, f"no column {column}", hint)
    return table.rows
