"""Asks hygiene queries, each row of which is a finding; those of a large graph over processes."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from etiograph.asking import questions
from etiograph.building import opening
from etiograph.building import processes as mapping
from etiograph.checking.findings import VIOLATION, WARNING, Finding, file_of
from etiograph.errors import InputSyntaxError
from etiograph.rdf import query
from etiograph.vocabulary import shorten


def spread(built: Path, rules: Iterable[questions.Question], processes: int = 0) -> list[Finding]:
    """Return what some hygiene queries find in a built graph, in their order.

    Args:
        built: the graph; each process opens its compiled form.
        rules: the queries.
        processes: how many; one for each processor if 0.

    Raises:
        InputSyntaxError: as ``findings`` does.
    """
    many = processes or mapping.available()
    opening.once.cache_clear()  # what stands there may be another graph now
    work = partial(_ask, built)
    with contextlib.closing(mapping.mapped(work, rules, many)) as done:
        return [one for some in done for one in some]


def _ask(built: Path, rule: questions.Question) -> list[Finding]:
    return findings(opening.once(built), rule)


def findings(
    store: ox.Store, rule: questions.Question, within: Collection[str] | None = None
) -> list[Finding]:
    """Return one finding for each row of a hygiene query; its first column is the focus.

    Args:
        store: the graph.
        rule: the query.
        within: IRIs; rows of another focus are left out.

    Raises:
        InputSyntaxError: if its header lacks ``title``, ``remedy`` or ``severity``.
    """
    for name in ("title", "remedy", "severity"):
        if name not in rule.header:
            raise InputSyntaxError(rule.path, f"no header line '#+ {name}:'", "add it")
    found = []
    for row in query.ask(store, rule.text, {}).rows:
        focus, *rest = ("" if cell is None else cell.value for cell in row)
        if within is not None and focus not in within:
            continue
        found.append(
            Finding(
                VIOLATION if rule.header["severity"] == "error" else WARNING,
                focus,
                rule.name,
                rule.header["title"],
                rule.header["remedy"],
                file_of(store, focus),
                " ".join(map(shorten, rest)),
            )
        )
    return found
