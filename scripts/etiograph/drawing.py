"""Chooses what of many paths stands in one picture, and reads what the picture says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

import pyoxigraph as ox

from etiograph import layering, lexicon
from etiograph.causal import LONGEST, Path, Step
from etiograph.nodes import value
from etiograph.vocabulary import ETIO, PREFIXES

MOST_STEPS = 40
"""Most steps in a picture; with more, their lines can no longer be told apart at 1,200 pixels."""
MOST_LAYERS = LONGEST + 1
"""Most layers of terms; as many as the longest path has. With more, boxes get too narrow."""
UNION = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a picture of causal paths shows.

    Attributes:
        title: what the picture is of.
        steps: each step once, those of the surest path first.
        shown: number of paths of which every step is in the picture.
        found: number of paths there are.
        starts: IRIs at which the paths start, the first-ranked first.
        ends: IRIs asked about.
        labels: label of each term.
        nutrients: IRI of the nutrient that is short, by deficiency.
        publishers: IRI of the publisher, by document; without it, documents are counted.
        stamp: which graph this is of.
    """

    title: str
    steps: tuple[Step, ...]
    shown: int
    found: int
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    labels: Mapping[str, str]
    nutrients: Mapping[str, str] = field(default_factory=dict)
    publishers: Mapping[str, str] = field(default_factory=dict)
    stamp: str = ""

    @property
    def terms(self) -> tuple[str, ...]:
        """IRIs of the terms, each once, in the order of the steps."""
        return tuple(dict.fromkeys(end for s in self.steps for end in (s.subject, s.object)))

    def voices(self, step: Step) -> int:
        """Return how many publishers stand behind a step."""
        return len({self.publishers.get(source, source) for source in step.sources})


def chosen(paths: Sequence[Path], most: int = MOST_STEPS) -> tuple[tuple[Step, ...], int]:
    """Return the steps to draw, and how many of the paths are then whole in the picture.

    Paths are taken in their order until the next would bring the steps above the limit. One that
    would need more layers than ``MOST_LAYERS`` is passed over. The first is always taken. A path
    of which every step is there already is in the picture too.
    """
    taken: dict[tuple[str, str], Step] = {}
    for path in paths:
        more = taken | {(s.subject, s.object): s for s in path.steps}
        if taken and len(more) > most:
            break
        if not taken or layering.depth(list(more)) <= MOST_LAYERS:
            taken = more
    shown = sum(all((s.subject, s.object) in taken for s in path.steps) for path in paths)
    return tuple(taken.values()), shown


def in_turn(candidates: Sequence[Sequence[Path]]) -> list[Path]:
    """Return the paths of several candidates: the first of each, then the second of each.

    So each candidate is in the picture before any has all its paths there.
    """
    return [path for round_ in zip_longest(*candidates) for path in round_ if path]


def between(
    store: ox.Store,
    paths: Sequence[Path],
    stamp: str = "",
    most: int = MOST_STEPS,
    region: str = "",
) -> Drawing:
    """Return the picture of the paths between two terms, or from a term to a part of the body.

    Args:
        store: an open graph, for labels, nutrients and publishers.
        paths: at least one, the surest first.
        stamp: which graph this is.
        most: most steps.
        region: IRI of the part of the body to which the paths come, if that was asked.
    """
    start = paths[0].terms[0]
    ends = tuple(sorted({path.terms[-1] for path in paths}))
    names = lexicon.label(store, start), lexicon.label(store, region or ends[0])
    drawn = _drawing(store, f"From {names[0]} to {names[1]}", paths, ((start,), ends), most)
    return replace(drawn, stamp=stamp)


def explanation(
    store: ox.Store,
    candidates: Sequence[Sequence[Path]],
    symptoms: Sequence[str],
    stamp: str = "",
    most: int = MOST_STEPS,
) -> Drawing:
    """Return the picture of several deficiencies and the symptoms that they are said to lead to.

    Args:
        store: an open graph.
        candidates: paths of each deficiency, the first-ranked deficiency first; in each the
            surest path first, and at least one.
        symptoms: IRIs asked about.
        stamp: which graph this is.
        most: most steps.
    """
    starts = tuple(paths[0].terms[0] for paths in candidates)
    asked = ", ".join(lexicon.label(store, symptom) for symptom in symptoms)
    title = f"What is said to lie behind {asked}"
    drawn = _drawing(store, title, in_turn(candidates), (starts, tuple(symptoms)), most)
    return replace(drawn, stamp=stamp)


def _drawing(
    store: ox.Store,
    title: str,
    paths: Sequence[Path],
    ends: tuple[tuple[str, ...], tuple[str, ...]],
    most: int,
) -> Drawing:
    steps, shown = chosen(paths, most)
    there = {end for step in steps for end in (step.subject, step.object)}
    starts = tuple(start for start in ends[0] if start in there)
    short = _pairs(store, ETIO.deficiencyOf)
    nutrients = {start: short[start] for start in starts if start in short}
    labels = {iri: lexicon.label(store, iri) for iri in sorted(there | set(nutrients.values()))}
    publishers = _pairs(store, PREFIXES["dcterms"] + "publisher")
    return Drawing(title, steps, shown, len(paths), starts, ends[1], labels, nutrients, publishers)


def _pairs(store: ox.Store, predicate: str) -> dict[str, str]:
    quads = store.quads_for_pattern(None, ox.NamedNode(predicate), None, UNION)
    return dict(sorted((value(q.subject), value(q.object)) for q in quads))
