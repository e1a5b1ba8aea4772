"""Reads the index that stands beside a graph.

An index is two lines of JSON: what it was made of and its own digest, then the answers of
``queries/index/``. It is never trusted to be fresh: it says of which bytes of the graph and of
which queries it was made, and is made anew where these are others.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from etiograph import locations
from etiograph.explaining.index import Index, Row, Tables, index
from etiograph.vocabulary import expand, shorten

FORMAT = "etiograph-index-1"
MARK = f'{{"format":"{FORMAT[:-1]}'.encode()
"""What every index of ours begins with, of whatever version."""
LARGEST = 1 << 28
"""Bytes of the largest index that is read; a larger one is not ours."""


def place(graph: Path) -> Path:
    """Return the path of the index of a graph.

    >>> place(Path("build/etiograph.nq")).name
    'etiograph.index.jsonl'
    """
    return graph.with_suffix(".index.jsonl")


def origin(graph: Path, queries: Path) -> dict[str, str]:
    """Return what an index is made of: digests of the graph's bytes and of the index queries."""
    with graph.open("rb") as file:
        return origin_of(hashlib.file_digest(file, "sha256").hexdigest(), queries)


def origin_of(digest: str, queries: Path) -> dict[str, str]:
    """Return what an index is made of, from the digest of a graph."""
    asked = hashlib.sha256()
    for path in locations.files(queries / "index", "*.rq"):
        asked.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return {"format": FORMAT, "graph": digest, "queries": asked.hexdigest()}


def head(made_of: Mapping[str, str], body: bytes) -> bytes:
    """Return the first line of an index: what it was made of, and the digest of the rest."""
    whole = {**made_of, "body": hashlib.sha256(body).hexdigest()}
    return json.dumps(whole, separators=(",", ":")).encode()


def read(path: Path, made_of: Mapping[str, str]) -> Index | None:
    """Return the index in a file, or None where it is missing, damaged or of something else."""
    try:
        if path.stat().st_size > LARGEST:
            return None
        first, _, body = path.read_bytes().partition(b"\n")
        if first != head(made_of, body):
            return None
        return index(tables(json.loads(body)))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None  # whatever it is, it is made anew


def ours(path: Path) -> bool:
    """Tell whether an index may be written here: nothing is lost, for none or ours stands here."""
    try:
        with path.open("rb") as file:
            start = file.read(len(MARK))
    except FileNotFoundError:
        return os.access(path.parent, os.W_OK)
    except OSError:
        return False
    return start in (MARK, b"")


def tables(document: Mapping[str, object]) -> Tables:
    """Return the answers of the index queries, by name; cells are IRIs, values, or None.

    Args:
        document: ``iris`` (shortened) and ``values``, each once; ``tables`` of rows of numbers: 0
            and up for an IRI, below 0 for a value, None for an empty cell.
    """
    iris = [expand(name) or name for name in _strings(document["iris"])]
    nodes: list[str] = [*iris, *reversed(_strings(document["values"]))]
    found: dict[str, list[Row]] = {}
    for name, rows in document["tables"].items():  # type: ignore[attr-defined]
        found[name] = [tuple(None if n is None else nodes[n] for n in row) for row in rows]
    return found


def _strings(found: object) -> list[str]:
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise TypeError("not a list of texts")
    return found


def document(answers: Tables, literals: Mapping[str, Sequence[bool]]) -> bytes:
    """Return the answers of the index queries as the second line of an index.

    Args:
        answers: by name of the query.
        literals: for each query, which columns hold values; the others hold IRIs.
    """
    iris: dict[str, int] = {}
    values: dict[str, int] = {}
    rows: dict[str, list[list[int | None]]] = {}
    for name in sorted(answers):
        rows[name] = []
        for row in answers[name]:
            pairs = zip(row, literals[name], strict=True)
            rows[name].append(
                [
                    None
                    if cell is None
                    else -1 - values.setdefault(cell, len(values))
                    if literal
                    else iris.setdefault(cell, len(iris))
                    for cell, literal in pairs
                ]
            )
    whole = {"iris": [*map(shorten, iris)], "values": [*values], "tables": rows}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
