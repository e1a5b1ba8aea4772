"""Cuts the edges that lead on by the deficiency at which a chain begins.

A chain is derived from the deficiency where it starts and from the edges that can be reached from
there in so many steps as a chain may have; so the deficiencies are dealt out, and each share gets
the edges that its deficiencies reach.
"""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from etiograph.building import cutting, graph, parts
from etiograph.rdf.nodes import value
from etiograph.vocabulary import ETIO

STEPS = 6
"""Steps of the longest chain, as the rules have it; a larger number would only reach further."""
WALKS = 30_000
"""Walks of so many steps or fewer that begin at the deficiencies of one share, about."""
DEFICIENCY = ox.NamedNode(ETIO.Deficiency)
Edge = tuple[int, int]


def dealt(shared: bytes, shards: Sequence[parts.Part], folder: Path, name: str) -> list[Path]:
    """Write what the rules on chains read, one file for each share, and return the files.

    Args:
        shared: N-Triples that they read of what is not claims.
        shards: parts of the shards of claims.
        folder: where the files are written.
        name: with which their names begin.

    Raises:
        OSError: if they cannot be written.
    """
    numbers: dict[str, int] = {}
    edges = [
        (numbers.setdefault(start, len(numbers)), numbers.setdefault(end, len(numbers)))
        for start, end, _ in _lines(shards)
    ]
    triples = [quad.triple for quad in ox.parse(shared, format=ox.RdfFormat.N_TRIPLES)]
    starts = sorted({value(t.subject) for t in triples if _starts(t)})
    share = shares(starts, numbers, edges)
    rest = [one for one in triples if not _starts(one)]
    paths = [folder / f"{name}-{number}.nt" for number in range(max(share.values(), default=0) + 1)]
    with contextlib.ExitStack() as stack:
        files = [stack.enter_context(path.open("wb")) for path in paths]
        for file in files:
            file.write(cutting.serialized(rest))
        for one in starts:
            begin = ox.Triple(ox.NamedNode(one), graph.RDF_TYPE, DEFICIENCY)
            files[share[one]].write(cutting.serialized([begin]))
        reach = reached(share, numbers, edges)
        for start, _, about in _lines(shards):
            mask = reach.get(numbers[start], 0)
            while mask:
                lowest = mask & -mask
                files[lowest.bit_length() - 1].write(about)
                mask ^= lowest
    return paths


def shares(
    starts: Sequence[str], numbers: Mapping[str, int], edges: Sequence[Edge]
) -> dict[str, int]:
    """Return the share of each deficiency; those of one name in a chain are in one share."""
    walks: dict[int, int] = {}
    for _ in range(STEPS):
        longer: dict[int, int] = {}
        for start, end in edges:
            longer[start] = longer.get(start, 0) + 1 + walks.get(end, 0)
        walks = longer
    total = sum(walks.get(numbers.get(one, -1), 0) for one in starts)
    count = max(1, -(-total // WALKS))
    return {one: zlib.crc32(cutting.slug(one).encode()) % count for one in starts}


def reached(
    share: Mapping[str, int], numbers: Mapping[str, int], edges: Sequence[Edge]
) -> dict[int, int]:
    """Return the shares that reach each node before their last step, one bit a share."""
    found: dict[int, int] = {}
    for one, number in share.items():
        if one in numbers:
            found[numbers[one]] = found.get(numbers[one], 0) | 1 << number
    for _ in range(STEPS - 1):
        before = dict(found)
        for start, end in edges:
            if start in before:
                found[end] = found.get(end, 0) | before[start]
    return found


def _starts(triple: ox.Triple) -> bool:
    return triple.predicate == graph.RDF_TYPE and triple.object == DEFICIENCY


def _lines(shards: Iterable[parts.Part]) -> Iterator[tuple[str, str, bytes]]:
    """Yield the start, the end and the N-Triples of each edge that leads on."""
    for shard in shards:
        for line in shard.section("chains").splitlines():
            start, end, about = line.split(b"\t", 2)
            yield start.decode(), end.decode(), about.replace(b"\x1f", b"\n")
