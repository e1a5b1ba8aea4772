"""Gathers what is said of a deficiency, whatever was asked."""

from __future__ import annotations

from dataclasses import dataclass

from etiograph.explaining import citing
from etiograph.explaining.citing import CitedClaim
from etiograph.explaining.index import Index
from etiograph.vocabulary import ETIO

HELPS = (ETIO.recommendedFor, ETIO.improves, ETIO.prevents)
"""Relations of a treatment; of those that bear on treatment, the others are cautions."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Claims about a deficiency.

    Attributes:
        about: all that affirm something and have it as object.
        at_risk: who is at risk of it.
        tests: what finds or confirms it, and what these tests measure.
        foods: foods that are sources of the nutrient that is short.
        other_sources: its sources that are no foods.
        treatments: what is advised, improves or prevents it.
        cautions: what is unsafe for it, or masks it.
    """

    about: tuple[CitedClaim, ...]
    at_risk: tuple[CitedClaim, ...]
    tests: tuple[CitedClaim, ...]
    foods: tuple[CitedClaim, ...]
    other_sources: tuple[CitedClaim, ...]
    treatments: tuple[CitedClaim, ...]
    cautions: tuple[CitedClaim, ...]


def of(index: Index, name: str) -> Facts:
    """Return what is said of a deficiency."""
    return index.kept("facts", name, lambda: _of(index, name))


def _of(index: Index, name: str) -> Facts:
    own = [*citing.affirmed_about(index, name)]
    tests = [c for c in own if index.is_a(c, ETIO.diagnoses)]
    measured = [
        c for test in sorted({c.subject for c in tests}) for c in citing.measuring(index, test)
    ]
    nutrient = index.nutrients.get(name, "")
    sources = [c for c in citing.affirmed_about(index, nutrient) if c.relation == ETIO.sourceOf]
    bearing = [c for c in own if index.is_a(c, ETIO.bearsOnTreatment)]
    parts = (
        own,
        [c for c in own if c.relation == ETIO.atRiskOf],
        [*tests, *measured],
        [c for c in sources if index.terms[c.subject].kind == "food"],
        [c for c in sources if index.terms[c.subject].kind != "food"],
        [c for c in bearing if any(index.is_a(c, relation) for relation in HELPS)],
        [c for c in bearing if not any(index.is_a(c, relation) for relation in HELPS)],
    )
    return Facts(*(citing.all_cited(index, part) for part in parts))
