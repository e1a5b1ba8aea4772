"""Guards the compiled way to an explanation: it equals the plain one, to the last digit.

The plain way is an index in memory, and paths by networkx: every deficiency to every end.
"""

from __future__ import annotations

import itertools
import random
from collections import Counter

import networkx as nx
import pytest
import synthetic

from conftest import QUERIES
from etiograph.building import graph, infer
from etiograph.explaining import (
    explain,
    index_tables,
    indexing,
    sensitivity,
    stored_index,
    weighing,
)
from etiograph.explaining import explanation_words as words
from etiograph.explaining.index import AFFIRMS, ASKS, DENIES, DOUBTS, index, parts
from etiograph.explaining.weighing import REFERENCED, STUDIED
from etiograph.vocabulary import BASE, ETIO, PREFIXES
from etiograph.walking import surveys, traverse
from etiograph.walking.causal import Path

SEEDS = range(40)
KINDS = "deficiency deficiency deficiency mechanism mechanism condition symptom symptom".split()
ADJECTIVES = "sore stiff weak numb cold swollen dry heavy".split()
PARTS = "neck back knee hand foot head arm hip".split()
EVIDENCE = (*sorted(REFERENCED), *sorted(STUDIED), PREFIXES["ECO"] + "0006151")


def answers(seed):
    """Return answers of the index queries about an invented graph, the same at every run."""
    dice = random.Random(f"index {seed}")  # noqa: S311 - the same at every run, and no secret
    terms = {f"{BASE}{kind}/t{n:02}": kind for n, kind in enumerate(KINDS * dice.choice([1, 2]))}
    kinds = {kind: sorted(t for t in terms if terms[t] == kind) for kind in set(KINDS)}
    named = {
        iri: f"{dice.choice(ADJECTIVES)} {dice.choice(PARTS)} {n}"
        if kind == "symptom"
        else f"{kind} {n}"
        for n, (iri, kind) in enumerate(sorted(terms.items()))
    }
    words_of = [ETIO.causes, ETIO.worsens, ETIO.associatedWith, ETIO.linkedTo, ETIO.leadsTo]
    symptoms = kinds["symptom"]
    claims = []
    for number in range(dice.choice([0, 30, 60, 90])):
        one, two = dice.choice(sorted(terms)), dice.choice(sorted(terms))
        stance = dice.choice([AFFIRMS] * 6 + [DENIES, DOUBTS, ASKS])
        relation = dice.choice(words_of[:3] if dice.random() < 0.8 else [ETIO.redFlagFor])
        said = (f"{BASE}claim/{number:03}", one, relation, two, stance, f"rank{dice.randint(1, 5)}")
        source = f"s{dice.randint(0, 3)}"
        limits = [dice.choice([None, None, f"limit{n}"]) for n in range(4)]
        claims.append((*said, dice.choice(EVIDENCE), source, str(number), str(number + 9), *limits))
    some = [claim[0] for claim in claims[::5]]
    return {
        "terms": sorted(named.items()),
        "other-names": sorted((one, f"very {named[one]}") for one in symptoms[::2]),
        "broader": sorted(
            {tuple(sorted(dice.sample(symptoms, 2), reverse=True)) for _ in symptoms[:3]}
        ),
        "words": [
            *((f"rank{n}", f"certainty {n}", str(n)) for n in range(1, 6)),
            *((one, one.rpartition("#")[2], None) for one in [*words_of, ETIO.redFlagFor]),
        ],
        "relations": [
            (one, above)
            for one, above in itertools.product(words_of[:2], (ETIO.leadsTo, ETIO.linkedTo))
        ]
        + [(ETIO.associatedWith, ETIO.linkedTo), (ETIO.leadsTo, ETIO.linkedTo)],
        "sources": [(f"s{n}", f"p{n % 3}") for n in range(4)],
        "populations": sorted((one, f"people{n}") for one in some for n in range(2)),
        "compared": sorted((one, "other") for one in some[::2]),
        "counterparts": [(symptoms[0], "http://other/1")],
        "nutrients": [(kinds["deficiency"][0], f"{BASE}nutrient/n")],
        "claims": claims,
    }


def stored(found, folder):
    """Return the index of answers as tables."""
    index_tables.write(folder / "index.sqlite", *parts(found))
    return stored_index.opened(folder / "index.sqlite")


@pytest.fixture(scope="module")
def pairs(tmp_path_factory):
    """Return invented indexes, in memory and in tables."""
    made = []
    for seed in SEEDS:
        found = answers(seed)
        made.append((index(found), stored(found, tmp_path_factory.mktemp("index"))))
    return made


def plainly(one, ends, kind="deficiency", longest=6):
    """Return the paths that ``weighing.paths`` gives, each by networkx."""
    simple = nx.DiGraph([*one.steps])
    found = {}
    for start in sorted(iri for iri in set(simple) if one.terms[iri].kind == kind):
        for end in sorted(set(ends) & set(simple) - {start}):
            for way in nx.all_simple_paths(simple, start, end, cutoff=longest):
                path = Path(tuple(one.steps[pair] for pair in itertools.pairwise(way)))
                found.setdefault(start, []).append(path)
    return {start: sorted(some, key=lambda path: path.terms) for start, some in found.items()}


def symptoms(one):
    return [iri for iri, term in one.terms.items() if term.kind == "symptom"]


def test_the_paths_are_those_of_networkx(pairs):
    found = Counter()
    for memory, read in pairs:
        for longest in (1, 3, 6):
            ends = symptoms(memory)[:3]
            expected = plainly(memory, ends, longest=longest)
            for one in (memory, read):
                assert weighing.paths(one, ends, longest=longest) == expected
                assert [*weighing.paths(one, ends, longest=longest)] == [*expected]
            found[longest] += sum(map(len, expected.values()))
    assert found[6] > found[3] > found[1] > 30


def test_paths_from_another_kind_or_of_any_length_are_those_of_networkx(pairs):
    found = whole = 0
    for memory, read in pairs[:12]:
        ends = symptoms(memory)[:2]
        expected = plainly(memory, ends, "condition", 4)
        assert weighing.paths(read, ends, "condition", 4) == expected
        if len(memory.terms) == len(KINDS):  # no path passes more terms than there are
            far = plainly(memory, ends, longest=len(KINDS))
            assert weighing.paths(read, ends, longest=300) == far
            whole += len(far)
        found += len(expected)
    assert found > 3
    assert whole > 3


def test_an_explanation_by_networkx_and_memory_is_the_same(pairs, monkeypatch):
    ways = 0
    for memory, read in pairs:
        for asked in [*([one] for one in symptoms(memory)), symptoms(memory)]:
            compiled = explain.from_terms(read, asked)
            with monkeypatch.context() as patched:
                patched.setattr(weighing, "paths", plainly)
                plain = explain.from_terms(memory, asked)
                memory.kept("support", None, list)
                memory.__dict__["_kept"].clear()
            assert compiled == plain
            assert words.explanation_text(compiled) == words.explanation_text(plain)
            assert [one.weight for one in compiled.candidates] == [
                one.weight for one in plain.candidates
            ]
            ways += sum(len(s.ways) for one in plain.candidates for s in one.support)
    assert ways > 2000


def test_what_hangs_on_the_method_is_the_same(pairs):
    for memory, read in pairs[:8]:
        asked = explain.from_terms(memory, symptoms(memory)).understood
        assert sensitivity.of(read, asked) == sensitivity.of(memory, asked)


def test_words_are_understood_the_same(pairs):
    known = 0
    for memory, read in pairs:
        text = ", no ".join(memory.terms[iri].names[-1] for iri in symptoms(memory)[:3])
        for one in (text, text.replace("very", "vrey"), "http://other/1", "stif nek or sore bck 3"):
            whole = explain.from_words(memory, one)
            assert explain.from_words(read, one) == whole
            known += len(whole.symptoms)
    assert known > 100


def test_steps_are_walked_the_same(pairs):
    walked = 0
    for memory, read in pairs[:20]:
        terms = sorted(memory.terms)
        for term in terms:
            for backward in (False, True):
                whole = surveys.reach(memory, term, 4, backward=backward)
                assert surveys.reach(read, term, 4, backward=backward) == whole
                walked += len(whole)
        assert surveys.shared(read, terms[:2], symptoms(memory), 4) == surveys.shared(
            memory, terms[:2], symptoms(memory), 4
        )
    assert walked > 500


@pytest.mark.parametrize("seed", [1, 2])
def test_on_an_invented_literature_both_ways_are_the_same(seed, tmp_path, rules, monkeypatch):
    """Steps are those of SPARQL, explanations those by networkx, on a graph of many documents."""
    synthetic.write(tmp_path / "ontology", 1000, seed)
    store = graph.store(graph.asserted(tmp_path / "ontology"))
    infer.derive(
        store, [rule for rule in rules if rule.path.name[:2] in ("10", "15", "40", "42", "45")]
    )
    memory = indexing.made(store, QUERIES, "invented")
    read = stored(indexing.answers(store, QUERIES), tmp_path)
    causal = traverse.causal_graph(store)
    assert len(memory.claims) == 1000

    assert read.steps == {ends: traverse.step(causal, *ends) for ends in set(causal.edges())}
    asked = sorted(symptoms(memory), key=lambda iri: -len(memory.before.get(iri, ())))
    compiled = [explain.from_terms(read, [iri]) for iri in asked[:30]]
    monkeypatch.setattr(weighing, "paths", plainly)
    assert compiled == [explain.from_terms(memory, [iri]) for iri in asked[:30]]
    assert sum(len(one.candidates) for one in compiled) > 5
    start, end = next(
        (one.deficiency, each.symptoms[0]) for each in compiled for one in each.candidates
    )
    assert traverse.paths(read, start, end) == traverse.paths(causal, start, end)
    assert surveys.reach(read, start) == surveys.reach(causal, start)
