"""What a work is: what is measured at which sizes, and what must come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

US = "Etiograph"
DOCUMENTS, GRAPH, PEERS = "documents", "graph", "peers"
TOTAL, MEAN = "sum", "geometric mean"


@dataclass(frozen=True, slots=True)
class Target:
    """What issue 6 asks; exactly one of the limits is given.

    Attributes:
        at: claims.
        words: the target in words.
        against: the contender that is to be slower, for ``times``.
        times: by how much, at least; below 1, how much faster it may be.
        seconds, megabytes: at most.
        grows: at most so many times the time at ``since`` claims.
        part: of which part alone; empty for all.
        group: of which group of parts alone; empty for all.
        each: whether no single part may be slower.
        equal: the contender whose answers are to be equal, which they are if it has a time.
        limit: why it is not met, where it is not: what was found by profile.
    """

    at: int
    words: str
    against: str = ""
    times: float = 0.0
    seconds: float = 0.0
    megabytes: float = 0.0
    grows: float = 0.0
    since: int = 0
    part: str = ""
    group: str = ""
    each: bool = False
    equal: str = ""
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What is measured.

    Attributes:
        title: the work in words.
        words: what each contender does, and what is compared.
        sizes: claims at which it is measured unless others are asked for.
        limit: seconds for a part; a part that takes longer is given as over the limit.
        repeats: how often each contender runs, unless one run takes longer than ``ONCE``.
        most: how often a quick part that may be repeated is, in one process.
        joined: how the parts become one figure.
        targets: what must hold.
        differs: pairs of a contender and a part whose answer is known to differ, with the reason.
        resumes: whether the parts do not hang on one another, so that those after one that was
            ended from outside can be measured by another process.
        far: whether it goes through all claims, so that its cost at more can be estimated.
        place: where it stands on the page.
        needs: the data that must be there before: ``DOCUMENTS``, ``GRAPH``, or for ``PEERS`` too.
        groups: gives groups of parts, by name.
        broken: largest number of claims of which some break a shape.
    """

    title: str
    words: str
    sizes: tuple[int, ...]
    limit: float = 600.0
    repeats: int = 3
    most: int = 5
    joined: str = TOTAL
    targets: tuple[Target, ...] = ()
    differs: Mapping[tuple[str, str], str] | None = None
    resumes: bool = False
    far: bool = False
    place: int = 9
    needs: str = PEERS
    groups: Callable[[], Mapping[str, list[str]]] | None = None
    broken: int = 0


ONCE = 60.0
"""Seconds of a contender's first run from which on it is not run again."""
