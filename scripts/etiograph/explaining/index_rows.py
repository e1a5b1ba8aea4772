"""Reads rows of the tables of an index, and mappings whose values are read when asked for."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from etiograph.explaining import index_tables
from etiograph.explaining.index import Claim
from etiograph.explaining.index_tables import NODES
from etiograph.walking.ways import Lattice

Key = TypeVar("Key")
Value = TypeVar("Value")
MAPPED = 1 << 31
"""Bytes of the file that may be read as memory, at most."""
COLUMNS = ", ".join(["iri", "rank", "start", "end", "populations", "compared", *NODES])


class Found(Mapping[Key, Value]):
    """A mapping whose values are read when they are asked for, each once.

    To copy it reads it whole: what is copied, or sent to another process, is a plain ``dict``.
    """

    def __init__(
        self, find: Callable[[Key], Value | None], every: Callable[[], Iterable[Key]]
    ) -> None:
        self._find, self._every = find, every
        self._kept: dict[Key, Value | None] = {}

    def __getitem__(self, key: Key) -> Value:
        if key not in self._kept:
            self._kept[key] = self._find(key)
        found = self._kept[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[Key]:
        return iter(self._every())

    def __len__(self) -> int:
        return sum(1 for _ in self._every())

    def __reduce__(self) -> tuple[type, tuple[dict[Key, Value]]]:
        return dict, (dict(self),)


class _Iris(dict[int | None, str | None]):
    """IRIs of nodes by number, each read once."""

    def __init__(self, database: sqlite3.Connection) -> None:
        super().__init__({None: None})
        self._database = database

    def __missing__(self, number: int) -> str:
        text = "SELECT iri FROM node WHERE id = ?"
        self[number] = str(self._database.execute(text, (number,)).fetchone()[0])
        return str(self[number])


class Tables:
    """The tables of an index, opened to be read only."""

    def __init__(self, place: Path) -> None:
        where = f"{place.resolve().as_uri()}?mode=ro&immutable=1"
        # Reading alone needs no thread of its own.
        self._database = sqlite3.connect(where, uri=True, check_same_thread=False)
        self._database.execute(f"PRAGMA mmap_size={MAPPED}")
        self._iris = _Iris(self._database)
        self._claims: dict[str, Claim] = {}

    def rows(self, text: str, *values: object) -> list[Any]:
        """Return the rows of a query; none where a value is no text that could be in a graph."""
        try:
            return self._database.execute(text, values).fetchall()
        except UnicodeEncodeError:  # half a character, as a terminal may give it
            return []

    def column(self, text: str, *values: object) -> list[Any]:
        """Return the first column of a query."""
        return [row[0] for row in self.rows(text, *values)]

    def number(self, iri: str) -> int:
        """Return the number of a node; 0 where there is none."""
        return next(iter(self.column("SELECT id FROM node WHERE iri = ?", iri)), 0)

    def claims(self, where: str, *values: object) -> tuple[Claim, ...]:
        """Return the claims that a condition holds for, sorted by IRI."""
        text = f"SELECT {COLUMNS} FROM claim WHERE {where} ORDER BY id"  # noqa: S608 - ours
        return tuple(map(self._claim, self.rows(text, *values)))

    def claim(self, iri: str) -> Claim | None:
        """Return a claim, or None where there is none."""
        return self._claims.get(iri) or next(iter(self.claims("iri = ?", iri)), None)

    def _claim(self, row: tuple[Any, ...]) -> Claim:
        iri, rank, start, end, populations, compared, *numbers = row
        if iri in self._claims:
            return self._claims[iri]
        nodes: list[Any] = [*map(self._iris.__getitem__, numbers)]
        subject, relation, target, stance, certainty, evidence, source, publisher, *limits = nodes
        several = tuple((populations or "").split()), tuple((compared or "").split())
        said = (iri, subject, relation, target, stance, certainty, rank, evidence)
        made = Claim(*said, source, publisher, start, end, *limits, *several)  # type: ignore[call-arg]
        self._claims[iri] = made
        return made

    def iri(self, number: int) -> str:
        """Return the IRI of a node."""
        return str(self._iris[number])

    @cached_property
    def walk(self) -> tuple[array[int], Lattice]:
        """Numbers of the terms that have steps, sorted; and the steps, back to the deficiencies."""
        found = dict(self.rows("SELECT what, content FROM walk"))
        types = {index_tables.LEFT: "B"}
        arrays = {what: array(types.get(what, "i"), content) for what, content in found.items()}
        parts = (index_tables.ROWS, index_tables.ONWARD, index_tables.LEFT)
        return arrays[index_tables.TERMS], Lattice(*(arrays[part] for part in parts))

    def pairs(self, what: str) -> Found[str, str]:
        """Return pairs of one sort."""

        def find(key: str) -> str | None:
            text = "SELECT value FROM pair WHERE what = ? AND key = ?"
            return next(iter(self.column(text, what, key)), None)

        return Found(find, lambda: self.column("SELECT key FROM pair WHERE what = ?", what))

    def several(self, what: str) -> Found[str, frozenset[str]]:
        """Return pairs of one sort that have several values."""
        pairs = self.pairs(what)

        def find(key: str) -> frozenset[str] | None:
            return frozenset(pairs[key].split()) if key in pairs else None

        return Found(find, pairs.__iter__)


class Whole(Mapping[str, frozenset[str]]):
    """Pairs of one sort, read together when the first is asked for."""

    def __init__(self, tables: Tables, what: str) -> None:
        self._tables, self._what = tables, what

    @cached_property
    def _all(self) -> dict[str, frozenset[str]]:
        text = "SELECT key, value FROM pair WHERE what = ?"
        return {key: frozenset(v.split()) for key, v in self._tables.rows(text, self._what)}

    def __getitem__(self, key: str) -> frozenset[str]:
        return self._all[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)
