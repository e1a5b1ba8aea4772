"""Opens the tables of a graph in Spark; pyspark is asked for here only.

All work is SQL over frames: it runs in the JVM of the executors, which need neither Python packages
nor Etiograph. Nothing comes to the driver but what a caller collects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from etiograph.errors import InputError, MissingPackageError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

HINT = "run: pip install 'etiograph[spark]'"


def session(name: str = "etiograph") -> SparkSession:
    """Return the running session, or a new one as ``spark-submit`` or the environment sets it.

    Without any setting it is ``local[*]``, Spark's own default.

    Raises:
        MissingPackageError: if pyspark is not installed.
    """
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingPackageError("pyspark", "not installed", HINT) from error
    return SparkSession.builder.appName(name).getOrCreate()


def table(spark: SparkSession, folder: str, name: str) -> DataFrame:
    """Return a table that ``queries/tables/`` defines.

    Args:
        spark: the session.
        folder: URI of the folder of the tables, such as ``file:/data/tables`` or ``s3a://x/y``.
        name: of the table.

    Raises:
        InputError: if it is not there.
    """
    from pyspark.errors import AnalysisException  # noqa: PLC0415 - an extra

    where = f"{folder.rstrip('/')}/{name}.parquet"
    try:
        return spark.read.parquet(where)
    except AnalysisException as error:
        what = "no such table" if error.getCondition() == "PATH_NOT_FOUND" else "cannot be read"
        raise InputError(where, what, "name a folder of tables by its URI") from error


def query(spark: SparkSession, text: str, **given: Any) -> DataFrame:  # noqa: ANN401
    """Return the rows of SQL text, as a frame that is not worked out yet.

    Args:
        spark: the session.
        text: names frames in braces, and values with a colon.
        given: the frames and values.
    """
    from pyspark.sql import DataFrame  # noqa: PLC0415 - an extra

    frames = {name: one for name, one in given.items() if isinstance(one, DataFrame)}
    values = {name: one for name, one in given.items() if name not in frames}
    return spark.sql(text, values, **frames)


def kept(frame: DataFrame) -> DataFrame:
    """Work out a frame at once, and return it without what led there, to be read many times.

    Plans of many joins take Spark longer to read than to run. Where the session has a checkpoint
    folder (``spark.sparkContext.setCheckpointDir``) the rows are written there and outlive the loss
    of an executor; else they stay with the executors.
    """
    if frame.sparkSession.sparkContext.getCheckpointDir():
        return frame.checkpoint()
    return frame.localCheckpoint()
