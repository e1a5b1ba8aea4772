"""Holds what each description of a release is written from: its exports, their files, the day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

import pyoxigraph as ox

from etiograph.exchange.class_tables import STATEMENT
from etiograph.exchange.content import Content
from etiograph.exporting.export import Export
from etiograph.rdf.nodes import graph_of, value
from etiograph.vocabulary import PREFIXES

TITLE = "Etiograph"
SUMMARY = (
    "An open knowledge graph of what published documents claim about nutrients, deficiencies and "
    "symptoms."
)
MAKER = "The Etiograph developers"
MEDIA_TYPES = {
    "": "text/plain",
    "csv": "text/csv",
    "cx2": "application/json",
    "db": "application/vnd.sqlite3",
    "gexf": "application/xml",
    "graphml": "application/xml",
    "html": "text/html",
    "json": "application/json",
    "jsonl": "text/plain",
    "md": "text/markdown",
    "owl": "application/rdf+xml",
    "parquet": "application/vnd.apache.parquet",
    "py": "text/plain",
    "sh": "text/plain",
    "sqlite": "application/vnd.sqlite3",
    "svg": "image/svg+xml",
    "css": "text/css",
    "js": "text/javascript",
    "png": "image/png",
    "sql": "application/sql",
    "tsv": "text/tab-separated-values",
    "txt": "text/plain",
    "xml": "application/xml",
    "yaml": "application/yaml",
    "yml": "application/yaml",
}
"""Of each suffix that is none of RDF: those pyoxigraph knows.

Only names that IANA has, for DCAT gives their addresses there. It has none for JSON Lines, Python
and shell: these are plain text.
"""
UNKNOWN = "application/octet-stream"
VOCABULARY = "graph:vocabulary"
"""The graph of the ontology, as tables name it."""


@dataclass(frozen=True, slots=True, order=True)
class File:
    """One file of a release.

    Attributes:
        path: relative to the folder of the release, with slashes.
        size: in bytes.
        sha256: 64 hexadecimal digits.
        media_type: as ``text/csv``.
        format: name of the export that it belongs to, or empty.
    """

    path: str
    size: int
    sha256: str
    media_type: str
    format: str = ""


@dataclass(frozen=True)
class Edition:
    """A release before it is described.

    Attributes:
        content: the graph.
        exports: every format, by name.
        version: of etiograph.
        day: ``YYYY-MM-DD``.
    """

    content: Content
    exports: tuple[Export, ...]
    version: str
    day: str

    @property
    def key(self) -> str:
        """What its IRIs begin with: the first 16 digits of the digest of the graph."""
        return self.content.digest[:16]

    @cached_property
    def written(self) -> dict[str, bytes]:
        """Every file of the exports, by path."""
        return {
            f"{one.format.name}/{name}": one.files[name]
            for one in self.exports
            for name in sorted(one.files)
        }

    @cached_property
    def files(self) -> tuple[File, ...]:
        """The files of the exports, by path."""
        return records(self.written, {one.format.name for one in self.exports})

    @cached_property
    def resources(self) -> dict[str, int]:
        """How many resources of each class the graph holds, by name of the class.

        The ontology itself is left out, whatever its words begin with: classes and properties are
        words, not data.
        """
        found = {}
        for name, table in self.content.tables.items():
            data = [row for row in table.rows if row[1] != VOCABULARY]
            if name != STATEMENT and data:
                found[name] = len(data)
        return found

    @cached_property
    def graphs(self) -> dict[str, int]:
        """How many triples each named graph holds, by IRI, sorted."""
        found: dict[str, int] = {}
        for quad in self.content.quads:
            found[graph_of(quad)] = found.get(graph_of(quad), 0) + 1
        return dict(sorted(found.items()))

    @cached_property
    def triples(self) -> set[tuple[str, str, str]]:
        """The union of the named graphs: each triple once, its nodes as text."""
        return {(value(q.subject), q.predicate.value, str(q.object)) for q in self.content.quads}


def media_type(path: str) -> str:
    """Return the media type of a file, by its suffix.

    >>> media_type("nquads/etiograph.nq"), media_type("csv/claims.csv"), media_type("LICENSE")
    ('application/n-quads', 'text/csv', 'text/plain')
    """
    suffix = PurePosixPath(path).suffix.removeprefix(".").lower()
    if suffix in MEDIA_TYPES:
        return MEDIA_TYPES[suffix]
    form = ox.RdfFormat.from_extension(suffix)
    return form.media_type if form else UNKNOWN


def records(files: Mapping[str, bytes], formats: Iterable[str] = ()) -> tuple[File, ...]:
    """Return what is known of files, by path.

    Args:
        files: content, by path.
        formats: names of the exports, whose files lie in a folder of that name.
    """
    known = set(formats)
    found = []
    for path in sorted(files):
        folder = path.partition("/")[0]
        digest = hashlib.sha256(files[path]).hexdigest()
        form = folder if folder in known else ""
        found.append(File(path, len(files[path]), digest, media_type(path), form))
    return tuple(found)


def iri(edition: Edition, *parts: str) -> str:
    """Return an IRI of ours for a part of a release; without parts, of the release itself."""
    return PREFIXES["release"] + "-".join([edition.key, *parts])
