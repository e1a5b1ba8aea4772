"""Writes RDF as text: canonical N-Quads, and Turtle in the style of ``ontology/``."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from etiograph.errors import OutputError
from etiograph.rdf.nodes import value
from etiograph.vocabulary import PREFIXES, shorten

RDF_TYPE = PREFIXES["rdf"] + "type"
LABEL = PREFIXES["rdfs"] + "label"
LEADING = (
    RDF_TYPE,
    LABEL,
    PREFIXES["skos"] + "altLabel",
    PREFIXES["skos"] + "definition",
    PREFIXES["skos"] + "scopeNote",
    PREFIXES["skos"] + "broader",
    *(
        PREFIXES["etio"] + name
        for name in [
            "statedIn",
            "passage",
            "subject",
            "relation",
            "object",
            "region",
            "population",
            "comparedWith",
            "outcome",
            "polarity",
            "certainty",
            "voice",
            "evidence",
            "evidenceStance",
            "frequency",
            "severity",
            "study",
            "quantity",
            "duration",
            "restates",
        ]
    ),
)
"""Predicates in the order in which a person reads them; others follow by name."""


def nquads(quads: Iterable[ox.Quad]) -> str:
    """Return canonical N-Quads: one line a quad, lines sorted, no line twice.

    Raises:
        OutputError: if a node has no IRI; its label would change at every run.
    """
    return b"".join(lines(quads)).decode()


def lines(quads: Iterable[ox.Quad]) -> list[bytes]:
    """Return the lines of canonical N-Quads, with their ends.

    The order of bytes of UTF-8 is that of code points.

    Raises:
        OutputError: as ``nquads`` does.
    """
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    if b"_:" in written:
        for quad in ox.parse(written, format=ox.RdfFormat.N_QUADS):
            if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
                hint = "give it one in the rule that makes it"
                raise OutputError(quad, "a node without IRI", hint)
    # Sorted first: lines of one value lie side by side then, and to hash them all takes longer.
    return [line for line, _ in itertools.groupby(sorted(written.splitlines(keepends=True)))]


def turtle(triples: Iterable[ox.Triple], heading: str) -> str:
    """Return Turtle in the style of ``ontology/``: one paragraph a subject, sorted.

    Args:
        triples: any order; none with a blank node.
        heading: first line, a comment that says what the file holds.
    """
    paragraphs: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
    used: set[str] = set()
    for triple in triples:
        about = paragraphs.setdefault(value(triple.subject), {})
        if isinstance(triple.object, ox.NamedNode | ox.Literal):
            about.setdefault(triple.predicate.value, []).append(triple.object)
    body = [_paragraph(subject, paragraphs[subject], used) for subject in sorted(paragraphs)]
    width = max((len(prefix) for prefix in used), default=0) + 2
    names = sorted(used, key=str.lower)
    header = [f"@prefix {f'{name}:':<{width}}<{PREFIXES[name]}> ." for name in names]
    return "\n".join([f"# {heading}", "", *header, "", "\n\n".join(body), ""])


def _paragraph(
    subject: str, about: dict[str, list[ox.NamedNode | ox.Literal]], used: set[str]
) -> str:
    rank = {iri: place for place, iri in enumerate(LEADING)}
    predicates = sorted(about, key=lambda iri: (rank.get(iri, len(rank)), shorten(iri)))
    lines = [_name(subject, used)]
    for predicate in predicates:
        verb = "a" if predicate == RDF_TYPE else _name(predicate, used)
        objects = sorted({_term(node, used) for node in about[predicate]})
        lines += _statement(verb, objects)
    lines[-1] = lines[-1].removesuffix(";") + "."
    return "\n".join(lines)


def _statement(verb: str, objects: Sequence[str]) -> list[str]:
    if len(objects) == 1:
        return [f"    {verb} {objects[0]} ;"]
    rest = [f"        {one} ," for one in objects[:-1]]
    return [f"    {verb}", *rest, f"        {objects[-1]} ;"]


def _term(node: ox.NamedNode | ox.Literal, used: set[str]) -> str:
    if isinstance(node, ox.NamedNode):
        return _name(node.value, used)
    if node.datatype.value == PREFIXES["xsd"] + "integer":
        return node.value
    return (
        str(ox.Literal(node.value, language=node.language)) if node.language else _typed(node, used)
    )


def _typed(node: ox.Literal, used: set[str]) -> str:
    plain = str(ox.Literal(node.value))
    if node.datatype.value == PREFIXES["xsd"] + "string":
        return plain
    return f"{plain}^^{_name(node.datatype.value, used)}"


def _name(iri: str, used: set[str]) -> str:
    short = shorten(iri)
    if short == iri:
        return f"<{iri}>"
    used.add(short.partition(":")[0])
    return short
