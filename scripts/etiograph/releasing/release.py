"""Makes a release: the files of one folder, each value from the graph and the day alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from etiograph import locations
from etiograph.exchange.content import Content
from etiograph.exporting import export as exporting
from etiograph.exporting import shipped
from etiograph.notice import LICENCE_FILE
from etiograph.releasing import crate, croissant, description, manifest, programs, readme
from etiograph.releasing.edition import Edition, records

LICENCES = ("LICENSE", LICENCE_FILE)
CHECK = "check.py"
SITE = "site"
SHAPES = "shapes/release"
WORDS = {
    readme.NAME: "What this release is, and how to check, load and cite it.",
    "LICENSE": "The licence of the code.",
    LICENCE_FILE: "The licence of the data, and what it does not cover.",
    CHECK: "Finds changed, missing and foreign files.",
    description.NAME: "This release in DCAT and VoID.",
    croissant.NAME: "This release in Croissant.",
}
"""What each file beside the exports is."""


def edition(
    content: Content, version: str, day: str, forms: Sequence[shipped.Format] | None = None
) -> Edition:
    """Return what is released: every format of the graph, read back and compared with it.

    Args:
        content: the whole graph.
        version: of etiograph.
        day: ``YYYY-MM-DD``.
        forms: the formats; without them, all.

    Raises:
        ExportError: if an export says anything that the graph does not.
    """
    wanted = shipped.all_formats() if forms is None else forms
    exports = tuple(exporting.export(content, one) for one in wanted)
    return Edition(content, exports, version, day)


def files(edition: Edition, site: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Return every file of a release, by path.

    Args:
        edition: what is released.
        site: files of the documentation, by path below ``site/``.

    Raises:
        ReleaseError: if the description breaks a shape.
        InputError: if a licence or the shapes are missing.
    """
    described = description.triples(edition)
    description.check(described, locations.root() / SHAPES)
    beside = {name: locations.licence(name).encode() for name in LICENCES}
    beside[CHECK] = Path(__file__).with_name(CHECK).read_bytes()
    beside[readme.NAME] = readme.readme(edition, site=bool(site))
    beside[description.NAME] = description.turtle(described)
    beside[croissant.NAME] = croissant.croissant(edition)
    about = {one: WORDS[one.path] for one in records(beside)}
    beside[crate.NAME] = crate.crate(edition, about)
    beside |= {f"{SITE}/{name}": text for name, text in (site or {}).items()}
    listed = sorted([*edition.files, *records(beside)])
    beside[manifest.NAME] = manifest.manifest(edition, listed, programs.versions())
    beside[manifest.SUMS] = manifest.sums([*edition.files, *records(beside)])
    return edition.written | beside
