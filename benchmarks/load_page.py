"""Says in Markdown what was measured of a server under load, and which targets were met."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

GROWTH, CALM, ATTACKED, RECOVERY, FAILED = 1.1, 300, 2000, 5, 0.01
LEFT = ("processes", "files of the server", "files of the engine", "temporary files")
COLUMNS = ("requests", "errors", "a second")
MET = {True: "yes", False: "**no**"}
GROWN = ("MiB of the server", "MiB of the engine")


def targets(found: Mapping[str, Any]) -> list[tuple[str, str, bool]]:
    """Return each target, what was measured, and whether it was met."""
    calm, attacked, killed = found["calm"], found["attacked"], found["killed"]
    seen, longest = found["seen"], max(found["recovery"])
    before, after, last = (seen[name] for name in ("before", "after load", "after kills"))
    failed = killed["errors"] / max(1, killed["requests"])
    grown = max(after[name] / before[name] for name in GROWN)
    regrown = max(last[name] / before[name] for name in GROWN)
    left = sum(max(0, end[name] - before[name]) for end in (after, last) for name in LEFT)
    return [
        ("errors of honest clients: 0", str(calm["errors"]), not calm["errors"]),
        (f"p95: {CALM} ms at most", f"{calm['p95']:.0f} ms", calm["p95"] <= CALM),
        ("errors with attackers: 0", str(attacked["errors"]), not attacked["errors"]),
        (
            f"p95 with attackers: {ATTACKED} ms at most",
            f"{attacked['p95']:.0f} ms",
            attacked["p95"] <= ATTACKED,
        ),
        (f"recovery: {RECOVERY} s at most", f"{longest:.1f} s", longest <= RECOVERY),
        (
            f"failed under kills, of all requests of that phase: {FAILED:.0%} at most",
            f"{failed:.2%}",
            failed <= FAILED,
        ),
        ("memory after load: 10 % more at most", f"{grown - 1:+.0%}", grown <= GROWTH),
        ("memory after kills: 10 % more at most", f"{regrown - 1:+.0%}", regrown <= GROWTH),
        ("processes, open and temporary files left: 0", str(left), left == 0),
    ]


def page(found: Mapping[str, Any]) -> str:
    """Return the page."""
    lines = [
        "<!-- Written by benchmarks/load.py; do not edit. -->",
        "",
        "# A server under load",
        "",
        _on(found),
        "",
        "| target | measured | met |",
        "|---|---|---|",
        *(
            f"| {what} | {is_} | {'yes' if met else '**no**'} |"
            for what, is_, met in targets(found)
        ),
        "",
        _row(f"for {found['seconds']:g} s each", *COLUMNS, "p50", "p95", "p99", "longest"),
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, words in (
        ("calm", "8 honest clients"),
        ("attacked", "8 honest clients, 8 attackers beside"),
        ("attackers", "the attackers"),
        ("killed", f"8 honest clients, the engine killed {found['kills']} times"),
    ):
        one = found[name]
        times = (f"{one[key]:.0f} ms" for key in ("p50", "p95", "p99", "longest"))
        lines.append(_row(words, *(one[key] for key in COLUMNS), *times))
    took = ", ".join(f"{one:.1f}" for one in found["recovery"])
    lines += [
        "",
        (
            "An attacker asks again when it is answered, and not before: these are 8 queries at a"
            " time, and no flood."
        ),
        "",
        f"Seconds until another engine answered a query, each time: {took}.",
        "",
        "| what is held | before | after the load | after the kills |",
        "|---|--:|--:|--:|",
    ]
    seen = found["seen"]
    ends = ("before", "after load", "after kills")
    lines += [_row(name, *(seen[end][name] for end in ends)) for name in seen["before"]]
    return "\n".join(lines) + "\n"


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _on(found: Mapping[str, Any]) -> str:
    on = ", ".join(f"{name} {value}" for name, value in found["machine"].items())
    return (
        f"Measured on {on}; commit {found['commit']}; a graph of "
        f"{found['bytes of the graph'] / 1e6:.0f} MB. Clients run on the same machine and share "
        "its cores. An honest one reads for 0.2 to 0.6 seconds before it asks again; an attacker "
        "asks again at once. What they ask stands in benchmarks/load_clients.py."
    )
