"""Gathers once what pages are made of: facts, claims, questions, rules, pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from etiograph.asking.questions import Question
from etiograph.rdf.query import Answer
from etiograph.site.addresses import TERM_KINDS, Places
from etiograph.site.facts import Facts
from etiograph.site.sayings import Said
from etiograph.vocabulary import ETIO, PREFIXES

SUB_PROPERTY = PREFIXES["rdfs"] + "subPropertyOf"


@dataclass(frozen=True, slots=True)
class Described:
    """One export format, as its page tells of it.

    Attributes:
        name: letters, digits and hyphens; the file of the page is named by it.
        title: what people call the format.
        description: paragraphs.
        files: what stands in its folder beside the files of the format: file name, and what is in
            it; none for a page that several formats share.
        text: its page, in Markdown.
    """

    name: str
    title: str
    description: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the answer of its worked example; without an example, the whole answer.

    There is no answer where the graph does not have the terms of the example.
    """

    question: Question
    answer: Answer | None

    @property
    def iris(self) -> frozenset[str]:
        """Words of the ontology that the text of the query names."""
        names = re.findall(r"\betio:([A-Za-z]+)", self.question.text)
        return frozenset(PREFIXES["etio"] + name for name in names)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of terms and documents of which the question can be asked."""
        known = (*TERM_KINDS, "source")
        return tuple(p.name for p in self.question.parameters if p.name in known)


@dataclass(frozen=True, slots=True)
class Rule:
    """What one shape demands, in words.

    Attributes:
        iri: of the shape.
        words: its message.
        of: classes and words that it is about; empty if it is part of another shape only.
    """

    iri: str
    words: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """All that pages are made of.

    Attributes:
        facts: every triple of the graph.
        places: where each IRI has its place.
        claims: of documents, in their order.
        literature: literature claims.
        questions: the competency questions, with answers.
        rules: of the shapes, in the order of their IRIs.
        formats: the export formats.
        pictures: SVG by file name below the site.
        graphs: for each named graph its number of quads, sorted.
        version: of the program, and digest of the graph.
    """

    facts: Facts
    places: Places
    claims: Sequence[Said]
    literature: Sequence[Said]
    questions: Sequence[Asked]
    rules: Sequence[Rule]
    formats: Sequence[Described]
    pictures: Mapping[str, str]
    graphs: Mapping[str, int]
    version: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is rendered.

    Attributes:
        path: address below the site.
        template: file name of its template.
        title: its heading.
        trail: address and words of the pages above it, but the home page.
        values: what the template shows.
        about: IRI of what the page tells of, or empty.
        data: address of the same in RDF, or empty.
    """

    path: str
    template: str
    title: str
    trail: tuple[tuple[str, str], ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    about: str = ""
    data: str = ""


FAMILIES = (
    ETIO.linkedTo,
    ETIO.moreLikelyCauseThan,
    ETIO.actsOn,
    ETIO.bearsOnSupply,
    ETIO.bearsOnDiagnosis,
    ETIO.bearsOnTreatment,
    ETIO.describes,
)
"""Groups of relations in the order in which pages tell of them: what leads where comes first."""


def above(facts: Facts, relation: str) -> list[str]:
    """Return a relation and every relation or group above it, the nearest first."""
    found = [relation]
    for one in found:
        found += [iri for iri in facts.all(one, SUB_PROPERTY) if iri not in found]
    return found


def relations(facts: Facts) -> list[str]:
    """Return the relations in the order in which pages tell of them: by family, then by label."""

    def rank(iri: str) -> tuple[int, str]:
        line = above(facts, iri)
        family = next((n for n, one in enumerate(FAMILIES) if one in line), len(FAMILIES))
        return family, facts.label(iri)

    return sorted(facts.of_class(ETIO.Relation), key=rank)


def terms(facts: Facts, kind: str) -> list[str]:
    """Return the nodes of a kind, in the order of their labels."""
    return facts.by_label(facts.kinds.get(kind, ()))
