"""Holds what an explanation needs of a graph, without an RDF engine: terms, claims, steps."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from etiograph.explaining import names
from etiograph.explaining.names import Lexicon, Term
from etiograph.vocabulary import ETIO, kind_of, shorten
from etiograph.walking import ways
from etiograph.walking.causal import Backing, Step

AFFIRMS, DENIES, DOUBTS, ASKS = ETIO.affirms, ETIO.denies, ETIO.leavesOpen, ETIO.asks
Row = tuple[str | None, ...]
Tables = Mapping[str, Iterable[Row]]
Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with what it says, where, how surely and on what evidence; all but numbers are IRIs.

    Attributes:
        rank: rank of the certainty, 1 to 5.
        stance: ``etio:affirms``, ``etio:denies``, ``etio:leavesOpen`` or ``etio:asks``.
        start, end: code points of the passage.
        region, severity, frequency, outcome: None where the claim has none.
        populations: sorted.
        compared: what the claim compares with, sorted.
    """

    iri: str
    subject: str
    relation: str
    object: str
    stance: str
    certainty: str
    rank: int
    evidence: str
    source: str
    publisher: str
    start: int
    end: int
    region: str | None
    severity: str | None
    frequency: str | None
    outcome: str | None
    populations: tuple[str, ...]
    compared: tuple[str, ...] = ()


@dataclass(frozen=True)
class Index:
    """What an explanation needs of a graph.

    Attributes:
        terms: by IRI, sorted.
        claims: by IRI, sorted.
        labels: label of each term, relation, certainty, severity and frequency, by IRI.
        above: for each relation, the relations and groups above it, and itself.
        counterparts: IRI of a term by the class of another ontology that means exactly the same.
        nutrients: IRI of the nutrient that is short, by deficiency.
    """

    terms: Mapping[str, Term]
    claims: Mapping[str, Claim]
    labels: Mapping[str, str]
    above: Mapping[str, frozenset[str]]
    counterparts: Mapping[str, str]
    nutrients: Mapping[str, str]

    @cached_property
    def lexicon(self) -> Lexicon:
        """Names of the terms, made ready to be found in free words."""
        return names.lexicon(self.terms.values())

    @cached_property
    def complaints(self) -> frozenset[str]:
        """All names of symptoms."""
        symptoms = (term for term in self.terms.values() if term.kind == "symptom")
        return frozenset(name for term in symptoms for name in term.names)

    @cached_property
    def from_subject(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by their subject."""
        return _grouped((claim.subject, claim) for claim in self.claims.values())

    @cached_property
    def about_object(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by their object."""
        return _grouped((claim.object, claim) for claim in self.claims.values())

    @cached_property
    def by_relation(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims by their relation."""
        return _grouped((claim.relation, claim) for claim in self.claims.values())

    @cached_property
    def between(self) -> Mapping[tuple[str, str], tuple[Claim, ...]]:
        """Claims below ``etio:linkedTo``, whatever their stance, by subject and object."""
        return _grouped(
            ((c.subject, c.object), c) for c in self.claims.values() if self.is_a(c, ETIO.linkedTo)
        )

    @cached_property
    def steps(self) -> Mapping[tuple[str, str], Step]:
        """Steps that some claim affirms, by subject and object, as ``traverse`` walks them."""
        return {
            ends: step
            for ends, claims in self.between.items()
            if (step := self._step(ends, claims)) is not None
        }

    @cached_property
    def before(self) -> Mapping[str, tuple[str, ...]]:
        """Terms that lead to a term in one step, sorted."""
        return _grouped((end, start) for start, end in sorted(self.steps))

    @cached_property
    def after(self) -> Mapping[str, tuple[str, ...]]:
        """Terms to which a term leads in one step, sorted."""
        return _grouped(sorted(self.steps))

    @cached_property
    def narrower(self) -> Mapping[str, tuple[str, ...]]:
        """Terms one step narrower, sorted."""
        return _grouped((wider, one.iri) for one in self.terms.values() for wider in one.broader)

    def ways(self, end: str, kind: str, longest: int) -> Iterable[tuple[str, ...]]:
        """Return every simple path of steps from a term of a kind to an end, in no order.

        Args:
            end: IRI of the last term.
            kind: kind of the terms where paths start.
            longest: most steps of a path.

        Returns:
            IRIs of the terms on each path, from the end back to the start.
        """

        def wanted(term: str) -> bool:
            return self.terms[term].kind == kind

        return ways.simple(end, lambda term: self.before.get(term, ()), wanted, longest)

    def kept(self, what: str, key: Hashable, make: Callable[[], Value]) -> Value:
        """Return what hangs on the graph alone and not on a question, made once for each key.

        Args:
            what: names what is kept.
            key: what it is of.
            make: makes it; not called where it is kept.
        """
        kept = self._kept.setdefault(what, {})
        if key not in kept:
            kept[key] = make()
        found: Value = kept[key]
        return found

    @cached_property
    def _kept(self) -> dict[str, dict[Hashable, Any]]:
        return {}

    def is_a(self, claim: Claim, relation: str) -> bool:
        """Tell whether a claim uses a relation, or one below it."""
        return relation in self.above.get(claim.relation, ())

    def leads(self, claim: Claim) -> bool:
        """Tell whether a claim is of a relation that chains walk."""
        return self.is_a(claim, ETIO.leadsTo)

    def label(self, iri: str) -> str:
        """Return the label of a term or word, or its IRI where it has none."""
        return self.labels.get(iri, iri)

    def below(self, iri: str) -> frozenset[str]:
        """Return a term and all that are narrower."""
        return self.kept("below", iri, lambda: _closure(iri, self.narrower))

    def wider(self, iri: str) -> tuple[str, ...]:
        """Return all terms broader than a term, the nearest first."""
        return self.kept("wider", iri, lambda: self._wider(iri))

    def _wider(self, iri: str) -> tuple[str, ...]:
        found = [iri]
        for one in found:
            found += [wide for wide in self.terms[one].broader if wide not in found]
        return tuple(found[1:])

    def _step(self, ends: tuple[str, str], claims: Sequence[Claim]) -> Step | None:
        """Return the step that claims between two terms make, or None where none affirms one."""
        affirming = [claim for claim in claims if claim.stance == AFFIRMS and self.leads(claim)]
        if not affirming:
            return None
        relations = {claim.relation for claim in affirming}
        said = [claim for claim in claims if claim.relation in relations]
        contrary = [tuple(c.iri for c in said if c.stance == how) for how in (DENIES, DOUBTS)]
        backing = (
            Backing(
                *(c.iri, c.relation, c.source, c.publisher, c.rank),
                *(c.region or "", c.populations, c.severity or ""),
            )
            for c in affirming
        )
        return Step(*ends, tuple(backing), *contrary)


def index(answers: Tables) -> Index:
    """Return an index made of the answers of the index queries.

    Raises:
        ValueError, TypeError, LookupError: if they do not have the shape that they should have, or
            a claim lacks its rank or publisher.
    """
    bare, claims = parts(answers)
    return replace(bare, claims={claim.iri: claim for claim in claims})


def parts(answers: Tables) -> tuple[Index, Iterator[Claim]]:
    """Return an index without its claims, and the claims, sorted: read one by one.

    Raises:
        ValueError, TypeError, LookupError: as ``index`` does; for a claim, when it is read.
    """
    said = [*answers["words"]]
    words = {str(word): str(label) for word, label, _ in said}
    ranks = {str(word): int(rank) for word, _, rank in said if rank is not None}
    called: dict[str, list[str]] = {str(term): [str(label)] for term, label in answers["terms"]}
    for term, name in answers["other-names"]:
        called[str(term)].append(str(name))
    broader = _grouped((str(term), str(wider)) for term, wider in answers["broader"])
    terms = {
        iri: Term(iri, own[0], tuple(own), kind_of(iri), broader.get(iri, ()))
        for iri, own in called.items()
    }
    above = _grouped((str(relation), str(one)) for relation, one in answers["relations"])
    bare = Index(
        terms,
        {},
        {**words, **{iri: own[0] for iri, own in called.items()}},
        {one: frozenset({one, *above.get(one, ())}) for one in words if one not in ranks},
        {str(other): str(term) for term, other in answers["counterparts"]},
        {str(deficiency): str(nutrient) for deficiency, nutrient in answers["nutrients"]},
    )
    return bare, _claims(answers, ranks)


def _claims(answers: Tables, ranks: Mapping[str, int]) -> Iterator[Claim]:
    publishers = {source: str(publisher) for source, publisher in answers["sources"]}
    people = _grouped((claim, str(population)) for claim, population in answers["populations"])
    compared = _grouped((claim, str(other)) for claim, other in answers["compared"])
    for row in answers["claims"]:
        iri, subject, relation, target, stance, certainty, evidence, source = map(str, row[:8])
        start, end = int(str(row[8])), int(str(row[9]))
        limits = (*row[10:14], people.get(iri, ()), compared.get(iri, ()))
        if certainty not in ranks:
            raise LookupError(f"{shorten(certainty)} has no rank")
        if source not in publishers:
            raise LookupError(f"{shorten(source)} has no publisher")
        said = (iri, subject, relation, target, stance, certainty, ranks[certainty], evidence)
        yield Claim(*said, source, publishers[source], start, end, *limits)  # type: ignore[arg-type]


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    """Return values by key, in order of coming."""
    found: dict[Key, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _closure(start: str, onward: Mapping[str, Sequence[str]]) -> frozenset[str]:
    found, waiting = {start}, [start]
    while waiting:
        fresh = [one for one in onward.get(waiting.pop(), ()) if one not in found]
        found.update(fresh)
        waiting += fresh
    return frozenset(found)
