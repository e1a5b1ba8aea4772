"""Runs one job and writes its rows as Parquet: by ``spark-submit`` of this file, or ``python -m``.

TABLES and OUT are URIs that Spark knows, such as file:/data/tables, hdfs:/x or s3a://x/y.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from etiograph.errors import EtiographError, InputError, OutputError, ParameterError, UsageError
from etiograph.spark import answering, deriving, paths, ranking, reading
from etiograph.walking.causal import LONGEST

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

ENDS = ("subject", "object")
"""What derived tables are hashed by, so that steps and claims between two terms lie together."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the job that the arguments name; an error is one line and an exit status."""
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        spark = reading.session(f"etiograph {given.job}")
        for name, frame in given.run(spark, given).items():
            _write(frame, f"{given.out.rstrip('/')}/{name}.parquet")
    except EtiographError as error:
        parser.exit(error.status, f"{error}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m etiograph.spark", description=__doc__)
    jobs = parser.add_subparsers(dest="job", required=True)
    for name, run, words in (
        ("derive", _derive, "what the rules derive from the claims"),
        ("spread", _spread, "a table, its rows hashed by columns: claims by source"),
        ("paths", _paths, "every simple path from the starts to the ends"),
        ("explain", _explain, "what may lie behind symptoms: candidates, supports, ways"),
        ("ask", _ask, "the answer of a question, by the file of its SQL twin"),
    ):
        job = jobs.add_parser(name, help=words, description=words)
        job.set_defaults(run=run)
        job.add_argument("tables", help="URI of the folder of the tables")
        job.add_argument("out", help="URI of the folder to write to")
        if name == "spread":
            job.add_argument("name", help="of the table")
            job.add_argument("columns", nargs="+", help="columns to hash by")
            job.add_argument("--files", type=int, help="how many; as Spark sees fit without")
        if name in ("paths", "explain"):
            job.add_argument("--longest", type=int, default=LONGEST, help="most steps")
        if name == "paths":
            job.add_argument("--start", action="append", required=True, help="IRI; repeatable")
            job.add_argument("--end", action="append", required=True, help="IRI; repeatable")
        if name == "explain":
            job.add_argument("--symptom", action="append", required=True, help="IRI; repeatable")
        if name == "ask":
            job.add_argument("twin", type=Path, help="queries/competency/NAME.sql")
            job.add_argument("values", nargs="*", help="name=value")
    return parser


def _derive(spark: SparkSession, given: argparse.Namespace) -> Mapping[str, DataFrame]:
    found = deriving.derived(spark, given.tables)
    return {
        name: frame.repartition(*ENDS) if set(ENDS) <= set(frame.columns) else frame
        for name, frame in found.items()
    }


def _spread(spark: SparkSession, given: argparse.Namespace) -> Mapping[str, DataFrame]:
    found = reading.table(spark, given.tables, given.name)
    for name in given.columns:
        if name not in found.columns:
            hint = f"it has: {', '.join(found.columns)}"
            raise UsageError(name, f"not a column of {given.name}", hint)
    number = [given.files] if given.files else []
    return {given.name: found.repartition(*number, *given.columns)}


def _paths(spark: SparkSession, given: argparse.Namespace) -> Mapping[str, DataFrame]:
    return {"paths": paths.paths(spark, given.tables, given.start, given.end, given.longest)}


def _explain(spark: SparkSession, given: argparse.Namespace) -> Mapping[str, DataFrame]:
    found = ranking.explain(spark, given.tables, given.symptom, longest=given.longest)
    return {field.name: getattr(found, field.name) for field in fields(found)}


def _ask(spark: SparkSession, given: argparse.Namespace) -> Mapping[str, DataFrame]:
    values = {}
    for pair in given.values:
        name, there, value = pair.partition("=")
        if not there:
            raise ParameterError(pair, "not name=value", "write: symptom=IRI")
        values[name] = value
    try:
        text = given.twin.read_text(encoding="utf-8")
    except OSError as error:
        hint = "name a file queries/competency/NAME.sql"
        raise InputError(given.twin, (error.strerror or "cannot be read").lower(), hint) from error
    return {"answer": answering.ask(spark, given.tables, text, **values)}


def _write(frame: DataFrame, where: str) -> None:
    from pyspark.errors import AnalysisException  # noqa: PLC0415 - an extra

    try:
        frame.write.parquet(where)
    except AnalysisException as error:
        raise OutputError(
            where, "is there already, or cannot be written", "name another"
        ) from error


if __name__ == "__main__":
    main()
