"""Writes ``manifest.json`` and ``SHA256SUMS``: what a release holds, file by file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypedDict

from etiograph.notice import LICENCE, NOTICE, RIGHTS
from etiograph.releasing.edition import MAKER, TITLE, Edition, File

NAME = "manifest.json"
SUMS = "SHA256SUMS"
COUNTED = {
    "documents": "SourceDocument",
    "claims": "Claim",
    "propositions": "Proposition",
    "edges": "Edge",
    "chains": "Chain",
    "literature claims": "LiteratureClaim",
}
"""What people ask for first, and the class of each."""


class Format(TypedDict):
    """What the manifest says of an export."""

    name: str
    title: str
    description: str
    folder: str
    files: int
    bytes: int
    quads: int
    quads_beside: int
    extract: bool


def counts(edition: Edition) -> dict[str, int]:
    """Return the numbers that people ask for first, by name."""
    first = {name: edition.resources.get(of, 0) for name, of in COUNTED.items()}
    return first | {"quads": len(edition.content.quads), "named graphs": len(edition.graphs)}


def manifest(edition: Edition, files: Iterable[File], programs: dict[str, str]) -> bytes:
    """Return the manifest.

    Args:
        edition: what is released.
        files: every other file, but for ``SHA256SUMS``.
        programs: version of each program that wrote them.
    """
    said = {
        "title": TITLE,
        "version": edition.version,
        "day": edition.day,
        "graph_sha256": edition.content.digest,
        "licence": LICENCE,
        "rights": RIGHTS,
        "publisher": MAKER,
        "notice": NOTICE,
        "counts": counts(edition),
        "resources": edition.resources,
        "formats": formats(edition),
        "programs": programs,
        "files": [
            {
                "path": one.path,
                "bytes": one.size,
                "sha256": one.sha256,
                "media_type": one.media_type,
                "format": one.format or None,
            }
            for one in files
        ],
    }
    return (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode()


def formats(edition: Edition) -> list[Format]:
    """Return what is said of each export: its folder, its size, and what it leaves out."""
    found: list[Format] = []
    for export in edition.exports:
        form, beside = export.format, sum(loss.quads for loss in export.losses)
        sizes = [one.size for one in edition.files if one.format == form.name]
        found.append(
            {
                "name": form.name,
                "title": form.title,
                "description": form.description,
                "folder": f"{form.name}/",
                "files": len(sizes),
                "bytes": sum(sizes),
                "quads": len(edition.content.quads) - beside,
                "quads_beside": beside,
                "extract": form.module.EXTRACT,
            }
        )
    return found


def sums(files: Iterable[File]) -> bytes:
    """Return the checksums, as ``sha256sum -c`` reads them."""
    return "".join(f"{one.sha256}  {one.path}\n" for one in sorted(files)).encode()
