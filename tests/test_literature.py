"""Guards the second layer: it agrees with its table, bears on claims, and never alters them."""

from __future__ import annotations

import csv
import os
import subprocess
import sys

import pyoxigraph as ox
import pytest

from conftest import ONTOLOGY, QUERIES, ROOT
from etiograph.asking import questions
from etiograph.building import graph, infer
from etiograph.rdf import query, reading
from etiograph.vocabulary import ETIO, PREFIXES, expand, shorten

LAYER = {PREFIXES["graph"] + name for name in ("literature", "literature-links")}
RECORDS = 41
STUDIES = {
    "neck-pain-paper-2021-in-001": "describedNotIdentified",
    "diabetes-study-2018-in-001": "describedNotIdentified",
    "review-in-004": "describedNotIdentified",
    "case-series-in-003": "probablyIdentified",
    "case-studies-in-004": "probablyIdentified",
    "unnamed-studies-in-001": "mentionedOnly",
    "unnamed-studies-in-002": "mentionedOnly",
    "unnamed-studies-in-003": "mentionedOnly",
}
# A small invented world: symptom:ache above symptom:elbow-ache above symptom:sore-elbow, and
# region:elbow in region:limb, region:neck in neither.
WORLD = """
organization:press a etio:Organization . organization:rival a etio:Organization .
source:998 a etio:SourceDocument ; dcterms:publisher organization:press .
source:999 a etio:SourceDocument ; dcterms:publisher organization:rival .
literature:one a etio:LiteratureSource . literature:two a etio:LiteratureSource .
deficiency:lack a etio:Deficiency . deficiency:zestin-lack a etio:Deficiency ;
  skos:broader deficiency:lack .
intervention:zestin-drops a etio:Intervention ; skos:related intervention:zestin-repletion .
intervention:zestin-repletion a etio:Intervention .
symptom:ache a etio:Symptom . symptom:elbow-ache a etio:Symptom ; skos:broader symptom:ache .
symptom:sore-elbow a etio:Symptom ; skos:broader symptom:elbow-ache .
region:limb a etio:BodyRegion . region:elbow a etio:BodyRegion ; etio:partOf region:limb .
region:neck a etio:BodyRegion .
population:jugglers a etio:Population . study:told a etio:Study .
"""
CLAIM = """{claim} a etio:Claim ; etio:statedIn source:{source} ; etio:voice etio:articleVoice ;
  etio:subject {subject} ; etio:relation etio:{relation} ; etio:object {object} ;
  etio:polarity etio:{polarity} ; etio:certainty etio:asserted {extra} ."""
FINDING = """{claim} a etio:LiteratureClaim ; etio:reportedIn literature:{source} ;
  etio:subject {subject} ; etio:relation etio:{relation} ; etio:object {object} ;
  etio:polarity etio:{polarity} ; etio:certainty etio:asserted {extra} ."""
DEFAULTS = {
    "subject": "deficiency:zestin-lack",
    "relation": "causes",
    "object": "symptom:elbow-ache",
    "polarity": "affirmed",
    "extra": "",
}
NO = {"polarity": "denied"}
LACKING = {"extra": "; etio:evidenceStance etio:evidenceLacking"}
JUGGLERS = {"extra": "; etio:population population:jugglers"}
ELBOW = {"extra": "; etio:region region:elbow"}
LIMB = {"extra": "; etio:region region:limb"}
OTTERS = {"extra": '; etio:inSpecies "otters"@en'}
DROPS = {"subject": "intervention:zestin-drops", "relation": "improves"}
REPLETION = DROPS | {"subject": "intervention:zestin-repletion"}
ACHE, SORE = {"object": "symptom:ache"}, {"object": "symptom:sore-elbow"}
LACK = {"subject": "deficiency:lack"}


def by(relation: str) -> dict[str, str]:
    return {"relation": relation}


def weighed(rules, claims, findings, more="") -> ox.Store:
    """Return the vocabulary, the invented world and what follows."""
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()] + [WORLD, more]
    for kind, template, key, given in (
        ("claim:999-", CLAIM, "999", claims),
        ("literature-claim:one-", FINDING, "one", findings),
    ):
        for number, values in enumerate(given, 1):
            said = {"source": key, "claim": f"{kind}{number:03d}"} | DEFAULTS | values
            lines.append(template.format(**said))
    store = ox.Store()
    store.extend(ox.parse("\n".join(lines), format=ox.RdfFormat.TURTLE))
    store.extend(ox.Quad(*triple) for triple in reading.turtle(ONTOLOGY / "vocabulary.ttl"))
    infer.derive(store, rules)
    return store


def links(store) -> list[tuple[str, str, str]]:
    """Return direction, match and what differs, of each link."""
    text = f"""PREFIX etio: <{PREFIXES["etio"]}> SELECT ?link ?direction ?match ?part WHERE {{
      ?link a etio:LiteratureLink ; etio:direction ?direction ; etio:match ?match .
      OPTIONAL {{ ?link etio:differsIn ?part }} }} ORDER BY ?link ?part"""
    found: dict[str, list[str]] = {}
    for link, direction, match, part in query.ask(store, text, {}).rows:
        ends = [node.value.partition("#")[2] for node in (direction, match)]
        about = found.setdefault(link.value, [*ends, ""])
        if part is not None:
            about[2] = f"{about[2]} {part.value.partition('#')[2]}".strip()
    return [(way, match, part) for _, (way, match, part) in sorted(found.items())]


def objects(store, subject: str, predicate: str) -> list[str]:
    node, named = ox.NamedNode(str(expand(subject))), ox.NamedNode(str(expand(predicate)))
    return sorted(
        shorten(q.object.value)
        for q in store.quads_for_pattern(node, named, None, ox.DefaultGraph())
    )


YES, AGAINST, OPEN = "supporting", "disputing", "inconclusive"
BEARING = {
    "the same": ({}, {}, [(YES, "exact", "")]),
    "the opposite": ({}, NO, [(AGAINST, "exact", "")]),
    "evidence is lacking": ({}, LACKING, [(OPEN, "exact", "")]),
    "a null result for which evidence is poor": (
        {},
        NO | LACKING,
        [(OPEN, "exact", "")],
    ),
    "a yes reaches the broader object": (ACHE, {}, [(YES, "near", "object")]),
    "a yes does not reach the narrower object": (SORE, {}, [(OPEN, "near", "object")]),
    "a yes reaches the broader subject": (LACK, {}, [(YES, "near", "subject")]),
    "a yes does not reach the narrower subject": ({}, LACK, [(OPEN, "near", "subject")]),
    "a no reaches the narrower object": (SORE, NO, [(AGAINST, "near", "object")]),
    "a no does not reach the broader object": (ACHE, NO, [(OPEN, "near", "object")]),
    "a no reaches the narrower subject": ({}, NO | LACK, [(AGAINST, "near", "subject")]),
    "wider at both ends": ({}, NO | LACK | ACHE, [(AGAINST, "near", "object subject")]),
    "wider at one end, narrower at the other": ({}, LACK | SORE, []),
    "two steps apart": (SORE, NO | ACHE, [(AGAINST, "near", "object")]),
    "a cause is an association": (by("associatedWith"), {}, [(YES, "near", "relation")]),
    "an association is no cause": ({}, by("associatedWith"), [(OPEN, "near", "relation")]),
    "no association, no cause": ({}, NO | by("associatedWith"), [(AGAINST, "near", "relation")]),
    "no cause may be an association": (by("associatedWith"), NO, [(OPEN, "near", "relation")]),
    "what shows is caused": ({}, by("manifestsAs"), [(YES, "near", "relation")]),
    "worsening is no bringing about": ({}, by("worsens"), []),
    "worsening and contributing": (
        by("contributesTo"),
        by("worsens"),
        [(OPEN, "near", "relation")],
    ),
    "of some people": ({}, JUGGLERS, [(YES, "near", "population")]),
    "not of some people": ({}, NO | JUGGLERS, [(OPEN, "near", "population")]),
    "not of the people of whom it is claimed": (JUGGLERS, NO | JUGGLERS, [(AGAINST, "exact", "")]),
    "in animals": ({}, OTTERS, [(OPEN, "near", "inSpecies")]),
    "in the same region": (ELBOW, ELBOW, [(YES, "exact", "")]),
    "in a region, of what is claimed without one": ({}, ELBOW, [(YES, "near", "region")]),
    "not in a region, of what is claimed without one": ({}, NO | ELBOW, [(OPEN, "near", "region")]),
    "without region, of what is claimed in one": (ELBOW, {}, [(OPEN, "near", "region")]),
    "not at all, of what is claimed in a region": (ELBOW, NO, [(AGAINST, "near", "region")]),
    "in another region": (ELBOW, {"extra": "; etio:region region:neck"}, []),
    "in a part": (LIMB, ELBOW, [(YES, "near", "region")]),
    "in the whole": (ELBOW, LIMB, [(OPEN, "near", "region")]),
    "a null result on what is taken": (DROPS, NO | DROPS, [(AGAINST, "exact", "")]),
    "to prevent is comparable": (
        DROPS | by("prevents"),
        NO | DROPS,
        [(AGAINST, "near", "relation")],
    ),
    "advice is not efficacy": (
        DROPS | by("recommendedFor"),
        NO | DROPS,
        [(OPEN, "near", "relation")],
    ),
    "taking it and making the lack good are related": (
        REPLETION,
        NO | DROPS,
        [(OPEN, "near", "subject")],
    ),
    "a null result says nothing of the cause": ({}, NO | DROPS, []),
    "a cause says nothing of the treatment": (DROPS, {}, []),
    "nor where the relation fits": (DROPS | by("prevents"), NO, []),
}


@pytest.mark.parametrize(("claim", "finding", "expected"), BEARING.values(), ids=BEARING.keys())
def test_a_finding_bears_on_what_it_reaches(rules, claim, finding, expected):
    store = weighed(rules, [claim], [finding])

    assert links(store) == expected


TWO = {"source": "two"}
RIVAL = {"source": "998"}
WEIGHED = {
    "both say so": ([{}], [{}], "literatureCongruent", "1 0 0"),
    "both deny": ([NO], [NO], "literatureCongruent", "0 1 0"),
    "the study denies": ([{}], [NO], "literatureParting", "0 1 0"),
    "the document denies": ([NO], [{}], "literatureParting", "1 0 0"),
    "studies differ": ([{}], [{}, NO | TWO], "literatureUndecided", "1 1 0"),
    "documents differ": ([{}, NO | RIVAL], [{}], "literatureUndecided", "1 0 0"),
    "the study finds evidence lacking": ([{}], [LACKING], "literatureDoubting", "0 0 1"),
    "a study of some people denies": (
        [{}],
        [NO | {"extra": "; etio:population population:divers"}],
        "literatureDoubting",
        "0 0 1",
    ),
    "one bears it out, one doubts": ([{}], [{}, LACKING | TWO], "literatureUndecided", "1 0 1"),
    "a denial cannot be doubted": ([NO], [LACKING], "literatureUndecided", "0 0 1"),
    "documents deny, and one doubts": ([NO], [NO, LACKING | TWO], "literatureCongruent", "0 1 1"),
    "one speaks, one leaves it open": ([{}], [NO, LACKING | TWO], "literatureParting", "0 1 1"),
    "two results of one study count once": (
        [{}],
        [{}, by("manifestsAs")],
        "literatureCongruent",
        "1 0 0",
    ),
}


@pytest.mark.parametrize(
    ("claims", "findings", "expected", "counts"), WEIGHED.values(), ids=WEIGHED.keys()
)
def test_documents_and_literature_are_weighed(rules, claims, findings, expected, counts):
    store = weighed(rules, claims, findings)
    about = "proposition:deficiency-zestin-lack_causes_symptom-elbow-ache"
    numbers = [objects(store, about, f"etio:literature{way}") for way in ("For", "Against", "Open")]

    assert objects(store, about, "etio:literatureConcordance") == [f"etio:{expected}"]
    assert " ".join(number for (number,) in numbers) == counts


def test_the_report_counts_each_outcome_and_what_stands_alone(rules):
    unlike = {"subject": "symptom:ache", "object": "symptom:sore-elbow"}
    store = weighed(rules, [{}, DROPS, LACK | SORE, unlike], [NO, DROPS | SORE, LACK | LACKING])
    (report,) = [q for q in questions.shipped(QUERIES, "reports") if q.name == "literature"]
    cells = [[cell.value for cell in row] for row in query.ask(store, report.text, {}).rows]

    assert cells == [
        ["congruent with the literature", "1", "0"],
        ["documents alone", "1", "0"],
        ["doubted by the literature", "1", "0"],
        ["parting from the literature", "1", "1"],
        ["undecided by the literature", "0", "0"],
    ]


def test_a_link_says_that_the_document_has_it_from_there(rules):
    more = """study:told etio:identification etio:probablyIdentified ;
      etio:probablyIs literature:one ."""
    leaning = {"extra": "; etio:study study:told"}
    link = "literature-link:one-001_deficiency-zestin-lack_causes_symptom-elbow-ache"

    assert objects(weighed(rules, [leaning], [{}], more), link, "etio:sameOrigin") == ["study:told"]
    assert objects(weighed(rules, [leaning], [{}]), link, "etio:sameOrigin") == []
    assert objects(weighed(rules, [{}], [{}], more), link, "etio:sameOrigin") == []


def test_what_a_document_has_from_a_source_is_no_support_by_it(rules):
    more = """study:told etio:identification etio:probablyIdentified ;
      etio:probablyIs literature:one ."""
    leaning = {"extra": "; etio:study study:told"}
    about = "proposition:deficiency-zestin-lack_causes_symptom-elbow-ache"
    again = weighed(rules, [leaning], [{}], more)
    other = weighed(rules, [leaning], [{} | TWO], more)

    assert objects(again, about, "etio:literatureFor") == ["0"]
    assert objects(again, about, "etio:literatureConcordance") == ["etio:literatureUndecided"]
    assert objects(other, about, "etio:literatureFor") == ["1"]
    assert objects(other, about, "etio:literatureConcordance") == ["etio:literatureCongruent"]


def test_a_finding_casts_no_vote_and_gives_no_edge(rules):
    store = weighed(rules, [], [{}, NO | ACHE, DROPS])
    taken = {shorten(q.object.value) for q in store.quads_for_pattern(None, graph.RDF_TYPE, None)}

    assert taken & {"etio:Proposition", "etio:EvidenceLine", "etio:Edge", "etio:Chain"} == set()


@pytest.fixture(scope="module")
def alone(rules) -> ox.Store:
    """Return the graph as it is built without ``literature.ttl``."""
    name = ox.NamedNode(PREFIXES["graph"] + "literature")
    built = graph.store(q for q in graph.asserted(ONTOLOGY) if q.graph_name != name)
    infer.derive(built, rules)
    return built


def test_the_literature_alters_no_other_graph(store, alone):
    outside = {q for q in graph.named(store) if q.graph_name.value not in LAYER}

    assert {q.graph_name.value for q in graph.named(store)} >= LAYER
    assert outside == set(graph.named(alone))


@pytest.mark.parametrize(
    "question",
    [q for q in questions.shipped(QUERIES, "competency") if not q.name.startswith("cq-16")],
    ids=lambda question: question.name,
)
def test_no_other_question_sees_the_literature(question, store, alone):
    bound = {name: ox.NamedNode(iri) for name, iri in question.example.items()}

    assert (
        query.ask(store, question.text, bound).rows == query.ask(alone, question.text, bound).rows
    )


def test_what_only_a_study_says_is_not_mentioned_by_documents(store):
    question = questions.find(QUERIES, "cq-15")
    ends = {"subject": "condition:hypokalaemia", "object": "symptom:fatigue"}
    bound = {name: ox.NamedNode(str(expand(iri))) for name, iri in ends.items()}
    (row,) = query.ask(store, question.text, bound).rows

    assert row[2].value == "not mentioned"


@pytest.fixture(scope="module")
def table(reference) -> dict[str, dict[str, str]]:
    with (reference / "literature.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {f"literature:{row['key'].replace('_', '-')}": row for row in rows}


def test_every_record_of_the_table_is_a_source_and_none_is_more(table, store):
    kind = ox.NamedNode(ETIO.LiteratureSource)
    sources = store.quads_for_pattern(None, graph.RDF_TYPE, kind, ox.DefaultGraph())

    assert len(table) == RECORDS
    assert {shorten(q.subject.value) for q in sources} == set(table)


def test_identifiers_titles_and_addresses_are_those_of_the_table(table, store):
    for iri, row in table.items():
        unseen = row["title"].startswith("[title not seen")
        titles = objects(store, iri, "dcterms:title")
        addresses = [a.removesuffix(" (stored mirror)") for a in row["address_seen"].split(" ; ")]
        for column in ("doi", "pmid", "pmcid"):
            assert objects(store, iri, f"etio:{column}") == [row[column]] * bool(row[column]), iri
        assert objects(store, iri, "dcterms:issued") == [row["year"]] * bool(row["year"]), iri
        assert objects(store, iri, "dcterms:source") == sorted(addresses), iri
        assert ("dcterms:title" in objects(store, iri, "etio:notKnown")) == unseen, iri
        assert not titles if unseen else row["title"].startswith(titles[0]), iri


def test_every_study_type_is_one_of_the_table_and_verified(table, reference, store):
    with (reference / "terms.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        verified = {row["curie"] for row in rows if row["status"] == "ok"}
    for iri, row in table.items():
        types = set(objects(store, iri, "etio:studyType"))
        given = set(filter(None, row["study_type_curie"].split(";")))

        assert types <= verified
        assert types >= given, iri
        assert types == given or not given, iri


# What the table says of a record, by its first word, and which ways its claims may go: affirmed,
# denied, or lacking, whatever the polarity, where the study finds that evidence is lacking.
WAYS = {
    "against": {"denied", "lacking"},
    "context": set(),
    "mechanism": {"affirmed"},
    "mixed": {"affirmed", "denied", "lacking"},
    "not": set(),
    "partly": {"affirmed"},
    "probable": {"affirmed"},
    "qualifies": {"denied"},
    "supports": {"affirmed"},
    "weak": {"affirmed", "denied"},
    "weakens": {"affirmed", "denied"},
}
# Claims that go another way than the word says, each with the reason that the table itself gives.
BESIDE = {
    "literature-claim:altas2020-02": "the pain went with the vitamin, the height of the disc not",
    "literature-claim:eamc-pmc8775277-01": "context on cramps: drinking is unlikely to help most",
    "literature-claim:statpearls-hypok-04": "supports the lack, but qualifies the blood test",
    "literature-claim:vitd-pain-ma81-04": "of four pains headache alone did not go with the lack",
}


def ways_of_record(store, iri: str) -> dict[str, str]:
    """Return which way each claim of a literature source goes, by its name."""
    reported, source = ox.NamedNode(ETIO.reportedIn), ox.NamedNode(str(expand(iri)))
    found = {}
    for quad in store.quads_for_pattern(None, reported, source, ox.DefaultGraph()):
        name = shorten(quad.subject.value)
        (polarity,) = objects(store, name, "etio:polarity")
        lacking = objects(store, name, "etio:evidenceStance") == ["etio:evidenceLacking"]
        found[name] = "lacking" if lacking else polarity.removeprefix("etio:")
    return found


def test_no_claim_goes_against_what_the_table_says_of_its_record(table, store):
    words = {
        iri: row["stance_towards_articles"].split()[0].strip(",;") for iri, row in table.items()
    }
    ways = {iri: ways_of_record(store, iri) for iri in table}
    astray = {
        claim
        for iri, claims in ways.items()
        for claim, way in claims.items()
        if way not in WAYS[words[iri]]
    }

    assert set(words.values()) == set(WAYS)
    assert astray == set(BESIDE)
    assert not [
        iri
        for iri, word in words.items()
        if word in ("mixed", "weak", "weakens") and set(ways[iri].values()) <= {"affirmed"}
    ]


def test_the_reference_tables_are_where_the_variable_says(tmp_path):
    say = [sys.executable, "-c", "import conftest; print(conftest.REFERENCE)"]
    here = {**os.environ, "ETIOGRAPH_REFERENCE": str(tmp_path)}
    done = subprocess.run(
        say, cwd=ROOT / "tests", env=here, capture_output=True, text=True, check=True
    )

    assert done.stdout == f"{tmp_path}\n"


@pytest.mark.parametrize("study", STUDIES)
def test_a_described_study_is_known_as_far_as_it_is_and_no_further(study, store):
    iri = f"study:{study}"
    likely = ["literature:cai2019"] if STUDIES[study] == "probablyIdentified" else []

    assert objects(store, iri, "etio:identification") == [f"etio:{STUDIES[study]}"]
    assert objects(store, iri, "etio:probablyIs") == likely


def test_a_study_with_the_opposite_result_identifies_nothing(store):
    opposite = ox.NamedNode(PREFIXES["literature"] + "qatar2018")
    pointing = {
        shorten(q.predicate.value)
        for q in store.quads_for_pattern(None, None, opposite, ox.DefaultGraph())
    }

    assert pointing == {"etio:reportedIn"}
    assert objects(store, "literature-claim:qatar2018-02", "etio:polarity") == ["etio:denied"]


def test_only_a_probable_source_of_the_table_identifies(table, store):
    probable = {
        iri for iri, row in table.items() if "probable source" in row["stance_towards_articles"]
    }
    predicate = ox.NamedNode(ETIO.probablyIs)
    used = {
        shorten(q.object.value)
        for q in store.quads_for_pattern(None, predicate, None, ox.DefaultGraph())
    }

    assert used == probable == {"literature:cai2019"}


def test_the_file_behind_each_graph_of_the_layer_is_named():
    assert graph.file_of(PREFIXES["graph"] + "literature") == "ontology/literature.ttl"
    assert "literature-links" in graph.file_of(PREFIXES["graph"] + "literature-links")
