"""Writes an index as tables of SQLite, from which an answer reads only what it touches.

SQLite is public domain, comes with Python, and needs no other library to be imported.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

from etiograph.explaining.index import AFFIRMS, Claim, Index
from etiograph.vocabulary import kind_of
from etiograph.walking import ways

SCHEMA = """
CREATE TABLE node (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, label TEXT, names TEXT, broader TEXT);
CREATE TABLE claim (
  id INTEGER PRIMARY KEY, iri TEXT NOT NULL, rank INTEGER, start INTEGER, end INTEGER,
  populations TEXT, compared TEXT, {nodes}
);
CREATE TABLE step (
  object INTEGER, subject INTEGER, PRIMARY KEY (object, subject)
) WITHOUT ROWID;
CREATE TABLE narrower (
  broader INTEGER, term INTEGER, PRIMARY KEY (broader, term)
) WITHOUT ROWID;
CREATE TABLE pair (what TEXT, key TEXT, value TEXT, PRIMARY KEY (what, key)) WITHOUT ROWID;
CREATE TABLE walk (what TEXT PRIMARY KEY, content BLOB) WITHOUT ROWID;
CREATE TABLE name (
  stem TEXT, place INTEGER, term TEXT, stems TEXT, words TEXT, fixed INTEGER,
  PRIMARY KEY (stem, place)
) WITHOUT ROWID;
"""
KEYS = """
CREATE UNIQUE INDEX node_iri ON node (iri);
CREATE UNIQUE INDEX claim_iri ON claim (iri);
CREATE INDEX claim_subject ON claim (subject);
CREATE INDEX claim_object ON claim (object);
CREATE INDEX claim_relation ON claim (relation);
CREATE INDEX step_subject ON step (subject, object);
"""
NODES = (
    "subject relation object stance certainty evidence source publisher "
    "region severity frequency outcome"
).split()
"""What of a claim is an IRI, and stands as the number of a node; as ``Claim`` names it."""
COUNTERPART, NUTRIENT, ABOVE, WORD, FELT, SAME = "counterpart nutrient above word felt same".split()
"""What pairs are of, as ``Index`` and ``Lexicon`` name it; several values are parted by blanks."""
PAGE = 4096
START = "deficiency"
"""Kind of the terms to which steps are laid out backwards: where the ways of candidates begin."""
TERMS, ROWS, ONWARD, LEFT = "terms starts onward left".split()
"""What is kept of the steps, as numbers: the nodes, in order, and the parts of a ``Lattice``."""


def write(place: Path, bare: Index, claims: Iterable[Claim]) -> None:
    """Write an index into a new file; the same index gives the same answers, and the same file.

    Args:
        place: path of the file, which is not there.
        bare: the index without its claims.
        claims: the claims, sorted by IRI; read one by one, so that memory does not grow with them.
    """
    with contextlib.closing(sqlite3.connect(place, isolation_level=None)) as database:
        # Nobody reads it before it is whole and in its place, so nothing is to be undone.
        for setting in (f"page_size={PAGE}", "journal_mode=OFF", "synchronous=OFF"):
            database.execute(f"PRAGMA {setting}")
        database.executescript(SCHEMA.format(nodes=", ".join(f"{name} INTEGER" for name in NODES)))
        database.execute("BEGIN")
        _Writer(database, bare).write(claims)
        database.execute("COMMIT")
        database.executescript(KEYS)


class _Writer:
    def __init__(self, database: sqlite3.Connection, bare: Index) -> None:
        self.database, self.bare = database, bare
        self.numbers: dict[str, int] = {}
        self.steps: set[tuple[int, int]] = set()

    def write(self, claims: Iterable[Claim]) -> None:
        columns = ["iri", "rank", "start", "end", "populations", "compared", *NODES]
        self._insert(f"claim ({', '.join(columns)})", len(columns), map(self._claim, claims))
        self._insert("step (object, subject)", 2, sorted(self.steps))
        self._insert("walk", 2, self._walk().items())
        narrower = (
            (self._number(wide), self._number(term.iri))
            for term in self.bare.terms.values()
            for wide in term.broader
        )
        self._insert("narrower", 2, sorted(narrower))
        self._insert("pair", 3, self._pairs())
        self._insert("name", 6, self._names())
        for iri in self.bare.labels:
            self._number(iri)
        self._insert("node", 5, self._nodes())

    def _insert(self, table: str, width: int, rows: Iterable[tuple[object, ...]]) -> None:
        places = ", ".join("?" * width)
        self.database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 - ours

    def _number(self, iri: str) -> int:
        return self.numbers.setdefault(iri, len(self.numbers) + 1)

    def _claim(self, claim: Claim) -> tuple[object, ...]:
        nodes = {name: getattr(claim, name) for name in NODES}
        numbers = [None if iri is None else self._number(iri) for iri in nodes.values()]
        if claim.stance == AFFIRMS and self.bare.leads(claim):
            self.steps.add((self._number(claim.object), self._number(claim.subject)))
        several = (" ".join(claim.populations) or None, " ".join(claim.compared) or None)
        return (claim.iri, claim.rank, claim.start, claim.end, *several, *numbers)

    def _walk(self) -> dict[str, bytes]:
        terms = sorted({number for step in self.steps for number in step})
        places = {number: place for place, number in enumerate(terms)}
        ahead: list[list[int]] = [[] for _ in terms]
        for target, subject in sorted(self.steps):
            ahead[places[target]].append(places[subject])
        iris = {number: iri for iri, number in self.numbers.items()}
        wanted = [n for n, number in enumerate(terms) if kind_of(iris[number]) == START]
        walk = ways.lattice(ahead, wanted)
        arrays = (array("i", terms), walk.starts, walk.onward, walk.left)
        names = (TERMS, ROWS, ONWARD, LEFT)
        return {name: some.tobytes() for name, some in zip(names, arrays, strict=True)}

    def _nodes(self) -> Iterator[tuple[object, ...]]:
        for iri, number in self.numbers.items():
            term = self.bare.terms.get(iri)
            own: tuple[str | None, str | None] = (None, None)
            if term is not None:
                own = json.dumps(term.names, ensure_ascii=False), " ".join(term.broader)
            yield (number, iri, self.bare.labels.get(iri), *own)

    def _pairs(self) -> Iterator[tuple[str, str, str]]:
        lexicon = self.bare.lexicon
        several = {ABOVE: self.bare.above, WORD: lexicon.vocabulary, FELT: lexicon.felt}
        single = {
            COUNTERPART: self.bare.counterparts,
            NUTRIENT: self.bare.nutrients,
            SAME: lexicon.same,
        }
        for what, found in several.items():
            yield from ((what, key, " ".join(sorted(values))) for key, values in found.items())
        for what, pairs in single.items():
            yield from ((what, key, value) for key, value in pairs.items())

    def _names(self) -> Iterator[tuple[object, ...]]:
        for stem, names in self.bare.lexicon.by_stem.items():
            for place, one in enumerate(names):
                words = " ".join(sorted(one.words))
                yield (stem, place, one.term.iri, " ".join(one.stems), words, int(one.fixed))
