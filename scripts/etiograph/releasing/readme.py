"""Writes the first page of a release, from the values that its manifest has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from etiograph.exporting import loss, pages
from etiograph.exporting.export import ABOUT
from etiograph.notice import NOTICE, RIGHTS
from etiograph.releasing import manifest
from etiograph.releasing.edition import MAKER, SUMMARY, TITLE, Edition, File

NAME = "README.md"
PAGE = """# {title} {version}

{summary} {notice}

This folder is one release, of {day}. The graph that every file was made from has the SHA-256
digest (of its sorted N-Quads)

    {digest}

## What is in it

| | number |
|---|---|
{counts}

| folder | format | holds | files | bytes | quads | beside |
|---|---|---|---|---|---|---|
{formats}

*Quads* is how much of the graph the files of a format say themselves, *beside* what they leave
out. In each folder, `{page}` says what its files hold and how to load them, `{about}` which graph
they are of, and `{loss}` what they do not say. Where a format cannot say everything and is not
meant for a part only, the rest stands in `sidecar.jsonl`.
{site}
`manifest.json` lists every file with size, digest and media type, and the programs that wrote it;
`dcat.ttl` (DCAT and VoID), `croissant.json` (Croissant) and `ro-crate-metadata.json` (RO-Crate)
describe the same for catalogues and tools.

## Check it

    python3 check.py            # changed, missing and foreign files; nothing to install
    sha256sum -c SHA256SUMS     # changed and missing files

## Load it

{loading}

Any folder with its sidecar back into the one graph:

    etiograph restore FOLDER -o etiograph.nq
    etiograph info --graph etiograph.nq

Denied, doubted and asked claims are claims too: whoever takes rows for facts must read their
polarity and certainty.

## Licence

Data: {rights}

Code (`check.py`): MIT, see `LICENSE`.

## To cite

{maker}: {title} {version}, {day}, graph {short}.
"""

LOADING = {
    "nq": (
        "Quads, in Python",
        "import pyoxigraph",
        "store = pyoxigraph.Store()",
        'store.bulk_load(path="{path}", format=pyoxigraph.RdfFormat.N_QUADS)',
    ),
    "csv": (
        "Tables, with pandas",
        "import pandas",
        'table = pandas.read_csv("{path}", dtype=str, keep_default_na=False)',
        "table.columns",
    ),
    "parquet": (
        "Typed tables, with polars",
        "import polars",
        'table = polars.read_parquet("{path}")',
        "table.schema",
    ),
    "graphml": (
        "Graphs, with networkx",
        "import networkx",
        'graph = networkx.read_graphml("{path}", force_multigraph=True)',
        "graph",
    ),
    "sqlite": (
        "A database, in Python",
        "import sqlite3",
        'tables = sqlite3.connect("{path}").execute("SELECT name FROM sqlite_master")',
        "tables.fetchall()",
    ),
    "json": (
        "What Croissant describes, with mlcroissant",
        "import mlcroissant",
        'dataset = mlcroissant.Dataset("croissant.json")',
        "dataset.metadata.record_sets",
    ),
}
"""By suffix of a file: whom it is for, and three lines that load it."""


def readme(edition: Edition, *, site: bool) -> bytes:
    """Return the page.

    Args:
        edition: what is released.
        site: whether the folder ``site/`` has the documentation.
    """
    rows = [f"| {name} | {number:,} |" for name, number in manifest.counts(edition).items()]
    page = PAGE.format(
        title=TITLE,
        version=edition.version,
        summary=SUMMARY,
        notice=NOTICE,
        rights=RIGHTS,
        day=edition.day,
        digest=edition.content.digest,
        short=edition.key,
        counts="\n".join(rows),
        loading="\n\n".join(_loading(edition)),
        formats="\n".join(_row(one) for one in manifest.formats(edition)),
        site="\nThe documentation stands in `site/`: open `site/index.html`.\n" if site else "",
        loss=loss.NAME,
        about=ABOUT,
        page=pages.README,
        maker=MAKER,
    )
    return page.encode()


def _row(one: manifest.Format) -> str:
    numbers = (one["files"], one["bytes"], one["quads"], one["quads_beside"])
    cells = [f"`{one['folder']}`", one["title"], one["description"], *(f"{n:,}" for n in numbers)]
    return f"| {' | '.join(map(str, cells))} |"


def _loading(edition: Edition) -> Iterator[str]:
    """Yield a paragraph for each family of formats, with the path of its first file."""
    for suffix, (title, *lines) in LOADING.items():
        fitting = [one for one in edition.files if one.path.endswith(f".{suffix}")]
        if fitting:
            path = min(fitting, key=partial(_rank, edition)).path
            code = "\n".join(f"    {line.format(path=path)}" for line in lines)
            yield f"{title}:\n\n{code}"


def _rank(edition: Edition, file: File) -> tuple[int, int, bool, int]:
    """Order files: those of the least loss, in no folder of their own, of claims, large ones."""
    export = next(one for one in edition.exports if one.format.name == file.format)
    lost = sum(one.quads for one in export.losses)
    return lost, file.path.count("/"), "claims" not in file.path, -file.size
