"""Says claims, steps and ways briefly: each claim with its IRI, how sure it is and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from etiograph.explaining.citing import CitedClaim
from etiograph.serving.brevity import Row, filled, name, text
from etiograph.serving.served import ServedGraph
from etiograph.site.sayings import Said
from etiograph.vocabulary import CERTAINTIES
from etiograph.walking.causal import Backing, Path, Step

MORE = (
    "all ways from one term to another: the tool path; all claims that name two terms: the tool "
    "term with beside"
)
"""How to get what is left out of ways and steps."""


@dataclass(frozen=True)
class Teller:
    """Says what a graph holds.

    Attributes:
        graph: whose labels and claims are told.
        claims: most claims of one step.
    """

    graph: ServedGraph
    claims: int = 3

    @property
    def label(self) -> Callable[[str], str]:
        """Gives the label of a node, as it is told."""
        facts = self.graph.material.facts
        return lambda iri: text(facts.label(iri))

    def term(self, iri: str) -> Row:
        """Return a term: by what it can be named again, and its label."""
        return {"term": name(iri), "label": self.label(iri)}

    def cited(self, one: CitedClaim) -> Row:
        """Return a claim of a document in one line."""
        said = {"says": text(one.words), "certainty": one.certainty}
        return {**said, "source": name(one.source), "claim": one.claim}

    def said(self, one: Said) -> Row:
        """Return a claim with its limits, its evidence and its passage."""
        words = " ".join(self.label(iri) for iri in (one.subject, one.relation, one.object))
        limits = [f"{self.label(key)}: {self._value(value)}" for key, value in one.limits]
        row = {
            "says": text(words),
            "stance": one.stance,
            "only": text("; ".join(limits)),
            "certainty": self.label(one.certainty),
            "evidence": self.label(one.evidence),
            "source": name(one.source),
            "passage": [one.start, one.end] if one.span else [],
            "found": text(one.note),
            "claim": one.iri,
        }
        return filled(row)

    def path(self, path: Path) -> Row:
        """Return a way from a cause to its effect."""
        return {
            "certainty": CERTAINTIES[path.weakest],
            "whole_in": [name(one) for one in path.whole_in][: self.claims],
            "terms": [name(one) for one in path.terms],
            "steps": [self.step(one) for one in path.steps],
        }

    def step(self, step: Step) -> Row:
        """Return one step, with its surest claims."""
        relations = " / ".join(map(self.label, step.relations))
        row = {
            "says": text(f"{self.label(step.subject)} {relations} {self.label(step.object)}"),
            "certainty": CERTAINTIES[step.certainty],
            "claims": [self._backing(one) for one in step.surest[: self.claims]],
            "claims_left_out": max(0, len(step.backing) - self.claims) or None,
            "denied_by": self._some(step.disputed),
            "left_open_by": self._some(step.doubted),
        }
        return filled(row)

    def _backing(self, one: Backing) -> Row:
        known = self.graph.index.claims.get(one.claim)
        row = {
            "certainty": CERTAINTIES[one.certainty],
            "evidence": self.label(known.evidence) if known else "",
            "only": text("; ".join(map(self.label, one.limits))),
            "source": name(one.source),
            "claim": one.claim,
        }
        return filled(row)

    def _some(self, claims: Sequence[str]) -> list[str]:
        more = [f"and {len(claims) - self.claims} more"] if len(claims) > self.claims else []
        return [*claims[: self.claims], *more]

    def _value(self, value: str) -> str:
        return self.label(value) if value.startswith("http") else text(value)
