"""Finds what is said of symptoms that are broader than those asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from etiograph.explaining import citing, other_causes, ranking, weighing
from etiograph.explaining.citing import CitedClaim
from etiograph.explaining.index import Index
from etiograph.explaining.ranking import Support


@dataclass(frozen=True, slots=True)
class General:
    """What is said of a symptom that is broader than one asked about; it counts for nothing.

    Attributes:
        symptom: IRI of the broader symptom.
        asked: IRIs of the symptoms asked about that are narrower, in order of asking.
        leads: deficiencies that are said to lead to just this, the best supported first, each with
            the ways that would count.
        others: other causes of just this.
    """

    symptom: str
    asked: tuple[str, ...]
    leads: tuple[tuple[str, Support], ...]
    others: tuple[CitedClaim, ...]


def general(index: Index, symptoms: Sequence[str]) -> tuple[General, ...]:
    """Return what is said of broader symptoms, unless they were asked about themselves."""
    asked: dict[str, list[str]] = {}
    for symptom in symptoms:
        for wide in index.wider(symptom):
            if wide not in symptoms:
                asked.setdefault(wide, []).append(symptom)
    found = []
    for wide, narrower in asked.items():
        leads, others = index.kept("general", wide, partial(_of_just, index, wide))
        if leads or others:
            found.append(General(wide, tuple(narrower), leads, others))
    return tuple(found)


def _of_just(
    index: Index, symptom: str
) -> tuple[tuple[tuple[str, Support], ...], tuple[CitedClaim, ...]]:
    just = ranking.Reached(frozenset({symptom}), weighing.paths(index, [symptom]))
    ranked = ranking.rank(index, {symptom: just}, {})
    leads = [(one.deficiency, support) for one in ranked for support in one.support]
    shown = tuple(
        (name, replace(support, ways=tuple(way for way in support.ways if way.counted)))
        for name, support in leads
    )
    return shown, citing.all_cited(index, other_causes.of(index, frozenset({symptom})))
