"""Reads records of KGX back as quads: all that somebody who has the files would take as said.

Where a slot says other than the file it stands in, or a category or predicate other than the
counterparts allow, a quad comes back that no graph of ours holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from etiograph.errors import InputError
from etiograph.exchange import biolink, kgx
from etiograph.exchange.biolink import Counterpart
from etiograph.exchange.class_tables import IRI, TYPE, named_node, object_of, prefixed, texts
from etiograph.exchange.disputes import DENIALS, VOTES
from etiograph.exchange.kgx import Read, Record
from etiograph.vocabulary import CERTAINTIES, ETIO, PREFIXES, shorten

_ETIO = shorten(PREFIXES["etio"])
_ENGLISH, _INTEGER = "@en", shorten(PREFIXES["xsd"] + "integer")
_VOCABULARY, _PROPOSITIONS, _EDGES = "graph:vocabulary", "graph:propositions", "graph:edges"
_TYPE = prefixed(TYPE.value)
_RANKS = {_ETIO + word for word in CERTAINTIES if word}
_KINDS = ("region", "population")
"""Kinds of terms that a qualifier names, each by the property of the same name."""
_TOLD = re.compile(r"([a-z ]+) (\S*:.+)")
_PLACES = dict(
    zip(
        (*DENIALS, *VOTES),
        (_EDGES, "graph:selection", "graph:concordance", "graph:selection"),
        strict=True,
    )
)
"""Graphs that say what tells of a dispute."""


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
    categories = {str(one["id"]): texts(one["category"])[0] for one in files[kgx.NODES]}
    for word in words.values():
        if word.match:
            yield _quad(word.word, f"skos:{word.match}", word.biolink, _VOCABULARY)
        if word.kind:
            yield _quad(word.word, _TYPE, word.kind, _VOCABULARY)
    for node in files[kgx.NODES]:
        yield from _node(node, words)
    for place in kgx.EDGES:
        for edge in files[place]:
            yield from _claim(edge, place, words)
            yield from _overstated(edge, words, categories)
    for edge in files[kgx.COLLAPSED]:
        yield from _pooled(edge)
    _check(files)


def _counterpart(one: Record) -> Counterpart:
    cells = [str(one.get(column, "")) for column in kgx.COUNTERPART_COLUMNS]
    return Counterpart(*cells)


def _node(node: Record, words: Mapping[str, Counterpart]) -> Iterator[ox.Quad]:
    name, own = str(node["id"]), texts(node["type"])[0]
    home = words[own].graph
    yield _quad(name, _TYPE, own, home)
    for category in texts(node["category"]):
        if words[own].written != category:
            yield _quad(name, _TYPE, category, home)
    written = (
        ("rdfs:label", node.get("name")),
        ("skos:definition", node.get("description")),
        ("skos:altLabel", node.get("synonym")),
    )
    for property_, cell in written:
        for text in texts(cell):
            yield _quad(name, property_, text, home, _ENGLISH)
    for other in texts(node.get("xref")):
        yield _quad(name, "skos:exactMatch", other, home.replace(":terms-", ":mappings-"))


def _check(files: Read) -> None:
    """Hold the pooled edges against the claims: what disputes a claim disputes them."""
    told = {(one["subject"], one["object"]): _disputes(one) for one in files[kgx.COLLAPSED]}
    for place in kgx.EDGES:
        for one in files[place]:
            if _disputes(one) - told.get((one["subject"], one["object"]), set()):
                what = "is disputed, which the collapsed edge of its terms does not tell"
                raise InputError(str(one["id"]), what, "export anew")


def _claim(edge: Record, place: str, words: Mapping[str, Counterpart]) -> Iterator[ox.Quad]:
    name = str(edge["id"])
    limits = {one: _limit(one, words) for one in texts(edge["qualifiers"])}
    source = next(one for one in texts(edge["publications"]) if one.startswith("source:"))
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
    for one in texts(edge["has_evidence_of_type"]):
        yield _quad(name, shorten(ETIO.evidence), one, home)
    for one, limit in limits.items():
        yield _quad(name, _ETIO + limit, one, home)
    for told, column in kgx.LIMITS.items():
        for one in _told(edge).get(told, ()):
            yield _quad(name, _ETIO + column, one, home)
    for one in set(texts(edge["publications"])) - {source}:
        yield _quad(source, "dcterms:source", one, home)
    region = [one for one, limit in limits.items() if limit == "region"]
    triple = [parts[one] for one in ("subject", "relation", "object")]
    proposition = kgx.named("proposition", *triple, *region)
    taken = "denies" if place == kgx.NEGATED else "affirms"
    for word in ("speaksTo", taken):
        yield _quad(name, _ETIO + word, proposition, _PROPOSITIONS)
    yield from _sureness(edge, place, home)
    for property_, value in _disputes(edge):
        of = kgx.named("edge", *triple) if property_ in DENIALS else proposition
        yield _quad(of, property_, value, _PLACES[property_])


def _sureness(edge: Record, place: str, home: str) -> Iterator[ox.Quad]:
    """Return a certainty that no claim has, where file or level say other than the qualifiers."""
    ranks = _RANKS & set(texts(edge["qualifiers"]))
    sure = ranks <= set(kgx.SURE)
    if place != kgx.NEGATED and (place == kgx.AFFIRMED) != sure:
        yield _quad(str(edge["id"]), shorten(ETIO.certainty), f"{_ETIO}{place}", home)
    if (edge["knowledge_level"] == kgx.ASSERTION) != sure:
        level = _ETIO + str(edge["knowledge_level"])
        yield _quad(str(edge["id"]), shorten(ETIO.certainty), level, home)


def _limit(word: str, words: Mapping[str, Counterpart]) -> str:
    """Return the property of a claim that has such a value."""
    kind = word.partition(":")[0]
    if kind in _KINDS:
        return kind
    known = words[word].kind.removeprefix(_ETIO) if word in words else ""
    if known not in biolink.LIMITS:
        what = f"no class that limits claims has it in {kgx.COUNTERPARTS}"
        raise InputError(word, what, "export anew")
    return biolink.LIMITS[known]


def _told(edge: Record) -> dict[str, tuple[str, ...]]:
    """Return what a description tells of others, by the words that say how."""
    parts = str(edge.get("description", "")).split("; ")
    found = (_TOLD.fullmatch(part) for part in parts)
    return {one[1]: tuple(one[2].split(", ")) for one in found if one}


def _disputes(edge: Record) -> set[tuple[str, str]]:
    """Return what tells of a dispute: properties and their values."""
    told = _told(edge)
    return {
        (property_, one) for words, property_ in kgx.DISPUTES.items() for one in told.get(words, ())
    }


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
    for one in texts(edge["has_evidence"]):
        yield _quad(name, "prov:wasDerivedFrom", one, _EDGES)
    for part in told.split("; "):
        words, _, count = part.rpartition(" ")
        if words in kgx.COUNTS:
            yield _quad(name, _ETIO + kgx.COUNTS[words], count, _EDGES, _INTEGER)


def _quad(subject: str, property_: str, text: str, home: str, kind: str = IRI) -> ox.Quad:
    return ox.Quad(
        named_node(subject), named_node(property_), object_of(text, kind), named_node(home)
    )
