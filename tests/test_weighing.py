"""Guards the ranking: the documented method, and equal to brute force on random graphs."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise, permutations
from math import prod

import pytest

from etiograph.explaining import ranking, sensitivity, understanding, weighing
from etiograph.explaining.index import AFFIRMS, DENIES, Claim, Index, Term
from etiograph.explaining.weighing import Method, Weights
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


def voices(index, method, ends=("d1", "s1")):
    return weighing.weigher(index, method)(index.steps[ends])


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

    assert voices(index, PLAIN) == {"press-1": 0.7, "press-2": 0.5}
    assert ranked(index, ["s1"])[0].weight == pytest.approx(1 - 0.3 * 0.5)
    by_document = replace(PLAIN, by_document=True)
    assert ranked(index, ["s1"], by_document)[0].weight == pytest.approx(1 - 0.3 * 0.5 * 0.5)


def test_a_publisher_speaks_once_however_many_ways_it_states():
    index = made(
        [
            claim(1, "d1", "s1", 4),
            claim(2, "d1", "s2", 4),
            claim(3, "d1", "m1", 5),
            claim(4, "m1", "s1", 5),
        ],
        broader=[("s2", "s1")],
    )
    (one,) = ranked(index, ["s1"])

    assert one.weight == pytest.approx(0.9 * 0.9)
    assert [way.path.terms for way in one.support[0].ways if way.counted] == [("d1", "m1", "s1")]
    assert len(one.support[0].ways) == 3


def test_publishers_speak_each_by_its_surest_way():
    index = made(
        [
            claim(1, "d1", "m1", 5),
            claim(2, "m1", "s1", 5),
            claim(3, "d1", "s1", 3),
            claim(4, "d1", "s1", 4, publisher="press-2"),
            claim(5, "d1", "m1", 4, publisher="press-2"),
        ]
    )
    (one,) = ranked(index, ["s1"])
    ways = one.support[0].ways

    assert one.weight == pytest.approx(1 - (1 - 0.81) * (1 - 0.7))
    assert [way.voices for way in ways] == [
        (("press-1", pytest.approx(0.81)),),
        (("press-1", 0.5), ("press-2", 0.7)),
    ]
    assert all(way.counted for way in ways)
    (alone,) = ranked(index, ["s1"], replace(PLAIN, surest_only=True))
    assert alone.weight == pytest.approx(0.81)
    assert [way.counted for way in alone.support[0].ways] == [True, False]


def test_a_joined_way_counts_where_it_weighs_more_than_what_is_stated_whole():
    joined = [claim(1, "d1", "m1", 5), claim(2, "m1", "s1", 5, publisher="press-2")]
    weak = [*joined, claim(3, "d1", "s1", 1)]
    sure = [*joined, claim(3, "d1", "s1", 5)]

    for claims, weight, counted in (
        (joined, 0.81, [("d1", "m1", "s1")]),
        (weak, 0.81, [("d1", "m1", "s1")]),
        (sure, 0.9, [("d1", "s1")]),
    ):
        (one,) = ranked(made(claims), ["s1"])
        assert one.weight == pytest.approx(weight)
        assert [w.path.terms for w in one.support[0].ways if w.counted] == counted
        assert one.support[0].ways[0].counted
    (beside,) = ranked(made(sure), ["s1"], replace(PLAIN, joined="beside"))
    assert beside.weight == pytest.approx(1 - 0.1 * 0.19)
    (never,) = ranked(made(joined), ["s1"], replace(PLAIN, joined="never"))
    assert never.weight == 0
    assert not any(way.counted for way in never.support[0].ways)
    assert ranking.publishers(never.support) == ()


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
    assert voices(index, PLAIN) == {"press-1": 0.7}
    denied = voices(index, replace(PLAIN, denials_count=True))
    assert denied == {"press-1": pytest.approx(0.7 * (1 - 0.9))}


def test_a_path_weighs_the_product_of_its_steps_or_its_weakest():
    index = made([claim(1, "d1", "m1", 4), claim(2, "m1", "s1", 3)])

    for method, weight in ((PLAIN, 0.35), (replace(PLAIN, weakest_link=True), 0.5)):
        (one,) = ranked(index, ["s1"], method)
        assert one.weight == pytest.approx(weight)
        assert one.support[0].ways[0].weight == pytest.approx(weight)


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
    surest = replace(PLAIN, surest_only=True)
    publishers = [
        claim(1, "d1", "s1", 4),
        claim(2, "d1", "m1", 4, publisher="press-2"),
        claim(3, "m1", "s1", 4, publisher="press-3"),
        claim(4, "d2", "s1", 4),
        claim(5, "d2", "s1", 1, publisher="press-2"),
    ]
    assert [one.deficiency for one in ranked(made(publishers), ["s1"], surest)] == ["d2", "d1"]
    alike = replace(PLAIN, weakest_link=True)
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


def surest(index, voice, pair):
    """Return the weight of a publisher's surest claim on a step, or of anyone's."""
    said = [c for c in index.claims.values() if (c.subject, c.object) == pair]
    weights = [PLAIN.weights.of(c) for c in said if voice in (None, c.publisher)]
    return max(weights, default=0.0)


def along(index, voice, way):
    return prod(surest(index, voice, pair) for pair in pairwise(way))


def brute(index, ways):
    """Return the weight of ways, and those that count, by asking each publisher for each way."""

    def best(voice):
        return min(ways, key=lambda way: (-round(along(index, voice, way), 12), len(way), way))

    publishers = sorted({c.publisher for c in index.claims.values()})
    own = {p: best(p) for p in publishers if along(index, p, best(p))}
    together = 1 - prod(1 - along(index, p, way) for p, way in own.items())
    joined = best(None)
    if along(index, None, joined) > together + 1e-9:
        return along(index, None, joined), {joined}
    return together, set(own.values())


@pytest.mark.parametrize("seed", range(220))
def test_ways_and_weights_equal_brute_force_on_random_graphs(seed):
    index = random_index(seed)
    ends = ranking.ends(index, ["s1"])["s1"]
    for one in ranked(index, ["s1"]):
        ways = one.support[0].ways
        found = brute_paths(index, one.deficiency, ends)
        weight, counted = brute(index, found)

        assert {way.path.terms for way in ways} == found
        assert {way.path.terms for way in ways if way.counted} == counted
        assert one.weight == pytest.approx(weight)
        assert all(way.counted for way in ways[: len(counted)])
        for way in ways:
            said = {c.publisher for c in index.claims.values()}
            own = {p: along(index, p, way.path.terms) for p in said}
            assert dict(way.voices) == pytest.approx({p: w for p, w in own.items() if w})


def test_the_random_graphs_hold_what_matters():
    """Joined ways that count, publishers that speak by different ways, and by the same."""
    counted = [
        [way for way in one.support[0].ways if way.counted]
        for seed in range(220)
        for one in ranked(random_index(seed), ["s1"])
    ]

    assert sum(not ways[0].voices for ways in counted) > 20
    assert sum(len(ways) > 1 for ways in counted) > 20
    assert sum(len(ways) == 1 and len(ways[0].voices) > 1 for ways in counted) > 20


@pytest.mark.parametrize("seed", range(0, 220, 4))
def test_what_is_said_more_never_weighs_less(seed):
    index = random_index(seed)
    before = {one.deficiency: one.weight for one in ranked(index, ["s1"])}
    rng = random.Random(seed + 1000)  # noqa: S311 - the same claims each time
    for number in range(10):
        ends = rng.sample(sorted(index.terms), 2)
        more = claim(500 + number, *ends, rng.randint(1, 5), publisher=f"press-{rng.randint(1, 3)}")
        narrower = [(t.iri, b) for t in index.terms.values() for b in t.broader]
        after = ranked(made([*index.claims.values(), more], narrower), ["s1"])
        weights = {one.deficiency: one.weight for one in after}

        assert all(weights[name] >= weight - 1e-9 for name, weight in before.items())


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
    assert [way.counted for way in one.support[0].ways] == [True, False]
