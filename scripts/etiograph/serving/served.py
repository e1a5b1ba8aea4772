"""Opens a built graph to be served: everything that a child reads is there before it is forked."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox
from jinja2 import Environment

from etiograph import __version__, locations, opened
from etiograph.asking import questions
from etiograph.asking.questions import Question
from etiograph.building import compiled
from etiograph.columnar import database, engines
from etiograph.columnar.twins import Twin
from etiograph.errors import QueryError
from etiograph.explaining import fresh_index
from etiograph.explaining.index import Index
from etiograph.opened import KnowledgeGraph
from etiograph.rdf import query
from etiograph.serving import live_rendering, solutions
from etiograph.serving.live_material import LiveMaterial
from etiograph.site import live_facts, rules
from etiograph.terms import lexicon
from etiograph.walking import places, traverse
from etiograph.walking.causal import Path as CausalPath
from etiograph.walking.places import Place

if TYPE_CHECKING:
    import duckdb

Result = TypeVar("Result")


@dataclass(frozen=True)
class ServedGraph:
    """A graph that is served.

    Attributes:
        path: its file.
        graph: opened, for Oxigraph.
        digest: SHA-256 of the file.
    """

    path: Path
    graph: KnowledgeGraph
    digest: str

    @classmethod
    def opened(cls, path: Path) -> ServedGraph:
        """Open a built graph, and read what every page needs.

        Raises:
            InputError, InputSyntaxError: as ``opened.load`` does.
        """
        served = cls(path, opened.load(path, "oxigraph"), compiled.digest(path))
        for name in served.templates.list_templates(["html"]):
            served.templates.get_template(name)
        return served

    @cached_property
    def twins(self) -> Mapping[str, Twin]:
        """What DuckDB answers, by the name of the question."""
        return {twin.question.name: twin for _, twin in self._columnar}

    @cached_property
    def tables(self) -> duckdb.DuckDBPyConnection | None:
        """The tables, if the graph has any; without threads, which no child would inherit."""
        return database.opened(self._columnar[0][0], threads=1) if self._columnar else None

    @cached_property
    def _columnar(self) -> list[tuple[Path, Twin]]:
        shipped = questions.listed(opened.queries())
        found = (engines.chosen(one, self.path, opened.queries()) for one in shipped)
        return [(one.folder, one.twin) for one in found if one]

    def asked(
        self,
        question: Question | None,
        text: str,
        bound: Mapping[str, ox.NamedNode | ox.Literal],
        read: Callable[[object], Result],
    ) -> Result:
        """Return what ``read`` makes of an answer, as ``query.asked`` does.

        Args:
            question: a shipped one; None for SPARQL of somebody's own.
            text: that SPARQL.
            bound: values of variables, by name.
            read: is given solutions, triples or a truth, as Oxigraph gives them.

        Raises:
            InputSyntaxError, QueryError: as ``query.asked`` does.
        """
        twin = self.twins.get(question.name) if question else None
        if twin and self.tables:
            try:
                found = database.ask(self.tables, twin, bound)
            except QueryError as error:
                # Oxigraph has the same rows. Who runs the server is told (``last_words``), in a
                # line without words of others first.
                sys.stderr.write(f"asked of Oxigraph, for DuckDB failed: {error.where}\n{error}\n")
            else:
                return read(solutions.made(found))
        asked = question.text if question else text
        return query.asked(self.store, asked, bound, "query", read)

    @property
    def store(self) -> ox.Store:
        """The named graphs, and their union as default graph."""
        return self.graph.store

    @cached_property
    def index(self) -> Index:
        """What explanations and walks are made from.

        It is a file that is only read, by each child for itself (pread(2)).
        """
        return fresh_index.opened(self.path, opened.queries())

    def paths(self, start: str, end: str) -> tuple[list[CausalPath], Place | None]:
        """Return every causal path between two terms, and the part of the body where they end.

        Raises:
            UnknownTermError: if an end names no term, or more than one.
        """
        first, last = places.start(self.store, start), lexicon.resolve(self.store, end)
        place = places.place(self.store, last)
        return traverse.paths(self.index, first, place or last), place

    def question(self, name: str) -> Question:
        """Return a shipped question by its name, its number or words of it, as ``among`` does.

        Raises:
            UnknownQuestionError: if there is none, or more than one.
        """
        return questions.among(self.material.questions, name[:80])

    @property
    def version(self) -> str:
        """Which graph this is, and of which program."""
        return f"etiograph {__version__}, graph sha256 {self.digest[:16]}"

    @cached_property
    def material(self) -> LiveMaterial:
        """What pages are made of."""
        shipped = tuple(questions.listed(opened.queries()))
        demanded = tuple(rules.rules(rules.triples(locations.root() / "shapes")))
        return LiveMaterial(live_facts.facts(self.store), shipped, demanded, self.version)

    @cached_property
    def templates(self) -> Environment:
        """The templates of pages."""
        return live_rendering.environment(self.material)
