"""Makes one export: its files, what they leave out, and the remainder that gives the graph back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from etiograph import locations
from etiograph.errors import EtiographError, ExportError, InputError, InputSyntaxError
from etiograph.exchange import sidecar
from etiograph.exchange.content import Content
from etiograph.exporting import loss, pages, shipped
from etiograph.exporting.shipped import Format
from etiograph.notice import LICENCE, LICENCE_FILE, NOTICE, RIGHTS
from etiograph.vocabulary import PREFIXES

ABOUT = "about.json"


@dataclass(frozen=True, slots=True)
class Export:
    """The graph, or a choice from it, in one format.

    Attributes:
        format: which one.
        files: content by relative path, the page of the format, the report of losses and the
            sidecar among them.
        losses: what the files of the format itself do not say.
    """

    format: Format
    files: Mapping[str, bytes]
    losses: tuple[loss.Loss, ...]


def export(content: Content, form: Format) -> Export:
    """Return an export, after reading it back.

    What the files say is compared with the graph, quad by quad. What they leave out is counted in
    ``loss.tsv`` and, unless the format is meant for a part only, kept in ``sidecar.jsonl``.

    Raises:
        ExportError: if the files say anything that the graph does not.
        InputError: if the format has no page.
    """
    files = dict(form.module.files(content))
    said = form.module.said(files)
    beyond = said - content.quads
    if beyond:
        first = min(map(str, beyond))
        what = f"says {len(beyond)} things that the graph does not, among them: {first}"
        raise ExportError(form.name, what, "nothing was written; report it as a bug")
    unsaid = content.quads - said
    losses = loss.of(unsaid, content)
    kept = not form.module.EXTRACT
    files[loss.NAME] = loss.report(losses, sidecar.NAME if kept else loss.NOWHERE)
    if unsaid and kept:
        files[sidecar.NAME] = sidecar.content(unsaid)
        if sidecar.quads(files[sidecar.NAME]) != unsaid:
            what = "its sidecar does not hold what the format leaves out"
            raise ExportError(form.name, what, "nothing was written; report it as a bug")
    files |= {ABOUT: _about(content, form), **pages.beside(form.name)}
    files[LICENCE_FILE] = locations.licence(LICENCE_FILE).encode()
    return Export(form, files, losses)


def _about(content: Content, form: Format) -> bytes:
    """Return what anybody needs to know who finds the files: what they are, and of which graph."""
    said = {
        "format": form.name,
        "title": form.title,
        "description": form.description,
        "graph_sha256": content.digest,
        "selection": content.about or None,
        "claims": len(content.claims),
        "licence": LICENCE,
        "rights": RIGHTS,
        "notice": NOTICE,
        "prefixes": dict(sorted(PREFIXES.items())),
    }
    return (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode()


def restored(files: Mapping[str, bytes], folder: Path) -> Content:
    """Return the graph of an export and its sidecar together.

    Args:
        files: all that ``export`` wrote for one format, by relative path.
        folder: where they were read, for messages.

    Raises:
        InputError: if a file is missing, or the graph is not the one that was exported.
        InputSyntaxError: if a file is not what ``export`` writes.
    """
    try:
        about = json.loads(files[ABOUT])
        form, digest = shipped.named(about["format"]), about["graph_sha256"]
        chosen = about["selection"] or ""
    except (KeyError, ValueError, TypeError, RecursionError) as error:
        what = "missing, or not what etiograph export writes"
        raise InputError(folder / ABOUT, what, "name the folder of one format") from error
    if form.module.EXTRACT:
        what = f"{form.title} holds a part of the graph only"
        raise InputError(folder, what, "take a format that says the whole, or keeps a sidecar")
    found = Content(frozenset(_read(files, form, folder)), None, chosen)
    if found.digest != digest:
        what = f"gives a graph of digest {found.digest}, not {digest}"
        raise InputError(folder, what, "a file was changed or is missing: export anew")
    return found


def _read(files: Mapping[str, bytes], form: Format, folder: Path) -> set[ox.Quad]:
    try:
        beside = sidecar.quads(files[sidecar.NAME]) if sidecar.NAME in files else set()
        return form.module.said(files) | beside
    except EtiographError as error:
        raise InputSyntaxError(folder / error.where, error.what, error.hint) from error
    # Each format is read by a library of its own, and each has its own way to say that a file is
    # broken: SyntaxError, KeyError, struct.error, an error of SQLite or Arrow, MemoryError.
    except Exception as error:
        words = " ".join(str(error).split())[:120]
        what = f"not what etiograph export writes ({type(error).__name__}: {words})"
        raise InputSyntaxError(folder, what, "export anew") from error
