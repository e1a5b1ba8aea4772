"""Takes the hygiene queries apart, one condition at a time, and asks their cases.

A part is a filter, one side of ``&&`` or ``||``, one branch of a UNION, one value of a list, one
way of a path; a bound is weakened to take in its own value. Method: mutation testing, on the text
of the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from etiograph import cases, locations, validate
from etiograph.errors import InputError
from etiograph.mutants import REMOVED, WEAKENED
from etiograph.questions import Question
from etiograph.vocabulary import shorten

QUIET = re.compile(r"""<[^<>"{}|^`\\\s]*>|"(?:[^"\\\n]|\\.)*"|#[^\n]*""")
"""IRIs, strings and comments: nothing in them is a part."""
FILTER = re.compile(r"\bFILTER\s*(?:NOT\s+EXISTS\s*|EXISTS\s*)?(?=[({])")
UNION = re.compile(r"\bUNION\b")
LIST = re.compile(r"\bVALUES\s+(?:\?\w+|\([^)]*\))\s*(?=\{)|\bNOT\s+IN\s*(?=\()")
MEMBER = re.compile(r"\([^)]*\)|[^\s,]+")
PATH = re.compile(r"\S+(?:\|\S+)+")
BOUND = re.compile(r"(?<=\s)[<>](?=\s)")
PAIRS = {"(": ")", "{": "}"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A query with one part removed or weakened.

    Attributes:
        query: name of the query.
        part: the part, as it stands, on one line.
        operator: ``removed`` or ``weakened``.
        change: ``removed``, or what stands in its place.
        text: the query as it is now.
    """

    query: str
    part: str
    operator: str
    change: str
    text: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from every other; equal parts of a query have a number."""
        return self.query, self.part, self.change


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph to ask, and the nodes that a query must find in it, each a prefixed name or IRI."""

    name: str
    store: ox.Store
    expected: frozenset[str]


def graphs(folder: Path, quads: list[ox.Quad]) -> list[Graph]:
    """Return what a hygiene query is asked: the invented graph, and each case of its folder.

    A case ``caught*.ru`` names, after ``# catches:``, exactly what must be found; a case
    ``spared*.ru`` comes so near that the query must still find nothing.

    Raises:
        InputError, InputSyntaxError: if a file is no case.
    """
    whole = ox.Store()
    whole.extend(quads)
    found = [Graph("the invented graph", whole, frozenset())]
    for path in locations.files(folder, "*.ru"):
        caught = path.stem.startswith("caught")
        expected = frozenset(cases.header(path, "catches")) if caught else frozenset()
        found.append(Graph(path.stem, cases.changed(quads, path), expected))
    return found


def mutants(query: Question) -> list[Mutant]:
    """Return every mutant of a query, in the order of its text."""
    text = query.text
    # Where something quiet stands, dots: every place stays where it is.
    bare = QUIET.sub(lambda match: "." * len(match[0]), text)
    found: list[Mutant] = []
    for start, end, put in sorted(_parts(bare)):
        part = " ".join(text[start:end].split())
        twins = sum(one.part.partition(" (again")[0] == part for one in found)
        name = f"{part} (again {twins})" if twins else part
        operator, change = (WEAKENED, put) if put else (REMOVED, REMOVED)
        found.append(Mutant(query.name, name, operator, change, text[:start] + put + text[end:]))
    return found


def judge(query: Question, wanted: Iterable[Mutant], graphs: Iterable[Graph]) -> dict[Mutant, str]:
    """Return, for each mutant of a query, the first graph that notices it, or an empty text.

    Raises:
        InputError: if the query itself does not find what is expected.
        InputSyntaxError: if a mutant is no query.
    """
    verdicts = dict.fromkeys(wanted, "")
    for graph in graphs:
        if found(query, graph.store) != graph.expected:
            what = f"{query.name} finds something else than is expected"
            raise InputError(graph.name, what, "correct it: pytest tests/test_queries.py")
        for mutant, by in verdicts.items():
            changed = replace(query, text=mutant.text)
            if not by and found(changed, graph.store) != graph.expected:
                verdicts[mutant] = graph.name
    return verdicts


def found(query: Question, store: ox.Store) -> frozenset[str]:
    """Return the nodes that a hygiene query finds, as prefixed names."""
    return frozenset(shorten(one.focus) for one in validate.hygiene_findings(store, query))


def _parts(bare: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and what to put there, for each part of a query without quiet text."""
    for match in FILTER.finditer(bare):
        end = _closed(bare, match.end())
        yield match.start(), end, ""
        if bare[match.end()] == "(":
            yield from _sides(bare, match.end() + 1, end - 1)
    for match in UNION.finditer(bare):
        yield match.start(), _closed(bare, bare.index("{", match.end())), ""
        first = _opened(bare, bare.rindex("}", 0, match.start()))
        if not UNION.search(bare[:first].rstrip()[-len("UNION") :]):
            yield first, match.end(), ""
    for match in LIST.finditer(bare):
        members = list(MEMBER.finditer(bare[match.end() + 1 : _closed(bare, match.end()) - 1]))
        for number, member in enumerate(members if len(members) > 1 else ()):
            start = match.end() + 1 + (members[number - 1].end() if number else member.start())
            end = match.end() + 1 + (member.end() if number else members[1].start())
            yield start, end, ""
    for match in PATH.finditer(bare):
        ways = list(re.finditer(r"[^|]+", match[0]))
        for number, way in enumerate(ways if "||" not in match[0] else ()):
            start = match.start() + (way.start() - 1 if number else 0)
            end = match.start() + (way.end() if number else way.end() + 1)
            yield start, end, ""
    for match in BOUND.finditer(bare):
        yield match.start(), match.end(), f"{match[0]}="


def _sides(bare: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield the sides of ``&&`` and ``||`` between two places, in brackets too."""
    for sign in ("||", "&&"):
        cuts = [
            n for n in range(start, end) if bare.startswith(sign, n) and not _deep(bare, start, n)
        ]
        if cuts:
            edges = [start, *cuts, end]
            for number in range(len(edges) - 1):
                first = edges[number] if number else start
                last = edges[number + 1] if number else edges[1] + len(sign)
                yield first, last, ""
            break
    place = start
    while place < end:
        if bare[place] == "(":
            close = _closed(bare, place)
            yield from _sides(bare, place + 1, close - 1)
            place = close
        else:
            place += 1


def _deep(bare: str, start: int, place: int) -> bool:
    inside = bare[start:place]
    return any(inside.count(left) > inside.count(right) for left, right in PAIRS.items())


def _closed(bare: str, place: int) -> int:
    """Return the place after the bracket that closes the one at a place."""
    depth = 0
    for number in range(place, len(bare)):
        depth += (bare[number] in PAIRS) - (bare[number] in PAIRS.values())
        if not depth:
            return number + 1
    raise InputError("query", "a bracket is not closed", "close it")


def _opened(bare: str, place: int) -> int:
    """Return the place of the bracket that is closed at a place."""
    depth = 0
    for number in range(place, -1, -1):
        depth += (bare[number] in PAIRS.values()) - (bare[number] in PAIRS)
        if not depth:
            return number
    raise InputError("query", "a bracket is not opened", "open it")
