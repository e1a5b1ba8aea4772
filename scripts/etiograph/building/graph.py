"""Puts files into named graphs, and opens a built graph ready to answer."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from etiograph import locations
from etiograph.building import reference
from etiograph.errors import InputError
from etiograph.rdf import reading
from etiograph.rdf.nodes import value
from etiograph.terms import mappings
from etiograph.vocabulary import ETIO, PREFIXES

GRAPH = PREFIXES["graph"]
CLAIMS = "claims/*.ttl"
RDF_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


def name_of(ontology: Path, path: Path) -> str:
    """Return the IRI of the named graph that holds a file of ``ontology/``.

    ``terms/symptoms.ttl`` is in ``graph:terms-symptoms``: one file, one graph, so that a finding
    can say which file to edit.
    """
    relative = path.relative_to(ontology)
    stem = relative.name.partition(".")[0]
    return GRAPH + "-".join([*relative.parent.parts, stem])


def file_of(graph: str) -> str:
    """Return the path, below ``ontology/``, of the file behind a named graph.

    >>> file_of("https://w3id.org/etiograph/graph/terms-symptoms")
    'ontology/terms/symptoms.ttl'
    """
    name = graph.removeprefix(GRAPH)
    folder, _, stem = name.partition("-")
    if name in ("vocabulary", "literature"):
        return f"ontology/{name}.ttl"
    if folder not in ("terms", "claims", "mappings", "reference"):
        return f"derived by queries/inference/*-{name}*.rq"
    if folder == "mappings":
        return f"ontology/mappings/{stem}.sssom.tsv"
    if folder == "reference":
        return f"ontology/reference/{stem}.tsv"
    return f"ontology/{folder}/{stem}.ttl"


def asserted(ontology: Path) -> list[ox.Quad]:
    """Return every asserted quad of ``ontology/``, each file in its own named graph.

    ``literature.ttl`` and the reference data may be left out: nothing that documents say rests on
    them.

    Raises:
        InputError, InputSyntaxError: if a folder is empty, or a file cannot be read strictly.
    """
    quads = encoded(ontology)
    if tables := reference_tables(ontology):
        known = classes(quads)
        for path in tables:
            name = name_of(ontology, path)
            quads += _quads(reference.read(path, name, known), name)
    return quads


def encoded(ontology: Path) -> list[ox.Quad]:
    """Return the quads of vocabulary, terms, claims and mappings: all but the reference data.

    Raises:
        InputError, InputSyntaxError: as ``asserted`` does.
    """
    quads = []
    for path in files(ontology):
        quads += _quads(triples(path), name_of(ontology, path))
    return quads


def files(ontology: Path) -> list[Path]:
    """Return the files of vocabulary, terms, claims and mappings, in the order of reading.

    Raises:
        InputError: if a folder is empty.
    """
    return [
        *locations.files(ontology, "vocabulary.ttl"),
        *locations.files(ontology, "terms/*.ttl"),
        *locations.files(ontology, CLAIMS),
        *ontology.glob("literature.ttl"),
        *locations.files(ontology, "mappings/*.sssom.tsv"),
    ]


def triples(path: Path) -> list[ox.Triple]:
    """Return what one of these files says.

    Raises:
        InputError, InputSyntaxError: if it cannot be read strictly.
    """
    return mappings.read(path) if path.suffix == ".tsv" else reading.turtle(path)


def reference_tables(ontology: Path) -> list[Path]:
    """Return the tables of reference data; none where their folder is left out.

    Raises:
        InputError: if the folder is empty.
    """
    there = (ontology / "reference").is_dir()
    return locations.files(ontology, "reference/*.tsv") if there else []


def classes(quads: Iterable[ox.Quad]) -> dict[str, set[str]]:
    """Return, for each node that has a type, the IRIs of its classes."""
    found: dict[str, set[str]] = {}
    for quad in quads:
        if quad.predicate == RDF_TYPE:
            found.setdefault(value(quad.subject), set()).add(value(quad.object))
    return found


def _quads(triples: Iterable[ox.Triple], graph: str) -> list[ox.Quad]:
    name = ox.NamedNode(graph)
    return [ox.Quad(t.subject, t.predicate, t.object, name) for t in triples]


def store(quads: Iterable[ox.Quad]) -> ox.Store:
    """Return a store with the named graphs, and their union as default graph.

    The union is materialised, each triple once: a union made by the engine counts a triple twice
    that stands in two graphs, and overrides FROM.
    """
    opened = ox.Store()
    quads = list(quads)
    opened.bulk_extend(quads)
    opened.bulk_extend({ox.Quad(q.subject, q.predicate, q.object) for q in quads})
    return opened


def load(path: Path) -> ox.Store:
    """Open a graph that ``etiograph build`` wrote.

    Raises:
        InputError, InputSyntaxError: as ``read`` does.
    """
    return store(read(path))


def read(path: Path) -> list[ox.Quad]:
    """Return the quads of a graph that ``etiograph build`` wrote.

    Raises:
        InputError: if the file is not there, or holds no claim.
        InputSyntaxError: if it is not N-Quads.
    """
    if not path.is_file():
        what = "not a file" if path.exists() else "no such file"
        raise InputError(
            path, what, "run: etiograph build, or name the graph with --graph or ETIOGRAPH_GRAPH"
        )
    quads = reading.nquads(path)
    claim = ox.NamedNode(ETIO.Claim)
    if not any(quad.object == claim and quad.predicate == RDF_TYPE for quad in quads):
        raise InputError(path, "holds no claim", "run: etiograph build")
    return quads


def named(opened: ox.Store) -> list[ox.Quad]:
    """Return the quads of the named graphs: what is written, without the union."""
    return [q for q in opened if isinstance(q.graph_name, ox.NamedNode)]


def default(opened: ox.Store) -> list[ox.Triple]:
    """Return the triples of the union."""
    return [q.triple for q in opened.quads_for_pattern(None, None, None, ox.DefaultGraph())]
