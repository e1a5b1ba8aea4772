"""Writes files: the same bytes each time, and never a torn one."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from etiograph.errors import OutputError
from etiograph.rdf import staging
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


def folder(path: Path) -> None:
    """Make a folder, unless it is there.

    Raises:
        OutputError: if it cannot be made.
    """
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        hint = "name a folder that can be written"
        raise OutputError(path, (error.strerror or "cannot be made").lower(), hint) from error


def atomic(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, as ``streamed`` does.

    Raises:
        OutputError: as ``streamed`` does.
    """
    streamed(path, [content.encode() if isinstance(content, str) else content])


def streamed(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file whole or not at all: staged beside it, flushed, then renamed (rename(2)).

    At every moment the old file stands there, or the new one. What a killed process left beside the
    file is cleared away first (see ``staging``). A link is followed, and the mode of an older file
    is kept.

    Args:
        path: the file.
        pieces: its bytes, asked for once it is known that the file may be written.

    Raises:
        OutputError: if it cannot be written, its folder is missing, or what stands there is no
            ordinary file or is read-only; an older file at the place is left as it was.
    """
    hint = "name a file that can be written, in a folder that exists"
    try:
        target = path.resolve()
        mode = target.stat().st_mode if target.exists() else stat.S_IFREG | 0o644
        if not stat.S_ISREG(mode):
            raise OutputError(path, "not an ordinary file", hint)
        if not mode & stat.S_IWUSR:
            raise OutputError(path, "read-only", hint)
        staging.sweep(target, Path.unlink)
        with staging.staged(target, staging.new_file) as stage:
            try:
                staging.poured(stage, pieces)
                stage.chmod(stat.S_IMODE(mode))
                stage.replace(target)
            finally:
                stage.unlink(missing_ok=True)
        staging.settled(path, target)
    except OSError as error:
        raise OutputError(path, (error.strerror or "cannot be written").lower(), hint) from error


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
    return sorted(set(written.splitlines(keepends=True)))


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
