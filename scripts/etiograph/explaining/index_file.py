"""Tells whether the file of an index is the very one that was written.

SQLite does not notice a changed byte, and to hash a large file at each question takes longer than
the answer. So the digest of the file is noted beside it with what the system says of the file, and
the file is hashed only where that may have changed (``building.compiled`` does so with the graph).
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
from pathlib import Path

from etiograph import locations
from etiograph.building import noting
from etiograph.errors import OutputError

NAME, NOTE = "index.sqlite", "index.json"
MAKERS = ("index", "index_tables", "names", "phrase_words", "stems")
"""Modules that an index hangs on: what they make anew, they may make otherwise."""


def part(queries: Path) -> str:
    """Return the name of the part of the compiled form that holds an index.

    It names what an index is made with: the index queries, the code that makes it, and the order
    of bytes in the numbers of this machine.
    """
    made = hashlib.sha256(sys.byteorder.encode())
    here = Path(__file__).parent
    code = [*(here / f"{name}.py" for name in MAKERS), here.parent / "walking" / "ways.py"]
    for path in (*locations.files(queries / "index", "*.*"), *code):
        made.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return f"index-{made.hexdigest()[:32]}"


def seal(file: Path) -> None:
    """Note the digest of a file that was just written.

    Raises:
        OutputError: if the note cannot be written.
    """
    before = noting.seen(file)
    noting.write(file.with_name(NOTE), _digest(file), before)


def whole(file: Path) -> bool:
    """Tell whether a file is the one that was sealed; one that may have changed is read whole."""
    note = file.with_name(NOTE)
    if noting.believed(file, note):
        return True
    try:
        before, digest = noting.seen(file), _digest(file)
        if digest != noting.noted(note) or noting.seen(file) != before:
            return False
    except OSError:
        return False  # whatever it is, it is made anew
    with contextlib.suppress(OutputError):
        noting.write(note, digest, before)
    return True


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
