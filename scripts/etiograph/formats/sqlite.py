"""SQLite: one database with claims, edges and nodes with labels, and a table for each class."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing

import pyoxigraph as ox

from etiograph.errors import InputError, InputSyntaxError
from etiograph.exchange import class_tables, flat_tables, grids, relational
from etiograph.exchange.class_tables import Table
from etiograph.exchange.content import Content
from etiograph.exchange.flat_fields import CLAIMS, FIELDS
from etiograph.exchange.relational import quoted
from etiograph.notice import LICENCE, NOTICE, RIGHTS
from etiograph.vocabulary import PREFIXES

TITLE = "SQLite"
EXTRACT = False
FILE = "etiograph.sqlite"
APPLICATION = int.from_bytes(b"Etio", "big")
"""Tells the file from other databases: ``PRAGMA application_id``."""
LAYOUT = 1
"""Of the tables: ``PRAGMA user_version``."""


def files(content: Content) -> dict[str, bytes]:
    """Return the one file.

    The bytes depend on nothing but the graph and the installed SQLite, whose number is in them.
    """
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute("PRAGMA page_size = 4096")
        base.execute(f"PRAGMA application_id = {APPLICATION}")
        base.execute(f"PRAGMA user_version = {LAYOUT}")
        _about(base, content)
        exact = {name: grids.of(table) for name, table in content.tables.items()}
        relational.write(base, exact, flat_tables.of(content), grids.meanings(content.tables))
        parts = " UNION ALL ".join(f"SELECT * FROM {name}" for name in CLAIMS)  # noqa: S608
        base.execute(f"CREATE VIEW claims_all AS {parts}")
        base.commit()
        return {FILE: base.serialize()}


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return the quads of all tables; what the columns mean is read from the file alone.

    Raises:
        InputError: if the file is missing.
        InputSyntaxError: if it is no database, or lacks the tables that tell of the others.
    """
    if FILE not in files:
        raise InputError(FILE, "missing", "export anew")
    with closing(sqlite3.connect(":memory:")) as base:
        try:
            base.deserialize(files[FILE])
            found = relational.read(base)
        except sqlite3.Error as error:
            what = f"not what etiograph export writes: {error}"
            raise InputSyntaxError(FILE, what, "export anew") from error
    exact: dict[str, Table] = {
        name: grids.table(grid) for name, grid in found.items() if name not in FIELDS
    }
    flat = {name: grid for name, grid in found.items() if name in FIELDS}
    return class_tables.quads(exact) | flat_tables.quads(flat)


def _about(base: sqlite3.Connection, content: Content) -> None:
    told = {
        "graph_sha256": content.digest,
        "licence": LICENCE,
        "notice": NOTICE,
        "rights": RIGHTS,
        "selection": content.about or "all",
        "title": "Etiograph",
    }
    for name, columns, rows in (
        ("about_export", ("key", "value"), sorted(told.items())),
        ("about_prefixes", ("prefix", "namespace"), sorted(PREFIXES.items())),
    ):
        first, second = map(quoted, columns)
        base.execute(
            f"CREATE TABLE {name} ({first} TEXT NOT NULL PRIMARY KEY, {second} TEXT NOT NULL)"
            " STRICT, WITHOUT ROWID"
        )
        base.executemany(f"INSERT INTO {name} VALUES (?, ?)", rows)  # noqa: S608
