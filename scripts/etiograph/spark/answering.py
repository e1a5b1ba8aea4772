"""Answers analytical questions in Spark by their SQL twins, written in Spark's own dialect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etiograph.errors import MissingPackageError, ParameterError
from etiograph.spark import reading

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession


def ask(spark: SparkSession, folder: str, text: str, **values: str | int) -> DataFrame:
    """Return the answer of a twin: the columns and rows that DuckDB gives, in the same order.

    The tables that it names become temporary views of the session, under their own names.

    Args:
        spark: the session.
        folder: URI of the folder of the tables.
        text: of the twin, ``queries/competency/NAME.sql``; parameters are ``$name``.
        values: of parameters, by name: IRIs, texts, numbers; one that is not there is NULL.

    Raises:
        InputError: if a table is missing.
        MissingPackageError: if sqlglot is not installed.
        ParameterError: if the twin knows no parameter of a name.
    """
    tables, parameters, written = in_spark(text)
    for name in sorted(values.keys() - parameters):
        known = ", ".join(sorted(parameters)) or "none"
        raise ParameterError(name, "not a parameter of this question", f"it knows: {known}")
    for name in sorted(tables):
        reading.table(spark, folder, name).createOrReplaceTempView(name)
    return spark.sql(written, {name: values.get(name) for name in parameters})


def in_spark(text: str) -> tuple[frozenset[str], frozenset[str], str]:
    """Return the tables and the parameters that a twin names, and its text for Spark.

    Where the order of empty cells is not the same in both, it is written out. Spark sorts distinct
    rows by what they show only, so what is shown is sorted by under the name that it has there.

    Raises:
        MissingPackageError: if sqlglot is not installed.
    """
    try:
        import sqlglot  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingPackageError("sqlglot", "not installed", reading.HINT) from error
    tree = sqlglot.parse_one(text, read="duckdb")
    own = {one.alias for one in tree.find_all(sqlglot.exp.CTE)}
    tables = {one.name for one in tree.find_all(sqlglot.exp.Table)} - own
    parameters = {one.name for one in tree.find_all(sqlglot.exp.Placeholder)}
    shown = {one.this: one.alias for one in tree.selects if one.alias}
    for one in (tree.args.get("order") or sqlglot.exp.Order(expressions=[])).expressions:
        if one.this in shown:
            one.set("this", sqlglot.exp.column(shown[one.this], quoted=True))
    return frozenset(tables), frozenset(parameters), tree.sql(dialect="spark", comments=False)
