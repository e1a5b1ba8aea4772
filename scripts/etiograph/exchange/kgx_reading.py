"""Reads records of KGX back as quads: all that somebody who has the files would take as said.

Where a slot says other than the file it stands in, or a category or predicate other than the
counterparts allow, a quad comes back that no graph of ours holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from etiograph.errors import InputError
from etiograph.exchange import biolink, kgx
from etiograph.exchange.biolink import Counterpart
from etiograph.exchange.class_tables import IRI, TYPE, named_node, object_of, prefixed
from etiograph.exchange.kgx import Read, Record
from etiograph.vocabulary import CERTAINTIES, ETIO, PREFIXES, shorten

_ETIO = shorten(PREFIXES["etio"])
_ENGLISH, _INTEGER = "@en", shorten(PREFIXES["xsd"] + "integer")
_VOCABULARY, _PROPOSITIONS, _EDGES = "graph:vocabulary", "graph:propositions", "graph:edges"
_TYPE = prefixed(TYPE.value)
_RANKS = {_ETIO + word for word in CERTAINTIES if word}
_FREQUENCIES = {_ETIO + one for one in "mainly mostOften often seldom sometimes usually".split()}
_LIMITS = {"region": "region", "population": "population"}


def said(files: Read) -> set[ox.Quad]:
    """Return the quads that files say.

    Raises:
        InputError: if a record lacks a slot.
    """
    try:
        return set(_all(files))
    except (KeyError, StopIteration) as error:
        what = f"a record lacks the slot {error.args[0] if error.args else 'category'}"
        raise InputError("KGX", what, "export anew") from error


def _all(files: Read) -> Iterator[ox.Quad]:
    words = {str(one["word"]): _counterpart(one) for one in files[kgx.COUNTERPARTS]}
    categories = {str(one["id"]): _many(one["category"])[0] for one in files[kgx.NODES]}
    for word in words.values():
        if word.match:
            yield _quad(word.word, f"skos:{word.match}", word.biolink, _VOCABULARY)
    for node in files[kgx.NODES]:
        yield from _node(node, words)
    for place in kgx.EDGES:
        for edge in files[place]:
            yield from _claim(edge, place)
            yield from _overstated(edge, words, categories)
    for edge in files[kgx.COLLAPSED]:
        yield from _pooled(edge)


def _counterpart(one: Record) -> Counterpart:
    cells = [str(one.get(column, "")) for column in kgx.COUNTERPART_COLUMNS]
    return Counterpart(*cells)


def _node(node: Record, words: Mapping[str, Counterpart]) -> Iterator[ox.Quad]:
    name, own = str(node["id"]), _many(node["type"])[0]
    home = words[own].graph
    yield _quad(name, _TYPE, own, home)
    for category in _many(node["category"]):
        if words[own].written != category:
            yield _quad(name, _TYPE, category, home)
    texts = (
        ("rdfs:label", node.get("name")),
        ("skos:definition", node.get("description")),
        ("skos:altLabel", node.get("synonym")),
    )
    for property_, cell in texts:
        for text in _many(cell):
            yield _quad(name, property_, text, home, _ENGLISH)
    for other in _many(node.get("xref")):
        yield _quad(name, "skos:exactMatch", other, home.replace(":terms-", ":mappings-"))


def _claim(edge: Record, place: str) -> Iterator[ox.Quad]:
    name, limits = str(edge["id"]), _many(edge["qualifiers"])
    source = next(one for one in _many(edge["publications"]) if one.startswith("source:"))
    home = source.replace("source:", "graph:claims-")
    parts = {
        "subject": str(edge["subject"]),
        "relation": str(edge["original_predicate"]),
        "object": str(edge["object"]),
        "polarity": _ETIO + ("denied" if edge.get("negated") else "affirmed"),
        "statedIn": source,
    }
    yield _quad(name, _TYPE, shorten(ETIO.Claim), home)
    for column, value in parts.items():
        yield _quad(name, _ETIO + column, value, home)
    for one in _many(edge["has_evidence_of_type"]):
        yield _quad(name, shorten(ETIO.evidence), one, home)
    for one in limits:
        yield _quad(name, _ETIO + _limit(one), one, home)
    for one in set(_many(edge["publications"])) - {source}:
        yield _quad(source, "dcterms:source", one, home)
    region = [one for one in limits if _limit(one) == "region"]
    triple = [parts[one] for one in ("subject", "relation", "object")]
    proposition = kgx.named("proposition", *triple, *region)
    taken = "denies" if place == kgx.NEGATED else "affirms"
    for word in ("speaksTo", taken):
        yield _quad(name, _ETIO + word, proposition, _PROPOSITIONS)
    sure = [one for one in limits if one in _RANKS]
    if place != kgx.NEGATED and (place == kgx.AFFIRMED) != (set(sure) <= set(kgx.SURE)):
        yield _quad(name, shorten(ETIO.certainty), f"{_ETIO}{place}", home)
    if (edge["knowledge_level"] == kgx.ASSERTION) != (set(sure) <= set(kgx.SURE)):
        yield _quad(name, shorten(ETIO.certainty), _ETIO + str(edge["knowledge_level"]), home)
    yield from _disputed(edge, kgx.named("edge", *triple))


def _limit(word: str) -> str:
    """Return the property of a claim that has such a value."""
    kind = word.partition(":")[0]
    if kind in _LIMITS:
        return _LIMITS[kind]
    return "certainty" if word in _RANKS else "frequency" if word in _FREQUENCIES else "severity"


def _overstated(
    edge: Record, words: Mapping[str, Counterpart], categories: Mapping[str, str]
) -> Iterator[ox.Quad]:
    """Return the triple with the predicate of Biolink, where it is not the one to be written."""
    subject, object_, relation = (
        str(edge[one]) for one in ("subject", "object", "original_predicate")
    )
    word = words.get(relation)
    known = word and subject in categories and object_ in categories
    right = word and known and biolink.predicate(word, categories[subject], categories[object_])
    if edge["predicate"] != right:
        yield _quad(subject, str(edge["predicate"]), object_, _EDGES)


def _pooled(edge: Record) -> Iterator[ox.Quad]:
    name, told = str(edge["id"]), str(edge["description"])
    subject, relation, object_ = (
        str(edge[one]) for one in ("subject", "original_predicate", "object")
    )
    yield _quad(name, _TYPE, shorten(ETIO.Edge), _EDGES)
    for column, value in (("subject", subject), ("relation", relation), ("object", object_)):
        yield _quad(name, _ETIO + column, value, _EDGES)
    yield _quad(subject, relation, object_, _EDGES)
    if edge["predicate"] != biolink.RELATED:
        yield _quad(subject, str(edge["predicate"]), object_, _EDGES)
    yield _quad(name, shorten(ETIO.claimCount), str(edge["evidence_count"]), _EDGES, _INTEGER)
    for one in _many(edge["has_evidence"]):
        yield _quad(name, "prov:wasDerivedFrom", one, _EDGES)
    for part in told.split("; "):
        words, _, count = part.rpartition(" ")
        if words in kgx.COUNTS:
            yield _quad(name, _ETIO + kgx.COUNTS[words], count, _EDGES, _INTEGER)


def _disputed(edge: Record, name: str) -> Iterator[ox.Quad]:
    found = kgx.DENIED_BY.search(str(edge.get("description", "")))
    for claim in found[1].split(", ") if found else ():
        yield _quad(name, shorten(ETIO.disputedBy), claim, _EDGES)


def _quad(subject: str, property_: str, text: str, home: str, kind: str = IRI) -> ox.Quad:
    return ox.Quad(
        named_node(subject), named_node(property_), object_of(text, kind), named_node(home)
    )


def _many(cell: object) -> tuple[str, ...]:
    return (
        tuple(map(str, cell))
        if isinstance(cell, Iterable) and not isinstance(cell, str)
        else ((str(cell),) if cell else ())
    )
