#!/usr/bin/env python3
"""Runs one contender of one work in a process of its own, as ``measuring`` asks."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

from case import Case, Missing


def main() -> None:
    """Run what the JSON in the only argument names; events and answers go to files."""
    asked = json.loads(sys.argv[1])
    work = importlib.import_module(f"works.{asked['work']}")
    scratch = Path(asked["scratch"])
    with (scratch / "events.jsonl").open("a", encoding="utf-8") as events:
        case = Case(
            Path(asked["data"]),
            scratch,
            events,
            frozenset(asked["skip"]),
            asked["limit"],
            asked["most"],
        )
        try:
            work.CONTENDERS[asked["contender"]](case)
        except (Missing, ModuleNotFoundError) as error:
            case.tell(missing=str(error).splitlines()[0])
            return
        for part, lines in case.answers.items():
            (scratch / f"{part}.answer").write_text("\n".join(lines) + "\n", encoding="utf-8")
        case.tell(end=True, peak=case.peak)


if __name__ == "__main__":
    main()
