# ruff: noqa: PLC0415 - each contender has a process of its own
"""Reads encoded documents, derives what follows, and writes the graph."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import datasets
from case import Case
from work import US, Target, Work

from etiograph import locations

BESIDE = (
    "Half of the time goes into what rdflib does not do: the store, the index and the tables that "
    "are kept beside the graph, so that no later command parses it (at 10,000 claims 9 s for the "
    "graph, as much for these). Of the rest, much is the strict reading of the documents: "
    "pyoxigraph in memory, which checks and keeps nothing, needs a fifth of all."
)

WORK = Work(
    far=True,
    place=2,
    title="Build a graph from the encoded documents",
    words=(
        "Etiograph reads the folder, checks it strictly, derives, writes N-Quads and all that it "
        "keeps beside them, by `etiograph build`, interpreter included. The others read the "
        "asserted triples from N-Triples and run the same rules, each as often as its header "
        "says; they check nothing, keep no named graphs and write nothing. The triples are "
        "compared."
    ),
    sizes=(1_000, 10_000, 100_000),
    limit=900.0,
    targets=(
        *(
            Target(
                at,
                "at least 6 times as fast as rdflib",
                "rdflib",
                6,
                part="build",
                limit=BESIDE,
            )
            for at in (1_000, 10_000, 100_000)
        ),
    ),
)


def etiograph(case: Case) -> None:
    """Build as a user does."""
    import pyoxigraph as ox

    output = case.scratch / "graph.nq"
    ours = [sys.executable, "-m", "etiograph", "build", "--ontology", case.data / "ontology"]

    def build() -> Path:
        subprocess.run([*ours, "-o", output], check=True, env=datasets.environment())  # noqa: S603 - our own command
        return output

    if case.measure("build", build):
        quads = ox.parse(path=str(output), format=ox.RdfFormat.N_QUADS)
        case.answer("build", ([line] for line in {str(quad.triple) for quad in quads}))


def _rules() -> list[tuple[str, int]]:
    from etiograph.building import infer

    rules: list[tuple[str, Mapping[str, str]]] = [
        (rule.text, rule.header) for rule in infer.rules(locations.root() / "queries")
    ]
    return [(text, int(header.get("repeat", "1"))) for text, header in rules]


def rdflib_plain(case: Case) -> None:
    """Parse, and run the rules, in rdflib."""
    import pyoxigraph as ox
    import rdflib
    import rdflib.plugins.sparql.processor

    rules = _rules()

    def build() -> rdflib.Graph:
        graph = rdflib.Graph().parse(case.data / "asserted.nt", format="nt")
        for text, most in rules:
            for _ in range(most):
                before = len(graph)
                for triple in graph.query(text):
                    graph.add(triple)
                if len(graph) == before:
                    break
        return graph

    rdflib.NORMALIZE_LITERALS = False  # else what is written differs from what was read
    graph = case.measure("build", build)
    if graph is not None:
        text = graph.serialize(format="nt", encoding="utf-8")
        triples = ox.parse(text, format=ox.RdfFormat.N_TRIPLES)
        case.answer("build", ([str(triple)] for triple in triples))


def raw(case: Case) -> None:
    """Load, and run the rules, in Oxigraph."""
    import pyoxigraph as ox

    rules = _rules()

    def build() -> ox.Store:
        store = ox.Store()
        store.bulk_load(path=str(case.data / "asserted.nt"), format=ox.RdfFormat.N_TRIPLES)
        for text, most in rules:
            for _ in range(most):
                before = len(store)
                store.extend([ox.Quad(*triple) for triple in store.query(text)])
                if len(store) == before:
                    break
        return store

    store = case.measure("build", build)
    if store is not None:
        case.answer("build", ([str(quad.triple)] for quad in store))


CONTENDERS = {US: etiograph, "rdflib": rdflib_plain, "pyoxigraph in memory": raw}
