"""Chooses what of many paths stands in one picture, and reads what the picture says of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from types import MappingProxyType

import pyoxigraph as ox

from etiograph.pictures import layering
from etiograph.rdf.nodes import value
from etiograph.vocabulary import ETIO, PREFIXES
from etiograph.walking.causal import LONGEST, Path, Step

MOST_STEPS = 40
"""Most steps in a picture; with more, their lines can no longer be told apart at 1,200 pixels."""
MOST_LAYERS = LONGEST + 1
"""Most layers of terms; as many as the longest path has. With more, boxes get too narrow."""
UNION = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class Names:
    """What pictures call the terms of a graph.

    Attributes:
        labels: by IRI.
        nutrients: IRI of the nutrient that is short, by deficiency.
        broader: IRIs of the symptoms asked about of which a term is a kind, by the term.
    """

    labels: Mapping[str, str]
    nutrients: Mapping[str, str] = field(default_factory=dict)
    broader: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def label(self, iri: str) -> str:
        """Return the label of a term, or its IRI where it has none."""
        return self.labels.get(iri, iri)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a picture of causal paths shows.

    Attributes:
        title: what the picture is of.
        steps: each step once, those of the surest path first.
        shown: number of paths of which every step is in the picture.
        found: number of paths of which these are.
        starts: IRIs at which the paths start, the first-ranked first.
        ends: IRIs asked about, and those in the picture that are kinds of them.
        labels: label of each term, and of what limits a claim.
        nutrients: IRI of the nutrient that is short, by deficiency.
        kinds: pairs of an end and the broader one of which it is a kind, both in the picture.
        ways: number of all ways there are, if the paths are those of them that count; else 0.
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
    kinds: tuple[tuple[str, str], ...] = ()
    ways: int = 0
    stamp: str = ""

    @property
    def terms(self) -> tuple[str, ...]:
        """IRIs of the terms, each once, in the order of the steps."""
        return tuple(dict.fromkeys(end for s in self.steps for end in (s.subject, s.object)))


def chosen(
    paths: Sequence[Path],
    most: int = MOST_STEPS,
    broader: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> tuple[tuple[Step, ...], int]:
    """Return the steps to draw, and how many of the paths are then whole in the picture.

    Paths are taken in their order until the next would bring the steps above the limit. One that
    would need more layers than ``MOST_LAYERS`` is passed over. The first is always taken. A path
    of which every step is there already is in the picture too.

    Args:
        paths: in the order in which they are taken.
        most: most steps.
        broader: as ``Names`` has it; a line to a broader end takes a layer too.
    """
    taken: dict[tuple[str, str], Step] = {}
    for path in paths:
        more = taken | {(s.subject, s.object): s for s in path.steps}
        if taken and len(more) > most:
            break
        if not taken or layering.depth([*more, *_kinds(more, broader)]) <= MOST_LAYERS:
            taken = more
    shown = sum(all((s.subject, s.object) in taken for s in path.steps) for path in paths)
    return tuple(taken.values()), shown


def in_turn(candidates: Sequence[Sequence[Path]]) -> list[Path]:
    """Return the paths of several candidates: the first of each, then the second of each.

    So each candidate is in the picture before any has all its paths there.
    """
    return [path for round_ in zip_longest(*candidates) for path in round_ if path]


def names(store: ox.Store) -> Names:
    """Return what pictures call the terms of a graph."""
    labels = _pairs(store, PREFIXES["rdfs"] + "label")
    return Names(labels, _pairs(store, ETIO.deficiencyOf))


def between(
    paths: Sequence[Path],
    names: Names,
    stamp: str = "",
    most: int = MOST_STEPS,
    region: str = "",
) -> Drawing:
    """Return the picture of the paths between two terms, or from a term to a part of the body.

    Args:
        paths: at least one, the surest first.
        names: what to call the terms.
        stamp: which graph this is.
        most: most steps.
        region: IRI of the part of the body to which the paths come, if that was asked.
    """
    start = paths[0].terms[0]
    ends = tuple(sorted({path.terms[-1] for path in paths}))
    title = f"From {names.label(start)} to {names.label(region or ends[0])}"
    return replace(_drawing(title, paths, ((start,), ends), names, most), stamp=stamp)


def explanation(  # noqa: PLR0913 - what is asked of a picture is named one by one
    candidates: Sequence[Sequence[Path]],
    symptoms: Sequence[str],
    names: Names,
    stamp: str = "",
    *,
    most: int = MOST_STEPS,
    ways: int = 0,
) -> Drawing:
    """Return the picture of several deficiencies and the symptoms that they are said to lead to.

    Args:
        candidates: paths of each deficiency, the first-ranked deficiency first; in each the
            surest path first, and at least one.
        symptoms: IRIs asked about.
        names: what to call the terms, and which are kinds of the symptoms.
        stamp: which graph this is.
        most: most steps.
        ways: number of all ways, if the candidates have only those that count.
    """
    starts = tuple(paths[0].terms[0] for paths in candidates)
    title = f"What is said to lie behind {', '.join(map(names.label, symptoms))}"
    drawn = _drawing(title, in_turn(candidates), (starts, tuple(symptoms)), names, most)
    return replace(drawn, ways=ways, stamp=stamp)


def _drawing(
    title: str,
    paths: Sequence[Path],
    ends: tuple[tuple[str, ...], tuple[str, ...]],
    names: Names,
    most: int,
) -> Drawing:
    steps, shown = chosen(paths, most, names.broader)
    kinds = tuple(_kinds([(step.subject, step.object) for step in steps], names.broader))
    limits = {iri for step in steps for one in step.backing for iri in one.limits}
    there = {end for step in steps for end in (step.subject, step.object)}
    starts = tuple(start for start in ends[0] if start in there)
    nutrients = {start: names.nutrients[start] for start in starts if start in names.nutrients}
    labels = {iri: names.label(iri) for iri in sorted(there | limits | {*nutrients.values()})}
    narrower = sorted(iri for iri in there if iri in names.broader)
    asked = tuple(dict.fromkeys([*ends[1], *narrower]))
    return Drawing(title, steps, shown, len(paths), starts, asked, labels, nutrients, kinds)


def _kinds(
    links: Collection[tuple[str, str]], broader: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a term and a broader one that no link joins."""
    there = {end for link in links for end in link}
    for iri in sorted(there):
        for wider in broader.get(iri, ()):
            if wider in there and not {(iri, wider), (wider, iri)} & set(links):
                yield iri, wider


def _pairs(store: ox.Store, predicate: str) -> dict[str, str]:
    """Return the value of a property by its subject; of several, the first in their order."""
    quads = store.quads_for_pattern(None, ox.NamedNode(predicate), None, UNION)
    return dict(sorted(((value(q.subject), value(q.object)) for q in quads), reverse=True))
