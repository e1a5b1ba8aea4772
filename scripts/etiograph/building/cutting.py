"""Cuts what a file holds into what each group of rules reads, and the claims into shards.

A rule can match a triple only if it names its predicate, and a triple that gives a class only if
it names the class; so the others are left out. The rules that read ``claims`` look at claims of the
same subject and object together, and at nothing else that differs between claims; so these claims
go into one shard, whichever document they stand in. What the claims share (the vocabulary, the
publisher of a document) goes into every shard.

Where that does not hold, as in data that no shape would pass, nothing is cut: ``uncut`` says why.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from etiograph.asking.questions import Question
from etiograph.building import graph, parts, reference
from etiograph.errors import InputSyntaxError
from etiograph.rdf import serializing
from etiograph.rdf.nodes import value
from etiograph.vocabulary import BASE, ETIO, PREFIXES

GROUPS = ("claims", "terms", "chains", "literature")
"""What a rule may say that it reads, in the order in which the groups of rules run."""
DECLARED = re.compile(r"PREFIX\s+(?P<prefix>[\w-]*):\s*<(?P<iri>[^<>]*)>")
NAMED = re.compile(r"(?P<prefix>[A-Za-z][\w-]*):(?P<local>[A-Za-z]\w*)|<(?P<iri>[^<>\s]*)>")
COMMENT = re.compile(r"""("[^"\n]*"|<[^<>\s]*>)|#.*""")
CLAIM, CLASS = PREFIXES["claim"], ox.NamedNode(ETIO.Claim)
ENDS = (ETIO.subject, ETIO.object)
PARTS_OF_NAME = (*ENDS, ETIO.relation)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules of each group name, and so can read: IRIs by group."""

    named: Mapping[str, frozenset[str]]

    def reads(self, group: str, triple: ox.Triple) -> bool:
        """Tell whether a rule of a group can match a triple."""
        names = self.named[group]
        if triple.predicate == graph.RDF_TYPE:
            return value(triple.object) in names
        return triple.predicate.value in names


@dataclass(slots=True)
class Cut:
    """What a file holds, cut.

    Attributes:
        shared: triples outside the claims, by the group of rules that reads them.
        shards: triples of claims, by number of the shard.
        uncut: why it cannot be cut; empty if it can.
    """

    shared: dict[str, list[ox.Triple]] = field(default_factory=dict)
    shards: dict[int, list[ox.Triple]] = field(default_factory=dict)
    uncut: str = ""


def grouped(rules: Sequence[Question]) -> dict[str, list[Question]]:
    """Return the rules by what they say that they read, each in the order in which it runs.

    Raises:
        InputSyntaxError: if a rule does not say it, or the groups are not in order.
    """
    found: dict[str, list[Question]] = {group: [] for group in GROUPS}
    last = 0
    for rule in rules:
        group = rule.header.get("reads", "")
        if group not in found:
            hint = f"say what it reads: {', '.join(GROUPS)}"
            raise InputSyntaxError(rule.path, "no header line '#+ reads:'", hint)
        if GROUPS.index(group) < last:
            hint = f"number the rules in the order {', '.join(GROUPS)}"
            raise InputSyntaxError(rule.path, f"reads {group} after {GROUPS[last]}", hint)
        last = GROUPS.index(group)
        found[group].append(rule)
    return found


def reading(rules: Mapping[str, Sequence[Question]]) -> Reading:
    """Return what the rules of each group can read."""
    return Reading({group: frozenset().union(*map(_named, some)) for group, some in rules.items()})


def _named(rule: Question) -> set[str]:
    text = COMMENT.sub(r"\1", rule.text)
    prefixes = {found["prefix"]: found["iri"] for found in DECLARED.finditer(text)}
    body = DECLARED.sub("", text)
    return {
        found["iri"]
        or prefixes.get(found["prefix"], PREFIXES.get(found["prefix"], "")) + (found["local"] or "")
        for found in NAMED.finditer(body)
    }


def cut(key: str, triples: Iterable[ox.Triple], reads: Reading, shards: int) -> Cut:
    """Return what a file holds, cut.

    Args:
        key: of the document that is recorded in the file; empty if it is of another kind.
        triples: what the file holds.
        reads: what the rules can read.
        shards: how many there are.
    """
    made = Cut({group: [] for group in GROUPS})
    claims: dict[str, list[ox.Triple]] = {}
    own = f"{CLAIM}{key}-"
    for triple in triples:
        about = value(triple.subject)
        if about.startswith(CLAIM):
            if not key or not about.startswith(own):
                made.uncut = made.uncut or f"{about} does not stand in the file of its document"
            claims.setdefault(about, []).append(triple)
            continue
        for group, kept in made.shared.items():
            if reads.reads(group, triple):
                kept.append(triple)
    for name, said in claims.items():
        _place(name, said, reads, shards, made)
    return made


def _place(name: str, about: Sequence[ox.Triple], reads: Reading, shards: int, made: Cut) -> None:
    """Put the triples of a claim into its shard, or among what is shared if it says nothing."""
    said = {
        part: [value(t.object) for t in about if t.predicate.value == part]
        for part in PARTS_OF_NAME
    }
    if not all(said[end] for end in ENDS):
        for group, kept in made.shared.items():
            kept += [one for one in about if reads.reads(group, one)]
        return
    slugs = [slug(one) for end in ENDS for one in said[end]]
    relations = [one.partition("#")[2] for one in said[ETIO.relation]]
    plain = all(slugs) and not any("_" in one for one in [*slugs, *relations])
    read = frozenset().union(*reads.named.values()) - {ETIO.leadsTo}
    if len(slugs) > len(ENDS) or not plain or read & {*said[ETIO.relation]}:
        made.uncut = made.uncut or f"{name} does not say one thing of one term and another"
    shard = zlib.crc32("_".join(slugs).encode()) % shards
    kept = made.shards.setdefault(shard, [])
    kept += [one for one in about if any(reads.reads(group, one) for group in GROUPS)]


def slug(iri: str) -> str:
    """Return the part that a term gives to the names of what is derived, as the rules make it.

    >>> slug("https://w3id.org/etiograph/symptom/neck-pain")
    'symptom-neck-pain'
    """
    return iri.partition(BASE)[2].replace("/", "-")


def serialized(triples: Iterable[ox.Triple]) -> bytes:
    """Return triples as N-Triples."""
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read and cut.

    Attributes:
        path: the file.
        name: IRI of its named graph.
        key: of the document that is recorded in it, or nothing.
        place: the part to be written.
    """

    path: Path
    name: str
    key: str
    place: Path


def file_part(reads: Reading, shards: int, triples: Sequence[ox.Triple], task: Task) -> parts.Part:
    """Write the part of a file: its quads, and what each group of rules and each shard reads.

    Its facts: ``uncut``, the number of ``lines``, the ``graph``, and the ``classes`` of what is
    not a claim and is named by reference data.

    Raises:
        OSError: if it cannot be written.
        OutputError: as ``serializing.lines`` does.
    """
    name = ox.NamedNode(task.name)
    run = serializing.lines(ox.Quad(t.subject, t.predicate, t.object, name) for t in triples)
    found = cut(task.key, triples, reads, shards)
    sections = {group: serialized(some) for group, some in found.shared.items()}
    sections |= {f"shard {number}": serialized(some) for number, some in found.shards.items()}
    classes = [
        (value(t.subject), value(t.object))
        for t in triples
        if t.predicate == graph.RDF_TYPE and value(t.object) in reference.CLASSES
    ]
    facts = {"uncut": found.uncut, "lines": len(run), "graphs": [task.name] if run else []}
    return parts.made(task.place, run, sections, facts | {"classes": classes})
