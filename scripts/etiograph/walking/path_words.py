"""Words paths for people, and lays them out as a table for programs."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pyoxigraph as ox

from etiograph.notice import NOTICE
from etiograph.rdf.query import Answer, Cell
from etiograph.terms import lexicon
from etiograph.vocabulary import CERTAINTIES, PREFIXES, shorten
from etiograph.walking.causal import Backing, Path, Step
from etiograph.walking.places import LIMITED_THERE, LOCATED_THERE, NAMED, Arrival, Place

INTEGER = ox.NamedNode(PREFIXES["xsd"] + "integer")
MANY, FIRST = 10, 5
"""From so many paths on, so many are shown unless all are asked for."""
WIDTH = 100


def paths_text(
    store: ox.Store, paths: Sequence[Path], place: Place | None = None, *, every: bool = True
) -> str:
    """Return paths in words: one block a path, one line a step, below it who says so.

    Args:
        store: an open graph.
        paths: the surest and shortest first, as ``traverse.paths`` gives them.
        place: the part of the body into which they lead, if it is one.
        every: whether to show each path. Else, of ``MANY`` or more, the first ``FIRST`` are shown;
            of paths into a place, the first to each of the first ``FIRST`` ends, and the first of
            several steps, for a single step does not say how. How many more there are is said. A
            path has the same number, whether others are shown or not.
    """
    if not paths:
        return ""
    numbered = list(enumerate(paths, 1))
    shown = numbered
    if not every and len(paths) >= MANY:
        shown = _into_place(numbered) if place else numbered[:FIRST]
    blocks = [f"{NOTICE}\n{_summary(store, paths, place)}"]
    blocks += ["\n".join(_block(store, number, path, place)) + "\n" for number, path in shown]
    if len(shown) < len(paths):
        rest = "by other ways or to other ends" if place else "less sure or longer"
        blocks.append(f"{len(paths) - len(shown)} more, {rest}: --all\n")
    return "\n".join(blocks)


def _into_place(numbered: Sequence[tuple[int, Path]]) -> list[tuple[int, Path]]:
    first: dict[tuple[str, bool], tuple[int, Path]] = {}
    for number, path in numbered:
        first.setdefault((path.terms[-1], len(path.steps) > 1), (number, path))
    ends = list(dict.fromkeys(end for end, _ in first))[:FIRST]
    return sorted((one for (end, _), one in first.items() if end in ends), key=lambda one: one[0])


def counted(number: int, noun: str) -> str:
    """Return a number with its noun, in the plural where it is one.

    >>> counted(1, "step"), counted(2, "step")
    ('1 step', '2 steps')
    """
    return f"{number} {noun}{'s' * (number != 1)}"


def _summary(store: ox.Store, paths: Sequence[Path], place: Place | None) -> str:
    whole = sum(bool(path.whole_in) for path in paths)
    said = f"{counted(len(paths), 'path')}, {whole} whole in one document"
    if place is None:
        return f"{said}\n"
    ends: dict[str, list[Path]] = {}
    for path in paths:
        ends.setdefault(path.terms[-1], []).append(path)
    each = ", ".join(f"{lexicon.label(store, end)} {len(some)}" for end, some in ends.items())
    into = f"{said}, into the region {lexicon.label(store, place.region)} by their last step"
    return f"{into}\n{wrapped(f'ends: {each}', 0)}\n"


def _block(store: ox.Store, number: int, path: Path, place: Place | None) -> Iterator[str]:
    whole = "joined across documents"
    if path.whole_in:
        backing = [one for one in path.steps[0].backing if one.source in path.whole_in]
        voices = sorted({lexicon.label(store, one.publisher) for one in backing})
        whole = f"whole in {', '.join(map(shorten, path.whole_in))}"
        whole += f" ({', '.join(voices)})" if voices else ""
    steps = counted(len(path.steps), "step")
    yield f"{number}. {steps}, weakest {CERTAINTIES[path.weakest]}, {whole}"
    yield from step_lines(store, path.steps)
    arrival = place.arrival(path.steps[-1]) if place else None
    if place and arrival:
        yield wrapped(_arrived(store, path.steps[-1], arrival, place), 3)


def _arrived(store: ox.Store, step: Step, arrival: Arrival, place: Place) -> str:
    end, region = lexicon.label(store, step.object), lexicon.label(store, place.region)
    claims = ", ".join(map(shorten, arrival.claims))
    return {
        NAMED: f"{end} bears the name of the region {region}",
        LOCATED_THERE: f"{end} is said to be located in the region {region}: {claims}",
        LIMITED_THERE: f"the last step is said of the region {region}: {claims}",
    }[arrival.why]


def step_lines(store: ox.Store, steps: Sequence[Step]) -> Iterator[str]:
    """Yield one line for each step, and below it one for each publisher, with its claims."""
    for step in steps:
        words = " / ".join(lexicon.label(store, relation) for relation in step.relations)
        ends = lexicon.label(store, step.subject), lexicon.label(store, step.object)
        yield f"   {ends[0]} --[{words}]--> {ends[1]}   ({CERTAINTIES[step.certainty]})"
        yield from (wrapped(line, 6) for line in voices(store, step))
        if step.limited:
            yield wrapped("each claim is limited, as said in brackets", 6)
        for how, claims in (("denied", step.disputed), ("left open", step.doubted)):
            if claims:
                yield wrapped(f"{how} by {', '.join(map(shorten, claims))}", 6)


def voices(store: ox.Store, step: Step) -> Iterator[str]:
    """Yield, for each publisher behind a step, its documents and claims, with their limits."""
    for publisher in step.publishers:
        backing = [one for one in step.backing if one.publisher == publisher]
        sources = ", ".join(sorted({shorten(one.source) for one in backing}))
        claims = ", ".join(limited(one, partial(lexicon.label, store)) for one in backing)
        yield f"{lexicon.label(store, publisher)} ({sources}): {claims}"


def limited(one: Backing, label: Callable[[str], str]) -> str:
    """Return the prefixed name of a claim, with its limits in brackets.

    ``when`` is the degree or course of the subject, ``in`` the part of the body or the people.

    >>> limited(Backing("c", "r", "s", "p", 4, region="neck", severity="severe"), str)
    'c (when severe, in neck)'
    """
    limits = [f"when {label(one.severity)}"] if one.severity else []
    limits += [f"in {label(iri)}" for iri in one.limits if iri != one.severity]
    return f"{shorten(one.claim)} ({', '.join(limits)})" if limits else shorten(one.claim)


def wrapped(line: str, indent: int) -> str:
    """Return a long line as several, set in by some blanks, the later ones by two more."""
    blanks = " " * indent
    return textwrap.fill(
        line,
        WIDTH,
        initial_indent=blanks,
        subsequent_indent=f"{blanks}  ",
        break_on_hyphens=False,
        break_long_words=False,
    )


def paths_table(paths: Sequence[Path], place: Place | None = None) -> Answer:
    """Return paths as a table: one row for each claim of each step of each path.

    Columns: ``path``, its number; its ``steps``; ``weakest``, the rank of its weakest step;
    ``position``, ``subject`` and ``object`` of the step, and ``stepCertainty``, the rank of its
    surest claim; ``relation``, ``certainty`` (rank), ``claim``, ``source`` and ``publisher`` of the
    claim; ``denied``, the claims that deny the step; ``whole``, the documents that state the whole
    path; ``arrival`` and ``arrivalClaims``, how a path into a place reaches it, and who says so;
    ``leftOpen``, the claims that leave the step open; ``region``, ``population`` and ``severity``
    (of the subject), the limits of the claim.
    """
    columns = (
        *("path", "steps", "weakest", "position", "subject", "object", "relation", "certainty"),
        *("claim", "denied", "source", "publisher", "stepCertainty", "whole"),
        *("arrival", "arrivalClaims", "leftOpen", "region", "population", "severity"),
    )
    rows: list[tuple[Cell, ...]] = []
    for number, path in enumerate(paths, 1):
        arrival = place.arrival(path.steps[-1]) if place else None
        why, by = (arrival.why, arrival.claims) if arrival else ("", ())
        end = [ox.Literal(why), shortened(by)]
        for position, step in enumerate(path.steps, 1):
            counts = [integer(n) for n in (number, len(path.steps), path.weakest, position)]
            ends = [ox.NamedNode(step.subject), ox.NamedNode(step.object)]
            for one in step.backing:
                said: list[Cell] = [ox.NamedNode(one.relation), integer(one.certainty)]
                said += [ox.NamedNode(one.claim), shortened(step.disputed)]
                where = [ox.NamedNode(one.source), ox.NamedNode(one.publisher)]
                more = [integer(step.certainty), shortened(path.whole_in)]
                only: list[Cell] = [ox.NamedNode(one.region) if one.region else None]
                only += [shortened(one.populations)]
                only += [ox.NamedNode(one.severity) if one.severity else None]
                left_open = shortened(step.doubted)
                rows.append((*counts, *ends, *said, *where, *more, *end, left_open, *only))
    return Answer(columns, tuple(rows))


def shortened(iris: Sequence[str]) -> ox.Literal:
    """Return IRIs as one literal: prefixed names with a blank between them."""
    return ox.Literal(" ".join(map(shorten, iris)))


def integer(number: int) -> ox.Literal:
    """Return a number as a literal."""
    return ox.Literal(str(number), datatype=INTEGER)
