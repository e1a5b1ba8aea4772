"""Takes claims back: the IRI stays for ever, with the reason, and nothing of what was said."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pyoxigraph as ox

from etiograph.building.graph import RDF_TYPE
from etiograph.documents.sheets import Sheet
from etiograph.errors import InputSyntaxError
from etiograph.rdf.nodes import Node, value
from etiograph.vocabulary import ETIO, PREFIXES, shorten

TIME = ox.NamedNode(PREFIXES["prov"] + "invalidatedAtTime")
BOOLEAN = ox.NamedNode(PREFIXES["xsd"] + "boolean")
DATETIME = ox.NamedNode(PREFIXES["xsd"] + "dateTime")


def withdrawn(existing: Sequence[ox.Triple]) -> dict[str, Node]:
    """Return the IRIs of the claims that are withdrawn already, each with the time of that."""
    kind = ox.NamedNode(ETIO.WithdrawnClaim)
    gone = {value(t.subject) for t in existing if t.predicate == RDF_TYPE and t.object == kind}
    times = {value(t.subject): t.object for t in existing if t.predicate == TIME}
    return {iri: time for iri, time in times.items() if iri in gone}


def triples(sheet: Sheet, existing: Sequence[ox.Triple], made: Collection[str]) -> list[ox.Triple]:
    """Return what is left of each claim that a sheet withdraws.

    The time is that of the sheet; a claim that was withdrawn before keeps its first.

    Args:
        sheet: a sheet as read.
        existing: what stands in the file of the document.
        made: IRIs of the claims that the sheet makes.

    Raises:
        InputSyntaxError: if the sheet withdraws what is no claim of the document, or what it makes.
    """
    where, source = f"sheet {sheet.header['source']}", sheet.header["source"]
    known, times = {value(t.subject) for t in existing}, withdrawn(existing)
    found = []
    for iri, withdrawal in sorted(sheet.withdrawn.items()):
        if iri not in known:
            what = f"{shorten(iri)} is no claim of this document"
            raise InputSyntaxError(where, what, "correct the number")
        if iri in made:
            what = f"{shorten(iri)} is withdrawn and made"
            raise InputSyntaxError(where, what, "take its claim out of the sheet")
        claim = ox.NamedNode(iri)
        said: dict[str, Node] = {
            RDF_TYPE.value: ox.NamedNode(ETIO.WithdrawnClaim),
            ETIO.statedIn: ox.NamedNode(PREFIXES["source"] + source),
            ETIO.withdrawnBecause: ox.Literal(withdrawal.because, language="en"),
            PREFIXES["owl"] + "deprecated": ox.Literal("true", datatype=BOOLEAN),
            TIME.value: times.get(iri, ox.Literal(sheet.header["time"], datatype=DATETIME)),
        }
        if withdrawal.replaced_by:
            said[PREFIXES["dcterms"] + "isReplacedBy"] = ox.NamedNode(withdrawal.replaced_by)
        found += [ox.Triple(claim, ox.NamedNode(name), target) for name, target in said.items()]
    return found
