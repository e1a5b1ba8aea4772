"""Guards what is derived: votes, concordance, edges, chains; the same on both engines."""

from __future__ import annotations

import itertools

import pyoxigraph as ox
import pytest
import rdflib

from conftest import ONTOLOGY, QUERIES, ROOT
from etiograph.asking import questions
from etiograph.building import graph, infer
from etiograph.errors import InputSyntaxError
from etiograph.rdf import conversion, query, reading
from etiograph.vocabulary import ETIO, PREFIXES, expand
from etiograph.walking import traverse

pytestmark = pytest.mark.slow

CLAIM = """{claim} a etio:Claim ; etio:statedIn {source} ; etio:subject {subject} ;
  etio:relation {relation} ; etio:object {object} ; etio:polarity {polarity} ;
  etio:certainty {certainty} ; etio:voice {voice} ."""
DEFAULTS = {
    "source": "source:999",
    "subject": "deficiency:zestin-deficiency",
    "relation": "etio:causes",
    "object": "symptom:ache",
    "polarity": "etio:affirmed",
    "certainty": "etio:asserted",
    "voice": "etio:articleVoice",
}
# A second publisher, beside the one of documents 998 and 999 in the invented graph.
OTHERS = """organization:rival a etio:Organization .
source:997 a etio:SourceDocument ; dcterms:publisher organization:rival ."""


def derived(rules, *claims) -> ox.Store:
    """Return the vocabulary and the given claims (values by name), with what follows."""
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    lines = [prefixes, OTHERS]
    lines.append("source:998 dcterms:publisher organization:press .")
    lines.append("source:999 dcterms:publisher organization:press .")
    lines.append("deficiency:zestin-deficiency a etio:Deficiency .")
    for number, values in enumerate(claims):
        extra = values.pop("extra", "")
        claim = f"claim:999-{number:03d}"
        lines.append(CLAIM.format(claim=claim, **(DEFAULTS | values)))
        lines.append(f"{claim} {extra} ." if extra else "")
    turtle = "\n".join(lines)
    quads = [
        *ox.parse(turtle, format=ox.RdfFormat.TURTLE),
        *(ox.Quad(*t) for t in reading.turtle(ONTOLOGY / "vocabulary.ttl")),
    ]
    store = ox.Store()
    store.extend(quads)
    infer.derive(store, rules)
    return store


def values(store, subject, *names) -> tuple[str, ...]:
    """Return the values of properties of ours, prefixed names for IRIs, '' for none."""
    node = ox.NamedNode(expand(subject))
    found = []
    for name in names:
        predicate = ox.NamedNode(PREFIXES["etio"] + name)
        objects = [
            q.object.value
            for q in store.quads_for_pattern(node, predicate, None, ox.DefaultGraph())
        ]
        found.append(" ".join(sorted(o.removeprefix(PREFIXES["etio"]) for o in objects)))
    return tuple(found)


PROPOSITION = "proposition:deficiency-zestin-deficiency_causes_symptom-ache"
EDGE = "edge:deficiency-zestin-deficiency_{}_symptom-ache"
DENIED = {"polarity": "etio:denied"}
RIVAL = {"source": "source:997"}
WEAK = {"certainty": "etio:weak"}
ASKED = {"voice": "etio:questionVoice", "certainty": "etio:speculative"}
LACKING = {"extra": "etio:evidenceStance etio:evidenceLacking", "certainty": "etio:weak"}
VOTES = {
    "one document": ([{}], "singleEvidence"),
    "two documents of one publisher are one voice": (
        [{}, {"source": "source:998"}],
        "singleEvidence",
    ),
    "two publishers": ([{}, RIVAL], "congruent"),
    "two publishers deny": ([DENIED, DENIED | RIVAL], "congruent"),
    "one affirms, one denies, both plainly": ([{}, DENIED | RIVAL], "stronglyConflicting"),
    "one affirms, one denies weakly": ([{}, DENIED | RIVAL | WEAK], "weaklyConflicting"),
    "one affirms, one says evidence is lacking": ([{}, LACKING | RIVAL], "weaklyConflicting"),
    "one publisher on both sides": ([{}, DENIED | {"source": "source:998"}], "stronglyConflicting"),
    "two publishers leave it open": ([LACKING, LACKING | RIVAL], "congruent"),
    "only asked": ([ASKED], "noVote"),
    "asked and answered": ([ASKED, {}], "singleEvidence"),
}


@pytest.mark.parametrize(("claims", "expected"), VOTES.values(), ids=VOTES.keys())
def test_concordance_counts_one_vote_a_publisher(rules, claims, expected):
    store = derived(rules, *map(dict, claims))

    assert (expected,) == values(store, PROPOSITION, "concordance")


@pytest.mark.parametrize(
    ("claims", "direction"),
    [
        ([{}], "supporting"),
        ([DENIED], "disputing"),
        ([{}, DENIED], "inconclusive"),
        ([LACKING], "inconclusive"),
        ([DENIED | {"extra": "etio:population population:jugglers"}], "inconclusive"),
        ([{}, DENIED | {"extra": "etio:population population:jugglers"}], "supporting"),
        ([DENIED | {"extra": "etio:frequency etio:often"}], "inconclusive"),
        ([DENIED | {"extra": "etio:severity etio:mild"}], "inconclusive"),
        ([LACKING, {}], "supporting"),
    ],
)
def test_a_document_has_one_vote_on_a_proposition(rules, claims, direction):
    store = derived(rules, *map(dict, claims))
    line = "evidence-line:999_deficiency-zestin-deficiency_causes_symptom-ache"

    assert (direction,) == values(store, line, "direction")


def test_a_region_makes_another_proposition(rules):
    store = derived(rules, {}, {"extra": "etio:region region:elbow"})

    assert values(store, PROPOSITION, "region") == ("",)
    assert values(store, f"{PROPOSITION}_region-elbow", "region") == (f"{PREFIXES['region']}elbow",)


def test_an_edge_carries_its_votes_and_stands_also_above(rules):
    store = derived(rules, {}, WEAK | {"source": "source:998"}, RIVAL)
    counts = (
        "claimCount",
        "documentCount",
        "publisherCount",
        "highestCertainty",
        "lowestCertainty",
    )

    assert values(store, EDGE.format("causes"), *counts) == ("3", "3", "2", "4", "2")
    assert values(store, EDGE.format("leadsTo"), *counts) == ("3", "3", "2", "4", "2")
    assert values(store, EDGE.format("linkedTo"), *counts) == ("3", "3", "2", "4", "2")


@pytest.mark.parametrize("claim", [DENIED, ASKED, LACKING], ids=["denied", "asked", "lacking"])
def test_no_edge_comes_of_what_is_not_affirmed(rules, claim):
    store = derived(rules, dict(claim))
    edges = store.quads_for_pattern(None, graph.RDF_TYPE, ox.NamedNode(ETIO.Edge))

    assert list(edges) == []


def test_a_denial_marks_the_edge_of_its_own_relation_only(rules):
    store = derived(rules, {}, DENIED | RIVAL)
    denial = f"{PREFIXES['claim']}999-001"
    graph_ = traverse.causal_graph(store)
    (path,) = traverse.paths(
        graph_, PREFIXES["deficiency"] + "zestin-deficiency", PREFIXES["symptom"] + "ache"
    )

    assert values(store, EDGE.format("causes"), "disputedBy") == (denial,)
    assert values(store, EDGE.format("leadsTo"), "disputedBy") == ("",)
    assert path.steps[0].disputed == (denial,)


def test_an_association_leads_nowhere(rules):
    store = derived(rules, {"relation": "etio:associatedWith"})

    assert values(store, EDGE.format("linkedTo"), "claimCount") == ("1",)
    assert values(store, EDGE.format("leadsTo"), "claimCount") == ("",)


def test_a_chain_is_as_sure_as_its_weakest_step_and_says_who_states_it_whole(rules):
    store = derived(
        rules,
        {"object": "mechanism:squeak"},
        {"subject": "mechanism:squeak"} | WEAK,
        {"subject": "symptom:ache", "object": "symptom:howl"} | RIVAL,
    )
    base = "chain:deficiency-zestin-deficiency_mechanism-squeak_symptom-ache"
    names = ("stepCount", "weakestCertainty", "wholeIn")

    assert ("2", "2", f"{PREFIXES['source']}999") == values(store, base, *names)
    assert values(store, f"{base}_symptom-howl", *names) == ("3", "2", "")


@pytest.mark.parametrize(("size", "longest"), [(3, 3), (9, 6)])
def test_a_chain_never_comes_back_and_stops_at_six_steps(rules, size, longest):
    ring = [f"mechanism:m{n}" for n in range(size)]
    claims = [{"object": ring[0]}]
    claims += [{"subject": one, "object": two} for one, two in itertools.pairwise([*ring, ring[0]])]
    store = derived(rules, *claims)
    counted = ox.NamedNode(ETIO.stepCount)
    counts = store.quads_for_pattern(None, counted, None, ox.DefaultGraph())

    assert sorted(int(q.object.value) for q in counts) == list(range(1, longest + 1))


@pytest.mark.parametrize("whole", ["the graph", "the invented graph"])
def test_rdflib_derives_the_same_triples(whole, store, rules):
    if whole == "the graph":
        asserted = graph.store(graph.asserted(ONTOLOGY))
        expected = {str(t) for t in graph.default(store)}
    else:
        base = ROOT / "tests" / "shapes" / "base.ttl"
        triples = reading.turtle(ONTOLOGY / "vocabulary.ttl") + reading.turtle(base)
        asserted = ox.Store()
        asserted.extend(ox.Quad(*t) for t in triples)
        both = ox.Store()
        both.extend(ox.Quad(*t) for t in triples)
        infer.derive(both, rules)
        expected = {str(t) for t in graph.default(both)}
    reference = conversion.to_rdflib(graph.default(asserted))
    for rule in rules:
        for _ in range(int(rule.header.get("repeat", "1"))):
            before = len(reference)
            for triple in list(reference.query(rule.text)):
                reference.add(triple)
            if len(reference) == before:
                break

    back = ox.parse(reference.serialize(format="nt"), format=ox.RdfFormat.N_TRIPLES)
    assert {str(quad.triple) for quad in back} == expected
    assert len(expected) > 1000


def test_every_derived_graph_is_apart_from_what_is_asserted(store):
    asserted = {quad.graph_name for quad in graph.asserted(ONTOLOGY)}
    derived_graphs = {quad.graph_name for quad in graph.named(store)} - asserted

    assert {name.value.removeprefix(graph.GRAPH) for name in derived_graphs} == {
        "propositions",
        "evidence-lines",
        "concordance",
        "edges",
        "inverses",
        "roll-ups",
        "external-roll-ups",
        "chains",
        "literature-links",
    }


def test_a_rule_without_its_graph_is_refused(tmp_path):
    folder = tmp_path / "inference"
    folder.mkdir()
    (folder / "10-odd.rq").write_text("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", encoding="utf-8")

    with pytest.raises(InputSyntaxError, match="adds"):
        infer.rules(tmp_path)


def test_counts_in_the_graph_are_those_of_rdflib(store):
    report = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    reference = conversion.to_rdflib(graph.default(store))

    assert query.ask(store, report, {}).rows[0][0].value == str(len(reference))
    assert isinstance(reference, rdflib.Graph)


STANCES = {
    "affirms": {},
    "denies": DENIED,
    "asks": ASKED,
    "leavesOpen": LACKING,
}


@pytest.mark.parametrize("stance", STANCES)
def test_every_claim_takes_one_stance(rules, stance):
    store = derived(rules, dict(STANCES[stance]))
    taken = [name for name in STANCES if values(store, "claim:999-000", name) != ("",)]

    assert taken == [stance]


@pytest.mark.parametrize("stance", ["asks", "denies", "leavesOpen"])
@pytest.mark.parametrize("number", ["cq-03", "cq-04", "cq-05", "cq-08", "cq-12", "cq-13"])
def test_no_question_takes_for_said_what_is_not_affirmed(number, stance, store):
    """Turn every claim into one of another stance: nothing is left that is said to be so."""
    question = questions.find(QUERIES, number)
    bound = {name: ox.NamedNode(value) for name, value in question.example.items()}
    turned = ox.Store()
    turned.extend(store)
    turned.update(
        f"PREFIX etio: <{PREFIXES['etio']}> DELETE {{ ?c etio:affirms ?p }} "
        f"INSERT {{ ?c etio:{stance} ?p }} WHERE {{ ?c etio:affirms ?p }}"
    )

    assert query.ask(store, question.text, bound).rows
    assert query.ask(turned, question.text, bound).rows == ()
