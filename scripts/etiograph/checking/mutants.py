"""Says how many mutants the cases noticed: what survived, and for which of these there is a reason.

A mutant is a rule with one part removed or weakened. One that no case notices is a survivor: either
a case is missing, or the part does nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from etiograph.building import tables
from etiograph.errors import InputSyntaxError

REMOVED, WEAKENED = "removed", "weakened"
COLUMNS = ("rule", "part", "change", "reason")


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """What became of one mutant.

    Attributes:
        rule: prefixed name of the shape, or name of the query.
        part: the part of it that was changed, as it stands.
        change: ``removed``, or what was put in its place.
        operator: ``removed`` or ``weakened``.
        noticed: name of the first case that noticed; empty if none did.
        reason: why it may survive; empty if it may not.
    """

    rule: str
    part: str
    change: str
    operator: str
    noticed: str
    reason: str

    @property
    def bad(self) -> bool:
        """Whether it survived without a reason, or has a reason and did not survive."""
        return bool(self.noticed) == bool(self.reason)


def reasons(path: Path) -> dict[tuple[str, str, str], str]:
    """Return the reasons of a table of survivors, by rule, part and change.

    Columns: ``rule``, ``part``, ``change``, ``reason``.

    Raises:
        InputError: if the file cannot be read.
        InputSyntaxError: if it is no table, has other columns, a cell is empty, or a line stands
            twice.
    """
    table = tables.read(path)
    if table.columns != COLUMNS:
        what = "the columns are not rule, part, change, reason"
        raise InputSyntaxError(path, what, "correct the line that names them")
    found: dict[tuple[str, str, str], str] = {}
    for row in table.rows:
        key = (row["rule"], row["part"], row["change"])
        if not all(row.cells.values()) or key in found:
            what = "an empty cell, or a mutant that stands twice"
            raise InputSyntaxError(row.where, what, "give each mutant once, with its reason")
        found[key] = row["reason"]
    return found


def weighed(
    judged: Iterable[tuple[tuple[str, str, str], str, str]],
    excused: dict[tuple[str, str, str], str],
) -> list[Verdict]:
    """Return verdicts, sorted, from keys, operators and the cases that noticed.

    A reason for a mutant that does not exist gives a verdict too, so that it is not forgotten.
    """
    found = [
        Verdict(*key, operator, noticed, excused.get(key, "")) for key, operator, noticed in judged
    ]
    there = {(one.rule, one.part, one.change) for one in found}
    gone = [Verdict(*key, "", "no such part", excused[key]) for key in set(excused) - there]
    return sorted([*found, *gone])


def score(verdicts: Iterable[Verdict]) -> str:
    """Return how many mutants were noticed, in all and by operator.

    The share is cut off after its first decimal, not rounded: 100.0 % are all.

    >>> one = Verdict("shape:A", "sh:minCount 1", "removed", "removed", "A-none", "")
    >>> score([one])
    '1 of 1 noticed (100.0 %): 1 of 1 removed'
    >>> missed = Verdict("shape:A", "sh:maxCount 1", "removed", "removed", "", "")
    >>> score([one] * 2174 + [missed])
    '2174 of 2175 noticed (99.9 %): 2174 of 2175 removed'
    """
    real = [one for one in verdicts if one.operator]
    parts = []
    for operator in (REMOVED, WEAKENED):
        some = [one for one in real if one.operator == operator]
        if some:
            parts.append(f"{sum(bool(o.noticed) for o in some)} of {len(some)} {operator}")
    noticed = sum(bool(one.noticed) for one in real)
    tenths = 1000 * noticed // len(real) if real else 1000
    return f"{noticed} of {len(real)} noticed ({tenths / 10:.1f} %): {', '.join(parts)}"
