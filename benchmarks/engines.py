# ruff: noqa: PLC0415 - each contender has a process of its own, and pays for its imports alone
"""Opens the same graph in each engine, as its documentation says, and asks it."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from case import Case, Missing

from etiograph.asking.questions import Question

Rows = list[tuple[object, ...]]
Ask = Callable[[str, Mapping[str, str]], Rows]
"""Asks SPARQL with IRIs for some variables."""
CLASSES = Path("/usr/share/java")
JENA, MESSAGES = "jena-*[a-z].jar", "org/apache/jena/ext/xerces/"
BESIDE = (
    "slf4j-api commons-lang3 commons-io commons-csv commons-cli commons-codec commons-compress "
    "jsonld-java gson jackson-core jackson-databind jackson-annotations thrift protobuf "
    "dexx.collection guava"
).split()
"""What Jena needs beside its own classes, by their names in Debian."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to open the graph of a size.

    Attributes:
        name: as tables have it.
        open: gives what asks the graph, from the folder of the data and an empty one.
        modules: what it imports, before any clock runs.
    """

    name: str
    open: Callable[[Path, Path], Ask]
    modules: tuple[str, ...]

    def ready(self) -> Engine:
        """Import what is needed, and return itself."""
        for module in self.modules:
            importlib.import_module(module)
        return self


def rdflib_plain(data: Path, _: Path) -> Ask:
    """Parse the graph into rdflib."""
    import rdflib

    return _rdflib(rdflib.Graph().parse(data / "union.nt", format="nt"))


def oxrdflib(data: Path, _: Path) -> Ask:
    """Parse the graph into rdflib with the store of Oxigraph."""
    import rdflib

    return _rdflib(rdflib.Graph(store="Oxigraph").parse(data / "union.nt", format="ox-nt"))


def _rdflib(graph: object) -> Ask:
    import rdflib

    def ask(text: str, bound: Mapping[str, str]) -> Rows:
        given = {name: rdflib.URIRef(iri) for name, iri in bound.items()}
        return [tuple(row) for row in graph.query(text, initBindings=given)]  # type: ignore[attr-defined]

    return ask


def raw_memory(data: Path, _: Path) -> Ask:
    """Load the graph into a store of Oxigraph in memory."""
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(path=str(data / "union.nt"), format=ox.RdfFormat.N_TRIPLES)
    return raw(store)


def raw_disk(data: Path, scratch: Path) -> Ask:
    """Load the graph into a store of Oxigraph on disk."""
    import pyoxigraph as ox

    store = ox.Store(str(scratch / "store"))
    store.bulk_load(path=str(data / "union.nt"), format=ox.RdfFormat.N_TRIPLES)
    return raw(store)


def raw(store: object) -> Ask:
    """Ask a store of Oxigraph without anything of ours in between."""
    import pyoxigraph as ox

    def ask(text: str, bound: Mapping[str, str]) -> Rows:
        given = {ox.Variable(name): ox.NamedNode(iri) for name, iri in bound.items()}
        answer = store.query(text, substitutions=given)  # type: ignore[attr-defined]
        names = answer.variables
        return [tuple(v.value if (v := row[name]) else None for name in names) for row in answer]

    return ask


def maplib(data: Path, _: Path) -> Ask:
    """Read the graph into maplib; it binds no variables, so a value goes in as VALUES."""
    import maplib as library

    model = library.Model()
    model.read(str(data / "union.nt"), format="ntriples")

    def ask(text: str, bound: Mapping[str, str]) -> Rows:
        given = "".join(f" VALUES ?{name} {{ <{iri}> }}" for name, iri in bound.items())
        # Written so, for the first WHERE that stands at the start of a line is the outermost.
        found = model.query(
            re.sub(r"^WHERE \{", f"WHERE {{{given}", text, count=1, flags=re.MULTILINE)
        )
        return [tuple(_bare(cell) for cell in row) for row in found.rows()]

    return ask


def _bare(cell: object) -> object:
    """Return an IRI or a text of maplib as the others write it."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, str):
        tagged = re.fullmatch(r'"(.*)"(?:@[\w-]+|\^\^<.*>)?', cell, flags=re.DOTALL)
        return tagged[1] if tagged else cell.strip("<>") if cell.startswith("<") else cell
    return cell


def jena(case: Case, work: str, *arguments: str | Path) -> None:
    """Run Jena's program, which writes events as ``case`` does, and answers to be read here.

    Raises:
        Missing: where Java, or Jena from Debian, is not there.
    """
    own = sorted(CLASSES.glob(JENA))
    if not own or not shutil.which("java"):
        raise Missing("not here; on Debian: apt-get install default-jdk libapache-jena-java")
    # In Debian's Jena 4.5.0 the messages of Xerces are not where its classes look for them.
    with zipfile.ZipFile(CLASSES / "jena-core.jar") as packed:
        for name in packed.namelist():
            if name.startswith(MESSAGES) and name.endswith(".properties"):
                place = case.scratch / "classes" / "xerces" / name.removeprefix(MESSAGES)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(packed.read(name))
    classes = [case.scratch / "classes", *own, *(CLASSES / f"{name}.jar" for name in BESIDE)]
    program = Path(__file__).parent / "jena" / "Bench.java"
    command = ["java", "-cp", ":".join(map(str, classes)), program, case.data, case.scratch]
    done = subprocess.run([*command, work, *arguments], check=False)  # noqa: S603 - our own program
    for raw_answer in case.scratch.glob("*.raw"):
        lines = raw_answer.read_text(encoding="utf-8").splitlines()
        case.answer(raw_answer.stem, (line.split("\t") for line in lines))
    if done.returncode:
        raise RuntimeError(f"Jena ended with status {done.returncode}")


def jena_questions(case: Case, work: str, asked: Iterable[tuple[str, Question]]) -> None:
    """Ask Jena questions with the arguments of their examples; by the name of the part."""
    rows = [
        (
            part,
            str(case.limit),
            str(one.path),
            *(cell for pair in one.example.items() for cell in pair),
        )
        for part, one in asked
        if part not in case.skip
    ]
    listed = case.scratch / "questions.tsv"
    listed.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    jena(case, work, listed)


RDFLIB = Engine("rdflib", rdflib_plain, ("rdflib", "rdflib.plugins.sparql.processor"))
MEMORY = Engine("pyoxigraph in memory", raw_memory, ("pyoxigraph",))
DISK = Engine("pyoxigraph on disk", raw_disk, ("pyoxigraph",))
MAPLIB = Engine("maplib", maplib, ("maplib",))
OXRDFLIB = Engine("oxrdflib", oxrdflib, ("rdflib.plugins.sparql.processor", "oxrdflib"))
ALL: Iterable[Engine] = (RDFLIB, MEMORY, DISK, OXRDFLIB, MAPLIB)
