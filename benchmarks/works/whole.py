# ruff: noqa: PLC0415 - each contender has a process of its own
"""Builds, validates and asks everything, once, without peers."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

import datasets
from case import Case
from work import DOCUMENTS, US, Target, Work

from works.questions import battery

WORK = Work(
    far=True,
    place=7,
    title="Everything: build, validate, every question",
    words=(
        "`etiograph build` from the folder of documents, `etiograph validate`, then every shipped "
        "question in one process of Python. Once, without peers."
    ),
    sizes=(1_000, 10_000, 100_000, 1_000_000),
    limit=36_000.0,
    repeats=1,
    needs=DOCUMENTS,
    resumes=True,
    targets=(
        Target(1_000_000, "completes on 2 cores in at most 8 GB", megabytes=8000),
        Target(
            1_000_000,
            "grows about linearly: at most 15 times as long as at 100,000",
            grows=15,
            since=100_000,
        ),
    ),
)


def etiograph(case: Case) -> None:
    """Do all of it."""
    graph = case.data / "graph.nq"

    def command(*words: object) -> bool:
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "etiograph", *map(str, words)],
            check=False,
            env=datasets.environment(),
        )
        if done.returncode:
            raise RuntimeError(f"{words[0]} ended with status {done.returncode}")
        return True

    if "build" not in case.skip:
        datasets.forget(case.data)
    build = partial(command, "build", "--ontology", case.data / "ontology", "-o", graph)
    if not case.measure("build", build) and not graph.is_file():
        return
    case.measure("validate", partial(command, "validate", "--graph", graph))
    from etiograph import opened

    found = case.measure("open", lambda: opened.load(graph))
    opened_graph = found or opened.load(graph)
    for one in battery():
        case.measure(one.name, partial(opened_graph.query, one.name, **one.example))


CONTENDERS = {US: etiograph}
