"""Describes a release in DCAT and VoID, and checks the description with shapes of its own.

Terms: https://www.w3.org/TR/vocab-dcat-3/ and https://www.w3.org/TR/void/. Addresses of files are
relative, so that they hold wherever the folder lies: nobody promises a host.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from etiograph.errors import ReleaseError
from etiograph.exporting.export import Export
from etiograph.notice import LICENCE, LICENCE_FILE, NOTICE, RIGHTS
from etiograph.rdf import serializing
from etiograph.rdf.nodes import value
from etiograph.releasing.edition import MAKER, SUMMARY, TITLE, Edition, File, iri
from etiograph.vocabulary import PREFIXES, expand, shorten

NAME = "dcat.ttl"
HERE = "file:///"
"""Stands for the folder of the release until the description is written."""
MEDIA = "https://www.iana.org/assignments/media-types/"
Node = ox.NamedNode | ox.Literal
HEADING = "What this release holds: addresses of files are relative to this one."


def triples(edition: Edition) -> set[ox.Triple]:
    """Return the description; no blank node is in it, and addresses begin with ``HERE``."""
    found = {
        *_dataset(edition),
        *_numbers(edition),
        *(one for file in edition.files for one in _distribution(edition, file)),
    }
    for graph, number in edition.graphs.items():
        found |= {
            _say(iri(edition), "void:subset", _node(graph)),
            _say(graph, "rdf:type", _node("void:Dataset")),
            _say(graph, "dcterms:title", _words(f"Named graph {shorten(graph)}")),
            _say(graph, "void:triples", _number(number)),
        }
    return found


def turtle(described: Iterable[ox.Triple]) -> bytes:
    """Return a description as Turtle, sorted, with relative addresses."""
    return serializing.turtle(described, HEADING).replace(f"<{HERE}", "<").encode()


def check(described: Iterable[ox.Triple], folder: Path) -> None:
    """Check a description against the shapes of a folder.

    Raises:
        ReleaseError: if it breaks one.
        InputError, InputSyntaxError: if a shape cannot be read.
    """
    from etiograph.checking import reference_engine  # noqa: PLC0415 - pySHACL is slow to load
    from etiograph.rdf.conversion import to_rdflib  # noqa: PLC0415

    broken = reference_engine.shape_findings(to_rdflib(described), reference_engine.read(folder))
    if broken:
        first = broken[0]
        what = f"{len(broken)} findings, the first: {shorten(first.focus)}: {first.rule}"
        raise ReleaseError(NAME, what, "nothing was written; report it as a bug")


def _dataset(edition: Edition) -> Iterator[ox.Triple]:
    me, maker, rights = iri(edition), iri(edition, "publisher"), iri(edition, "rights")
    said: dict[str, list[Node]] = {
        "rdf:type": [_node("dcat:Dataset"), _node("void:Dataset")],
        "dcterms:title": [_words(f"{TITLE} {edition.version}")],
        "dcterms:description": [_words(f"{SUMMARY} {NOTICE}")],
        "dcterms:identifier": [ox.Literal(edition.content.digest)],
        "dcterms:issued": [_typed(edition.day, "xsd:date")],
        "dcterms:license": [_node(LICENCE)],
        "dcterms:rights": [_node(rights)],
        "dcterms:publisher": [_node(maker)],
        "dcterms:conformsTo": [_node(PREFIXES["etio"].removesuffix("#"))],
        "owl:versionInfo": [ox.Literal(edition.version)],
        "dcat:landingPage": [_node(f"{HERE}README.md")],
    }
    for predicate, nodes in said.items():
        yield from (_say(me, predicate, one) for one in nodes)
    yield _say(maker, "rdf:type", _node("dcterms:Agent"))
    yield _say(maker, "rdfs:label", _words(MAKER))
    yield _say(rights, "rdf:type", _node("dcterms:RightsStatement"))
    yield _say(rights, "rdfs:label", _words(RIGHTS))
    yield _say(rights, "rdfs:seeAlso", _node(HERE + LICENCE_FILE))


def _numbers(edition: Edition) -> Iterator[ox.Triple]:
    """Yield what VoID counts, over the union of the named graphs."""
    me, union = iri(edition), edition.triples
    kinds = _members(edition)
    numbers = {
        "void:triples": len(union),
        "void:distinctSubjects": len({one[0] for one in union}),
        "void:distinctObjects": len({one[2] for one in union}),
        "void:properties": len({one[1] for one in union}),
        "void:classes": len(kinds),
    }
    for predicate, number in numbers.items():
        yield _say(me, predicate, _number(number))
    used = {one[1] for one in union} | set(kinds)
    for space in {PREFIXES[prefix] for one in used for prefix in _prefix(one)}:
        yield _say(me, "void:vocabulary", _node(space))
    for kind, number in kinds.items():
        part = iri(edition, "class", _slug(shorten(kind)))
        yield _say(me, "void:classPartition", _node(part))
        yield _say(part, "rdf:type", _node("void:Dataset"))
        yield _say(part, "void:class", _node(kind))
        yield _say(part, "void:entities", _number(number))


def _members(edition: Edition) -> dict[str, int]:
    """Return how many resources each class has, by IRI of the class."""
    found: dict[str, set[str]] = {}
    for quad in edition.content.quads:
        if quad.predicate.value == serializing.RDF_TYPE:
            found.setdefault(value(quad.object), set()).add(value(quad.subject))
    return {kind: len(found[kind]) for kind in sorted(found)}


def _prefix(one: str) -> tuple[str, ...]:
    short = shorten(one)
    return (short.partition(":")[0],) if short != one else ()


def _distribution(edition: Edition, file: File) -> Iterator[ox.Triple]:
    export = next(one for one in edition.exports if one.format.name == file.format)
    me, name = iri(edition, _slug(file.path)), file.path.partition("/")[2]
    checksum = f"{me}-sha256"
    address = _node(HERE + file.path)
    said: dict[str, Node] = {
        "rdf:type": _node("dcat:Distribution"),
        "dcterms:title": _words(f"{export.format.title}: {name}"),
        "dcterms:description": _words(export.format.description),
        "dcterms:license": _node(LICENCE),
        "dcterms:rights": _node(iri(edition, "rights")),
        "dcat:mediaType": _node(MEDIA + file.media_type),
        "dcat:byteSize": _typed(f"{file.size}", "xsd:nonNegativeInteger"),
        "dcat:downloadURL": address,
        "dcat:accessURL": _node(f"{HERE}{file.format}/"),
        "spdx:checksum": _node(checksum),
    }
    for predicate, node in said.items():
        yield _say(me, predicate, node)
    yield _say(checksum, "rdf:type", _node("spdx:Checksum"))
    yield _say(checksum, "spdx:algorithm", _node("spdx:checksumAlgorithm_sha256"))
    yield _say(checksum, "spdx:checksumValue", _typed(file.sha256, "xsd:hexBinary"))
    yield _say(iri(edition), "dcat:distribution", _node(me))
    form = ox.RdfFormat.from_media_type(file.media_type)
    if form is not None and _is_dump(export, file, form):
        yield _say(me, "dcterms:conformsTo", _node(form.iri))
        yield _say(iri(edition), "void:feature", _node(form.iri))
        yield _say(iri(edition), "void:dataDump", address)


def _is_dump(export: Export, file: File, form: ox.RdfFormat) -> bool:
    """Tell whether a file holds triples of the graph: not those of another kind, nor a context."""
    if form.media_type != file.media_type or export.losses:
        return False
    text = export.files[file.path.partition("/")[2]]
    return form != ox.RdfFormat.JSON_LD or set(json.loads(text)) != {"@context"}


def _slug(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9._]+", "-", text).strip("-.")


def _say(subject: str, predicate: str, node: Node) -> ox.Triple:
    return ox.Triple(_node(subject), _node(predicate), node)


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(name) or name)


def _words(text: str) -> ox.Literal:
    return ox.Literal(text, language="en")


def _number(number: int) -> ox.Literal:
    return _typed(f"{number}", "xsd:integer")


def _typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=_node(kind))
