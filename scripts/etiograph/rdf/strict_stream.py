"""Streams N-Quads into an engine, checked as strictly as ``reading`` checks them, in little memory.

Each quad of a named graph goes in twice: as it stands, and as a triple of the default graph, which
so becomes the union of the named graphs, each triple once.
"""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from etiograph.errors import InputSyntaxError
from etiograph.rdf import reading

CHUNK = 1 << 22
"""Bytes that are read at a time."""
QUAD = re.compile(rb'^(<[^ ]*> <[^ ]*> (?:<[^ ]*>|".*)) <[^ "]*> \.$', re.MULTILINE)
"""A quad of a named graph as ``serializing.nquads`` writes it; any other way is parsed."""
CONTROLS = bytes(byte for byte in range(128) if reading.CONTROLS.match(chr(byte)))
WIDE = re.compile(rf"{reading.BIDI.pattern}|[\ufffe\uffff]")
ESCAPED = tuple(f"\\{letter}".encode() for letter in "bfuU")
SUSPECT = re.compile(rf"{reading.CONTROLS.pattern}|{reading.BIDI.pattern}|\\[bfuU]|_:")
"""What a line has that ``reading.check`` refuses, written as it is or escaped."""


@contextlib.contextmanager
def union(path: Path) -> Iterator[IO[bytes]]:
    """Give the bytes of an N-Quads file, and after each part its triples for the default graph.

    They are made by a process of its own, so that an engine loads while they are checked. After
    the engine has read them, or failed, what is wrong with the file is said here.

    Raises:
        InputError, InputSyntaxError: as ``reading.nquads`` does, but for what the engine finds.
    """
    command = [sys.executable, "-m", __name__, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:  # noqa: S603
        if child.stdout is None:
            raise AssertionError
        try:
            yield child.stdout
        finally:
            child.stdout.close()
            failed = child.wait() != 0
    if failed:
        with path.open("rb") as file:
            for _ in parts(path, file):
                pass


def parts(path: Path, file: IO[bytes]) -> Iterator[bytes]:
    """Yield the bytes that ``union`` gives.

    Raises:
        InputError, InputSyntaxError: as ``union`` does.
    """
    offset, rest = 0, b""
    while block := file.read(CHUNK):
        block, rest = _whole_lines(rest + block)
        yield from _both(path, block, offset)
        offset += len(block)
    if rest:
        yield from _both(path, rest + b"\n", offset)


def _whole_lines(block: bytes) -> tuple[bytes, bytes]:
    end = block.rfind(b"\n") + 1
    return block[:end], block[end:]


def _both(path: Path, block: bytes, offset: int) -> Iterator[bytes]:
    _check(path, block, offset)
    yield block
    triples, count = QUAD.subn(rb"\1 .", block)
    if count < block.count(b"\n"):
        triples = b"".join(f"{q.triple} .\n".encode() for q in _parsed(block))
    yield triples


def _parsed(block: bytes) -> list[ox.Quad]:
    try:
        return list(ox.parse(block, format=ox.RdfFormat.N_QUADS))
    except SyntaxError:
        return []  # the engine finds it too, and says so


def _check(path: Path, block: bytes, offset: int) -> None:
    try:
        text = block.decode()
    except UnicodeDecodeError as error:
        where = f"{path}: byte {offset + error.start}"
        raise InputSyntaxError(where, "not UTF-8", "save the file as UTF-8") from error
    # Searches for single bytes take a fraction of the time of one search for all that is suspect.
    plain = len(block.translate(None, CONTROLS)) == len(block)
    if plain and b"_:" not in block and not any(one in block for one in ESCAPED):
        if block.isascii():
            return
        if not WIDE.search(text) and unicodedata.is_normalized("NFC", text):
            return
    for line in text.split("\n"):
        if SUSPECT.search(line) or not unicodedata.is_normalized("NFC", line):
            for quad in _parsed(line.encode()):
                reading.check(path, quad.triple)


if __name__ == "__main__":
    source = Path(sys.argv[1])
    with source.open("rb") as opened:
        sys.stdout.buffer.writelines(parts(source, opened))
