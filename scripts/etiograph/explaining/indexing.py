"""Makes the index of a graph from the answers of the queries in ``queries/index/``."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from etiograph.asking import questions
from etiograph.building import opening
from etiograph.errors import InputError, OutputError
from etiograph.explaining import index_file
from etiograph.explaining.index import Index, Tables, index
from etiograph.rdf import query, writing

VALUES = {"end", "label", "name", "rank", "start"}
"""Columns of index queries that hold values, not IRIs."""


def answers(store: ox.Store, queries: Path) -> Tables:
    """Return the answer of each index query, by name; cells are IRIs, values, or None."""
    return {
        asked.name: [
            tuple(cell.value if cell else None for cell in row)
            for row in query.ask(store, asked.text, {}, str(asked.path)).rows
        ]
        for asked in questions.shipped(queries, "index")
    }


def content(found: Tables, queries: Path, digest: str) -> str:
    """Return the text of an index: the same bytes for the same graph.

    Args:
        found: answers of the index queries.
        queries: folder of the shipped queries.
        digest: SHA-256 of the graph's file.
    """
    values = {
        asked.name: [column in VALUES for column in asked.columns]
        for asked in questions.shipped(queries, "index")
    }
    body = index_file.document(found, values)
    return (index_file.head(index_file.origin_of(digest, queries), body) + b"\n" + body).decode()


def renewed(path: Path, queries: Path) -> Index:
    """Return the index of a graph, made from its file; written beside it where that can be done.

    Raises:
        InputError, InputSyntaxError: if the graph cannot be read, or lacks what an index holds.
    """
    before = index_file.origin(path, queries)["graph"] if path.is_file() else ""
    found = answers(opening.load(path), queries)
    made = indexed(found, path)
    # A graph that was replaced meanwhile is of neither digest: then nothing is written.
    if index_file.origin(path, queries)["graph"] == before:
        write(path, content(found, queries, before))
    return made


def indexed(found: Tables, where: object) -> Index:
    """Return an index made of the answers of the index queries.

    Args:
        found: the answers.
        where: names the graph in an error.

    Raises:
        InputError: if the graph lacks what an index holds, such as the publisher of a document.
    """
    if not found.get("claims"):
        raise InputError(where, "holds no claim", "make a whole graph: etiograph build")
    try:
        return index(found)
    except (LookupError, TypeError, ValueError) as error:
        what = f"lacks what an explanation needs: {error.args[0] if error.args else error}"
        hint = "make a whole graph: etiograph build"
        raise InputError(where, what, hint) from error


def write(path: Path, text: str) -> None:
    """Write the index of a graph beside it, unless that cannot be done, or harms another file."""
    place = index_file.place(path)
    if index_file.ours(place):
        try:
            writing.atomic(place, text)
        except OutputError:
            return  # it is then made for each question; slower, never wrong
