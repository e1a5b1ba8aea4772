"""Opens a built graph to be served: everything that a child reads is there before it is forked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox
from jinja2 import Environment

from etiograph import __version__, locations, opened
from etiograph.asking import questions
from etiograph.asking.questions import Question
from etiograph.building import compiled
from etiograph.errors import UnknownQuestionError
from etiograph.explaining import fresh_index
from etiograph.explaining.index import Index
from etiograph.opened import KnowledgeGraph
from etiograph.serving import live_rendering
from etiograph.serving.live_material import LiveMaterial
from etiograph.site import live_facts, rules
from etiograph.terms import lexicon
from etiograph.walking import places, traverse
from etiograph.walking.causal import Path as CausalPath
from etiograph.walking.places import Place


@dataclass(frozen=True)
class ServedGraph:
    """A graph that is served.

    Attributes:
        path: its file.
        graph: opened; Oxigraph answers, for DuckDB has threads, which no child inherits.
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
        """Return a shipped question by its name, or its number.

        Raises:
            UnknownQuestionError: if there is none.
        """
        for one in self.material.questions:
            if one.name == name or one.name.startswith(f"{name}-"):
                return one
        raise UnknownQuestionError(name[:80], "no such question", "see /question/index.html")

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
