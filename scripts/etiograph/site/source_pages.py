"""Makes the pages of documents, of literature sources and of questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from etiograph.asking import questions as asking
from etiograph.asking.html_table import MOST
from etiograph.rdf.nodes import value
from etiograph.rdf.query import Cell
from etiograph.site.facts import TYPE, Facts
from etiograph.site.material import Asked, Material, Page, terms
from etiograph.site.sayings import Said
from etiograph.site.word_pages import question_classes
from etiograph.vocabulary import ETIO, PREFIXES, shorten

DCTERMS = PREFIXES["dcterms"]


def pages(material: Material) -> Iterator[Page]:
    """Yield the page of each document, literature source and question."""
    said = _by_source([*material.claims, *material.literature])
    for iri in material.facts.of_class(ETIO.SourceDocument):
        yield source_page(material, iri, said.get(iri, []))
    for iri in material.facts.of_class(ETIO.LiteratureSource):
        yield literature_page(material, iri, said.get(iri, []))
    for one in material.questions:
        yield question_page(material, one)


def _by_source(said: Sequence[Said]) -> Mapping[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for one in said:
        found.setdefault(one.source, []).append(one)
    return found


def source_page(material: Material, iri: str, said: list[Said]) -> Page:
    """Return the page of a document, given its claims."""
    facts = material.facts
    by_span: dict[str, list[Said]] = {}
    for one in said:
        by_span.setdefault(one.span, []).append(one)
    spans = [
        _passage(facts, span, by_span) for span in facts.whose(PREFIXES["oa"] + "hasSource", iri)
    ]
    values = {
        "source": iri,
        "spans": sorted(spans),
        "claims": len(said),
        "speaking": len(by_span),
        "withdrawn": [
            one
            for one in sorted(facts.whose(ETIO.statedIn, iri))
            if ETIO.WithdrawnClaim in facts.all(one, TYPE)
        ],
        "questions": [one for one in material.questions if "source" in one.kinds],
    }
    key = shorten(iri).partition(":")[2]
    title = facts.one(iri, DCTERMS + "title") or facts.label(iri)
    trail = (("source/index.html", "Documents"),)
    path = material.places.page(iri)
    return Page(path, "source.html", title, trail, values, iri, f"data/claims-{key}.ttl")


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """One span of a document, with the claims that stand in it.

    Attributes:
        start, end: in code points.
        iri: of the span.
        anchor: by which it goes on the page.
        sha256: digest.
        silent: why it has no claim, or empty.
        note: of its curator, or empty.
        claims: in the order of their numbers.
    """

    start: int
    end: int
    iri: str
    anchor: str
    sha256: str
    silent: str
    note: str
    claims: list[Said] = field(compare=False)


def _passage(facts: Facts, iri: str, by_span: Mapping[str, list[Said]]) -> Passage:
    selector = facts.one(iri, PREFIXES["oa"] + "hasSelector")
    start, end = (int(facts.one(selector, PREFIXES["oa"] + name)) for name in ("start", "end"))
    return Passage(
        start=start,
        end=end,
        iri=iri,
        anchor=shorten(iri).replace(":", "-"),
        sha256=facts.one(iri, ETIO.sha256),
        silent=facts.one(iri, ETIO.silentBecause),
        note=facts.one(iri, PREFIXES["skos"] + "editorialNote"),
        claims=by_span.get(iri, []),
    )


def literature_page(material: Material, iri: str, said: list[Said]) -> Page:
    """Return the page of a literature source, given its claims."""
    facts = material.facts
    links = {one.iri: sorted(facts.whose(ETIO.literatureClaim, one.iri)) for one in said}
    values = {
        "source": iri,
        "claims": said,
        "links": links,
        "studies": facts.whose(ETIO.probablyIs, iri),
    }
    trail = (("literature/index.html", "Literature"),)
    path = material.places.page(iri)
    return Page(
        path, "literature.html", facts.label(iri), trail, values, iri, "data/literature.ttl"
    )


def address(asked: Asked) -> str:
    """Return the address of a question's page: its number stays when its words change.

    >>> from pathlib import Path
    >>> from etiograph.asking.questions import Question
    >>> address(Asked(Question(Path("cq-03-foods.rq"), "", {}, ()), None))
    'question/cq-03.html'
    """
    name = asked.question.name
    number = asking.NUMBER.fullmatch(name)
    return f"question/{number[1] if number else name}.html"


def question_page(material: Material, asked: Asked) -> Page:
    """Return the page of a question."""
    facts, question = material.facts, asked.question
    words = sorted(asked.iris | question_classes(facts, asked.kinds))
    rows = asked.answer.rows if asked.answer else ()
    values = {
        "asked": asked,
        "call": asking.call(question),
        "classes": [iri for iri in words if _is_at(material, iri, "class/")],
        "relations": [iri for iri in words if _is_at(material, iri, "relation/")],
        "kinds": [(kind, terms(facts, kind)) for kind in asked.kinds],
        "rows": [[_cell(material, cell) for cell in row] for row in rows[:MOST]],
        "count": len(rows),
    }
    number = address(asked).removeprefix("question/").removesuffix(".html")
    title = f"{number}: {question.header['title']}"
    trail = (("question/index.html", "Questions"),)
    return Page(address(asked), "question.html", title, trail, values)


def _cell(material: Material, cell: Cell) -> tuple[str, str]:
    """Return the text of a cell, and the address of what it names, if that has a place."""
    text = "" if cell is None else shorten(value(cell))
    named = cell.value if isinstance(cell, ox.NamedNode) else ""
    return text, material.places.of(named) or ""


def answered(material: Material) -> dict[str, list[Asked]]:
    """Return, for the page of each thing, the questions whose answers name it in rows shown."""
    found: dict[str, list[Asked]] = {}
    for asked in material.questions:
        rows = asked.answer.rows[:MOST] if asked.answer else ()
        places = (_cell(material, cell)[1].partition("#")[0] for row in rows for cell in row)
        for path in dict.fromkeys(places):
            if "/" in path and not path.endswith("/index.html"):
                found.setdefault(path, []).append(asked)
    return found


def _is_at(material: Material, iri: str, folder: str) -> bool:
    return (material.places.of(iri) or "").startswith(folder)
