"""Guards the words: Python, Turtle and the reference tables say the same."""

from __future__ import annotations

import csv
import re

import pytest

from conftest import ONTOLOGY, QUERIES, ROOT, SHAPES
from etiograph import locations
from etiograph.checking import relation_shapes
from etiograph.rdf import reading
from etiograph.terms import mappings
from etiograph.vocabulary import BASE, ETIO, KINDS, PREFIXES, expand, shorten

TURTLE = [
    *locations.files(ONTOLOGY, "**/*.ttl"),
    *locations.files(SHAPES, "**/*.ttl"),
    ROOT / "tests" / "shapes" / "base.ttl",
]
QUERY_FILES = locations.files(QUERIES, "*/*.rq")
PREFIX = re.compile(r"(?:@prefix|PREFIX) +([\w-]+): *<([^>]+)>")
# Published for numbers only, or not the term itself: see the README of the reference tables.
UNSAFE = ("obsolete", "stale", "older", "number only", "label from 2018 NCIt extract only")


@pytest.fixture(scope="module")
def vocabulary():
    return reading.turtle(ONTOLOGY / "vocabulary.ttl")


def test_python_and_the_ontology_have_the_same_words(vocabulary):
    declared = {t.subject.value for t in vocabulary if t.subject.value.startswith(PREFIXES["etio"])}

    assert {PREFIXES["etio"] + name for name in ETIO.__annotations__} == declared


def test_a_word_that_the_ontology_lacks_cannot_be_written():
    with pytest.raises(AttributeError, match="declares no etio:Clam"):
        _ = ETIO.Clam


@pytest.mark.parametrize("path", TURTLE + QUERY_FILES, ids=lambda path: path.name)
def test_a_prefix_means_the_same_everywhere_and_none_is_unused(path):
    text = path.read_text(encoding="utf-8")
    found = PREFIX.findall(text)
    body = PREFIX.sub("", text)

    assert found or path.suffix == ".rq"
    assert {name: iri for name, iri in found if PREFIXES.get(name) != iri} == {}
    assert [name for name, _ in found if not re.search(rf"(?<![\w-]){name}:", body)] == []
    assert sorted((name for name, _ in found), key=str.lower) == [name for name, _ in found]


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_a_turtle_file_is_laid_out_as_agreed(path):
    lines = path.read_text(encoding="utf-8").split("\n")

    assert lines[0].startswith("# ")
    assert lines[0].endswith(".")
    assert lines[-1] == ""
    assert lines[-2] != ""
    assert [line for line in lines if "\t" in line or line != line.rstrip()] == []


def test_every_kind_is_used_by_the_graph_or_kept_for_what_is_to_come(store):
    used = {q.subject.value.removeprefix(BASE).partition("/")[0] for q in store}

    assert set(KINDS) - used <= {"graph", "quantity", "release", "study"}


def test_the_shapes_of_relations_follow_the_vocabulary(vocabulary, golden):
    golden(relation_shapes.text(vocabulary), SHAPES / "relations.ttl")


def test_every_identifier_of_others_was_verified(reference, vocabulary):
    verified = set()
    for name, column in (("terms.tsv", "curie"), ("relations.tsv", "curie")):
        with (reference / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        verified |= {
            row[column] for row in rows if not any(bad in row.get("status", "") for bad in UNSAFE)
        }
    matches = {
        PREFIXES["skos"] + f"{kind}Match"
        for kind in ("exact", "close", "broad", "narrow", "related")
    }
    tables = locations.files(ONTOLOGY, "mappings/*.sssom.tsv")
    used = {t.object.value for path in tables for t in mappings.read(path)}
    used |= {t.object.value for t in vocabulary if t.predicate.value in matches}
    used |= {t.subject.value for t in vocabulary if t.subject.value.startswith(PREFIXES["ECO"])}
    literature = reading.turtle(ONTOLOGY / "literature.ttl")
    used |= {t.object.value for t in literature if t.predicate.value == ETIO.studyType}

    assert len(used) > 100
    assert sorted(shorten(iri) for iri in used if shorten(iri) not in verified) == []


def test_the_label_beside_a_mapping_is_the_one_that_was_verified(reference):
    with (reference / "terms.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        printed = {row["curie"]: row["label_as_printed"] for row in rows}
    wrong = []
    for path in locations.files(ONTOLOGY, "mappings/*.sssom.tsv"):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        wrong += [row for row in rows if printed[row["object_id"]] != row["object_label"]]

    assert wrong == []


def test_names_expand_and_shorten_back():
    for iri in (ETIO.causes, PREFIXES["symptom"] + "neck-pain", PREFIXES["HP"] + "0030833"):
        assert expand(shorten(iri)) == iri
