"""Says what documents claim may lie behind symptoms, with all that speaks beside it.

Nothing here is medical advice: it repeats what documents claim, whether true or not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etiograph.explaining import citing, differences, ranking, understanding
from etiograph.explaining.citing import CitedClaim
from etiograph.explaining.differences import Difference
from etiograph.explaining.index import AFFIRMS, Claim, Index
from etiograph.explaining.ranking import Found, Ranked, Support
from etiograph.explaining.understanding import Mention, Understanding
from etiograph.notice import NOTICE
from etiograph.vocabulary import ETIO
from etiograph.walking.causal import Path

OTHER_KINDS = ("condition", "factor", "intervention")
"""Kinds of other, non-nutritional causes."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A deficiency that is said to lead to at least one of the symptoms.

    Attributes:
        deficiency: IRI.
        weight: sum over the symptoms; it orders candidates and is no probability.
        support: for each symptom that it is said to lead to, all ways with their weights.
        ruled_out: the same for symptoms that the person ruled out; not counted.
        contrary: how, and the claim: denials, doubts and questions on a step of any way, or on
            the deficiency and a symptom.
        associated: claims that it goes with a symptom, which do not say that it leads there.
        broader: claims that it leads to something broader than a symptom; not counted.
        apart: what tells it from each other leading candidate; empty beyond the leading ones.
        mentioned: claims about it and something else that the person mentioned.
        at_risk: claims about who is at risk of it.
        tests: claims about what finds or confirms it, and what these tests measure.
        foods: claims about sources of the nutrient that is short.
        treatments: claims about what is advised, helps, prevents, masks or harms.
        publishers: names of the publishers that state one of its ways whole, sorted.
    """

    deficiency: str
    weight: float
    support: tuple[Support, ...]
    ruled_out: tuple[Support, ...]
    contrary: tuple[tuple[str, CitedClaim], ...]
    associated: tuple[CitedClaim, ...]
    broader: tuple[CitedClaim, ...]
    apart: tuple[Difference, ...]
    mentioned: tuple[CitedClaim, ...]
    at_risk: tuple[CitedClaim, ...]
    tests: tuple[CitedClaim, ...]
    foods: tuple[CitedClaim, ...]
    treatments: tuple[CitedClaim, ...]
    publishers: tuple[str, ...]

    @property
    def paths(self) -> tuple[Path, ...]:
        """The ways that count, the surest to each symptom first: what a picture draws."""
        return tuple(way.path for one in self.support for way in one.ways if way.counted)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Answer to: what may lie behind these symptoms?

    Attributes:
        understood: what the words were taken to mean.
        candidates: deficiencies, the best supported first.
        beside: how, and the claim: what is said of deficiencies that are no candidates and these
            symptoms: associations, denials, doubts and questions.
        others: other causes than deficiencies, always given.
        first: claims about what to rule out before a candidate; all where none concerns one.
        red_flags: red flags that concern the symptoms: of these, broader or narrower ones.
        more_red_flags: all others.
        labels: label of each term and relation that occurs, by IRI.
        claims: each claim behind a step, by IRI.
        notice: what this is not.
    """

    understood: Understanding
    candidates: tuple[Candidate, ...]
    beside: tuple[tuple[str, CitedClaim], ...]
    others: tuple[CitedClaim, ...]
    first: tuple[CitedClaim, ...]
    red_flags: tuple[CitedClaim, ...]
    more_red_flags: tuple[CitedClaim, ...]
    labels: Mapping[str, str]
    claims: Mapping[str, CitedClaim]
    notice: str = NOTICE

    @property
    def symptoms(self) -> tuple[str, ...]:
        """IRIs of the symptoms asked about."""
        return tuple(mention.term for mention in self.understood.symptoms)


def from_words(index: Index, text: str) -> Explanation:
    """Return what documents say may lie behind what a text describes.

    Raises:
        UsageError: if the text is too long (``understanding.LONGEST``).
    """
    return explain(index, understanding.understand(index, text))


def from_terms(index: Index, symptoms: Sequence[str]) -> Explanation:
    """Return what documents say may lie behind symptoms, given as IRIs."""
    return explain(index, Understanding(tuple(Mention(s, index.label(s)) for s in symptoms)))


def explain(index: Index, understood: Understanding) -> Explanation:
    """Return what documents say may lie behind symptoms.

    Candidates are ranked as ``ranking.rank`` and ``weighing`` say. Other causes, what to rule out
    and red flags are given whatever was asked, and whether or not there is a candidate.

    Args:
        index: of the graph.
        understood: the symptoms, those ruled out, and what else was mentioned.
    """
    there, ruled_out = paths(index, understood)
    ranked = ranking.rank(index, there, ruled_out)
    ends = frozenset().union(*(index.below(symptom) for symptom in there))
    asked = _Asked(index, understood, ends, tuple(ranked))
    candidates = tuple(_candidate(asked, one) for one in ranked)
    names = {one.deficiency for one in ranked}
    beside = [
        (citing.HOW[claim.stance], claim)
        for claim in citing.about(index, ends)
        if index.terms[claim.subject].kind == "deficiency"
        and claim.subject not in names
        and (claim.stance != AFFIRMS or not index.leads(claim))
        and index.is_a(claim, ETIO.linkedTo)
    ]
    first = [*citing.affirmed(index, ETIO.ruleOutBefore)]
    flags = [*citing.affirmed(index, ETIO.redFlagFor)]
    near = ends.union(*(index.wider(symptom) for symptom in there))
    behind = {
        claim
        for one in ranked
        for way in _ways(one, all_of_them=True)
        for step in way.steps
        for claim in step.claims
    }
    return Explanation(
        understood,
        candidates,
        tuple((how, citing.cited(index, claim)) for how, claim in beside),
        citing.all_cited(index, _others(index, ends, there)),
        citing.all_cited(index, [c for c in first if c.object in names] or first),
        citing.all_cited(index, (c for c in flags if c.subject in near)),
        citing.all_cited(index, (c for c in flags if c.subject not in near)),
        dict(index.labels),
        {iri: citing.cited(index, index.claims[iri]) for iri in sorted(behind)},
    )


def paths(index: Index, understood: Understanding) -> tuple[Found, Found]:
    """Return the paths to the symptoms that are there, and to those ruled out."""
    there = ranking.found(index, [mention.term for mention in understood.symptoms])
    return there, ranking.found(index, [mention.term for mention in understood.ruled_out])


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the parts of an answer need to know of the question."""

    index: Index
    understood: Understanding
    ends: frozenset[str]
    ranked: tuple[Ranked, ...]

    @property
    def known(self) -> frozenset[str]:
        """Terms of which it is known whether they are there."""
        return self.ends.union(mention.term for mention in self.understood.ruled_out)


def _candidate(asked: _Asked, one: Ranked) -> Candidate:
    index, name = asked.index, one.deficiency
    steps = {(s.subject, s.object) for way in _ways(one) for s in way.steps}
    pairs = steps | {(name, end) for end in asked.ends}
    contrary = [
        (citing.HOW[claim.stance], claim)
        for pair in sorted(pairs)
        for claim in index.between.get(pair, ())
        if claim.stance != AFFIRMS
    ]
    direct = [c for end in sorted(asked.ends) for c in index.between.get((name, end), ())]
    above = {wide for mention in asked.understood.symptoms for wide in index.wider(mention.term)}
    broader = [c for end in sorted(above - asked.ends) for c in index.between.get((name, end), ())]
    own = [*citing.affirmed_about(index, name)]
    tests = [c for c in own if index.is_a(c, ETIO.diagnoses)]
    named = {claim.subject for claim in tests}
    nutrient = index.nutrients.get(name, "")
    mentioned = {mention.term for mention in asked.understood.beside}
    return Candidate(
        name,
        one.weight,
        one.support,
        one.ruled_out,
        tuple((how, citing.cited(index, claim)) for how, claim in contrary),
        citing.all_cited(index, (c for c in direct if c.stance == AFFIRMS and not index.leads(c))),
        citing.all_cited(index, (c for c in broader if c.stance == AFFIRMS and index.leads(c))),
        differences.apart(index, name, [other.deficiency for other in asked.ranked], asked.known),
        citing.all_cited(index, (c for c in own if c.subject in mentioned)),
        citing.all_cited(index, (c for c in own if c.relation == ETIO.atRiskOf)),
        citing.all_cited(
            index, [*tests, *(c for test in sorted(named) for c in citing.measuring(index, test))]
        ),
        citing.all_cited(
            index,
            (c for c in citing.affirmed_about(index, nutrient) if c.relation == ETIO.sourceOf),
        ),
        citing.all_cited(index, (c for c in own if index.is_a(c, ETIO.bearsOnTreatment))),
        tuple(sorted(index.label(voice) for voice in ranking.publishers(one.support))),
    )


def _ways(one: Ranked, *, all_of_them: bool = False) -> list[Path]:
    supports = (*one.support, *one.ruled_out) if all_of_them else one.support
    return [way.path for support in supports for way in support.ways]


def _others(index: Index, ends: frozenset[str], there: Found) -> list[Claim]:
    """Return claims on other causes: conditions, factors and what is done, as ``cq-08`` gives them.

    What a deficiency is said to lead to an end by is no other cause of that end.
    """
    passed = {
        (term, path.terms[-1])
        for by_start in there.values()
        for found in by_start.values()
        for path in found
        for term in path.terms
    }
    linked = [
        claim
        for claim in citing.about(index, ends)
        if claim.stance == AFFIRMS and index.is_a(claim, ETIO.linkedTo)
    ]
    likelier = [c for c in citing.affirmed(index, ETIO.moreLikelyCauseThan) if c.outcome in ends]
    return [
        claim
        for claim in sorted({c.iri: c for c in (*linked, *likelier)}.values(), key=_iri)
        if index.terms[claim.subject].kind in OTHER_KINDS
        and (claim.subject, claim.object) not in passed
    ]


def _iri(claim: Claim) -> str:
    return claim.iri
