# ruff: noqa: PLC0415 - each contender has a process of its own
"""Brings a graph from RDF into the form that is opened to be asked."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from case import Case
from work import US, Target, Work

if TYPE_CHECKING:
    import pyoxigraph as ox

WORK = Work(
    far=True,
    place=2,
    title="Load a graph from N-Quads",
    words=(
        "Etiograph reads the N-Quads strictly, and makes the store on disk that it opens later: "
        "the named graphs, and their union. Oxigraph alone gets a file in which the union is "
        "written out already, and bulk-loads it into a store on disk. rdflib reads the union from "
        "N-Triples into memory, without named graphs. Numbers of quads are compared."
    ),
    sizes=(1_000, 10_000, 100_000),
    limit=900.0,
    targets=(
        Target(
            100_000,
            "at least 6 times as fast as rdflib",
            "rdflib",
            6,
            limit="A store on disk takes longer to make than one in memory: Oxigraph alone needs "
            "two fifths of rdflib's time for it. It is opened in a few milliseconds from then on; "
            "rdflib parses again at each start.",
        ),
        Target(
            100_000,
            "at most 1.3 times as long as pyoxigraph",
            "pyoxigraph on disk",
            1 / 1.3,
            limit="On two cores the engine uses both. The strict checks, and the union of the "
            "named graphs that they make on the way (10 s of a processor at 100,000 claims), come "
            "on top, and so does merging what the engine writes for each million quads (8 s), so "
            "that a look-up later reads one file instead of seven.",
        ),
    ),
)


def etiograph(case: Case) -> None:
    """Compile a graph that has no compiled form yet."""
    from etiograph.building import opening

    graph = case.scratch / "graph.nq"
    shutil.copyfile(case.data / "graph.nq", graph)
    case.measure("load", lambda: opening.compile_graph(graph))
    _counted(case, opening.load(graph))


def disk(case: Case) -> None:
    """Load what stands in the file, and nothing else."""
    import pyoxigraph as ox

    def load() -> ox.Store:
        store = ox.Store(str(case.scratch / "store"))
        store.bulk_load(path=str(case.data / "both.nq"), format=ox.RdfFormat.N_QUADS)
        store.flush()
        return store

    store = case.measure("load", load)
    if store is not None:
        _counted(case, store)


def _counted(case: Case, store: ox.Store) -> None:
    import pyoxigraph as ox

    union = sum(1 for _ in store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    case.answer("load", [(union,)])
    case.answer("named", [(len(store) - union,)])


def rdflib_plain(case: Case) -> None:
    """Parse the union."""
    import rdflib

    graph = case.measure("load", lambda: rdflib.Graph().parse(case.data / "union.nt", format="nt"))
    if graph is not None:
        case.answer("load", [(len(graph),)])


CONTENDERS = {US: etiograph, "pyoxigraph on disk": disk, "rdflib": rdflib_plain}
