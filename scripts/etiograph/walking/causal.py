"""What a way from a cause to its effect is, and what there is to say of many such ways."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, runtime_checkable

LONGEST = 6
"""Most steps of a path, as in the derived chains."""


@dataclass(frozen=True, slots=True)
class Backing:
    """One claim behind a step, with who says it.

    Attributes:
        claim, relation, source, publisher: IRIs.
        certainty: rank, 1 to 5.
        region: IRI of the part of the body to which the claim is limited; empty if to none.
        populations: IRIs of the people to whom it is limited, sorted.
        severity: IRI of the degree or course of the subject, if the claim is limited to one.
    """

    claim: str
    relation: str
    source: str
    publisher: str
    certainty: int
    region: str = ""
    populations: tuple[str, ...] = ()
    severity: str = ""

    @property
    def limits(self) -> tuple[str, ...]:
        """IRIs of all to which the claim is limited: degree, part of the body, people."""
        return tuple(filter(None, (self.severity, self.region, *self.populations)))


@dataclass(frozen=True)
class Step:
    """One step of a path, with every claim behind it.

    Attributes:
        subject, object: IRIs of the two terms.
        backing: the claims, at least one, sorted.
        disputed: IRIs of the claims that deny a relation by which the step is made, sorted.
        doubted: IRIs of the claims that leave such a relation open, sorted; a question does not.
    """

    subject: str
    object: str
    backing: tuple[Backing, ...]
    disputed: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()

    @cached_property
    def claims(self) -> tuple[str, ...]:
        """IRIs of the claims, sorted."""
        return tuple(one.claim for one in self.backing)

    @cached_property
    def surest(self) -> tuple[Backing, ...]:
        """What is behind the step, the surest claim first; the step is as sure as that."""
        return tuple(sorted(self.backing, key=lambda one: (-one.certainty, one.claim)))

    @cached_property
    def relations(self) -> tuple[str, ...]:
        """IRIs of the relations that the claims use, sorted."""
        return tuple(sorted({one.relation for one in self.backing}))

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """IRIs of the documents that state the step, sorted."""
        return tuple(sorted({one.source for one in self.backing}))

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """IRIs of the publishers of the documents, sorted: each is one voice."""
        return tuple(sorted({one.publisher for one in self.backing}))

    @cached_property
    def certainty(self) -> int:
        """Rank of the surest claim, 1 to 5."""
        return max(one.certainty for one in self.backing)

    @cached_property
    def limited(self) -> bool:
        """Whether each of the claims has a limit."""
        return all(one.limits for one in self.backing)


@runtime_checkable
class Walkable(Protocol):
    """Steps ready to be walked, however they are kept: each mapping may read what it is asked."""

    @property
    def steps(self) -> Mapping[tuple[str, str], Step]:
        """Steps by subject and object."""

    @property
    def before(self) -> Mapping[str, Collection[str]]:
        """Terms that lead to a term in one step, each once."""

    @property
    def after(self) -> Mapping[str, Collection[str]]:
        """Terms to which a term leads in one step, each once."""


@dataclass(frozen=True, slots=True)
class Path:
    """Steps that follow one another; no surer than the weakest of them."""

    steps: tuple[Step, ...]

    @property
    def weakest(self) -> int:
        """Rank of the weakest step, 1 to 5."""
        return min(step.certainty for step in self.steps)

    @property
    def whole_in(self) -> tuple[str, ...]:
        """Documents that state every step, sorted; empty where the path joins documents."""
        shared = set.intersection(*(set(step.sources) for step in self.steps))
        return tuple(sorted(shared))

    @property
    def terms(self) -> tuple[str, ...]:
        """IRIs of the terms on the way, ends included."""
        return (self.steps[0].subject, *(step.object for step in self.steps))


@dataclass(frozen=True, slots=True)
class Passed:
    """A term that stands strictly between the ends of some path.

    Attributes:
        term: its IRI.
        paths: number of paths that pass it.
        surest: weakest link of the surest of them, 1 to 5.
        positions: pairs of a position (1 is the first term after the start) and the number of
            paths that pass it there, sorted.
    """

    term: str
    paths: int
    surest: int
    positions: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """A term that a walk comes to, or comes from if it goes backwards.

    Attributes:
        term: its IRI.
        fewest: steps of the shortest path.
        surest: weakest link of the surest path, 1 to 5.
        paths: number of paths.
        sources: IRIs of the documents that state a step of one of the paths, sorted.
        publishers: IRIs of their publishers, sorted.
    """

    term: str
    fewest: int
    surest: int
    paths: int
    sources: tuple[str, ...]
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A term to which each of several starts leads.

    Attributes:
        term: its IRI.
        reached: how each start comes to it, in the order of the starts.
        before: IRIs of the shared ends before which each start can pass it, sorted; empty for an
            end that lies on the way to no other.
        end: whether it is one of the shared ends itself.
    """

    term: str
    reached: tuple[Reached, ...]
    before: tuple[str, ...]
    end: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """Claims whose loss leaves no way between two ends, as few as there can be.

    Attributes:
        steps: one smallest cut: of the many there may be, the one nearest the start. Each step has
            those of its claims that are to be lost.
        possible: the steps with every claim that is in some smallest cut.
        needed: IRIs of the claims that are in every smallest cut, sorted.
    """

    steps: tuple[Step, ...]
    possible: tuple[Step, ...]
    needed: tuple[str, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        """IRIs of the claims of the one cut, sorted."""
        return tuple(sorted(claim for step in self.steps for claim in step.claims))


@dataclass(frozen=True, slots=True)
class Central:
    """How much stands on a term, of the ways from some terms to others.

    Attributes:
        term: its IRI.
        betweenness: sum, over the pairs of start and end, of the share of their shortest paths that
            pass the term.
        paths: number of paths of the usual length, not only the shortest, that pass it.
        starts, ends: number of starts and of ends of these paths.
    """

    term: str
    betweenness: float
    paths: int
    starts: int
    ends: int
