"""Checks names of files that go to others: every system must take them as they are."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from etiograph.errors import OutputError

DEVICES = frozenset(
    ["aux", "con", "conin$", "conout$", "nul", "prn"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"]
)
"""Names that Windows keeps for itself, whatever follows after a full stop."""
FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')
LONGEST = 200
"""Bytes of the longest part of a name; file systems take 255, archives add to it."""


class Names:
    """The names of the files of one folder, each checked as it comes.

    The rules are those of Windows, for they are the strictest ("Naming Files, Paths, and
    Namespaces", learn.microsoft.com/windows/win32/fileio/naming-a-file): no reserved or control
    character, no blank or full stop at the end, no name of a device, no two names that
    differ in case only.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: set[str] = set()
        self._seen: dict[str, str] = {}

    def add(self, name: str) -> None:
        """Take one more name, with ``/`` between its parts.

        Raises:
            OutputError: if a system would refuse it, alter it, or take it for another one.
        """
        parts = name.split("/")
        for part in parts:
            trouble = _trouble(part)
            if trouble:
                self._refuse(name, trouble)
        for end in range(1, len(parts) + 1):
            path = "/".join(parts[:end])
            known = path.casefold() in self._seen
            first = self._seen.setdefault(path.casefold(), path)
            if first != path:
                self._refuse(name, f"differs from {first!r} in case only")
            if path in self._files or (known and end == len(parts)):
                self._refuse(name, f"{path!r} is there already")
        self._files.add(name)

    @property
    def files(self) -> list[str]:
        """The names so far, sorted by code points."""
        return sorted(self._files)

    def _refuse(self, name: str, trouble: str) -> None:
        raise OutputError(self._folder, f"no name for a file: {name!r}: {trouble}", "rename it")


def _trouble(part: str) -> str:
    """Say what is wrong with one part of a name, or nothing."""
    rules = (
        (part in ("", ".", ".."), "a part that is empty or a way up"),
        (FORBIDDEN.search(part), "a character that Windows does not take"),
        (part.endswith((".", " ")), "a full stop or blank at the end, which Windows drops"),
        (part.partition(".")[0].rstrip().casefold() in DEVICES, "a device on Windows"),
        (not unicodedata.is_normalized("NFC", part), "not in normal form C"),
        (len(part.encode("utf-8", "replace")) > LONGEST, f"longer than {LONGEST} bytes"),
    )
    return next((trouble for broken, trouble in rules if broken), "")
