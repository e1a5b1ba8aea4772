"""The built graph as one object: ask it, walk it, hand it on to other libraries."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from etiograph import locations
from etiograph.asking import questions
from etiograph.asking.binding import Argument
from etiograph.asking.result import Result
from etiograph.asking.values import Iri
from etiograph.building import graph, opening
from etiograph.columnar import engines
from etiograph.columnar.answering import Answering
from etiograph.explaining import explain, fresh_index, indexing, understanding
from etiograph.explaining.index import Index
from etiograph.rdf import query
from etiograph.terms import lexicon
from etiograph.vocabulary import ETIO, PREFIXES
from etiograph.walking import diet, places
from etiograph.walking.causal import LONGEST
from etiograph.walking.diet import Diet

if TYPE_CHECKING:
    import rdflib

    from etiograph.walking.causal import Cut, Passed
    from etiograph.walking.causal import Path as CausalPath
    from etiograph.walking.traverse import CausalGraph

COUNT = "SELECT ?kind (COUNT(?one) AS ?n) WHERE { ?one a ?kind } GROUP BY ?kind"


class KnowledgeGraph:
    """A built graph, opened. ``etiograph.load()`` makes it.

    Terms go by label ("vitamin D"), by other names ("vit D"), by prefixed name
    ("symptom:neck-pain"), by an identifier of another ontology ("HP:0030833"), or by IRI. What a
    user can get wrong raises an ``etiograph.errors.EtiographError`` whose message says where, what,
    and what to do next.

    What documents claim is not what is true. Nothing here is medical advice.

    Attributes:
        path: file that it was read from; None for an endpoint.
        engine: ``duckdb`` or ``oxigraph``, to leave no choice of who answers shipped questions.
    """

    def __init__(
        self, store: ox.Store, path: Path | None, engine: str | None = None, digest: str = ""
    ) -> None:
        """Take a store as the graph.

        Args:
            store: the named graphs, and their union as default graph.
            path: file that it was read from; None for an endpoint.
            engine: ``duckdb`` or ``oxigraph``, to leave no choice of who answers.
            digest: of the file, where the store cannot change: then the index beside the file is
                that of the store.
        """
        self.path, self.engine = path, engine
        self._answering = Answering(store, path, queries(), digest)

    def __repr__(self) -> str:
        counts = (self._count(one) for one in (ETIO.Claim, ETIO.SourceDocument))
        name = self.path.name if self.path else str(self.store)
        return "<KnowledgeGraph {}: {} claims of {} documents>".format(name, *counts)

    @property
    def readable(self) -> bool:
        """Whether the store has all that it reads: a later build removes what is not open yet."""
        return self._answering.readable

    @property
    def store(self) -> ox.Store:
        """The pyoxigraph store: the named graphs, and their union as default graph.

        Raises:
            QueryError: if it is no longer readable.
        """
        return self._answering.store

    def query(self, question: str | Path, /, **parameters: Argument | None) -> Result:
        """Return the answer of a question.

        Args:
            question: a shipped question by name or number ("cq-03"), or by words of its name; the
                path of a ``.rq`` file; or SPARQL, with the prefixes of the project declared.
            parameters: values of its parameters, bound and never pasted; None is not given.

        Raises:
            UnknownQuestionError: if no shipped question, or more than one, fits the name.
            ParameterError: if a parameter is missing or unknown, or a value not of its type.
            UnknownTermError: if a value names no term, or more than one.
            InputSyntaxError: if the query is not SPARQL; the message gives line and column.
            QueryError: if it asks for more than the engine can take.
            UsageError: if the engine is DuckDB, and it cannot answer this.
        """
        given = {name: one for name, one in parameters.items() if one is not None}
        return Result(self._answering.ask(question, given, self.engine))

    def questions(self, words: str = "") -> Result:
        """Return the shipped questions: name, parameters, and what each asks.

        Args:
            words: only those whose name or text has words that begin like these.
        """
        shipped = questions.listed(queries(), words)
        return _result(
            ("question", "parameters", "asks"),
            (
                (q.name, " ".join(p.name for p in q.parameters), q.header["question"])
                for q in shipped
            ),
        )

    def terms(self, words: str = "") -> Result:
        """Return the terms whose names contain ``words``: IRI and label."""
        return _result(("term", "label"), lexicon.listed(self.store, words))

    def term(self, words: str, *kinds: str) -> Iri:
        """Return the IRI of the one term that ``words`` names.

        Args:
            words: any name of the term.
            kinds: to choose from where several terms share a name, such as ``symptom``.

        Raises:
            UnknownTermError: if no term, or more than one, fits; the message names the nearest.
        """
        return Iri(lexicon.resolve(self.store, words, kinds))

    def label(self, term: str) -> str:
        """Return the label of whatever an IRI or prefixed name stands for; without one, the IRI.

        Raises:
            UnknownTermError: if it is neither.
        """
        return lexicon.label(self.store, lexicon.iri(term))

    def paths(self, start: str, end: str, longest: int = LONGEST) -> list[CausalPath]:
        """Return every causal path between two terms, the surest and shortest first.

        The start may be a nutrient: its deficiency is meant. The end may be a part of the body.

        Raises:
            UnknownTermError: if an end names no term, or more than one.
        """
        from etiograph.walking import traverse  # noqa: PLC0415 - networkx is wanted by walks only

        first, last = self._ends(start, end)
        steps = self._index if self._answering.stands else self.to_networkx()
        return traverse.paths(steps, first, last, longest)

    def between(self, start: str, end: str, longest: int = LONGEST) -> list[Passed]:
        """Return what lies between two terms, what most paths pass first; ends as in ``paths``.

        Raises:
            UnknownTermError: if an end names no term, or more than one.
        """
        from etiograph.walking import surveys  # noqa: PLC0415 - networkx is wanted by walks only

        return surveys.between(self.paths(start, end, longest))

    def cut(self, start: str, end: str) -> Cut:
        """Return the fewest claims without which nothing leads from one term to another.

        Raises:
            UnknownTermError: if an end names no term, or more than one.
        """
        from etiograph.walking import cuts  # noqa: PLC0415 - networkx is wanted by walks only

        first, last = self._ends(start, end)
        return cuts.smallest(self.to_networkx(), first, last)

    def foods(self, *nutrients: str) -> Diet:
        """Return who names which foods for nutrients, and the fewest foods for all of them.

        Raises:
            UnknownTermError: if a word names no nutrient, or more than one.
        """
        wanted = tuple(dict.fromkeys(diet.nutrient(self.store, words) for words in nutrients))
        return diet.diet(self.store, wanted)

    def explain(self, *words: str) -> explain.Explanation:
        """Return what documents say may lie behind what words describe; no medical advice.

        The first call reads what explanations need from the graph; each further one takes some
        milliseconds.

        Args:
            words: free words, such as "stiff neck and tingling, no fever"; several are clauses.

        Raises:
            UsageError: if the text is too long.
            InputError: if the graph lacks what explanations need.
        """
        return explain.from_words(self._index, understanding.joined(words))

    @cached_property
    def _index(self) -> Index:
        if self.path and self._answering.stands:
            return fresh_index.opened(self.path, queries())
        return indexing.made(self.store, queries(), self.path or self.store)

    def _ends(self, start: str, end: str) -> tuple[str, str | places.Place]:
        first, last = places.start(self.store, start), lexicon.resolve(self.store, end)
        return first, places.place(self.store, last) or last

    def to_networkx(self) -> CausalGraph:
        """Return the causal steps as a networkx multigraph: see ``traverse.causal_graph``.

        Each call gives a graph of its own, so that it can be changed.
        """
        from etiograph.walking import traverse  # noqa: PLC0415 - networkx is wanted by walks only

        return traverse.causal_graph(self.store)

    def to_rdflib(self) -> rdflib.Graph:
        """Return every triple, asserted and derived, as an rdflib graph with our prefixes bound."""
        import rdflib  # noqa: PLC0415 - heavy

        from etiograph.rdf import conversion  # noqa: PLC0415 - for rdflib

        before = rdflib.NORMALIZE_LITERALS
        try:
            converted = conversion.to_rdflib(graph.default(self.store))
        finally:
            rdflib.NORMALIZE_LITERALS = before  # a setting of the whole process, not ours to keep
        for prefix, namespace in PREFIXES.items():
            converted.bind(prefix, namespace, replace=True)
        return converted

    def _count(self, kind: str) -> int:
        bound: dict[str, ox.NamedNode | ox.Literal] = {"kind": ox.NamedNode(kind)}
        cells = (row[1] for row in query.ask(self.store, COUNT, bound).rows)
        return sum(int(cell.value) for cell in cells if cell)


def load(path: str | Path | None = None, engine: str | None = None) -> KnowledgeGraph:
    """Open a built graph.

    Args:
        path: its file; without one, what ``locations.built`` finds.
        engine: who answers shipped questions, ``duckdb`` or ``oxigraph``; without one, DuckDB
            those that have an SQL twin, and Oxigraph all others. The rows are the same.

    Raises:
        UsageError: if there is no such engine.
        InputError: if there is no such file, or it holds no claim.
        InputSyntaxError: if it is not N-Quads.
    """
    engines.check(engine)
    found = locations.built() if path is None else Path(path)
    return KnowledgeGraph(opening.load(found), found, engine, opening.digest(found))


def connect(url: str, seconds: float) -> KnowledgeGraph:
    """Return the graph that a SPARQL store of others holds; nothing is asked of it yet.

    Raises:
        UsageError: if it is no http or https URL.
    """
    from etiograph.remote import endpoint  # noqa: PLC0415 - the network is wanted here only

    return KnowledgeGraph(endpoint.opened(url, seconds), None)


def queries() -> Path:
    """Return the folder of the shipped questions."""
    return locations.root() / "queries"


def _result(columns: tuple[str, ...], cells: Iterable[tuple[object, ...]]) -> Result:
    return Result(query.tabled(columns, cells))
