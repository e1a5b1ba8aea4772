"""Asks one open graph: its tables, where a shipped question has a twin; else its store."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from etiograph.asking import binding, questions
from etiograph.asking.binding import Argument
from etiograph.asking.questions import Question
from etiograph.building import compiled, opening
from etiograph.columnar import database, engines
from etiograph.columnar.twins import Twin
from etiograph.errors import QueryError, UsageError
from etiograph.rdf import query
from etiograph.rdf.query import Answer

if TYPE_CHECKING:
    import duckdb

SPARQL_ONLY = "{<:?\n"
"""Characters that SPARQL cannot do without, and no name of a question has."""


class Answering:
    """Answers what is asked of a graph that is open, whatever stands at its path by now."""

    def __init__(self, store: ox.Store, path: Path | None, queries: Path, digest: str) -> None:
        """Take a graph.

        Args:
            store: the graph.
            path: file that it was read from; None for an endpoint.
            queries: folder of the shipped queries.
            digest: of the file, where the store cannot change; else nothing.
        """
        self._store, self._path, self._queries, self._digest = store, path, queries, digest
        lazily = path is not None and digest and opening.unopened(path)
        self._needed = opening.stored(path) if path and lazily else None
        self._asked: dict[tuple[str, str | None], tuple[Question, Twin | None]] = {}
        self._tables: duckdb.DuckDBPyConnection | None = None

    @property
    def readable(self) -> bool:
        """Whether what the store may still have to open is there: a later build may remove it."""
        return self._needed is None or self._needed.is_dir()

    @property
    def store(self) -> ox.Store:
        """The store, while it is readable: else an engine finds errors until the memory is full.

        Raises:
            QueryError: if it is not.
        """
        if not self.readable:
            what = "was replaced since it was opened, and its store is gone"
            raise QueryError(self._path or "", what, "open it again")
        return self._store

    @property
    def stands(self) -> bool:
        """Whether the file is still the one that was opened, and only read."""
        try:
            same = self._path and self._digest and compiled.digest(self._path) == self._digest
        except OSError:
            return False
        return bool(same)

    def ask(
        self, question: str | Path, given: Mapping[str, Argument], engine: str | None
    ) -> Answer:
        """Return the answer of a question, or of SPARQL: see ``KnowledgeGraph.query``."""
        text = str(question)
        named = isinstance(question, Path) or not any(one in text for one in SPARQL_ONLY)
        asked, twin = self._called(text, engine) if named else (None, self._twin(None, engine))
        bound = binding.bind(self.store, asked, given)
        if twin and self._tables:
            return database.ask(self._tables, twin, bound)
        where = asked.name if asked else "query"
        return query.ask(self.store, asked.text if asked else text, bound, where)

    def _called(self, name: str, engine: str | None) -> tuple[Question, Twin | None]:
        """Return a question, and its twin if DuckDB answers it.

        What was found for a shipped one is kept: to find it again takes as long as many an answer.
        """
        if (name, engine) in self._asked:
            return self._asked[name, engine]
        asked = questions.called(self._queries, name)
        found = asked, self._twin(asked, engine)
        if asked.path.parent == self._queries / "competency":
            self._asked[name, engine] = found
        return found

    def _twin(self, asked: Question | None, engine: str | None) -> Twin | None:
        """Return what DuckDB is asked, once the tables are open; nothing where it is not asked."""
        if not self._path:
            return None
        if self._digest and not self.stands:
            if engine != engines.DUCKDB:
                return None
            hint = "open it again, or leave the engine out"
            raise UsageError(self._path, "is no longer the graph that was opened", hint)
        columnar = engines.chosen(asked, self._path, self._queries, engine)
        if columnar is None:
            return None
        self._tables = self._tables or database.opened(columnar.folder)
        return columnar.twin
