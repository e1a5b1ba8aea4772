"""Guards the contract of docs/identifiers.md: what each IRI of ours is made of, in the data."""

from __future__ import annotations

import re
from collections import defaultdict

import pyoxigraph as ox
import pytest

from conftest import ROOT
from etiograph.building import graph
from etiograph.vocabulary import BASE, ETIO, KINDS, PREFIXES, shorten

SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
PART = rf"(?:{SLUG})"
RELATION = "[a-z]+(?:[A-Z][a-z]+)*"
LINK = rf"{PART}_{RELATION}_{PART}"
PROPOSITION = rf"{LINK}(?:_region-{SLUG})?"
CHAIN = rf"deficiency-{SLUG}(?:_{PART}){{1,6}}"
LITERATURE_CLAIM = rf"{SLUG}-\d\d"
PATTERNS = {
    "amount": rf"\d+_{SLUG}_{SLUG}",
    "chain": rf"{CHAIN}(?:_step-[1-6])?",
    "claim": r"\d{3,}-\d{3,}",
    "edge": LINK,
    "evidence-line": rf"\d{{3,}}_{PROPOSITION}",
    "food-item": r"\d+",
    "graph": SLUG,
    "intake": rf"{SLUG}(?:_{SLUG}){{3}}(?:_\d{{4}})?",
    "item-fit": rf"{SLUG}_\d+",
    "literature-claim": LITERATURE_CLAIM,
    "literature-link": rf"{LITERATURE_CLAIM}_{PROPOSITION}",
    "proposition": PROPOSITION,
    "quantity": rf"\d+(?:\.\d+)?-{SLUG}",
    "source": r"\d{3,}",
    "span": r"\d{3,}-\d{5,}-\d{5,}(?:-selector)?",
}
"""Patterns of the kinds that are no terms; a term has a slug."""
WORDS = re.compile(rf"{BASE}ontology(?:#[A-Za-z][A-Za-z0-9]*|/\d+\.\d+\.\d+)?")
DERIVED_OF = {"proposition": ETIO.Proposition, "edge": ETIO.Edge}


@pytest.fixture(scope="module")
def about(store) -> dict[str, dict[str, list[str]]]:
    """Return, for each node, its values by predicate."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in graph.default(store):
        found[triple.subject.value][triple.predicate.value].append(triple.object.value)
    return found


def local(iri: str) -> str:
    return iri.removeprefix(BASE).partition("/")[2]


def part(iri: str) -> str:
    return shorten(iri).replace(":", "-", 1)


def link(node) -> str:
    subject, relation, object_ = (
        node[getattr(ETIO, n)][0] for n in ("subject", "relation", "object")
    )
    region = [part(iri) for iri in node.get(ETIO.region, ())]
    return "_".join(
        [part(subject), relation.removeprefix(PREFIXES["etio"]), part(object_), *region]
    )


def typed(about, kind: str) -> dict[str, dict[str, list[str]]]:
    return {i: n for i, n in about.items() if kind in n.get(graph.RDF_TYPE.value, ())}


def test_every_iri_of_ours_fits_the_pattern_of_its_kind(store):
    ours = {
        node.value
        for quad in store
        for node in (quad.subject, quad.predicate, quad.object, quad.graph_name)
        if isinstance(node, ox.NamedNode) and node.value.startswith(BASE)
    }
    kinds = defaultdict(set)
    for iri in ours:
        if not WORDS.fullmatch(iri):
            kinds[iri.removeprefix(BASE).partition("/")[0]].add(local(iri))
    odd = {
        f"{kind}:{name}"
        for kind, names in kinds.items()
        for name in names
        if not re.fullmatch(PATTERNS.get(kind, SLUG), name)
    }

    assert odd == set()
    assert set(kinds) == set(KINDS) - {"release"}  # a release describes itself, beside the graph
    assert set(PATTERNS) < set(KINDS)


@pytest.mark.parametrize("kind", DERIVED_OF)
def test_a_derived_iri_is_spelt_from_its_parts(kind, about):
    nodes = typed(about, DERIVED_OF[kind])

    assert {iri for iri, node in nodes.items() if iri != PREFIXES[kind] + link(node)} == set()
    assert len(nodes) > 1000


def test_a_vote_is_spelt_from_its_document_and_proposition(about):
    of = {
        line: iri
        for iri, node in typed(about, ETIO.Proposition).items()
        for line in node.get(ETIO.hasEvidenceLine, ())
    }
    lines = typed(about, ETIO.EvidenceLine)
    for iri, node in lines.items():
        assert local(iri) == f"{local(node[ETIO.statedIn][0])}_{local(of[iri])}"
    assert len(lines) > 1000


def test_a_chain_is_spelt_from_its_terms_and_a_step_from_its_place(about):
    chains, steps = typed(about, ETIO.Chain), typed(about, ETIO.ChainStep)
    for iri, node in chains.items():
        ends = [part(node[end][0]) for end in (ETIO.startsAt, ETIO.endsAt)]
        names = local(iri).split("_")

        assert [names[0], names[-1]] == ends
        assert set(names) == {
            part(one) for one in (*node[ETIO.passes], node[ETIO.startsAt][0])
        } | set(ends)
    for iri, node in steps.items():
        assert iri.endswith(f"_step-{node[ETIO.position][0]}")
        assert iri.rpartition("_step-")[0] in chains
    assert len(chains) > 500


def test_a_literature_link_is_spelt_from_its_ends(about):
    links = typed(about, ETIO.LiteratureLink)
    for iri, node in links.items():
        claim, proposition = (node[one][0] for one in (ETIO.literatureClaim, ETIO.proposition))

        assert local(iri) == f"{local(claim)}_{local(proposition)}"
    assert links


def test_a_span_is_spelt_from_its_place_and_a_selector_from_its_span(about):
    spans = typed(about, ETIO.Span)
    for iri, node in spans.items():
        (selector,) = node[PREFIXES["oa"] + "hasSelector"]
        start, end = (int(about[selector][PREFIXES["oa"] + end][0]) for end in ("start", "end"))
        (source,) = node[PREFIXES["oa"] + "hasSource"]

        assert local(iri) == f"{local(source)}-{start:05d}-{end:05d}"
        assert selector == f"{iri}-selector"
    assert spans


def test_a_quantity_is_spelt_from_its_value_and_unit(about):
    for iri, node in typed(about, ETIO.Quantity).items():
        assert local(iri) == f"{node[ETIO.value][0]}-{node[ETIO.unit][0]}"


def test_numbers_of_claims_run_from_001_in_use_or_withdrawn(about):
    numbers = defaultdict(list)
    for kind in (ETIO.Claim, ETIO.WithdrawnClaim):
        for iri, node in typed(about, kind).items():
            key, _, number = local(iri).partition("-")
            numbers[key].append(int(number))

            assert local(node[ETIO.statedIn][0]) == key
    assert sorted(numbers) == ["000", "001", "002", "003", "004"]
    for found in numbers.values():
        assert sorted(found) == list(range(1, len(found) + 1))


def test_nothing_that_is_derived_or_said_touches_a_withdrawn_claim(store, about):
    withdrawn = typed(about, ETIO.WithdrawnClaim)
    allowed = {PREFIXES["dcterms"] + "isReplacedBy"}
    for iri, node in withdrawn.items():
        quads = list(store.quads_for_pattern(ox.NamedNode(iri), None, None))
        graphs = {str(quad.graph_name) for quad in quads} - {"DEFAULT"}
        pointing = store.quads_for_pattern(None, None, ox.NamedNode(iri))

        assert graphs == {f"<{graph.GRAPH}claims-{local(iri).partition('-')[0]}>"}
        assert {quad.predicate.value for quad in pointing} <= allowed
        assert not {ETIO.subject, ETIO.relation, ETIO.object, ETIO.passage} & set(node)
    assert len(withdrawn) >= 30


def test_a_graph_is_named_after_its_file(store):
    for named in store.named_graphs():
        path = graph.file_of(named.value)

        assert path.startswith("derived by ") or (ROOT / path).is_file(), path
