"""Reads an index from its tables, where it is asked, and keeps what it has read."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from etiograph.explaining import index_tables
from etiograph.explaining.index import Claim, Index
from etiograph.explaining.index_rows import Found, Tables, Whole
from etiograph.explaining.names import Lexicon, Name, Term
from etiograph.vocabulary import ETIO, kind_of
from etiograph.walking import ways
from etiograph.walking.causal import Step
from etiograph.walking.ways import FAR


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
            Whole(self.tables, index_tables.FELT),
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

    def ways(self, end: str, kind: str, longest: int) -> Iterable[tuple[str, ...]]:
        """Return every simple path of steps from a term of a kind to an end, in no order."""
        if kind != index_tables.START or longest >= FAR:
            return super().ways(end, kind, longest)
        return self._ways(end, longest)

    def _ways(self, end: str, longest: int) -> Iterator[tuple[str, ...]]:
        (terms, walk), iri = self.tables.walk, self.tables.iri
        number = self.tables.number(end)
        place = bisect_left(terms, number)
        if place == len(terms) or terms[place] != number:
            return
        for way in ways.numbered(place, walk.row, walk.left, longest):
            yield tuple(map(iri, (terms[one] for one in way)))

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

    def iris(rest: str) -> Callable[[], list[str]]:
        return lambda: tables.column(f"SELECT iri FROM {rest} ORDER BY iri")  # noqa: S608 - ours

    return StoredIndex(
        Found(term, iris("node WHERE names IS NOT NULL")),
        Found(tables.claim, iris("claim")),
        Found(label, iris("node WHERE label IS NOT NULL")),
        dict(tables.several(index_tables.ABOVE)),
        tables.pairs(index_tables.COUNTERPART),
        tables.pairs(index_tables.NUTRIENT),
        tables,
    )
