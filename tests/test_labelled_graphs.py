"""Guards the labelled graphs: five formats written from one value, none of which may say other."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import networkx as nx
import pyoxigraph as ox
import pytest

from conftest import ONTOLOGY
from etiograph.building import graph, infer
from etiograph.errors import ExportError, InputError, InputSyntaxError
from etiograph.exchange import (
    class_tables,
    content,
    graph_statements,
    markup,
    property_graph,
    selection,
)
from etiograph.exporting import export, shipped
from etiograph.formats import cx2, neo4j
from etiograph.vocabulary import CERTAINTIES, ETIO, PREFIXES

FORMS = ["cx2", "gexf", "graphml", "neo4j", "node-link"]
HOSTILE = {
    "symptom:s": 'it\'s "quoted" <script>alert(1)</script> & ]]> &amp; <!--',
    "deficiency:d": "tab\tline\nreturn\r\nlone\rend",
    "symptom:t": '=1+1;|,[]{}\\ \\"x\\"',
    "organization:o": " 🙂 ñ \u2028 \ufffd ",
}
ALT = ["a;b", "a|b,c", '["d"]', "x\\"]
CLAIM = """
claim:900-{n} a etio:Claim ; etio:subject deficiency:d ; etio:relation etio:{relation} ;
  etio:object symptom:{object} ; etio:statedIn source:{source} ; etio:passage span:900-00000-00010 ;
  etio:polarity etio:{polarity} ; etio:certainty etio:{certainty} ; etio:voice etio:{voice} ;
  etio:evidence ECO:0000034 ; prov:wasAttributedTo agent:a {more} ;
  prov:generatedAtTime "2026-11-21T00:00:00Z"^^xsd:dateTime .
"""
USUAL = {
    "relation": "causes",
    "object": "s",
    "source": "900",
    "polarity": "affirmed",
    "certainty": "asserted",
    "voice": "articleVoice",
    "more": "",
}
CLAIMS = [
    {},
    {"certainty": "hedged"},
    {"polarity": "denied", "source": "901"},
    {"voice": "questionVoice", "certainty": "speculative"},
    {"certainty": "weak", "more": "; etio:evidenceStance etio:evidenceLacking"},
    {"object": "t", "certainty": "strong", "more": "; etio:population population:p, population:q"},
    {"object": "t", "polarity": "denied", "more": "; etio:population population:p"},
]


def invented(rules, given=CLAIMS):
    """Return a graph of invented claims, seven unless told, with labels that break writers."""
    prefixes = "".join(f"PREFIX {name}: <{space}>\n" for name, space in PREFIXES.items())
    claims = "".join(CLAIM.format(**(USUAL | one), n=f"{n:03}") for n, one in enumerate(given, 1))
    documents = "".join(
        f'source:{n} a etio:SourceDocument ; rdfs:label "document {n}"@en ; dcterms:title "T"@en ;'
        f" dcterms:source <https://example.org/{n}> ; dcterms:publisher organization:{o} .\n"
        for n, o in (("900", "o"), ("901", "p"))
    )
    span = (
        "span:900-00000-00010 a etio:Span ; oa:hasSource source:900 ; etio:sha256 'f' ;"
        " oa:hasSelector span:900-00000-00010-selector .\n"
        "span:900-00000-00010-selector a oa:TextPositionSelector ; oa:start 0 ; oa:end 10 .\n"
    )
    vocabulary, home = (ox.NamedNode(PREFIXES["graph"] + n) for n in ("vocabulary", "claims-900"))
    quads = {one for one in graph.asserted(ONTOLOGY) if one.graph_name == vocabulary}
    text = (prefixes + claims + documents + span).encode()
    for one in ox.parse(text, format=ox.RdfFormat.TURTLE):
        quads.add(ox.Quad(one.subject, one.predicate, one.object, home))
    quads |= terms()
    filled = graph.store(quads)
    infer.derive(filled, rules)
    return content.whole(graph.named(filled))


def terms():
    """Return the terms that the claims speak of."""
    kinds = {"symptom": "Symptom", "deficiency": "Deficiency", "organization": "Organization"}
    kinds |= {"population": "Population"}
    label = ox.NamedNode(PREFIXES["rdfs"] + "label")
    alt = ox.NamedNode(PREFIXES["skos"] + "altLabel")
    type_ = ox.NamedNode(PREFIXES["rdf"] + "type")
    named = HOSTILE | {"organization:p": "P", "population:p": "PP", "population:q": "Q"}
    found = set()
    for name, words in named.items():
        kind, _, local = name.partition(":")
        node = ox.NamedNode(PREFIXES[kind] + local)
        place = ox.NamedNode(f"{PREFIXES['graph']}terms-{kind}s")
        found.add(ox.Quad(node, type_, ox.NamedNode(getattr(ETIO, kinds[kind])), place))
        found.add(ox.Quad(node, label, ox.Literal(words, language="en"), place))
        if name == "symptom:s":
            found |= {ox.Quad(node, alt, ox.Literal(a, language="en"), place) for a in ALT}
    return found


@pytest.fixture(scope="module")
def small(rules):
    return invented(rules)


@pytest.fixture(scope="module")
def parts(small):
    return property_graph.of(small)


@pytest.fixture(scope="module")
def made(small):
    return {name: export.export(small, shipped.named(name)).files for name in FORMS}


def relabelled(given, words):
    """Return content in which the label of one symptom is another."""
    label = PREFIXES["rdfs"] + "label"
    node = ox.NamedNode(PREFIXES["symptom"] + "s")
    old = next(q for q in given.quads if q.subject == node and q.predicate.value == label)
    new = ox.Quad(node, old.predicate, ox.Literal(words, language="en"), old.graph_name)
    return content.Content(given.quads - {old} | {new})


def read_networkx(form, files, name):
    """Return a part as networkx reads it."""
    if form == "graphml":
        file = io.BytesIO(files[f"{name}.graphml"])
        return nx.read_graphml(file, edge_key_type=str, force_multigraph=True)
    if form == "gexf":
        return nx.read_gexf(io.BytesIO(files[f"{name}.gexf"]))
    return nx.node_link_graph(json.loads(files[f"{name}.json"]), edges="edges")


# What is written


def test_each_claim_stands_in_the_part_of_its_stance(parts):
    ids = {name: [one["id"][-3:] for one in part.edges] for name, part in parts.items()}

    assert ids["claims"] == ["001", "002", "006"]
    assert ids["denied"] == ["003"]
    assert ids["open"] == ["004", "005", "007"]


def test_labels_of_edges_say_reserve_and_denial_first(parts):
    labels = {one["id"]: one["label"] for part in parts.values() for one in part.edges}

    assert labels == {
        "claim:900-001": "asserted, disputed: causes",
        "claim:900-002": "hedged, disputed: causes",
        "claim:900-003": "denied, asserted, disputed: causes",
        "claim:900-004": "asks, speculative, disputed: causes",
        "claim:900-005": "leaves open, evidence lacking, weak, disputed: causes",
        "claim:900-006": "strong: causes",
        "claim:900-007": "leaves open, denied, asserted: causes",
        "edge:deficiency-d_causes_symptom-s": "hedged to asserted, disputed: causes",
        "edge:deficiency-d_causes_symptom-t": "strong: causes",
    }


def test_words_for_people_are_the_labels_of_the_vocabulary(small):
    said = {"etio:denied": "denied", "etio:evidenceLacking": "evidence lacking"}
    said |= property_graph.OPENNESS | {f"etio:{name}": name for name in CERTAINTIES[1:]}

    assert said == {name: small.labels[name] for name in said}


def test_parallel_claims_stay_apart_and_are_counted_when_collapsed(parts):
    alike = [one["id"] for one in parts["claims"].edges if one["target"] == "symptom:s"]
    both = [one for one in parts["collapsed"].edges if one["target"] == "symptom:s"]

    assert len(alike) == 2
    assert [(one["claimCount"], list(one["claims"])) for one in both] == [(2, alike)]
    assert {one["relation"] for one in parts["collapsed"].edges} == {"etio:causes"}


def test_a_dispute_that_a_choice_hides_is_still_told(small, rules):
    chosen = selection.select(small, selection.Selection(negative=False), rules)
    parts = property_graph.of(chosen)
    assert class_tables.quads(chosen.tables) == chosen.quads
    told = {one["id"]: one.get("concordanceInWhole") for one in parts["claims"].edges}

    assert not parts["denied"].edges
    assert told["claim:900-001"] == "etio:stronglyConflicting"
    for one in (*parts["claims"].edges, *parts["collapsed"].edges):
        assert one["disputed"] is (one["target"] == "symptom:s")
        assert ("disputed" in one["label"]) is one["disputed"]
    for name in FORMS:
        files = export.export(chosen, shipped.named(name)).files
        said = shipped.named(name).module.said(files)
        assert [q for q in said if q.predicate.value == ETIO.concordanceInWhole], name


@pytest.mark.parametrize("form", FORMS)
def test_text_that_breaks_careless_writers_comes_back(form, made):
    said = shipped.named(form).module.said(made[form])
    label, alt = PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel"
    words = {q.object.value for q in said if q.predicate.value in (label, alt)}

    assert words >= {*HOSTILE.values(), *ALT}


@pytest.mark.parametrize("form", ["graphml", "gexf", "node-link"])
def test_networkx_reads_types_lists_and_hostile_text(form, made):
    found = read_networkx(form, made[form], "claims")
    edges = [said for _, _, said in found.edges(data=True)]
    alt = found.nodes["symptom:s"]["altLabel"]

    assert {name: found.nodes[name]["label"] for name in HOSTILE} == HOSTILE
    assert {type(one["certaintyRank"]) for one in edges} == {int}
    assert {type(one["disputed"]) for one in edges} == {bool}
    assert sorted(alt if form == "node-link" else json.loads(alt)) == sorted(ALT)


def test_gexf_bears_no_date_and_says_its_licence(made):
    root = markup.tree(made["gexf"], "claims.gexf")
    meta = root.find("{http://www.gexf.net/1.2draft}meta")

    assert meta.attrib == {}
    assert "CC0" in "".join(meta.itertext())
    assert "no medical advice" in "".join(meta.itertext())


def test_cx2_declares_every_attribute_and_counts_its_elements(made):
    kinds = {"string": str, "integer": int, "boolean": bool, "list_of_string": list}
    for name, text in made["cx2"].items():
        if not name.endswith(".cx2"):
            continue
        told = json.loads(text)
        there = aspects(text)
        declared = there["attributeDeclarations"][0]
        assert told[0] == {"CXVersion": "2.0", "hasFragments": False}
        assert list(told[-1]) == ["status"]
        for one in there["metaData"]:
            assert len(there[one["name"]]) == one["elementCount"]
        for aspect in ("nodes", "edges"):
            for element in there[aspect]:
                for key, value in element["v"].items():
                    assert type(value) is kinds[declared[aspect][key]["d"]], key


def aspects(text):
    """Return the aspects of a CX2 document, by name."""
    return {key: value for one in json.loads(text) for key, value in one.items()}


def test_cx2_draws_denied_claims_in_another_colour_and_hedged_ones_dashed(made):
    mapped = aspects(made["cx2"]["claims.cx2"])["visualProperties"][0]["edgeMapping"]
    colours = {one["v"]: one["vp"] for one in mapped["EDGE_LINE_COLOR"]["definition"]["map"]}
    dashed = [one["v"] for one in mapped["EDGE_LINE_STYLE"]["definition"]["map"]]

    assert colours["etio:denies"] not in (colours["etio:affirms"], colours["etio:asks"])
    assert sorted(colours) == sorted(f"etio:{one}" for one in content.STANCES)
    assert dashed == ["etio:speculative", "etio:weak", "etio:hedged"]


def numbers(text):
    """Return the number of each node and edge of a CX2 document, by what it represents."""
    found = aspects(text)
    return {one["v"]["represents"]: one["id"] for one in [*found["nodes"], *found["edges"]]}


def test_cx2_numbers_stay_when_claims_are_taken_out(small, made, rules):
    chosen = selection.select(small, selection.Selection(certainty=4), rules)
    fewer = numbers(cx2.files(chosen)["claims.cx2"])
    all_of_them = numbers(made["cx2"]["claims.cx2"])

    assert fewer.items() < all_of_them.items()
    assert len(set(all_of_them.values())) == len(all_of_them)


def test_neo4j_types_keep_what_is_denied_open_or_hedged_out_of_the_plain_ones(made):
    types = {}
    for name in ("claims", "denied", "open"):
        text = made["neo4j"][f"{name}.csv"].decode()
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        types |= {row["id:string"][-3:]: row[":TYPE"] for row in rows}

    assert types == {
        "001": "CAUSES",
        "002": "HEDGED_CAUSES",
        "003": "DENIES_CAUSES",
        "004": "ASKS_CAUSES",
        "005": "LEAVES_OPEN_CAUSES",
        "006": "CAUSES",
        "007": "LEAVES_OPEN_CAUSES",
    }


def test_neo4j_headers_are_those_of_its_import(made):
    known = re.compile(r"\w*:(ID|LABEL|START_ID|END_ID|TYPE|(string|int|boolean)(\[\])?)")
    for name in ("nodes", "claims", "denied", "open"):
        text = made["neo4j"][f"{name}.csv"].decode()
        header, *rows = csv.reader(io.StringIO(text, newline=""))
        assert all(known.fullmatch(column) for column in header)
        assert {len(row) for row in rows} == {len(header)}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_claims_in_any_order_give_the_same_bytes(form, small, made):
    other = content.Content(frozenset(sorted(small.quads, key=str, reverse=True)))
    again = shipped.named(form).module.files(other)

    assert again == {name: made[form][name] for name in again}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@pytest.mark.parametrize("character", ["\ufffe", "\uffff", "\x0b", "\x00"])
def test_what_xml_cannot_hold_is_refused_by_name(form, character, small):
    with pytest.raises(ExportError, match=f"U\\+{ord(character):04X}, which XML cannot hold"):
        export.export(relabelled(small, f"a{character}b"), shipped.named(form))


def test_lone_surrogates_cannot_enter_the_graph():
    with pytest.raises(ValueError, match="literal value"):
        ox.Literal("\ud800")


def test_neo4j_refuses_the_delimiter_of_lists_in_a_text(small):
    with pytest.raises(ExportError, match=r"U\+001F"):
        export.export(relabelled(small, "a\x1fb"), shipped.named("neo4j"))


def test_a_term_with_two_labels_is_refused(small):
    one = next(iter(terms()))
    label = ox.NamedNode(PREFIXES["rdfs"] + "label")
    second = ox.Quad(one.subject, label, ox.Literal("again", language="en"), one.graph_name)

    with pytest.raises(ExportError, match="has 2 values of rdfs:label"):
        property_graph.of(content.Content(small.quads | {second}))


# What is caught


def changed(parts, name, number, **values):
    """Return parts in which one edge has other attributes; those that are None are gone."""
    edges = list(parts[name].edges)
    merged = {**edges[number], **values}
    edges[number] = {key: value for key, value in merged.items() if value is not None}
    return parts | {name: replace(parts[name], edges=tuple(edges))}


def moved(parts, name, to):
    """Return parts in which the first edge of one stands in another, with its nodes."""
    first, *rest = parts[name].edges
    there = replace(parts[to], nodes=parts["claims"].nodes, edges=(*parts[to].edges, first))
    return parts | {name: replace(parts[name], edges=tuple(rest)), to: there}


def mixed(parts):
    """Return parts in which two terms bear each other's labels."""
    nodes = [dict(one) for one in parts["claims"].nodes]
    nodes[0]["label"], nodes[1]["label"] = nodes[1]["label"], nodes[0]["label"]
    return parts | {"claims": replace(parts["claims"], nodes=tuple(nodes))}


def turned(parts):
    """Return parts in which an edge points the other way."""
    one = parts["claims"].edges[0]
    return changed(parts, "claims", 0, source=one["target"], target=one["source"])


def affirmed(parts):
    """Return parts in which a denied claim is made to affirm, in every word."""
    label = "asserted, disputed: causes"
    values = {"stance": "etio:affirms", "polarity": "etio:affirmed", "label": label}
    one = parts["claims"].edges[0]["edge"]
    return moved(changed(parts, "denied", 0, **values, edge=one), "denied", "claims")


MUTANTS = {
    "a denied claim among the affirmed": lambda p: moved(p, "denied", "claims"),
    "an open claim among the affirmed": lambda p: moved(p, "open", "claims"),
    "an open claim among the denied": lambda p: moved(p, "open", "denied"),
    "an affirmed claim among the denied": lambda p: moved(p, "claims", "denied"),
    "a denied claim made to affirm": affirmed,
    "polarity flipped": lambda p: changed(p, "claims", 0, polarity="etio:denied"),
    "stance flipped": lambda p: changed(p, "denied", 0, stance="etio:affirms"),
    "subject and object swapped": turned,
    "certainty dropped": lambda p: changed(p, "claims", 1, certainty=None),
    "certainty raised": lambda p: changed(
        p, "claims", 1, certainty="etio:strong", label="strong, disputed: causes", certaintyRank=5
    ),
    "rank raised": lambda p: changed(p, "claims", 1, certaintyRank=5),
    "hedge out of the label": lambda p: changed(p, "claims", 1, label="causes"),
    "no label": lambda p: changed(p, "claims", 1, label=None),
    "another relation": lambda p: changed(p, "claims", 0, relation="etio:worsens"),
    "relation called otherwise": lambda p: changed(
        p, "claims", 0, relationLabel="worsens", label="asserted, disputed: worsens"
    ),
    "ids renumbered": lambda p: changed(p, "claims", 0, id="claim:0"),
    "an id twice": lambda p: changed(p, "claims", 0, id="claim:900-002"),
    "a claim twice": lambda p: (
        p | {"claims": replace(p["claims"], edges=(*p["claims"].edges, p["claims"].edges[0]))}
    ),
    "labels of terms mixed up": mixed,
    "dispute hidden": lambda p: changed(p, "claims", 0, disputed=False, label="asserted: causes"),
    "dispute hidden when collapsed": lambda p: changed(
        p, "collapsed", 0, disputed=False, label="hedged to asserted: causes"
    ),
    "another document": lambda p: changed(p, "claims", 0, statedIn="source:901"),
    "passage moved": lambda p: changed(p, "claims", 0, end=11),
    "too many counted": lambda p: changed(p, "collapsed", 0, claimCount=3),
    "too many counted of its own": lambda p: changed(p, "collapsed", 0, ownClaimCount=3),
    "a claim of its own left out when collapsed": lambda p: changed(
        p, "collapsed", 0, ownClaims=("claim:900-001",), ownClaimCount=1
    ),
    "too sure when collapsed": lambda p: changed(p, "collapsed", 0, lowestCertainty=4),
    "another collapsed edge": lambda p: changed(
        p, "claims", 0, edge="edge:deficiency-d_causes_symptom-t"
    ),
}
COLLAPSED_ONLY = {one for one in MUTANTS if "collapsed" in one or "counted" in one} - {
    "another collapsed edge"
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_writer_that_says_other_is_caught(form, mutant, small, parts, monkeypatch):
    if form == "neo4j" and mutant in COLLAPSED_ONLY:
        return  # Neo4j keeps parallel relationships, and gets no collapsed ones
    wrong = MUTANTS[mutant](parts)
    monkeypatch.setattr(property_graph, "of", lambda _: wrong)

    with pytest.raises((ExportError, InputError)):
        export.export(small, shipped.named(form))


def test_a_merged_claim_is_missing_from_what_is_said(parts):
    merged = parts | {"claims": replace(parts["claims"], edges=parts["claims"].edges[1:])}
    claim = ox.NamedNode(PREFIXES["claim"] + "900-001")
    with pytest.raises(InputError, match="says other than its claims of ownClaims"):
        graph_statements.quads(merged)
    del merged["collapsed"]
    said = graph_statements.quads(merged)

    assert {q.predicate.value for q in said if q.subject == claim} == set()


def test_an_edge_is_a_plain_triple_only_where_it_affirms(parts):
    plain = {
        name: [q for q in graph_statements.quads({name: part}) if q.predicate.value == ETIO.causes]
        for name, part in parts.items()
        if name != "collapsed"
    }

    assert {name: len(found) for name, found in plain.items()} == {
        "claims": 2,
        "denied": 0,
        "open": 0,
    }


def test_an_edge_that_joins_what_is_not_there_is_refused(parts):
    fewer = replace(parts["claims"], nodes=parts["claims"].nodes[:1])

    with pytest.raises(InputError, match="which an edge joins"):
        graph_statements.quads(parts | {"claims": fewer})


@pytest.mark.parametrize(
    ("form", "file", "old", "new"),
    [
        ("graphml", "claims.graphml", b'edgedefault="directed"', b'edgedefault="undirected"'),
        ("gexf", "claims.gexf", b'defaultedgetype="directed"', b'defaultedgetype="undirected"'),
        ("node-link", "claims.json", b'"directed": true', b'"directed": false'),
        ("node-link", "claims.json", b'"multigraph": true', b'"multigraph": false'),
        ("graphml", "claims.graphml", b'.name">claim:900-001<', b'.name">claim:900-002<'),
        ("graphml", "claims.graphml", b'attr.name="polarity"', b'attr.name="other"'),
        ("gexf", "claims.gexf", b'title="polarity"', b'title="other"'),
        ("neo4j", "claims.csv", b"HEDGED_CAUSES", b"CAUSES"),
        ("neo4j", "denied.csv", b"DENIES_CAUSES", b"CAUSES"),
        ("neo4j", "nodes.csv", b"d,Deficiency", b"d,Nutrient"),
        ("neo4j", "claims.csv", b'"hedged, ', b'"hedged", '),
        ("graphml", "claims.graphml", b"</graphml>", b""),
        ("gexf", "claims.gexf", b"</gexf>", b""),
        ("node-link", "claims.json", b'"nodes"', b'"points"'),
        ("cx2", "claims.cx2", b'"edges"', b'"lines"'),
        ("graphml", "claims.graphml", b"<graphml", b"<!DOCTYPE graphml []><graphml"),
    ],
)
def test_a_file_that_says_other_in_its_own_way_is_refused(form, file, old, new, made):
    files = dict(made[form])
    assert old in files[file]
    files[file] = files[file].replace(old, new)

    with pytest.raises((InputError, InputSyntaxError)):
        shipped.named(form).module.said(files)


@pytest.mark.parametrize("form", FORMS)
def test_a_missing_file_is_named(form, made):
    name = next(one for one in made[form] if one.startswith("denied"))

    with pytest.raises(InputError, match=name):
        shipped.named(form).module.said({k: v for k, v in made[form].items() if k != name})


def test_cx2_edges_are_said_of_what_their_numbers_represent(made, small):
    told = json.loads(made["cx2"]["claims.cx2"])
    edges = next(one["edges"] for one in told if "edges" in one)
    edges[0]["s"], edges[0]["t"] = edges[0]["t"], edges[0]["s"]
    said = cx2.said(made["cx2"] | {"claims.cx2": json.dumps(told).encode()})

    assert said - small.quads


def test_types_of_relationships_are_told_by_what_claims_do():
    assert neo4j.HEDGED == "HEDGED_"
    assert set(neo4j.OPENINGS) == {f"etio:{one}" for one in content.STANCES} - {"etio:affirms"}


def test_values_of_attributes_are_read_by_their_types():
    field = next(one for one in property_graph.CLAIM if one.name == "certaintyRank")

    with pytest.raises(InputSyntaxError, match="is no value of it"):
        markup.valued("four", "int", field)
