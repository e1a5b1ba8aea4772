"""Guards the formats of RDF and of terms: odd texts arrive, and each wrong export is noticed."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess

import pyoxigraph as ox
import pytest

import environments
from conftest import ONTOLOGY, ROOT
from etiograph import locations
from etiograph.building import graph
from etiograph.errors import ExportError, InputError
from etiograph.exchange import content, trusty
from etiograph.exchange.named_graphs import MATCHES
from etiograph.formats import jsonld, nanopubs, obographs, owl, rdfxml, sssom, trig, turtle
from etiograph.vocabulary import BASE, ETIO, NANOPUBLICATIONS, PREFIXES

HOSTILE = (
    "\"quoted\" 'odd'\ttab\nline\r\nend \\n =1+1 <script>&amp;]]></script> \N{GRINNING FACE} #"
    " @prefix x: a.b; -- {brace} é e\u0301".replace("e\u0301", "é")
)
WHOLE = (turtle, trig, rdfxml, jsonld)
PARTS = (nanopubs, obographs, owl, sssom)
INVENTED = """
GRAPH graph:vocabulary {
  <https://w3id.org/etiograph/ontology> a owl:Ontology ; dcterms:title "words"@en .
  etio:Entity a owl:Class ; rdfs:label "entity"@en .
  etio:Symptom a owl:Class ; rdfs:label "symptom"@en ; rdfs:subClassOf etio:Entity .
  etio:Deficiency a owl:Class ; rdfs:label "deficiency"@en ; rdfs:subClassOf etio:Entity .
  etio:Nutrient a owl:Class ; rdfs:label "nutrient"@en ; rdfs:subClassOf etio:Entity .
  etio:deficiencyOf a owl:ObjectProperty ; rdfs:label "deficiency of"@en .
  etio:causes a etio:Relation , owl:ObjectProperty ; rdfs:label "causes"@en ;
    skos:closeMatch RO:0003303 .
}
GRAPH graph:terms-symptoms {
  symptom:odd a etio:Symptom ; rdfs:label HOSTILE ; skos:definition HOSTILE ;
    skos:altLabel HOSTILE , "odd" ; skos:broader symptom:wide .
  symptom:wide a etio:Symptom ; rdfs:label "wide"@en .
}
GRAPH graph:terms-deficiencies {
  deficiency:lack a etio:Deficiency ; rdfs:label "lack"@en ; etio:deficiencyOf nutrient:zestin .
}
GRAPH graph:terms-nutrients { nutrient:zestin a etio:Nutrient ; rdfs:label "zestin"@en . }
GRAPH graph:terms-agents {
  agent:reader a etio:Agent , prov:SoftwareAgent ; rdfs:label "reader"@en .
}
GRAPH graph:mappings-symptoms {
  symptom:odd skos:exactMatch HP:0000001 ; skos:closeMatch MESH:D000001 ;
    skos:broadMatch HP:0000002 , HP:0000003 , HP:0000004 , HP:0000005 , HP:0000006 , HP:0000007 .
  symptom:wide skos:narrowMatch HP:0000001 , HP:0000002 ; skos:relatedMatch HP:0000003 .
}
GRAPH graph:reference-external-hierarchy { HP:0000001 rdfs:label HOSTILE . }
GRAPH graph:claims-900 {
  claim:900-001 a etio:Claim ; etio:subject deficiency:lack ; etio:relation etio:causes ;
    etio:object symptom:odd ; etio:polarity etio:affirmed ; etio:certainty etio:hedged ;
    etio:statedIn source:900 ; etio:passage span:900-0-9 ; etio:duration quantity:007-day ;
    etio:region region:part ;
    prov:wasAttributedTo agent:reader ; prov:generatedAtTime "2020-01-02T03:04:05Z"^^xsd:dateTime .
  claim:900-002 a etio:Claim ; etio:subject deficiency:lack ; etio:relation etio:causes ;
    etio:object symptom:wide ; etio:polarity etio:denied ; etio:certainty etio:asserted ;
    etio:statedIn source:900 ; etio:passage span:900-0-9 ;
    prov:wasAttributedTo agent:reader ; prov:generatedAtTime "2020-01-02T03:04:05Z"^^xsd:dateTime .
  quantity:007-day a etio:Quantity ; etio:value "007.50"^^xsd:decimal ; etio:unit "day" .
  span:900-0-9 a etio:Span ; oa:hasSource source:900 ; oa:hasSelector span:900-0-9-selector ;
    etio:sha256 "ab" .
  span:900-0-9-selector a oa:TextPositionSelector ; oa:start 0 ; oa:end "09"^^xsd:integer .
  source:900 a etio:SourceDocument ; dcterms:title HOSTILE ; etio:sha256 "cd" ;
    dcterms:source <https://example.org/a?b=c&d=%20#e> ;
    skos:editorialNote "x"@tr , "y"@tr , 12345678901234567890 , agent:reader .
}
GRAPH graph:propositions {
  claim:900-001 etio:speaksTo proposition:p_odd ; etio:affirms proposition:p_odd .
  claim:900-002 etio:speaksTo proposition:p_wide ; etio:denies proposition:p_wide .
}
"""


@pytest.fixture(scope="module")
def invented():
    """Return a small graph with texts that break careless writers."""
    # Parsed, not put into a store, which would write 09 as 9.
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    text = INVENTED.replace("HOSTILE", f"{ox.Literal(HOSTILE, language='en')}")
    return content.whole(ox.parse((prefixes + text).encode(), format=ox.RdfFormat.TRIG))


@pytest.fixture(scope="module")
def canonical(invented):
    """Return the same with numbers as rdflib writes them, which changes others as it reads."""
    lines = "".join(f"{quad} .\n" for quad in invented.quads)
    text = lines.replace('"09"', '"9"').replace('"007.50"', '"7.5"')
    return content.whole(ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS))


@pytest.fixture(scope="module")
def whole(store):
    return content.whole(graph.named(store))


def beyond(form, files, given):
    """Return what files say that the graph does not."""
    return form.said(files) - given.quads


def replaced(files, name, *pairs):
    """Return files of which one has some words changed, each at its first place."""
    text = files[name].decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return files | {name: text.encode()}


@pytest.mark.parametrize("form", WHOLE, ids=lambda one: one.__name__)
def test_odd_texts_and_numbers_come_back_as_they_were(form, invented):
    assert form.said(form.files(invented)) == invented.quads


@pytest.mark.parametrize("form", PARTS, ids=lambda one: one.__name__)
def test_odd_texts_come_back_from_a_part_as_they_were(form, invented):
    said = form.said(form.files(invented))

    assert said <= invented.quads
    assert any(quad.object == ox.Literal(HOSTILE, language="en") for quad in said)


@pytest.mark.parametrize("form", [*WHOLE, *PARTS], ids=lambda one: one.__name__)
def test_the_bytes_hang_on_no_order(form, invented):
    # A tuple in the place of the set: it has an order that can be chosen.
    there = content.Content(tuple(sorted(invented.quads, key=str)))
    back = content.Content(there.quads[::-1])

    assert form.files(there) == form.files(back) == form.files(back)


@pytest.mark.parametrize("form", [turtle, trig, nanopubs, owl], ids=lambda one: one.__name__)
def test_prefixes_are_those_in_use_and_in_order(form, invented):
    for name, text in form.files(invented).items():
        names = re.findall(r"^@prefix ([\w-]+):", text.decode(), re.MULTILINE)
        assert names == sorted(names, key=str.lower)
        assert bool(names) == name.endswith((".ttl", ".trig"))
        assert "MONDO" not in names


def test_no_namespace_begins_with_another():
    # Else which of two prefixes is written would hang on the order of a hash.
    spaces = sorted(PREFIXES.values())

    assert not [one for one in spaces for other in spaces if one != other and one.startswith(other)]


def test_a_file_by_another_name_says_other_than_the_graph(invented):
    for form, suffix in ((turtle, "ttl"), (rdfxml, "rdf")):
        files = form.files(invented)
        files[f"claims-901.{suffix}"] = files.pop(f"claims-900.{suffix}")
        assert beyond(form, files, invented)


def test_a_predicate_that_xml_cannot_name_is_refused():
    node = ox.NamedNode(ETIO.Claim)
    place = ox.NamedNode(PREFIXES["graph"] + "odd")
    for local in ("1st", "a/b", "é(", ""):
        odd = ox.Quad(node, ox.NamedNode(PREFIXES["etio"] + local), node, place)
        with pytest.raises(ExportError, match="RDF/XML cannot name"):
            rdfxml.files(content.whole([odd]))


def test_json_says_ours_by_local_name_and_loads_nothing(invented):
    files = jsonld.files(invented)
    documents = {name: json.loads(text) for name, text in files.items()}
    words = documents.pop(jsonld.CONTEXT)["@context"]
    (claims,) = documents["documents.jsonld"]["@graph"]
    nodes = {one["@id"]: one for one in claims["@graph"]}

    assert {one["@context"] for one in documents.values()} == {jsonld.CONTEXT}
    assert all(isinstance(one, dict) for name, one in words.items() if name != "@version")
    assert nodes["claim:900-002"]["polarity"] == "etio:denied"
    assert nodes["claim:900-001"]["subject"] == "deficiency:lack"
    assert nodes["claim:900-001"]["etio:region"] == "region:part"  # region is a prefix
    assert nodes["span:900-0-9-selector"]["oa:start"] == 0
    assert nodes["span:900-0-9-selector"]["oa:end"] == "09"


@pytest.mark.parametrize(
    "change",
    [
        [('"object": {\n   "@id"', '"subject": {\n   "@id"')],
        [('ontology#subject"', 'ontology#object"')],
        [('"@language": "en"', '"@language": "de"')],
        [(PREFIXES["symptom"], PREFIXES["condition"])],
    ],
    ids=["word lost", "word of another", "language", "prefix"],
)
def test_a_wrong_context_is_noticed(change, invented):
    files = replaced(jsonld.files(invented), jsonld.CONTEXT, *change)

    assert jsonld.said(files) != invented.quads


@pytest.mark.parametrize("name", ["affirms.trig", "denies.trig"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("etio:polarity etio:", "etio:polarity etio:not"),
        ("etio:certainty etio:", "etio:certainty etio:un"),
        ("2020-01-02", "2020-01-03"),
        ('"ab"', '"aB"'),
        ("publicdomain/zero", "licenses/by"),
        ("#provenance> {", "#pubinfo> {"),
        ("a etio:Claim", "a etio:Claim , etio:Quantity"),
        ("#Head> {", "#Head> { etio:a etio:b etio:c . } etio:d {"),
    ],
)
def test_a_nanopublication_that_was_changed_is_refused(name, old, new, invented):
    files = replaced(nanopubs.files(invented), name, (old, new))

    with pytest.raises(InputError, match="a file was changed"):
        nanopubs.said(files)


def test_what_is_of_no_nanopublication_is_refused(invented):
    files = nanopubs.files(invented)
    for odd in (b"etio:a { etio:b etio:c etio:d . }", b"etio:b etio:c etio:d ."):
        with pytest.raises(InputError, match="of no nanopublication"):
            nanopubs.said(files | {"denies.trig": files["denies.trig"] + odd})


def test_a_nanopublication_in_the_wrong_file_is_refused(invented):
    files = nanopubs.files(invented)
    files["affirms.trig"], files["denies.trig"] = files["denies.trig"], files["affirms.trig"]

    with pytest.raises(InputError, match="not a table of the nanopublications"):
        nanopubs.said(files)
    index = files[nanopubs.INDEX].decode().replace("affirms", "x").replace("denies", "affirms")
    files[nanopubs.INDEX] = index.replace("x.trig", "denies.trig").encode()
    wrong = {quad.predicate.value for quad in beyond(nanopubs, files, invented)}
    assert wrong == {ETIO.affirms, ETIO.denies}


MUTANTS = {
    "the clock": ("created", '"2020-01-02T03:04:05Z"', '"2026-11-21T20:00:00Z"'),
    "another passage": ("wasDerivedFrom", "900-0-9>", "900-9-9>"),
    "another agent": ("creator", "agent/reader>", "agent/person>"),
    "another claim": ("introduces", "claim/900-001>", "claim/900-009>"),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_named_nanopublication_that_says_other_than_the_graph_is_noticed(
    mutant, invented, monkeypatch
):
    word, old, new = MUTANTS[mutant]
    rightly = trusty.named

    def wrongly(quads):
        lines = [f"{quad} ." for quad in quads]
        lines = [line.replace(old, new) if word in line.split(">")[1] else line for line in lines]
        return rightly(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS))

    monkeypatch.setattr(trusty, "named", wrongly)

    assert beyond(nanopubs, nanopubs.files(invented), invented)


def test_a_nanopublication_says_that_a_document_claims_and_when_and_under_which_licence(whole):
    relations = {
        one.subject
        for one in whole.store.quads_for_pattern(
            None, graph.RDF_TYPE, ox.NamedNode(ETIO.Relation), ox.DefaultGraph()
        )
    }
    files = nanopubs.files(whole)
    names, licences, times = set(), 0, set()
    for name, text in files.items():
        for quad in ox.parse(text, format=ox.RdfFormat.TRIG) if name.endswith(".trig") else ():
            assert quad.predicate not in relations
            assert not isinstance(quad.subject, ox.BlankNode)
            licences += quad.predicate == nanopubs.RIGHTS
            times |= {quad.object.value} if quad.predicate == nanopubs.CREATED else set()
            names |= {quad.subject.value} if quad.object == nanopubs.NANOPUBLICATION else set()
    told = {str(one["generatedAtTime"]) for one in whole.claims}

    assert len(names) == len(whole.claims) == licences
    assert times == told
    assert all(re.fullmatch(re.escape(NANOPUBLICATIONS) + r"RA[\w-]{43}", one) for one in names)
    assert files[nanopubs.INDEX].decode().count("denies.trig") == sum(
        bool(one["denies"]) for one in whole.claims
    )


@pytest.mark.parametrize("client", ["nanopub", "nanopub_sign"])
def test_others_find_the_names_of_odd_texts_right(client, canonical, tmp_path, request):
    for name, text in nanopubs.files(canonical).items():
        (tmp_path / name).write_bytes(text)
    python = environments.python("clients", request.config.cache.mkdir("environments"))
    script = ROOT / "tests" / "clients" / "nanopubs" / f"{client}.py"
    done = subprocess.run([python, "-P", script, tmp_path], capture_output=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])

    assert found["valid names"] == 2
    assert found["valid names of changed claims"] == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('core#broader",\n     "obj": "https://w3id.org/etiograph/symptom/', BASE),
        ('core#broader",\n     "obj"', 'core#exactMatch",\n     "obj"'),
        ('"pred": "http://www.w3.org/2004/02/skos/core#broader', '"pred": "is_a'),
        ('core#broader",\n     "obj"', 'core#narrower",\n     "obj"'),
        ("hasExactSynonym", "hasBroadSynonym"),
        ("skos/core#closeMatch", "skos/core#exactMatch"),
        ('"val": "HP:0000001"', '"val": "MESH:D000001"'),
        ('"lbl": "wide"', '"lbl": "odd"'),
        ('"lbl": "deficiency of"', '"lbl": "source of"'),
        ('"val": "words"', '"val": "other words"'),
    ],
)
def test_obo_graphs_that_say_other_than_the_graph_are_noticed(old, new, invented):
    files = replaced(obographs.files(invented), obographs.FILE, (old, new))

    assert noticed(obographs, files, invented)


def noticed(form, files, given):
    """Tell whether files are refused, or say what the graph does not."""
    try:
        return bool(beyond(form, files, given))
    except InputError:
        return True


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("skos:closeMatch\tMESH", "skos:exactMatch\tMESH"),
        ("MESH:D000001", "MESH:D000002"),
        ("mappings:symptoms", "mappings:conditions"),
        ("etio:causes\tcauses", "etio:causes\tprevents"),
        ("skos:exactMatch\tHP", "skos:narrowMatch\tHP"),
    ],
)
def test_a_table_of_mappings_that_says_other_than_the_graph_is_noticed(old, new, invented):
    files = replaced(sssom.files(invented), sssom.FILE, (old, new))

    assert beyond(sssom, files, invented)


def test_a_table_of_other_columns_is_refused(invented):
    files = replaced(sssom.files(invented), sssom.FILE, ("subject_label", "label"))

    with pytest.raises(InputError, match="other columns"):
        sssom.said(files)


def rows_of(files):
    lines = files[sssom.FILE].decode().splitlines()
    return list(csv.DictReader([one for one in lines if one[0] != "#"], delimiter="\t"))


def test_each_mapping_has_the_reason_and_the_label_that_our_table_gives(whole):
    found = rows_of(sssom.files(whole))
    there, wanted = {}, len(found)
    for path in sorted((ONTOLOGY / "mappings").glob("*.tsv")):
        lines = [one for one in path.read_text(encoding="utf-8").splitlines() if one[0] != "#"]
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            source = f"mappings:{path.name.partition('.')[0]}"
            there[row["subject_id"], row["predicate_id"], row["object_id"]] = (source, row)

    assert wanted == sum(quad.predicate.value in MATCHES for quad in whole.quads)
    for row in found:
        key = (row["subject_id"], row["predicate_id"], row["object_id"])
        source, table = there.pop(key, ("", {}))
        assert row["mapping_source"] == source
        assert {column: row[column] for column in table} == table
        if not table:
            assert row["mapping_justification"] == "semapv:UnspecifiedMatching"
            assert row["comment"] == sssom.UNEXPLAINED
    assert there == {}


def test_a_part_of_the_graph_has_the_reasons_of_its_own_mappings_only(whole):
    (one,) = [
        quad
        for quad in whole.quads
        if quad.predicate.value in MATCHES
        and quad.subject.value.endswith("/nutrient/electrolyte")
        and quad.object.value.endswith("/D004573")
    ]
    (row,) = rows_of(files := sssom.files(content.whole([one])))

    assert row["mapping_justification"] == "semapv:LexicalMatching"
    assert row["object_label"] == "Electrolytes"
    assert row["comment"] == sssom.NAMED_THERE
    assert sssom.said(files) == {one}
    assert sssom.said(replaced(files, sssom.FILE, (sssom.NAMED_THERE, ""))) > {one}


def test_mappings_that_no_table_has_say_that_nobody_gives_a_reason(invented):
    found = rows_of(sssom.files(invented))

    assert {row["mapping_justification"] for row in found} == {"semapv:UnspecifiedMatching"}
    assert {row["comment"] for row in found} == {sssom.UNEXPLAINED}


TABLE = """#curie_map:
subject_id\tpredicate_id\tobject_id\tmapping_justification\tobject_label\tcomment\tauthor_id\tother
symptom:odd\tskos:exactMatch\tHP:0000001\tsemapv:LexicalMatching\tx\tsay "so"\tHP:1|ROR:2\t
symptom:odd\tskos:exactMatch\tHP:0000001\tsemapv:ManualMappingCuration\ty\t\t\t
symptom:odd\tskos:closeMatch\tMESH:D000001\tsemapv:ManualMappingCuration\t"z"\tseen\t\t
symptom:odd\tskos:broadMatch\tHP:0000099\tsemapv:LexicalMatching\tabsent\t\t\t
"""


@pytest.fixture
def tables(tmp_path, monkeypatch):
    """Let a table of the invented mappings come with the program."""
    path = tmp_path / "ontology" / "mappings" / "symptoms.sssom.tsv"
    path.parent.mkdir(parents=True)
    path.write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(locations, "root", lambda: tmp_path)
    return path


@pytest.mark.usefixtures("tables")
def test_other_columns_of_a_table_are_taken_over_and_all_its_reasons(invented):
    files = sssom.files(invented)
    text = files[sssom.FILE].decode()
    found = {}
    for line in csv.DictReader(io.StringIO(text[text.index("subject_id") :]), delimiter="\t"):
        row = (line["mapping_justification"], line["author_id"], line["comment"])
        found.setdefault((line["predicate_id"], line["object_id"]), []).append(row)
        assert line["object_label"] != "absent"
        assert "other" not in line  # a column without any cell

    assert found["skos:exactMatch", "HP:0000001"] == [
        ("semapv:LexicalMatching", "HP:1|ROR:2", 'say "so"'),
        ("semapv:ManualMappingCuration", "", ""),
    ]
    assert found["skos:closeMatch", "MESH:D000001"] == [
        ("semapv:ManualMappingCuration", "", f"seen {sssom.NAMED_THERE}")
    ]
    assert ("skos:broadMatch", "HP:0000099") not in found
    assert f"#  ROR: {PREFIXES['ROR']}" in text.splitlines()
    assert sssom.said(files) <= invented.quads


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("comment", "comment\tpredicate_modifier"),
        ("mapping_source\tcomment", "comment\tmapping_source"),
        (f"{sssom.UNEXPLAINED}\n", f"{sssom.UNEXPLAINED}\tNot\n"),
    ],
    ids=["denied", "other order", "a cell too many"],
)
def test_a_table_with_what_cannot_be_read_back_is_refused(old, new, invented):
    text = sssom.files(invented)[sssom.FILE].decode()
    start = text.index("subject_id")

    with pytest.raises(InputError, match="other columns"):
        sssom.said({sssom.FILE: (text[:start] + text[start:].replace(old, new, 1)).encode()})


@pytest.mark.parametrize("name", [owl.FILE, owl.TURTLE])
def test_either_file_of_the_ontology_is_read(name, invented):
    files = replaced(owl.files(invented), name, ("wide", "narrow"), ("entity", "thing"))

    assert beyond(owl, files, invented)


def test_the_ontology_does_not_take_relations_for_things(invented):
    (gone,) = (
        invented.quads
        - owl.said(owl.files(invented))
        - {
            quad
            for quad in invented.quads
            if "/graph/terms" not in f"{quad.graph_name}"
            and "/graph/mappings" not in f"{quad.graph_name}"
            and "/graph/vocabulary" not in f"{quad.graph_name}"
        }
    )

    assert gone.object.value == ETIO.Relation
