"""Runs the jobs of ``etiograph.spark`` in one session, as a program in an environment of its own.

Takes a file of what to ask (JSON) and prints what came back as the last line (JSON). Rows are in
the order in which Spark gave them.
"""
# ruff: noqa: PLC0415 - the tests, which have no pyspark, look into this file for doctests

from __future__ import annotations

import contextlib
import io
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

QUICK = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "2",
    # Compiling a plan takes longer than running it on so few rows.
    "spark.sql.codegen.wholeStage": "false",
    "spark.driver.extraJavaOptions": QUICK,
    "spark.executor.extraJavaOptions": QUICK,
}


def main() -> None:
    from pyspark.sql import SparkSession

    from etiograph.spark import answering, deriving, paths, ranking, reading
    from etiograph.spark.__main__ import main as command

    wanted = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    builder = SparkSession.builder.master(wanted["master"])
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    builder.getOrCreate()
    spark = reading.session()

    def refused(*arguments: str) -> list[object]:
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            try:
                command(arguments)
            except SystemExit as left:
                return [left.code, said.getvalue()]
        return [0, ""]

    def graph(asked: dict) -> dict[str, object]:
        tables, out = asked["tables"], asked["out"]
        command(["derive", tables, out])
        command(["spread", tables, out, "claims", "source", "--files", "3"])
        spread = reading.table(spark, out, "claims")
        found = paths.paths(spark, tables, asked["starts"], asked["ends"])
        explained = [ranking.explain(spark, tables, one) for one in asked["symptoms"]]
        return {
            "derived": {
                name: rows(reading.table(spark, out, name).select(*columns))
                for name, columns in asked["derived"].items()
            },
            "spread": rows(spread.select("claim", "source", "_metadata.file_path")),
            "paths": rows(found),
            "explained": [
                {
                    "candidates": rows(one.candidates.orderBy("rank")),
                    "supports": rows(one.supports),
                    "ways": rows(one.ways.orderBy("deficiency", "place", "position")),
                }
                for one in explained
            ],
        }

    def answer(asked: list) -> list:
        tables, text, values = asked
        return rows(answering.ask(spark, tables, text, **values))

    def broken(asked: dict) -> list:
        """Derive propositions by a rule with one word changed."""
        whole = deriving.VOTES
        deriving.VOTES = whole.replace(*asked["change"])
        assert whole != deriving.VOTES
        found = deriving.derived(spark, asked["tables"])[asked["name"]]
        deriving.VOTES = whole
        return rows(found.select(*asked["columns"]))

    graphs = {name: graph(asked) for name, asked in wanted["graphs"].items()}
    rings = rows(paths.paths(spark, *wanted["rings"]))
    # Planned once, not again after each of their many small stages.
    spark.conf.set("spark.sql.adaptive.enabled", "false")
    with ThreadPoolExecutor(2) as pool:
        answers = [*pool.map(answer, wanted["answers"])]
    # Counted now: at the start they may not all have come.
    members = spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size()  # noqa: SLF001
    found = {
        "executors": members - 1,  # the driver is one of them
        "master": spark.sparkContext.master,
        "graphs": graphs,
        "rings": rings,
        "answers": answers,
        "broken": [broken(one) for one in wanted["broken"]],
        "refused": [refused(*one) for one in wanted["refused"]],
    }
    print(json.dumps(found))  # noqa: T201
    spark.stop()


def rows(frame) -> list:
    return json.loads(json.dumps(frame.collect()))


if __name__ == "__main__":
    main()
