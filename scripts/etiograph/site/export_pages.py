"""Tells of each export format what its page shows."""

from __future__ import annotations

from etiograph.exchange import sidecar
from etiograph.exporting import export, loss, shipped
from etiograph.notice import LICENCE_FILE
from etiograph.site.material import Described

WHOLE = "With what stands beside it, it gives the whole graph back: etiograph restore."
EXTRACT = "It holds a part of the graph: the rest is in other formats."


def described() -> list[Described]:
    """Return what there is to say of each format that is shipped, by name."""
    return [
        Described(
            one.name,
            one.title,
            (
                one.description,
                EXTRACT if one.module.EXTRACT else WHOLE,
                f"Made by: etiograph export {one.name} --output exports",
            ),
            _files(extract=one.module.EXTRACT),
        )
        for one in shipped.all_formats()
    ]


def _files(*, extract: bool) -> tuple[tuple[str, str], ...]:
    beside = (sidecar.NAME, "what the format cannot say, one line a resource; only if there is any")
    return (
        (export.ABOUT, "what the files are, of which graph, its licence, and the prefixes"),
        (LICENCE_FILE, "the licence of the data, and what it does not cover"),
        (loss.NAME, "what the format does not say: class, property, number of quads"),
        *(() if extract else (beside,)),
    )
