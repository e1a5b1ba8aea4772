"""What a way from a cause to its effect is: steps with their claims, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 6
"""Most steps of a path, as in the derived chains."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path, with every claim behind it.

    Attributes:
        subject, object: IRIs of the two terms.
        claims: IRIs, sorted.
        relations: IRIs of the relations that the claims use, sorted.
        sources: IRIs of the documents that state the step, sorted.
        certainty: rank of the surest claim, 1 to 5.
        disputed: IRIs of the claims that deny a relation by which the step is made, sorted.
    """

    subject: str
    object: str
    claims: tuple[str, ...]
    relations: tuple[str, ...]
    sources: tuple[str, ...]
    certainty: int
    disputed: tuple[str, ...] = ()


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
