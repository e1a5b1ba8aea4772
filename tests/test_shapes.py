"""Guards the shapes: each is caught in the act by a case, and none only looks alive."""

from __future__ import annotations

import contextlib
import re

import pyoxigraph as ox
import pytest
from rdflib.namespace import RDF, SH

from conftest import ONTOLOGY, ROOT, SHAPES
from etiograph import locations
from etiograph.building import graph
from etiograph.checking import cases, fast_engine, reference_engine, shapes
from etiograph.checking.cases import header
from etiograph.checking.findings import Finding
from etiograph.rdf import conversion, reading
from etiograph.vocabulary import PREFIXES, shorten

CASES = locations.files(ROOT / "tests" / "shapes" / "cases", "*.ru")
VOCABULARY = reading.turtle(ONTOLOGY / "vocabulary.ttl")
OF_RELATIONS = cases.of_relations(VOCABULARY)
RELATIONS = [case.name.split()[-1] for case in OF_RELATIONS]
TWO_SENTENCES = re.compile(r"[A-Z][^.]*[^.\s]\. [A-Z].*[^.\s]\.")
# What a shape may hold beside a target and a message: where it stands, each has cases.
OWN = {SH.closed, SH.pattern, SH["or"], SH["not"], SH.nodeKind}


COMPILED = fast_engine.compiled(shapes.read(SHAPES))


@pytest.fixture(scope="module")
def as_rdflib(invented):
    """Return a function that gives, for a while, a graph as rdflib has it.

    It is the invented one with what differs: to convert it each time takes half as long as pySHACL.
    """
    before = {quad.triple for quad in invented if isinstance(quad.graph_name, ox.DefaultGraph)}
    kept = conversion.to_rdflib(before)

    @contextlib.contextmanager
    def differing(store):
        after = set(graph.default(store))
        gone, come = (list(conversion.to_rdflib(one)) for one in (before - after, after - before))
        exchanged(gone, come)
        assert len(kept) == len(after)
        try:
            yield kept
        finally:
            exchanged(come, gone)
        assert len(kept) == len(before)

    def exchanged(gone, come):
        for triple in gone:
            kept.remove(triple)
        for triple in come:
            kept.add(triple)

    return differing


@pytest.fixture(scope="module")
def judged(as_rdflib, all_shapes):
    """Return a function: what pySHACL finds in a graph; the fast engine must find the same."""

    def judge(store: ox.Store) -> list[Finding]:
        with as_rdflib(store) as data:
            findings = reference_engine.shape_findings(data, all_shapes, store)
        lines = fast_engine.lines(store)
        assert fast_engine.of_text(COMPILED, lines, store) == findings
        return findings

    return judge


@pytest.fixture(scope="module")
def found(judged):
    """Return a function: the names of the shapes that a graph breaks, by both engines."""
    return lambda store: {shorten(finding.shape) for finding in judged(store)}


def test_the_invented_graph_conforms(invented, found):
    whole = ox.Store()
    whole.extend(invented)

    assert found(whole) == set()


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_case_trips_exactly_the_shapes_that_it_names(case, broken, found):
    assert set(header(case, "violates")) == found(broken(case))


@pytest.mark.parametrize("case", OF_RELATIONS, ids=lambda case: case.name)
def test_a_relation_takes_terms_of_the_classes_of_the_vocabulary_and_no_others(
    case, invented, judged
):
    changed = ox.Store()
    changed.extend(invented)
    changed.extend(ox.Quad(t.subject, t.predicate, t.object) for t in case.added)
    findings = judged(changed)
    name = case.name.split()[-1]
    refused = {
        f"{shorten(f.shape)} {shorten(f.focus)}"
        for f in findings
        if shorten(f.shape) in (f"shape:{name}-subject", f"shape:{name}-object")
    }

    assert refused == case.expected


def test_every_shape_is_caught_in_the_act(all_shapes):
    named = {s for k in (SH.PropertyShape, SH.NodeShape) for s in all_shapes.subjects(RDF.type, k)}
    checking = {
        str(shape).replace(PREFIXES["shape"], "shape:")
        for shape in named
        if set(all_shapes.predicates(shape)) & OWN
        or (shape, RDF.type, SH.PropertyShape) in all_shapes
    }
    # A shape that is tripped in passing, by the case of another, is not yet shown to work.
    shown = {
        name
        for case in CASES
        for name in header(case, "violates")
        if re.match(rf"{re.escape(name.removeprefix('shape:'))}(-[a-z]|$)", case.stem)
        or case.stem == name.removeprefix("shape:")
    }
    shown |= {f"shape:{name}-{end}" for name in RELATIONS for end in ("subject", "object")}
    # This one only leads from a relation to its claims.
    shown |= {f"shape:{name}-claims" for name in RELATIONS}

    assert len(RELATIONS) >= 30
    assert checking - shown == set()
    assert shown - checking == set()


def test_the_subject_of_harm_is_never_a_nutrient(invented, found):
    changed = ox.Store()
    changed.extend(invented)
    changed.update(
        f"""PREFIX etio: <{PREFIXES["etio"]}> PREFIX claim: <{PREFIXES["claim"]}>
        DELETE {{ claim:998-001 etio:subject ?x . }}
        INSERT {{ claim:998-001 etio:subject <https://w3id.org/etiograph/nutrient/zestin> . }}
        WHERE {{ claim:998-001 etio:subject ?x . }}"""
    )

    assert "shape:causes-subject" in found(changed)


def test_a_literal_stays_as_it_is_written_also_after_a_validation(invented, all_shapes):
    reference_engine.shape_findings(conversion.to_rdflib({q.triple for q in invented}), all_shapes)
    ten = ox.Literal("010", datatype=ox.NamedNode(PREFIXES["xsd"] + "integer"))
    triple = ox.Triple(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ten)

    assert [str(value) for value in conversion.to_rdflib([triple]).objects()] == ["010"]


def test_every_message_gives_the_rule_and_the_remedy(all_shapes):
    messages = [str(message) for message in all_shapes.objects(None, SH.message)]

    assert len(messages) > 100
    assert [message for message in messages if not TWO_SENTENCES.fullmatch(message)] == []


def test_every_shape_that_can_fail_has_a_message(all_shapes):
    silent = [
        str(shape)
        for shape in all_shapes.subjects(RDF.type, SH.PropertyShape)
        if (shape, SH.message, None) not in all_shapes
        and (shape, SH.property, None) not in all_shapes
    ]

    assert silent == []


def test_the_shapes_have_no_fault_and_each_looks_at_something(invented):
    whole = ox.Store()
    whole.extend(invented)
    own = shapes.read(SHAPES)
    counts = shapes.focus_counts(own, whole)

    assert shapes.faults(own, whole) == []
    assert [shape for shape, count in counts.items() if not count] == []


@pytest.mark.parametrize(
    ("planted", "rule"),
    [
        (
            "shape:Odd a sh:NodeShape ; sh:targetClass etio:Claim ; sh:minCout 1 .",
            "words that SHACL",
        ),
        ("shape:Odd a sh:NodeShape ; sh:targetClass etio:Clam ; sh:closed true .", "target class"),
        ("shape:Odd a sh:NodeShape ; sh:targetNode etio:odd ; sh:closed true .", "target node"),
        ("shape:Odd a sh:NodeShape ; sh:closed true .", "has a target"),
        ("shape:Odd a sh:NodeShape ; sh:targetClass etio:Claim .", "at least one constraint"),
    ],
)
def test_a_shape_that_only_looks_alive_is_found(planted, rule, store):
    prefixes = "".join(f"@prefix {name}: <{PREFIXES[name]}> . " for name in ("etio", "sh", "shape"))
    more = shapes.read(SHAPES)
    more.load(prefixes + planted, format=ox.RdfFormat.TURTLE)

    assert any(rule in fault.rule for fault in shapes.faults(more, store))
