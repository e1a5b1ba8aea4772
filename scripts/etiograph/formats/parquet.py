"""Parquet: typed tables of claims, edges and nodes with labels, and one for each class, exact."""

from __future__ import annotations

import importlib
import io
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from etiograph.errors import InputSyntaxError, MissingPackageError
from etiograph.exchange import class_tables, flat_tables, grids, typed_cells
from etiograph.exchange.class_tables import IRI, Cell, Column
from etiograph.exchange.content import Content
from etiograph.exchange.grids import BOOLEAN, DATE_TIME, DECIMAL, INTEGER, Grid
from etiograph.notice import LICENCE, NOTICE, RIGHTS
from etiograph.vocabulary import expand

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped]

TITLE = "Parquet"
EXTRACT = False
NEEDS = ("pyarrow",)
FOLDER, SUFFIX = "tables/", ".parquet"
COLUMNS = b"etiograph.columns"
"""Key of the file's metadata whose value tells, as JSON, what each column means."""


def files(content: Content) -> dict[str, bytes]:
    """Return a file for each flat table, and one for each class in the folder ``tables``.

    | values | type of the column |
    |---|---|
    | names of resources, texts | ``string`` |
    | ``xsd:integer`` | ``int64`` |
    | ``xsd:decimal`` | ``decimal128(38, 10)`` |
    | ``xsd:dateTime`` | ``timestamp`` of microseconds in UTC |
    | truth values | ``bool`` |
    | several of any kind in a cell | ``list<string>`` |

    The bytes are those of the installed pyarrow: another version may write others.

    Raises:
        MissingPackageError: if pyarrow is not installed.
    """
    flat = {f"{name}{SUFFIX}": grid for name, grid in flat_tables.of(content).items()}
    exact = {f"{FOLDER}{name}{SUFFIX}": grids.of(table) for name, table in content.tables.items()}
    return {name: _written(grid) for name, grid in (flat | exact).items()}


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return the quads of all tables; what the columns mean is read from the files alone.

    Raises:
        InputSyntaxError: if a file is no Parquet, or lacks the metadata.
        MissingPackageError: if pyarrow is not installed.
    """
    found = {
        name.removesuffix(SUFFIX): _read(name, text)
        for name, text in files.items()
        if name.endswith(SUFFIX)
    }
    exact = {
        grid.name: grids.table(grid) for name, grid in found.items() if name.startswith(FOLDER)
    }
    flat = {name: grid for name, grid in found.items() if not name.startswith(FOLDER)}
    return class_tables.quads(exact) | flat_tables.quads(flat)


def _arrow(module: str = "") -> Any:  # noqa: ANN401 - a module, which may be missing
    try:
        return importlib.import_module(f"pyarrow{module}")
    except ImportError as error:
        hint = "run: pip install 'etiograph[frames]'"
        raise MissingPackageError("pyarrow", "not installed", hint) from error


def _written(grid: Grid) -> bytes:
    arrow = _arrow()
    arrays: dict[str, pa.Array] = {}
    told: dict[str, dict[str, str]] = {}
    for place, column in enumerate(grid.columns):
        cells = [row[place] for row in grid.rows]
        kind = arrow.string() if column.many else _type(column.value)
        told[column.name] = _meaning(column)
        if kind == arrow.string() or column.many:
            arrays[column.name] = arrow.array(cells, arrow.list_(kind) if column.many else kind)
            continue
        values = [typed_cells.value(cell, column.value) for cell in cells]
        arrays[column.name] = arrow.array(values, kind)
        odd = [
            None if value is not None and typed_cells.text(value) == cell else cell
            for value, cell in zip(values, cells, strict=True)
        ]
        if any(one is not None for one in odd):
            beside = column.name + typed_cells.WRITTEN
            arrays[beside] = arrow.array(odd, arrow.string())
            told[beside] = {"written": column.name}
    about = {"title": grid.name, "licence": LICENCE, "rights": RIGHTS, "notice": NOTICE}
    table = arrow.table(arrays).replace_schema_metadata(about | {COLUMNS: json.dumps(told)})
    target = io.BytesIO()
    _arrow(".parquet").write_table(table, target, compression="zstd")
    return target.getvalue()


def _type(kind: str) -> pa.DataType:
    arrow = _arrow()
    return {
        BOOLEAN: arrow.bool_(),
        DATE_TIME: arrow.timestamp("us", tz="UTC"),
        DECIMAL: arrow.decimal128(typed_cells.DIGITS, typed_cells.PLACES),
        INTEGER: arrow.int64(),
    }.get(kind, arrow.string())


def _meaning(column: Column) -> dict[str, str]:
    """Return what is told of a column; ``iri`` is there for people, the rest is read back."""
    told = {
        "property": column.property,
        "iri": expand(column.property) or "",
        "value": column.value,
        "graph": column.graph,
    }
    return {key: text for key, text in told.items() if text}


def _read(name: str, text: bytes) -> Grid:
    arrow = _arrow()
    try:
        table = _arrow(".parquet").read_table(arrow.BufferReader(text))
        told = json.loads(table.schema.metadata[COLUMNS])
        title = table.schema.metadata[b"title"].decode()
    except (arrow.ArrowException, KeyError, TypeError, ValueError) as error:
        what = "no Parquet, or without the metadata that etiograph export writes"
        raise InputSyntaxError(name, what, "export anew") from error
    columns, filled = [], []
    for key in table.column_names:
        if "written" in told[key]:
            continue
        field = table.schema.field(key)
        many = arrow.types.is_list(field.type)
        one = told[key]
        columns.append(
            Column(key, one.get("property", ""), one.get("value", IRI), many, one.get("graph", ""))
        )
        beside = key + typed_cells.WRITTEN
        written = table[beside].to_pylist() if beside in told else [None] * table.num_rows
        cells = table[key].to_pylist()
        filled.append([_cell(*pair) for pair in zip(cells, written, strict=True)])
    return Grid(title, tuple(columns), tuple(zip(*filled, strict=True)))


def _cell(value: object, written: str | None) -> Cell:
    if written is not None or value is None:
        return written
    return tuple(value) if isinstance(value, list) else typed_cells.text(value)
