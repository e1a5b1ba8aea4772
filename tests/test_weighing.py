"""Guards the ranking: the documented method, and equal to brute force on random graphs."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise, permutations, product
from math import prod

import pytest

from etiograph.explaining import ranking, sensitivity, understanding, weighing
from etiograph.explaining.index import AFFIRMS, DENIES, Claim, Index, Term
from etiograph.explaining.weighing import Method, Way, Weights
from etiograph.rdf import query
from etiograph.vocabulary import ETIO, PREFIXES
from etiograph.walking import traverse
from etiograph.walking.causal import LONGEST

ECO = PREFIXES["ECO"]
UNTRACED, REFERENCED, STUDIED = ECO + "0000034", ECO + "0000033", ECO + "0000180"
RANK = {1: ETIO.speculative, 2: ETIO.weak, 3: ETIO.hedged, 4: ETIO.asserted, 5: ETIO.strong}
PLAIN = Method(Weights((0.1, 0.3, 0.5, 0.7, 0.9), 1.0, 1.0, 1.0))


def claim(number, subject, target, rank=4, **more):
    base = {
        "stance": AFFIRMS,
        "evidence": UNTRACED,
        "source": "source-1",
        "publisher": "press-1",
        "relation": ETIO.causes,
        **more,
    }
    return Claim(
        iri=f"claim-{number:03}",
        subject=subject,
        object=target,
        certainty=RANK[rank],
        rank=rank,
        start=0,
        end=1,
        region=None,
        severity=None,
        frequency=None,
        outcome=None,
        populations=(),
        **base,
    )


def made(claims, broader=()):
    ends = {end for one in claims for end in (one.subject, one.object)}
    names = sorted(ends.union(*broader))
    kinds = {"d": "deficiency", "s": "symptom", "m": "mechanism"}
    terms = {
        name: Term(name, name, (name,), kinds[name[0]], tuple(b for a, b in broader if a == name))
        for name in names
    }
    above = {
        ETIO.causes: frozenset({ETIO.causes, ETIO.leadsTo, ETIO.linkedTo}),
        ETIO.associatedWith: frozenset({ETIO.associatedWith, ETIO.linkedTo}),
    }
    return Index(terms, {one.iri: one for one in claims}, {n: n for n in names}, above, {}, {})


def ranked(index, symptoms, method=PLAIN, ruled_out=()):
    there = ranking.found(index, symptoms)
    return ranking.rank(index, there, ranking.found(index, ruled_out), method)


def step(index, method, ends=("d1", "s1")):
    return weighing.weigher(index, method)(*ends)


def test_a_claim_weighs_its_certainty_times_its_evidence():
    weights = Weights()

    assert weights.of(claim(1, "d1", "s1", 5, evidence=STUDIED)) == pytest.approx(0.9)
    assert weights.of(claim(1, "d1", "s1", 4, evidence=UNTRACED)) == pytest.approx(0.56)
    assert weights.of(claim(1, "d1", "s1", 3, evidence=REFERENCED)) == pytest.approx(0.45)
    assert weights.of(claim(1, "d1", "s1", 3, evidence=ECO + "0006185")) == pytest.approx(0.4)
    assert list(weights.certainty) == sorted(weights.certainty)
    assert weights.untraced < weights.referenced < weights.studied <= 1


def test_a_publisher_is_one_voice_with_its_surest_claim():
    index = made(
        [
            claim(1, "d1", "s1", 4),
            claim(2, "d1", "s1", 3, source="source-2"),
            claim(3, "d1", "s1", 3, source="source-3", publisher="press-2"),
        ]
    )

    assert step(index, PLAIN) == pytest.approx(1 - (1 - 0.7) * (1 - 0.5))
    by_document = replace(PLAIN, by_document=True)
    assert step(index, by_document) == pytest.approx(1 - 0.3 * 0.5 * 0.5)


def test_only_affirmed_steps_are_walked_and_denials_count_only_when_asked():
    index = made(
        [
            claim(1, "d1", "s1", 4),
            claim(2, "d1", "s1", 5, stance=DENIES),
            claim(3, "d2", "s1", 5, stance=DENIES),
            claim(4, "d3", "s1", 5, relation=ETIO.associatedWith),
        ]
    )

    assert [one.deficiency for one in ranked(index, ["s1"])] == ["d1"]
    assert step(index, PLAIN) == pytest.approx(0.7)
    assert step(index, replace(PLAIN, denials_count=True)) == pytest.approx(0.7 * (1 - 0.9))


def test_a_path_weighs_the_product_of_its_steps_or_its_weakest():
    index = made([claim(1, "d1", "m1", 4), claim(2, "m1", "s1", 3)])
    found = ranking.found(index, ["s1"])["s1"]["d1"]

    for method, weight in ((PLAIN, 0.35), (replace(PLAIN, weakest_link=True), 0.5)):
        (way,) = weighing.ways(found, method, weighing.weigher(index, method))
        assert way.weight == pytest.approx(weight)


def test_a_shared_step_counts_once():
    index = made(
        [
            claim(1, "d1", "m1", 4),
            claim(2, "m1", "s1", 5),
            claim(3, "m1", "m2", 5),
            claim(4, "m2", "s1", 5),
            claim(5, "d1", "s1", 3),
        ]
    )
    (one,) = ranked(index, ["s1"])
    counted = [way.path.terms for way in one.support[0].ways if way.counted]

    assert len(one.support[0].ways) == 3
    assert counted == [("d1", "m1", "s1"), ("d1", "s1")]
    assert one.weight == pytest.approx(1 - (1 - 0.63) * (1 - 0.5))
    (alone,) = ranked(index, ["s1"], replace(PLAIN, surest_only=True))
    assert alone.weight == pytest.approx(0.63)


def test_narrower_ends_count_and_broader_ones_do_not():
    index = made(
        [claim(1, "d1", "s2", 4), claim(2, "d2", "s3", 5)], broader=[("s2", "s1"), ("s1", "s3")]
    )

    assert [one.deficiency for one in ranked(index, ["s1"])] == ["d1"]
    assert [one.deficiency for one in ranked(index, ["s3"])] == ["d2", "d1"]


def test_what_was_asked_twice_counts_once():
    index = made([claim(1, "d1", "s2", 4)], broader=[("s2", "s1")])
    (one,) = ranked(index, ["s1", "s2"])

    assert [support.symptom for support in one.support] == ["s2"]
    assert one.weight == pytest.approx(0.7)


def test_symptoms_add_up_and_silence_is_neutral():
    index = made([claim(1, "d1", "s1", 4), claim(2, "d1", "s2", 3), claim(3, "d2", "s1", 5)])

    assert [(o.deficiency, round(o.weight, 6)) for o in ranked(index, ["s1", "s2"])] == [
        ("d1", 1.2),
        ("d2", 0.9),
    ]
    assert [o.deficiency for o in ranked(index, ["s1"])] == ["d2", "d1"]


def test_a_ruled_out_symptom_counts_only_when_asked():
    index = made([claim(1, "d1", "s1", 5), claim(2, "d1", "s2", 5), claim(3, "d2", "s1", 4)])
    plain = ranked(index, ["s1"], ruled_out=["s2"])
    against = ranked(index, ["s1"], replace(PLAIN, ruled_out_counts=True), ruled_out=["s2"])

    assert [o.deficiency for o in plain] == ["d1", "d2"]
    assert [s.symptom for s in plain[0].ruled_out] == ["s2"]
    assert [o.deficiency for o in against] == ["d2", "d1"]


def test_ties_are_broken_as_documented():
    def order(claims, symptoms=("s1",)):
        return [one.deficiency for one in ranked(made(claims), list(symptoms))]

    assert order([claim(1, "d2", "s1", 4), claim(2, "d1", "s1", 4)]) == ["d1", "d2"]
    more_symptoms = [
        claim(1, "d1", "s1", 5),
        claim(2, "d2", "s1", 4),
        claim(3, "d2", "s2", 1),
        claim(4, "d2", "s3", 1),
    ]
    assert order(more_symptoms, ("s1", "s2", "s3")) == ["d2", "d1"]
    publishers = [
        claim(1, "d1", "m3", 4),
        claim(2, "m3", "s1", 4),
        claim(3, "d2", "m1", 4),
        claim(4, "m1", "s1", 4),
        claim(5, "m1", "m2", 1, publisher="press-2"),
        claim(6, "m2", "s1", 1, publisher="press-2"),
    ]
    assert order(publishers) == ["d2", "d1"]
    voices = [
        claim(1, "d1", "s1", 5),
        claim(2, "d2", "m1", 5),
        claim(3, "m1", "s1", 5),
        claim(4, "m1", "m2", 1, publisher="press-2"),
        claim(5, "m2", "s1", 1, publisher="press-2"),
    ]
    alike = replace(PLAIN, weakest_link=True)
    assert [one.deficiency for one in ranked(made(voices), ["s1"], alike)] == ["d2", "d1"]
    shorter = [claim(1, "d1", "m1", 5), claim(2, "m1", "s1", 5), claim(3, "d2", "s1", 5)]
    assert [one.deficiency for one in ranked(made(shorter), ["s1"], alike)] == ["d2", "d1"]


def test_derived_chains_and_ways_are_the_same(store, index):
    text = """
    SELECT ?start ?end ?chain (COUNT(?step) AS ?steps)
    WHERE { ?chain a etio:Chain ; etio:startsAt ?start ; etio:endsAt ?end ; etio:step ?step . }
    GROUP BY ?start ?end ?chain ORDER BY ?start ?end ?chain
    """
    chains = sorted(
        (start.value, end.value, int(steps.value))
        for start, end, _, steps in query.ask(store, text, {}).rows
    )
    found = sorted(
        (start, end, len(path.steps))
        for end in {end for _, end in index.steps}
        for start, paths in weighing.paths(index, [end]).items()
        for path in paths
    )

    assert len(chains) > 1000
    assert found == chains


def test_paths_are_those_of_the_traversal_to_the_last_claim(store, index):
    graph = traverse.causal_graph(store)
    symptom = PREFIXES["symptom"]
    for end in (symptom + "neck-pain", symptom + "tingling", symptom + "muscle-cramp"):
        for start, paths in weighing.paths(index, [end]).items():
            walked = traverse.paths(graph, start, end)
            assert sorted(paths, key=lambda p: p.terms) == sorted(walked, key=lambda p: p.terms)


def random_index(seed):
    rng = random.Random(seed)  # noqa: S311 - the same graphs each time
    nodes = ["d1", "d2", *(f"m{n}" for n in range(1, rng.randint(2, 4))), "s1", "s2"]
    pairs = [p for p in permutations(nodes, 2) if rng.random() < 0.4]
    claims = [
        claim(n, *pair, rng.randint(1, 5), publisher=f"press-{rng.randint(1, 2)}")
        for n, pair in enumerate(pairs)
    ]
    return made([*claims, claim(998, "d1", "s1", 1)], [("s2", "s1")] * (rng.random() < 0.5))


def brute_paths(index, start, ends):
    """Return all simple paths by trying every order of every set of terms."""
    found = set()
    for size in range(min(LONGEST, len(index.terms) - 1)):
        for middle in permutations(sorted(set(index.terms) - {start}), size):
            for end in ends:
                way = (start, *middle, end)
                if len(set(way)) == len(way) and all(p in index.steps for p in pairwise(way)):
                    found.add(way)
    return found


def along(way, weight):
    return prod(weight[pair] for pair in pairwise(way))


def brute_disjoint(ways, weight):
    """Return the surest way, then the surest that shares no step, looked for each time anew."""
    chosen, left = [], set(ways)
    while left:
        best = min(left, key=lambda way: (-round(along(way, weight), 12), len(way), way))
        chosen.append(best)
        left = {way for way in left if not set(pairwise(way)) & set(pairwise(best))}
    return chosen


@pytest.mark.parametrize("seed", range(220))
def test_ways_equal_brute_force_on_random_graphs(seed):
    index = random_index(seed)
    weigh = weighing.weigher(index, PLAIN)
    weight = {pair: weigh(*pair) for pair in index.steps}
    ends = ranking.ends(index, ["s1"])["s1"]
    for one in ranked(index, ["s1"]):
        ways = one.support[0].ways
        brute = brute_paths(index, one.deficiency, ends)
        chosen = brute_disjoint(brute, weight)

        assert {way.path.terms for way in ways} == brute
        assert [way.path.terms for way in ways if way.counted] == chosen
        expected = 1 - prod(1 - along(way, weight) for way in chosen)
        assert one.weight == pytest.approx(expected)


@pytest.mark.parametrize("seed", range(0, 220, 20))
def test_the_weight_is_a_lower_bound_of_the_reliability_of_the_network(seed):
    index = random_index(seed)
    weigh = weighing.weigher(index, PLAIN)
    for one in ranked(index, ["s1"]):
        ways = [set(pairwise(way.path.terms)) for way in one.support[0].ways]
        steps = sorted(set().union(*ways))
        if len(steps) > 12:
            continue
        reliable = sum(
            prod(weigh(*s) if up else 1 - weigh(*s) for s, up in zip(steps, state, strict=True))
            for state in product([True, False], repeat=len(steps))
            if any(way <= {s for s, up in zip(steps, state, strict=True) if up} for way in ways)
        )

        assert one.weight <= reliable + 1e-9


def test_sensitivity_counts_swapped_pairs_and_spans_all_ranks(index):
    understood = understanding.understand(index, "stiff neck, tingling, no numbness")
    found = sensitivity.of(index, understood)
    base = [place.deficiency for place in found.places]

    assert len(base) >= 5
    assert {len(variant.order) for variant in found.variants} == {len(base)}
    for variant in found.variants:
        pairs = sum(
            variant.order.index(a) > variant.order.index(b)
            for n, a in enumerate(base)
            for b in base[n + 1 :]
        )
        assert variant.swapped == pairs
        assert variant.tau == pytest.approx(1 - 4 * pairs / (len(base) * (len(base) - 1)))
    for place in found.places:
        ranks = [place.rank, *(v.order.index(place.deficiency) + 1 for v in found.variants)]
        assert (place.best, place.worst) == (min(ranks), max(ranks))
    assert any(variant.swapped for variant in found.variants)


def test_each_variant_differs_from_the_method_and_keeps_the_order_of_certainties():
    found = sensitivity.methods()

    assert len(found) == len({*found.values(), Method()}) - 1
    assert len(found) >= 20
    for method in found.values():
        certainty = method.weights.certainty
        assert list(certainty) == sorted(certainty)
        assert all(0 <= weight <= 1 for weight in certainty)


def test_ways_that_are_equally_sure_have_an_order():
    index = made(
        [
            claim(1, "d1", "m1", 4),
            claim(2, "m1", "s1", 4),
            claim(3, "d1", "m2", 4),
            claim(4, "m2", "s1", 4),
        ]
    )
    (one,) = ranked(index, ["s1"])

    assert [way.path.terms[1] for way in one.support[0].ways] == ["m1", "m2"]
    assert all(isinstance(way, Way) and way.counted for way in one.support[0].ways)
