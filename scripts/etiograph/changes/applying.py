"""Makes NEW of OLD and the changes between them, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path

import pyoxigraph as ox

from etiograph.changes import comparing
from etiograph.changes.comparing import Change, Changes
from etiograph.changes.deriving import NONE, Deriver, split
from etiograph.errors import InputError
from etiograph.rdf import reading


def apply(
    old: AbstractSet[ox.Quad], changes: Changes, deriver: Deriver, where: Path
) -> set[ox.Quad]:
    """Return the quads of NEW.

    Args:
        old: the quads of OLD.
        changes: what leads from OLD to NEW.
        deriver: derives what the changes leave out; not asked if they leave nothing out.
        where: the change file, for messages.

    Raises:
        InputError: if the changes are for another OLD, do not fit it, or do not give their NEW.
    """
    if comparing.digest(old) != changes.old:
        hint = f"name the OLD that it was made from, with sha256 {changes.old}"
        raise InputError(where, "made for another graph", hint)
    if changes.new == changes.old and not changes.asserted and not changes.derived:
        return set(old)
    used = deriver if changes.rules else NONE
    hint = "have it made anew"
    if changes.rules not in ("", deriver.digest):
        hint = "its rules are not these: use the etiograph that made it, or make it with --derived"
    asserted, _ = split(old, used.graphs)
    asserted = _patched(asserted, changes.asserted, where, hint)
    new = asserted | _patched(used.derive(asserted), changes.derived, where, hint)
    if comparing.digest(new) != changes.new:
        raise InputError(where, "does not give the graph that it names", hint)
    return new


def _patched(
    quads: AbstractSet[ox.Quad], changes: Iterable[Change], where: Path, hint: str
) -> set[ox.Quad]:
    patched = set(quads)
    for change in changes:
        if not change.removed <= patched or change.added & patched:
            raise InputError(f"{where}: <{change.node}>", "does not fit the graph", hint)
        for quad in change.added:
            reading.check(where, quad.triple)
        patched -= change.removed
        patched |= change.added
    return patched
