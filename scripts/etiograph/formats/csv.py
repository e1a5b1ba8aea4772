"""CSV, exact: claims, edges and nodes with labels, and a table for each class, described by CSVW.

The description keeps to the W3C's Metadata Vocabulary for Tabular Data (tabular-metadata).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from etiograph.errors import InputError, InputSyntaxError
from etiograph.exchange import class_tables, comma_separated, flat_fields, flat_tables, grids
from etiograph.exchange.class_tables import ID, IRI, Cell, Column
from etiograph.exchange.content import Content
from etiograph.exchange.grids import Grid
from etiograph.notice import LICENCE, NOTICE, RIGHTS
from etiograph.vocabulary import PREFIXES, expand, shorten

TITLE = "CSV"
EXTRACT = False
METADATA = "csv-metadata.json"
FOLDER = "tables/"
XSD = PREFIXES["xsd"]
MANY_KEYS = (flat_fields.SYNONYMS, flat_fields.MAPPINGS)
"""Flat tables with several rows for a resource."""


def files(content: Content) -> dict[str, bytes]:
    """Return a file for each flat table, one for each class in ``tables``, and the description.

    An empty cell says nothing: an empty text cannot be told from it, and is left to the sidecar.
    """
    flat = {f"{name}.csv": grid for name, grid in flat_tables.of(content).items()}
    exact = {f"{FOLDER}{name}.csv": grids.of(table) for name, table in content.tables.items()}
    meanings = grids.meanings(content.tables)
    told = {
        "@context": "http://www.w3.org/ns/csvw",
        "dc:title": "Etiograph",
        "dc:license": {"@id": LICENCE},
        "dc:rights": RIGHTS,
        "dc:description": NOTICE,
        "tables": [_table(name, grid, meanings) for name, grid in (flat | exact).items()],
    }
    described = (json.dumps(told, indent=1, ensure_ascii=False) + "\n").encode()
    tables = {
        name: comma_separated.text([one.name for one in grid.columns], grid.rows)
        for name, grid in (flat | exact).items()
    }
    return {METADATA: described, **tables}


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return the quads of all tables; what the columns mean is read from the description.

    Raises:
        InputError: if a table that the description names is missing.
        InputSyntaxError: if a table is no CSV, or the description not what ``files`` writes.
    """
    exact, flat = {}, {}
    try:
        for told in json.loads(files[METADATA])["tables"]:
            columns = tuple(map(_column, told["tableSchema"]["columns"]))
            grid = _read(told["url"], columns, files)
            if told["url"].startswith(FOLDER):
                exact[grid.name] = grids.table(grid)
            else:
                flat[grid.name] = grid
    except (KeyError, TypeError, ValueError) as error:
        what = "missing, or not what etiograph export writes"
        raise InputSyntaxError(METADATA, what, "export anew") from error
    return class_tables.quads(exact) | flat_tables.quads(flat)


def _table(url: str, grid: Grid, meanings: Mapping[str, str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_told(one) for one in grid.columns]}
    for one, told in zip(grid.columns, schema["columns"], strict=True):
        if one.property in meanings:
            told["dc:description"] = meanings[one.property]
    if grid.name not in MANY_KEYS:
        schema["primaryKey"] = ID
    return {"url": url, "tableSchema": schema}


def _told(column: Column) -> dict[str, Any]:
    """Return the description of a column.

    Names of resources are prefixed names; what such a column holds is a resource (``rdfs:range``).
    """
    told: dict[str, Any] = {"name": column.name, "titles": column.name}
    if column.property:
        told["propertyUrl"] = expand(column.property) or column.property
    if column.value.startswith("@"):
        told["lang"] = column.value[1:]
        told["rdfs:range"] = {"@id": expand("rdf:langString")}
    elif column.value == IRI:
        told["rdfs:range"] = {"@id": expand("rdfs:Resource")}
    else:
        told["rdfs:range"] = {"@id": expand(column.value) or column.value}
    base = column.value.removeprefix("xsd:") if column.value.startswith("xsd:") else "string"
    told["datatype"] = "json" if column.many else base
    if column.graph:
        told["dc:isPartOf"] = {"@id": expand(column.graph) or column.graph}
    return told


def _column(told: Mapping[str, Any]) -> Column:
    kind = shorten(told["rdfs:range"]["@id"])
    value = {"rdfs:Resource": IRI, "rdf:langString": f"@{told.get('lang')}"}.get(kind, kind)
    graph = shorten(told["dc:isPartOf"]["@id"]) if "dc:isPartOf" in told else ""
    word = shorten(told.get("propertyUrl", ""))
    return Column(told["name"], word, value, told["datatype"] == "json", graph)


def _read(url: str, columns: tuple[Column, ...], files: Mapping[str, bytes]) -> Grid:
    if url not in files:
        raise InputError(url, "missing", "export anew")
    header, *rows = comma_separated.rows(url, files[url])
    if header != [one.name for one in columns]:
        raise InputSyntaxError(url, f"the columns are not those of {METADATA}", "export anew")
    name = url.removeprefix(FOLDER).removesuffix(".csv")
    many = [one.many for one in columns]
    filled = [tuple(map(_cell, row, many, [url] * len(row))) for row in rows]
    return Grid(name, columns, tuple(filled))


def _cell(text: str, many: bool, url: str) -> Cell:  # noqa: FBT001 - mapped over columns
    if text == "":
        return None
    return comma_separated.several(url, text) if many else text
