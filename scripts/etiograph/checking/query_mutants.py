"""Takes the hygiene queries apart, one condition at a time, and asks their cases.

Taken out is: a FILTER, a MINUS and a HAVING as a whole; one side of ``&&`` or ``||`` in brackets;
one branch of a UNION; one row of VALUES, or VALUES with its only row; one member of an IN list;
one way of a path. ``<`` and ``>`` are weakened to take in their own value. Left alone are triple
patterns, OPTIONAL, BIND, what groups and orders, the steps of a path and arguments of functions.

Method: mutation testing, on the text of the query. A mutant that is no query is refused, so that
nothing is cut wrongly in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from etiograph import locations
from etiograph.asking.questions import Question
from etiograph.checking import cases, hygiene
from etiograph.checking.mutants import REMOVED, WEAKENED
from etiograph.errors import InputError, InputSyntaxError
from etiograph.vocabulary import shorten

IRI = r"""<[^<>"{}|^`\\\s]*>"""
NAME = r"(?:[^\W\d_][\w.-]*|_)?:(?:(?:[\w.:%-]|\\.)*(?:[\w:%-]|\\.))?"
STRING = (
    r"""\"{3}(?:[^\\]|\\.)*?\"{3}|'{3}(?:[^\\]|\\.)*?'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
)
LITERAL = rf"(?:{STRING})(?:@[\w-]+|\s*\^\^\s*(?:{IRI}|{NAME}))?"
QUIET = re.compile(rf"{LITERAL}|{IRI}|{NAME}|[?$]\w+|#[^\n]*")
"""What is one word, whatever stands in it; what is left are keywords, numbers and signs."""
DOT = "\N{MIDDLE DOT}"
"""Stands for each character of something quiet, so that every place stays where it is."""
CALL = rf"[\w{DOT}]*\s*(?=\()"
WHOLE = re.compile(
    rf"\b(?:(?P<many>HAVING\s*)|FILTER\s*){CALL}"
    r"|\b(?:FILTER\s*(?:NOT\s+)?EXISTS|MINUS)\s*(?=\{)",
    re.IGNORECASE,
)
AND_SO_ON = re.compile(rf"\s*(?!VALUES\b){CALL}", re.IGNORECASE)
UNION = re.compile(r"\bUNION\s*(?=\{)", re.IGNORECASE)
VALUES = re.compile(rf"\bVALUES\s*(?:{DOT}+|\([^)]*\))\s*(?=\{{)", re.IGNORECASE)
ROW = re.compile(r"\([^)]*\)|[^\s()]+")
IN = re.compile(r"\bIN\s*\Z", re.IGNORECASE)
AS = re.compile(r"\bAS\b", re.IGNORECASE)
COMMA, EITHER, BOTH = re.compile(","), re.compile(r"\|\|"), re.compile("&&")
WAY = re.compile(r"(?<!\|)\|(?!\|)")
STEP = rf"(?:[\^!]\s*)*[\w{DOT}]+[*+?]?"
PATH = re.compile(rf"{STEP}(?:\s*/\s*{STEP})*(?:\s*(?<!\|)\|(?!\|)\s*{STEP}(?:\s*/\s*{STEP})*)+")
BOUND = re.compile(r"(?<![<>])[<>](?![<>=])")
PAIRS = {"(": ")", "{": "}", "[": "]"}
Span = tuple[int, int]


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


ORDERED = "\nORDER BY "
"""Begins the last line of a hygiene query."""


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
    # A comment leaves blanks: it divides words, and is none.
    bare = QUIET.sub(lambda m: (" " if m[0].startswith("#") else DOT) * len(m[0]), text)
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
        InputError: if the query itself does not find what is expected, or a mutant is no query.
        InputSyntaxError: if the query itself is none.
    """
    verdicts = dict.fromkeys(wanted, "")
    for graph in graphs:
        if found(query, graph.store) != graph.expected:
            what = f"{query.name} finds something else than is expected"
            raise InputError(graph.name, what, "correct it: pytest tests/test_queries.py")
        for mutant, by in verdicts.items():
            if not by and _asked(query, mutant, graph.store) != graph.expected:
                verdicts[mutant] = graph.name
    return verdicts


def _asked(query: Question, mutant: Mutant, store: ox.Store) -> frozenset[str]:
    try:
        return found(replace(query, text=mutant.text), store)
    except InputSyntaxError as error:
        what = f"'{mutant.part}' was cut out wrongly: what is left is no query"
        raise InputError(query.path, what, "write this part as other queries do") from error


def found(query: Question, store: ox.Store) -> frozenset[str]:
    """Return the nodes that a hygiene query finds, as prefixed names."""
    # Unsorted: a mutant may mix IRIs and literals of many kinds. Oxigraph 0.5.13 has no total order
    # of them, and Rust's sort then ends the process.
    unsorted = query.text.partition(ORDERED)[0]
    asked = replace(query, text=unsorted)
    return frozenset(shorten(one.focus) for one in hygiene.findings(store, asked))


def _parts(bare: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and what to put there, for each part of a query without quiet text."""
    for start, end in (*_wholes(bare), *_branches(bare), *_rows(bare), *_sides(bare)):
        yield start, end, ""
    for match in BOUND.finditer(bare):
        yield match.start(), match.end(), f"{match[0]}="


def _wholes(bare: str) -> Iterator[Span]:
    for match in WHOLE.finditer(bare):
        end = _closed(bare, match.end())
        while match["many"] and (more := AND_SO_ON.match(bare, end)):
            end = _closed(bare, more.end())
        yield match.start(), end


def _branches(bare: str) -> Iterator[Span]:
    for match in UNION.finditer(bare):
        yield match.start(), _closed(bare, match.end())
        before = len(bare[: match.start()].rstrip())
        first = max(
            (n for n in range(before) if bare[n] == "{" and _closed(bare, n) == before),
            default=match.start(),
        )
        if not re.search(r"\bUNION\s*\Z", bare[:first], re.IGNORECASE):
            yield first, match.end()


def _rows(bare: str) -> Iterator[Span]:
    for match in VALUES.finditer(bare):
        end = _closed(bare, match.end())
        rows = [row.span() for row in ROW.finditer(bare, match.end() + 1, end - 1)]
        yield from _dropped(rows) if len(rows) > 1 else [(match.start(), end)]


def _sides(bare: str) -> Iterator[Span]:
    """Yield what signs join: members of IN lists, sides of conditions, ways of paths."""
    for place, level in _levels(bare):
        if bare[place - 1] != "(":
            for match in PATH.finditer(level, place):
                yield from _dropped(_split(level, match.span(), WAY))
            continue
        named = AS.search(level, place)
        members = _split(level, (place, named.start() if named else len(level)), COMMA)
        yield from _dropped(_split(level, (place, len(level)), WAY))
        if IN.search(bare[: place - 1]):
            yield from _dropped(members)
        for member in members:
            sides = _split(level, member, EITHER)
            yield from _dropped(sides)
            for side in sides:
                yield from _dropped(_split(level, side, BOTH))


def _levels(bare: str) -> Iterator[tuple[int, str]]:
    """Yield where each pair of brackets begins to hold something, and the text as far as it ends.

    What stands in brackets within it is quiet: it has its own turn.
    """
    for place, sign in enumerate(bare, 1):
        if sign in PAIRS:
            level, end = bare[:place], _closed(bare, place - 1) - 1
            while len(level) < end:
                here = len(level)
                after = _closed(bare, here) if bare[here] in PAIRS else here
                level += DOT * (after - here) or bare[here]
            yield place, level


def _split(text: str, span: Span, sign: re.Pattern[str]) -> list[Span]:
    """Return the pieces between the signs that stand in a span."""
    cuts = [match.span() for match in sign.finditer(text, *span)]
    starts = [span[0], *(end for _, end in cuts)]
    return list(zip(starts, [*(start for start, _ in cuts), span[1]], strict=True))


def _dropped(pieces: list[Span]) -> Iterator[Span]:
    """Yield each piece with what joins it to its neighbour; nothing if it has none."""
    for number in range(len(pieces) if len(pieces) > 1 else 0):
        if number:
            yield pieces[number - 1][1], pieces[number][1]
        else:
            yield pieces[0][0], pieces[1][0]


def _closed(bare: str, place: int) -> int:
    """Return the place after the bracket that closes the one at a place."""
    depth = 0
    for number in range(place, len(bare)):
        depth += (bare[number] in PAIRS) - (bare[number] in PAIRS.values())
        if not depth:
            return number + 1
    raise InputError("query", "a bracket is not closed", "close it")
