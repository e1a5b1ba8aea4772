"""Opens a built graph to be served: everything that a child reads is there before it is forked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from etiograph import opened
from etiograph.asking import questions
from etiograph.asking.questions import Question
from etiograph.building import compiled
from etiograph.opened import KnowledgeGraph


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
        """Open a built graph.

        Raises:
            InputError, InputSyntaxError: as ``opened.load`` does.
        """
        return cls(path, opened.load(path, "oxigraph"), compiled.digest(path))

    @property
    def store(self) -> ox.Store:
        """The named graphs, and their union as default graph."""
        return self.graph.store

    @cached_property
    def questions(self) -> list[Question]:
        """The shipped questions."""
        return questions.listed(opened.queries())
