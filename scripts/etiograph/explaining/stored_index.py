"""Reads an index from its tables, where it is asked, and keeps what it has read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from etiograph.explaining import index_tables
from etiograph.explaining.index import Claim, Index
from etiograph.explaining.index_tables import NODES
from etiograph.explaining.names import Lexicon, Name, Term
from etiograph.vocabulary import ETIO, kind_of
from etiograph.walking.causal import Step

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


class Tables:
    """The tables of an index, opened to be read only."""

    def __init__(self, place: Path) -> None:
        where = f"{place.resolve().as_uri()}?mode=ro&immutable=1"
        # Reading alone needs no thread of its own.
        self._database = sqlite3.connect(where, uri=True, check_same_thread=False)
        self._database.execute(f"PRAGMA mmap_size={MAPPED}")
        self._iris: dict[int | None, str | None] = {None: None}

    def rows(self, text: str, *values: object) -> list[Any]:
        """Return the rows of a query."""
        return self._database.execute(text, values).fetchall()

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

    def _claim(self, row: tuple[Any, ...]) -> Claim:
        iri, rank, start, end, populations, compared, *numbers = row
        nodes: list[Any] = [self._iri(number) for number in numbers]
        subject, relation, target, stance, certainty, evidence, source, publisher, *limits = nodes
        several = tuple((populations or "").split()), tuple((compared or "").split())
        said = (iri, subject, relation, target, stance, certainty, rank, evidence)
        return Claim(*said, source, publisher, start, end, *limits, *several)  # type: ignore[call-arg]

    def _iri(self, number: int | None) -> str | None:
        if number not in self._iris:
            (self._iris[number],) = self.column("SELECT iri FROM node WHERE id = ?", number)
        return self._iris[number]

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


@dataclass(frozen=True)
class StoredIndex(Index):
    """An index in tables; what it gives is what an ``Index`` of the same answers gives."""

    tables: Tables = field(compare=False)

    @cached_property
    def lexicon(self) -> Lexicon:
        """Names of the terms, made ready to be found in free words."""
        every = "SELECT DISTINCT stem FROM name"
        return Lexicon(
            Found(self._names, lambda: self.tables.column(every)),
            self.tables.several(index_tables.WORD),
            _Whole(self.tables, index_tables.FELT),
            self.tables.pairs(index_tables.SAME),
        )

    def _names(self, stem: str) -> tuple[Name, ...] | None:
        text = "SELECT term, stems, words, fixed FROM name WHERE stem = ? ORDER BY place"
        found = [
            Name(self.terms[term], tuple(stems.split()), frozenset(words.split()), bool(fixed))
            for term, stems, words, fixed in self.tables.rows(text, stem)
        ]
        return tuple(found) or None

    @cached_property
    def complaints(self) -> frozenset[str]:
        """All names of symptoms."""
        text = "SELECT iri, names FROM node WHERE names IS NOT NULL"
        symptoms = (names for iri, names in self.tables.rows(text) if kind_of(iri) == "symptom")
        return frozenset(name for names in symptoms for name in json.loads(names))

    @cached_property
    def from_subject(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by their subject."""
        return self._claims_by("subject")

    @cached_property
    def about_object(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by their object."""
        return self._claims_by("object")

    @cached_property
    def by_relation(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by their relation."""
        return self._claims_by("relation")

    def _claims_by(self, column: str) -> Found[str, tuple[Claim, ...]]:
        def find(iri: str) -> tuple[Claim, ...] | None:
            return self.tables.claims(f"{column} = ?", self.tables.number(iri)) or None

        every = f"SELECT iri FROM node WHERE id IN (SELECT {column} FROM claim)"  # noqa: S608 - ours
        return Found(find, lambda: self.tables.column(every))

    @cached_property
    def between(self) -> Mapping[tuple[str, str], tuple[Claim, ...]]:
        """Claims below ``etio:linkedTo``, whatever their stance, by subject and object."""
        return Found(
            lambda ends: self._to(ends[1]).get(ends[0]),
            lambda: ((start, end) for end in self.about_object for start in self._to(end)),
        )

    def _to(self, end: str) -> Mapping[str, tuple[Claim, ...]]:
        """Return the claims below ``etio:linkedTo`` that have an object, by subject."""

        def by_subject() -> Mapping[str, tuple[Claim, ...]]:
            found: dict[str, list[Claim]] = {}
            for claim in self.about_object.get(end, ()):
                if self.is_a(claim, ETIO.linkedTo):
                    found.setdefault(claim.subject, []).append(claim)
            return {subject: tuple(claims) for subject, claims in found.items()}

        return self.kept("to", end, by_subject)

    @cached_property
    def steps(self) -> Mapping[tuple[str, str], Step]:
        """Steps that some claim affirms, by subject and object, as ``traverse`` walks them."""
        return Found(
            lambda ends: self._step(ends, self.between.get(ends, ())),
            lambda: ((start, end) for end in self.before for start in self.before[end]),
        )

    @cached_property
    def before(self) -> Mapping[str, tuple[str, ...]]:
        """Terms that lead to a term in one step, sorted."""
        return self._near("step", "object", "subject")

    @cached_property
    def after(self) -> Mapping[str, tuple[str, ...]]:
        """Terms to which a term leads in one step, sorted."""
        return self._near("step", "subject", "object")

    @cached_property
    def narrower(self) -> Mapping[str, tuple[str, ...]]:
        """Terms one step narrower, sorted."""
        return self._near("narrower", "broader", "term")

    def _near(self, table: str, one: str, other: str) -> Found[str, tuple[str, ...]]:
        text = (
            f"SELECT node.iri FROM {table} JOIN node ON node.id = {other} "  # noqa: S608 - ours
            f"WHERE {table}.{one} = ? ORDER BY node.iri"
        )
        every = f"SELECT iri FROM node WHERE id IN (SELECT {one} FROM {table})"  # noqa: S608 - ours

        def find(iri: str) -> tuple[str, ...] | None:
            return tuple(self.tables.column(text, self.tables.number(iri))) or None

        return Found(find, lambda: self.tables.column(every))


class _Whole(Mapping[str, frozenset[str]]):
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


def opened(place: Path) -> StoredIndex:
    """Return the index in a file, opened; nothing but the relations is read yet.

    Raises:
        sqlite3.Error: if it is not such a file.
    """
    tables = Tables(place)

    def term(iri: str) -> Term | None:
        text = "SELECT label, names, broader FROM node WHERE iri = ? AND names IS NOT NULL"
        for label, names, broader in tables.rows(text, iri):
            return Term(iri, label, tuple(json.loads(names)), kind_of(iri), tuple(broader.split()))
        return None

    def label(iri: str) -> str | None:
        found = tables.column("SELECT label FROM node WHERE iri = ?", iri)
        return found[0] if found else None

    def claim(iri: str) -> Claim | None:
        return next(iter(tables.claims("iri = ?", iri)), None)

    def iris(rest: str) -> Callable[[], list[str]]:
        return lambda: tables.column(f"SELECT iri FROM {rest} ORDER BY iri")  # noqa: S608 - ours

    return StoredIndex(
        Found(term, iris("node WHERE names IS NOT NULL")),
        Found(claim, iris("claim")),
        Found(label, iris("node WHERE label IS NOT NULL")),
        dict(tables.several(index_tables.ABOVE)),
        tables.pairs(index_tables.COUNTERPART),
        tables.pairs(index_tables.NUTRIENT),
        tables,
    )
