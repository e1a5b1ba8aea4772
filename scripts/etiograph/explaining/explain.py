"""Says what documents claim may lie behind symptoms, with all that speaks beside it.

Nothing here is medical advice: it repeats what documents claim, whether true or not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etiograph.explaining import (
    broader,
    citing,
    differences,
    facts,
    other_causes,
    ranking,
    understanding,
)
from etiograph.explaining.broader import General
from etiograph.explaining.citing import CitedClaim, Limits
from etiograph.explaining.differences import Difference
from etiograph.explaining.facts import Facts
from etiograph.explaining.index import AFFIRMS, Index
from etiograph.explaining.ranking import Found, Ranked, Support
from etiograph.explaining.understanding import Mention, Understanding
from etiograph.notice import NOTICE
from etiograph.vocabulary import ETIO
from etiograph.walking.causal import Path


@dataclass(frozen=True, slots=True)
class Candidate:
    """A deficiency that is said to lead to at least one of the symptoms.

    Attributes:
        deficiency: IRI.
        weight: sum over the symptoms; it orders candidates and is no probability.
        support: for each symptom that it is said to lead to, all ways with their weights.
        ruled_out: the same for symptoms that the person ruled out; not counted.
        not_led: symptoms to which it is not said to lead, though something else is said of the two.
        silent: symptoms of which nothing is said beside it.
        contrary: how, and the claim: denials, doubts and questions on a step of any way, or on
            the deficiency and a symptom.
        associated: claims that it goes with a symptom, which do not say that it leads there.
        broader: claims that it leads to something broader than a symptom; not counted.
        apart: what tells it from each other leading candidate; empty beyond the leading ones.
        mentioned: claims about it and something else that the person mentioned.
        facts: what is said of it, whatever was asked.
        publishers: names of the publishers that state one of its ways whole, sorted.
    """

    deficiency: str
    weight: float
    support: tuple[Support, ...]
    ruled_out: tuple[Support, ...]
    not_led: tuple[str, ...]
    silent: tuple[str, ...]
    contrary: tuple[tuple[str, CitedClaim], ...]
    associated: tuple[CitedClaim, ...]
    broader: tuple[CitedClaim, ...]
    apart: tuple[Difference, ...]
    mentioned: tuple[CitedClaim, ...]
    facts: Facts
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
        others: other causes than deficiencies, always given; unlike ``cq-08``, with those that
            stand on a way from a deficiency.
        passed: for each claim in ``others`` whose cause stands on a way to the same end, the
            deficiencies from which that way comes, in order of rank.
        general: what is said of broader symptoms, the nearest first.
        first: claims about what to rule out before a candidate; all where none concerns one.
        red_flags: red flags that concern the symptoms: of these, broader or narrower ones.
        more_red_flags: all others.
        labels: label of each term and relation that occurs, by IRI.
        claims: each claim behind a step, by IRI.
        limits: what limits every claim of a step, by subject and object.
        notice: what this is not.
    """

    understood: Understanding
    candidates: tuple[Candidate, ...]
    beside: tuple[tuple[str, CitedClaim], ...]
    others: tuple[CitedClaim, ...]
    passed: Mapping[str, tuple[str, ...]]
    general: tuple[General, ...]
    first: tuple[CitedClaim, ...]
    red_flags: tuple[CitedClaim, ...]
    more_red_flags: tuple[CitedClaim, ...]
    labels: Mapping[str, str]
    claims: Mapping[str, CitedClaim]
    limits: Mapping[tuple[str, str], Limits]
    notice: str = NOTICE

    @property
    def symptoms(self) -> tuple[str, ...]:
        """IRIs of the symptoms asked about."""
        return tuple(mention.term for mention in self.understood.symptoms)

    @property
    def says_nothing(self) -> bool:
        """Whether no claim speaks of these symptoms, or of broader ones."""
        return not (self.candidates or self.beside or self.others or self.general)


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
    by_symptom = {symptom: index.below(symptom) for symptom in there}
    ends = frozenset().union(*by_symptom.values())
    asked = _Asked(index, understood, ends, by_symptom, ranked)
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
    first = citing.affirmed(index, ETIO.ruleOutBefore)
    flags = citing.affirmed(index, ETIO.redFlagFor)
    near = ends.union(*(index.wider(symptom) for symptom in there))
    others = other_causes.of(index, ends)
    general = broader.general(index, tuple(there))
    supports = [support for one in ranked for support in (*one.support, *one.ruled_out)]
    supports += [support for one in general for _, support in one.leads]
    steps = {
        (step.subject, step.object): step
        for support in supports
        for way in support.ways
        for step in way.path.steps
    }
    behind = sorted({iri for step in steps.values() for iri in step.claims})
    return Explanation(
        understood,
        candidates,
        tuple((how, citing.cited(index, claim)) for how, claim in beside),
        citing.all_cited(index, others),
        other_causes.passed(others, ranked),
        general,
        citing.all_cited(index, [c for c in first if c.object in names] or first),
        citing.all_cited(index, (c for c in flags if c.subject in near)),
        citing.all_cited(index, (c for c in flags if c.subject not in near)),
        index.labels,
        {iri: citing.cited(index, index.claims[iri]) for iri in behind},
        {ends: citing.limits(index, steps[ends]) for ends in sorted(steps)},
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
    by_symptom: Mapping[str, frozenset[str]]
    ranked: tuple[Ranked, ...]

    @property
    def known(self) -> frozenset[str]:
        """Terms of which it is known whether they are there."""
        return self.ends.union(mention.term for mention in self.understood.ruled_out)


def _candidate(asked: _Asked, one: Ranked) -> Candidate:
    index, name = asked.index, one.deficiency
    ways = [way for support in one.support for way in support.ways]
    steps = {(step.subject, step.object) for way in ways for step in way.path.steps}
    pairs = steps | {(name, end) for end in asked.ends}
    contrary = [
        (citing.HOW[claim.stance], claim)
        for pair in sorted(pairs)
        for claim in index.between.get(pair, ())
        if claim.stance != AFFIRMS
    ]
    direct = [c for end in sorted(asked.ends) for c in index.between.get((name, end), ())]
    above = {wide for symptom in asked.by_symptom for wide in index.wider(symptom)}
    wider = [c for end in sorted(above - asked.ends) for c in index.between.get((name, end), ())]
    led = {support.symptom for support in one.support}
    not_led = [symptom for symptom in asked.by_symptom if symptom not in led]
    spoken_of = {claim.object for claim in direct}
    said = facts.of(index, name)
    mentioned = {mention.term for mention in asked.understood.beside}
    return Candidate(
        name,
        one.weight,
        one.support,
        one.ruled_out,
        tuple(s for s in not_led if asked.by_symptom[s] & spoken_of),
        tuple(s for s in not_led if not asked.by_symptom[s] & spoken_of),
        tuple((how, citing.cited(index, claim)) for how, claim in contrary),
        citing.all_cited(index, (c for c in direct if c.stance == AFFIRMS and not index.leads(c))),
        citing.all_cited(index, (c for c in wider if c.stance == AFFIRMS and index.leads(c))),
        differences.apart(index, name, [other.deficiency for other in asked.ranked], asked.known),
        tuple(claim for claim in said.about if claim.subject in mentioned),
        said,
        tuple(sorted(index.label(voice) for voice in ranking.publishers(one.support))),
    )
