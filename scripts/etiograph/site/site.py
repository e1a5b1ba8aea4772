"""Makes the whole site: every page, the data beside them, and nothing that is not in the graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from etiograph.asking import binding, questions
from etiograph.building import graph
from etiograph.errors import UnknownTermError
from etiograph.pictures import kinds, kinds_picture, reach, reach_picture
from etiograph.rdf import query
from etiograph.rdf.nodes import value
from etiograph.site import (
    addresses,
    export_pages,
    facts,
    listing_pages,
    parts,
    redirects,
    rendering,
    rules,
    sayings,
    source_pages,
    term_pages,
    word_pages,
)
from etiograph.site.material import Asked, Described, Material, Page
from etiograph.vocabulary import kind_of


def files(
    store: ox.Store, folder: Path, version: str, formats: Sequence[Described] = ()
) -> dict[str, bytes]:
    """Return the files of the site: for each address below it, the bytes.

    The same graph, queries and shapes give the same bytes.

    Args:
        store: an open graph.
        folder: that holds ``queries/`` and ``shapes/``.
        version: of the program, and which graph this is; stands on every page.
        formats: export formats, a page each.

    Raises:
        InputError: if an IRI cannot name a page, or the folder lacks what it must hold.
    """
    shapes = rules.triples(folder / "shapes")
    cut = parts.cut(store)
    counted = {name: len(quads) for name, quads in sorted(cut.items())}
    material = gathered(store, folder, (version, counted, formats), shapes)
    made = rendering.environment(material)
    made.globals["question_address"] = source_pages.address
    made.globals["answered"] = source_pages.answered(material)
    made.filters["how_said"] = lambda said: _how(material, said)
    rendered = {page.path: rendering.page(made, page) for page in pages(material)}
    pictures = {path: svg.encode("utf-8") for path, svg in material.pictures.items()}
    data = parts.files(cut, folder / "shapes", shapes)
    return dict(sorted({**rendered, **rendering.stylesheets(), **pictures, **data}.items()))


def pages(material: Material) -> Iterator[Page]:
    """Yield every page of the site."""
    yield from term_pages.pages(material)
    yield from word_pages.pages(material)
    yield from source_pages.pages(material)
    yield from export_pages.format_pages(material)
    yield from listing_pages.pages(material)


def gathered(
    store: ox.Store,
    folder: Path,
    told: tuple[str, Mapping[str, int], Sequence[Described]],
    shapes: list[ox.Triple],
) -> Material:
    """Return what the pages are made of.

    Args:
        store: an open graph.
        folder: that holds ``queries/``.
        told: version, number of quads of each named graph, and export formats.
        shapes: triples of the shapes.
    """
    version, graphs, formats = told
    known = facts.read(store)
    claims = sayings.claims(known)
    of = f"{version.partition(',')[0]}, {len(claims):,} claims"
    return Material(
        facts=known,
        places=addresses.places(known),
        claims=claims,
        literature=sayings.literature(known),
        questions=[_asked(store, one) for one in questions.listed(folder / "queries")],
        rules=rules.rules(shapes),
        formats=formats,
        pictures={
            "kinds.svg": kinds_picture.picture(kinds.kinds(store), of),
            "reach.svg": reach_picture.picture(reach.reach(store), of),
        },
        graphs=graphs,
        version=version,
    )


def _asked(store: ox.Store, question: questions.Question) -> Asked:
    try:
        bound = binding.bind(store, question, question.example)
    except UnknownTermError:  # the example is of a term that this graph does not have
        return Asked(question, None)
    return Asked(question, query.ask(store, question.text, bound, question.name))


def _how(material: Material, said: sayings.Said) -> str:
    polarity = "asked" if said.stance == "asks" else material.facts.label(said.polarity)
    return f"{polarity}, {material.facts.label(said.certainty)}"


def redirects_of(store: ox.Store, address: str) -> str:
    """Return the ``.htaccess`` that leads from the IRIs of a graph to a site at an address."""
    names = parts.part_names(parts.cut(store))
    nodes = {kind_of(value(quad.subject)) for quad in graph.named(store)}
    kinds = [kind for kind in addresses.PLACES if kind in nodes and kind != "graph"]
    return redirects.content(address, names, kinds)
