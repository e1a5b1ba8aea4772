"""Builds a graph of any size: cut into pieces, derived piece by piece, merged.

The bytes are those of the whole graph derived at once, whatever the number of shards and of
processes. Memory holds one document or one shard for each process, and the terms; the vocabulary,
mappings and reference tables are small. What a piece gives is kept in a work folder, named by what
it was made of, so a build that was stopped goes on where it was.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from etiograph import locations
from etiograph.building import (
    chains,
    cutting,
    graph,
    infer,
    merging,
    parts,
    processes,
    reference,
    shards,
    work,
)
from etiograph.errors import OutputError
from etiograph.rdf import writing

WHOLE = 1 << 24
"""Bytes of claims in Turtle up to which a graph is built at once: some 25,000 claims."""
SHARD = 1 << 23
"""Bytes of claims in Turtle for each shard, on average."""
SUFFIX = ".part"
Source = tuple[Path, int, int]
"""A stretch of a file: begin and length."""
Tell = Callable[[str, int, int], None]
"""Is told what is being done, how many pieces of it are done, and of how many."""


class UncutError(Exception):
    """The claims cannot be cut: something in them is not as the shapes want it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a graph is built; what is built does not depend on it.

    Attributes:
        workers: number of processes.
        shards: number of shards of the claims; 0 for as many as fit their size.
        tell: is told how far the work is.
    """

    workers: int = 1
    shards: int = 0
    tell: Tell = lambda *_: None


@dataclass(slots=True)
class Built:
    """What was written: number of lines, and the IRIs of the named graphs."""

    lines: int = 0
    graphs: set[str] = field(default_factory=set)


def large(ontology: Path) -> bool:
    """Tell whether the claims are so many that the graph is better built in pieces."""
    return _size(ontology) > WHOLE


def write(ontology: Path, queries: Path, output: Path, settings: Settings) -> Built:
    """Build the graph of an ontology folder and write it; an older one stands until it is whole.

    Args:
        ontology: the folder.
        queries: folder of the shipped queries.
        output: the file to write.
        settings: how to do it.

    Raises:
        UncutError: if the graph can only be built at once; nothing is written.
        InputError, InputSyntaxError, QueryError: as ``graph.asserted`` and ``infer.derive`` do.
        OutputError: if it cannot be written, or a process is ended by the system.
    """
    built = Built()
    with work.opened(output) as folder:
        making = _Making(ontology, queries, folder, settings)
        with contextlib.closing(_counted(making, built)) as pieces:
            writing.streamed(output, pieces)
    return built


def _counted(making: _Making, built: Built) -> Generator[bytes, None, None]:
    try:
        runs = making.runs()
        built.graphs.update(*(run.facts["graphs"] for run in runs))
        whole = sum(run.facts["lines"] for run in runs)
        for piece in merging.merged(runs, making.settings.workers):
            built.lines += piece.count(b"\n")
            making.settings.tell("writing lines", built.lines, whole)
            yield piece
    except OSError as error:  # not of the file that the pieces are for
        where, what = error.filename or making.folder, (error.strerror or "failed").lower()
        raise OutputError(where, what, "make room for it, and run it again") from error


class _Making:
    """The steps of a build, each giving parts to the next."""

    def __init__(self, ontology: Path, queries: Path, folder: Path, settings: Settings) -> None:
        self.ontology, self.folder, self.settings = ontology, folder, settings
        self.rules = cutting.grouped(infer.rules(queries))
        self.reads = cutting.reading(self.rules)
        self.shards = settings.shards or -(-_size(ontology) // SHARD)
        self.program = _program(queries)

    def runs(self) -> list[parts.Part]:
        """Return all parts whose runs together are the graph; others are removed.

        Raises:
            UncutError: if the claims cannot be cut.
        """
        files = self._files()
        shared = {group: _joined(files, group) for group in cutting.GROUPS}
        terms, alone = self._derived(
            "deriving from terms",
            [
                self._task("terms", [self._kept(shared["terms"])]),
                self._task("claims", [self._kept(shared["claims"])]),
            ],
        )
        if alone.facts["lines"]:
            raise UncutError("there are claims outside the files of documents")
        for group in ("chains", "literature"):
            shared[group] = _unique(shared[group] + terms.section(group))
        ends = shards.ends(shared["literature"])
        common = self._kept(shared["claims"])
        tasks = [
            self._task("claims", [common, *_sections(files, f"shard {number}")], ends)
            for number in range(self.shards)
        ]
        derived = self._derived("deriving from claims", tasks)
        literature = [self._kept(shared["literature"]), *_sections(derived, "literature")]
        dealt = self._dealt(shared["chains"], derived)
        last = [
            self._task("literature", literature),
            *(self._task("chains", [one]) for one in dealt),
        ]
        found = [*files, terms, *derived, *self._derived("deriving chains", last)]
        kept = {part.path for part in found}
        for path in self.folder.glob(f"*{SUFFIX}"):
            if path not in kept:
                path.unlink()
        return found

    def _files(self) -> list[parts.Part]:
        paths = graph.files(self.ontology)
        cut = partial(_file_part, self.reads, self.shards, self.program, self.folder)
        tasks = [(path, graph.name_of(self.ontology, path)) for path in paths]
        found = self._checked("reading files", cut, tasks)
        known: dict[str, set[str]] = {}
        for part in found:
            for node, kind in part.facts["classes"]:
                known.setdefault(node, set()).add(kind)
        for path in graph.reference_tables(self.ontology):
            name = graph.name_of(self.ontology, path)
            of = parts.key(self.program, name, path.read_bytes(), repr(sorted(known)))
            triples = reference.read(path, name, known)
            task = cutting.Task(path, name, "", self.folder / f"{of}{SUFFIX}")
            found.append(cutting.file_part(self.reads, 1, triples, task))
        return found

    def _dealt(self, shared: bytes, derived: Sequence[parts.Part]) -> list[Source]:
        of = parts.key(self.program, shared, *(part.path.name for part in derived))
        paths = chains.dealt(shared, derived, self.folder, of)
        return [(path, 0, path.stat().st_size) for path in paths]

    def _kept(self, content: bytes) -> Source:
        """Keep N-Triples in a file of the work folder."""
        path = self.folder / f"{parts.key(content)}.nt"
        path.write_bytes(content)
        return path, 0, len(content)

    def _task(
        self, group: str, sources: Sequence[Source], ends: shards.Ends | None = None
    ) -> shards.Task:
        reached = repr([sorted(ends.subjects), sorted(ends.objects)]) if ends else ""
        named = (f"{path.name} {begin} {length}" for path, begin, length in sources)
        of = parts.key(self.program, group, reached, *named)
        return shards.Task(group, tuple(sources), self.folder / f"{of}{SUFFIX}", ends)

    def _derived(self, what: str, tasks: Sequence[shards.Task]) -> list[parts.Part]:
        # Shards that are empty are alike: one part, which two processes must not write at once.
        unlike = list({task.place: task for task in tasks}.values())
        return self._checked(what, partial(_derived_part, self.rules), unlike)

    def _checked(
        self, what: str, make: Callable[[Any], parts.Part], tasks: Sequence[Any]
    ) -> list[parts.Part]:
        found = []
        self.settings.tell(what, 0, len(tasks))
        workers = min(self.settings.workers, len(tasks))
        # Closed here: left to itself, its processes would outlive what stops this loop.
        with contextlib.closing(processes.mapped(make, tasks, workers)) as done:
            for part in done:
                if part.facts["uncut"]:
                    raise UncutError(part.facts["uncut"])
                found.append(part)
                self.settings.tell(what, len(found), len(tasks))
        return found


def _file_part(
    reads: cutting.Reading, count: int, program: str, folder: Path, task: tuple[Path, str]
) -> parts.Part:
    path, name = task
    of = parts.key(program, str(count), name, path.read_bytes())
    place = folder / f"{of}{SUFFIX}"
    key = path.stem if path.match(graph.CLAIMS) else ""
    return parts.found(place) or cutting.file_part(
        reads, count, graph.triples(path), cutting.Task(path, name, key, place)
    )


def _derived_part(rules: shards.Rules, task: shards.Task) -> parts.Part:
    return parts.found(task.place) or shards.derived_part(rules, task)


def _size(ontology: Path) -> int:
    return sum(path.stat().st_size for path in locations.files(ontology, graph.CLAIMS))


def _sections(found: Iterable[parts.Part], name: str) -> list[Source]:
    return [(part.path, *part.sections[name]) for part in found if name in part.sections]


def _joined(found: Iterable[parts.Part], group: str) -> bytes:
    return _unique(b"".join(part.section(group) for part in found))


def _unique(lines: bytes) -> bytes:
    return b"".join(sorted(set(lines.splitlines(keepends=True))))


def _program(queries: Path) -> str:
    """Return a digest of all that makes the bytes of a part, but for what it is made from."""
    made_by = [*locations.PACKAGE.rglob("*.py"), *(queries / "inference").glob("*.rq")]
    contents = (f"{path.name}\0".encode() + path.read_bytes() for path in sorted(made_by))
    return parts.key(ox.__version__, *contents)
