"""Writes the first page of a release, from the values that its manifest has."""

from __future__ import annotations

from etiograph.exporting import loss
from etiograph.exporting.export import ABOUT
from etiograph.notice import NOTICE
from etiograph.releasing import manifest
from etiograph.releasing.edition import MAKER, SUMMARY, TITLE, Edition

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
out. In each folder, `{loss}` lists what that is; where it is not the whole graph only, it stands in
`sidecar.jsonl`; `{about}` says what the folder is.
{site}
`manifest.json` lists every file with size, digest and media type, and the programs that wrote it;
`dcat.ttl` (DCAT and VoID), `croissant.json` (Croissant) and `ro-crate-metadata.json` (RO-Crate)
describe the same for catalogues and tools.

## Check it

    python3 check.py            # changed, missing and foreign files; nothing to install
    sha256sum -c SHA256SUMS     # changed and missing files

## Load it

Triples and quads, for example in Python:

    import pyoxigraph
    store = pyoxigraph.Store()
    store.bulk_load(path="nquads/etiograph.nq", format=pyoxigraph.RdfFormat.N_QUADS)

Tables, as Croissant describes them:

    import mlcroissant
    dataset = mlcroissant.Dataset("croissant.json")
    print(dataset.metadata.record_sets)

Any folder with its sidecar back into the one graph:

    pip install etiograph
    etiograph restore nquads -o etiograph.nq
    etiograph info --graph etiograph.nq

Denied, doubted and asked claims are claims too: whoever takes rows for facts must read their
polarity and certainty.

## Licence

Data: CC0 1.0, see `LICENSE-DATA`, which also says what it does not cover. Code (`check.py`): MIT,
see `LICENSE`.

## To cite

{maker}: {title} {version}, {day}, graph {short}.
"""


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
        day=edition.day,
        digest=edition.content.digest,
        short=edition.key,
        counts="\n".join(rows),
        formats="\n".join(_row(one) for one in manifest.formats(edition)),
        site="\nThe documentation stands in `site/`: open `site/index.html`.\n" if site else "",
        loss=loss.NAME,
        about=ABOUT,
        maker=MAKER,
    )
    return page.encode()


def _row(one: manifest.Format) -> str:
    numbers = (one["files"], one["bytes"], one["quads"], one["quads_beside"])
    cells = [f"`{one['folder']}`", one["title"], one["description"], *(f"{n:,}" for n in numbers)]
    return f"| {' | '.join(map(str, cells))} |"
