"""Nanopublications in TriG, one a claim, each under a trusty IRI, unsigned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from etiograph.building import graph, tables
from etiograph.errors import InputError
from etiograph.exchange import named_graphs, trusty, turtles
from etiograph.exchange.class_tables import Cell, named_node, prefixed
from etiograph.exchange.content import STANCES, Content, stance
from etiograph.notice import LICENCE, NOTICE
from etiograph.rdf.nodes import graph_of, value
from etiograph.vocabulary import ETIO, NANOPUBLICATIONS, PREFIXES

TITLE = "nanopublications"
EXTRACT = False
SUFFIX = ".trig"
INDEX = "index.tsv"
COLUMNS = ("claim", "nanopublication", "file")
NP = "http://www.nanopub.org/nschema#"
NPX = "http://purl.org/nanopub/x/"
PARTS = {
    "assertion": ox.NamedNode(f"{NP}hasAssertion"),
    "provenance": ox.NamedNode(f"{NP}hasProvenance"),
    "pubinfo": ox.NamedNode(f"{NP}hasPublicationInfo"),
}
NANOPUBLICATION = ox.NamedNode(f"{NP}Nanopublication")
INTRODUCES = ox.NamedNode(f"{NPX}introduces")
TYPE = graph.RDF_TYPE
CLAIM = ox.NamedNode(ETIO.Claim)
STATED_IN = ox.NamedNode(ETIO.statedIn)
PASSAGE = ox.NamedNode(ETIO.passage)
AGENT, TIME, DERIVED = (
    ox.NamedNode(PREFIXES["prov"] + one)
    for one in ("wasAttributedTo", "generatedAtTime", "wasDerivedFrom")
)
CREATOR, CREATED, RIGHTS = (
    ox.NamedNode(PREFIXES["dcterms"] + one) for one in ("creator", "created", "license")
)
LABEL, COMMENT = (ox.NamedNode(PREFIXES["rdfs"] + one) for one in ("label", "comment"))
DERIVED_PROPERTIES = {ox.NamedNode(PREFIXES["etio"] + one) for one in (*STANCES, "speaksTo")}
PROPOSITIONS = ox.NamedNode(PREFIXES["graph"] + "propositions")
DOCUMENT = {
    PREFIXES["rdf"] + "type",
    ETIO.codePoints,
    ETIO.sha256,
    *(PREFIXES["dcterms"] + one for one in ("publisher", "source", "title")),
}
"""What a nanopublication tells of the document; the rest of its record stands beside."""
SAME = {DERIVED: PASSAGE, AGENT: AGENT, TIME: TIME, CREATOR: AGENT, CREATED: TIME}
"""What is said of an assertion or a nanopublication, and the property of the claim that says it."""

_About = Mapping[tuple[str, str], list[ox.Triple]]
"""Triples by graph and subject."""


@dataclass(frozen=True, slots=True)
class Read:
    """A nanopublication that was read: its IRI, its claim, and its triples by part."""

    this: str
    claim: ox.NamedNode
    parts: Mapping[str, list[ox.Triple]]


def files(content: Content) -> dict[str, bytes]:
    """Return a file for each stance, and a table of the nanopublication of each claim.

    The files are ``affirms``, ``denies``, ``leavesOpen`` and ``asks``. A nanopublication is named
    by what it says, so one of a changed claim has another name.
    """
    about: dict[tuple[str, str], list[ox.Triple]] = defaultdict(list)
    for quad in content.quads:
        about[graph_of(quad), value(quad.subject)].append(quad.triple)
    written: dict[str, list[ox.Quad]] = defaultdict(list)
    rows = []
    for claim in content.claims:
        name, quads = trusty.named(_nanopublication(about, claim))
        place = stance(claim) + SUFFIX
        written[place] += sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
        rows.append((str(claim["id"]), NANOPUBLICATIONS + name, place))
    made = {name: turtles.trig(written[name], {"np": NP, "npx": NPX}) for name in sorted(written)}
    return made | {INDEX: tables.text((), COLUMNS, rows).encode()}


def said(files: Mapping[str, bytes]) -> set[ox.Quad]:
    """Return what the nanopublications say of claims, documents, passages and agents.

    What is said of an assertion is said of its claim.

    Raises:
        InputError: if a name is not that of what is said, or the index or the order of the parts
            is not what ``files`` writes.
    """
    found: set[ox.Quad] = set()
    rows = []
    for name in sorted(files):
        if not name.endswith(SUFFIX):
            continue
        for one in _read(name, files[name]):
            found.update(_quads(one, name.removesuffix(SUFFIX)))
            rows.append((prefixed(one.claim.value), one.this, name))
    if tables.text((), COLUMNS, sorted(rows)).encode() != files[INDEX]:
        raise InputError(INDEX, "not a table of the nanopublications", "export anew")
    return found


def _nanopublication(about: _About, claim: Mapping[str, Cell]) -> Iterator[ox.Quad]:
    this = NANOPUBLICATIONS + trusty.UNNAMED
    parts = {
        "assertion": _assertion(about, claim),
        "provenance": _provenance(about, claim, ox.NamedNode(f"{this}#assertion")),
        "pubinfo": _publication(about, claim, ox.NamedNode(this)),
    }
    head, node = ox.NamedNode(f"{this}#Head"), ox.NamedNode(this)
    yield ox.Quad(node, TYPE, NANOPUBLICATION, head)
    for part, triples in parts.items():
        place = ox.NamedNode(f"{this}#{part}")
        yield ox.Quad(node, PARTS[part], place, head)
        yield from (ox.Quad(one.subject, one.predicate, one.object, place) for one in triples)


def _assertion(about: _About, claim: Mapping[str, Cell]) -> Iterator[ox.Triple]:
    """Give the claim as a claim: that a document says so, never that it is so."""
    home, node = (named_node(str(claim[key])).value for key in ("graph", "id"))
    yield from (one for one in about[home, node] if one.predicate not in (AGENT, TIME))
    yield from about.get((PROPOSITIONS.value, node), ())
    for amount in filter(None, (claim.get("quantity"), claim.get("duration"))):
        yield from about[home, named_node(str(amount)).value]


def _provenance(
    about: _About, claim: Mapping[str, Cell], assertion: ox.NamedNode
) -> Iterator[ox.Triple]:
    """Give the passage that the claim is from, with its digests, and who took it from there."""
    home = named_node(str(claim["graph"])).value
    span, document = (named_node(str(claim[key])).value for key in ("passage", "statedIn"))
    yield ox.Triple(assertion, DERIVED, ox.NamedNode(span))
    yield from _made(about, claim, {AGENT: AGENT, TIME: TIME}, assertion)
    yield from about[home, span]
    yield from about[home, f"{span}-selector"]
    yield from (one for one in about[home, document] if one.predicate.value in DOCUMENT)


def _publication(
    about: _About, claim: Mapping[str, Cell], this: ox.NamedNode
) -> Iterator[ox.Triple]:
    node = named_node(str(claim["id"]))
    yield ox.Triple(this, LABEL, ox.Literal(str(claim["id"])))
    yield ox.Triple(this, INTRODUCES, node)
    yield ox.Triple(this, RIGHTS, ox.NamedNode(LICENCE))
    yield ox.Triple(this, COMMENT, ox.Literal(NOTICE, language="en"))
    # No clock: the nanopublication says nothing that was not there when the claim was encoded.
    yield from _made(about, claim, {AGENT: CREATOR, TIME: CREATED}, this)
    agent = named_node(str(claim["wasAttributedTo"])).value
    yield from about[named_graphs.of_statement(agent, LABEL.value).value, agent]


def _made(
    about: _About,
    claim: Mapping[str, Cell],
    properties: Mapping[ox.NamedNode, ox.NamedNode],
    subject: ox.NamedNode,
) -> Iterator[ox.Triple]:
    """Say of a subject who made the claim, and when."""
    home, node = (named_node(str(claim[key])).value for key in ("graph", "id"))
    for one in about[home, node]:
        if one.predicate in properties:
            yield ox.Triple(subject, properties[one.predicate], one.object)


def _read(name: str, text: bytes) -> Iterator[Read]:
    """Give the nanopublications of a file, each checked against its name.

    Raises:
        InputError: if one does not say what it is named by, or lacks a part.
    """
    graphs: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in ox.parse(text, format=ox.RdfFormat.TRIG):
        graphs[graph_of(quad)].append(quad)
    heads = [quad for quads in graphs.values() for quad in quads if quad.object == NANOPUBLICATION]
    for head in heads:
        this = value(head.subject)
        places = {"Head": graph_of(head)} | {
            part: value(quad.object)
            for part, predicate in PARTS.items()
            for quad in graphs[graph_of(head)]
            if quad.predicate == predicate
        }
        parts = {part: graphs.pop(place, []) for part, place in places.items()}
        own = this.removeprefix(NANOPUBLICATIONS)
        if trusty.code((quad for quads in parts.values() for quad in quads), own) != own:
            what = f"{this} does not say what its name stands for"
            raise InputError(name, what, "a file was changed: export anew")
        triples = {part: [quad.triple for quad in quads] for part, quads in parts.items()}
        (claim,) = (value(one.subject) for one in triples["assertion"] if one.object == CLAIM)
        yield Read(this, ox.NamedNode(claim), triples)
    if graphs:
        what = f"{min(graphs) or 'a statement'} is of no nanopublication"
        raise InputError(name, what, "a file was changed: export anew")


def _quads(one: Read, told: str) -> Iterator[ox.Quad]:
    """Give what a nanopublication says as quads of the graphs that say it."""
    (document,) = (t.object for t in one.parts["assertion"] if t.predicate == STATED_IN)
    key = value(document).removeprefix(PREFIXES["source"])
    home = ox.NamedNode(f"{PREFIXES['graph']}claims-{key}")
    own = {f"{one.this}#assertion", one.this}
    for part in PARTS:
        for triple in one.parts[part]:
            yield from _stated(triple, one.claim, own, home)
    for triple in one.parts["assertion"]:
        # Who takes the whole file for what its name says must not be misled.
        if triple.predicate.value == ETIO.speaksTo:
            stands = ox.NamedNode(PREFIXES["etio"] + told)
            yield ox.Quad(one.claim, stands, triple.object, PROPOSITIONS)


def _stated(
    triple: ox.Triple, claim: ox.NamedNode, own: Iterable[str], home: ox.NamedNode
) -> Iterator[ox.Quad]:
    subject, predicate, node = triple
    if value(subject) in own:
        if predicate in SAME:
            yield ox.Quad(claim, SAME[predicate], node, home)
        elif predicate == INTRODUCES:
            yield ox.Quad(node, TYPE, CLAIM, home)
    elif predicate in DERIVED_PROPERTIES:
        yield ox.Quad(subject, predicate, node, PROPOSITIONS)
    elif value(subject).startswith(PREFIXES["agent"]):
        yield ox.Quad(
            subject, predicate, node, named_graphs.of_statement(value(subject), predicate.value)
        )
    else:
        yield ox.Quad(subject, predicate, node, home)
