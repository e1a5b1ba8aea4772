"""Names the programs that wrote a release: Python, and the libraries that its writers import."""

from __future__ import annotations

import ast
import importlib
import platform
import sys
from importlib import metadata
from pathlib import Path

from etiograph import locations

WRITERS = ("exchange", "formats", "exporting", "rdf", "releasing")
"""Folders of the package whose modules write, or hand on, the bytes of a release."""
LIBRARIES = {"sqlite3": ("sqlite", "sqlite_version"), "zlib": ("zlib", "ZLIB_RUNTIME_VERSION")}
"""Modules of Python that wrap a library with a version of its own, and where they tell it."""


def versions() -> dict[str, str]:
    """Return the version of each program, by name, sorted.

    Read from the imports of the writers, so that no list is kept by hand, and the answer does not
    hang on what else a process has loaded.
    """
    imported = {name for folder in WRITERS for name in _imported(locations.PACKAGE / folder)}
    owners = metadata.packages_distributions()
    found = {"python": platform.python_version()}
    for name in sorted(imported):
        if name in LIBRARIES:
            called, attribute = LIBRARIES[name]
            found[called] = str(getattr(importlib.import_module(name), attribute))
        elif name not in sys.stdlib_module_names:
            found |= {one: metadata.version(one) for one in sorted(set(owners.get(name, ())))}
    return dict(sorted(found.items()))


def _imported(folder: Path) -> set[str]:
    """Return the top names of what the modules of a folder import, but for the package itself."""
    found = set()
    for path in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {one.name.partition(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(str(node.module).partition(".")[0])
    return found - {"etiograph"}
