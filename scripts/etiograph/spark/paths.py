"""Finds every simple path over the steps of causes, by joining the steps to the paths so far.

A step is taken only where an end is near enough, which is worked out first from the ends. Each
round is one join: a path is a row, and the steps onward from a term are one row beside it. So a
plan grows with the number of steps and not with its square, and nothing has to be kept between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from etiograph.spark import reading
from etiograph.vocabulary import ETIO
from etiograph.walking.causal import LONGEST

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

LEADS = ETIO.leadsTo.rpartition("#")[2]
Carried = Mapping[str, tuple[str, str]]
"""What is worked out along a path: by name, SQL for its start, and after a step (``step.…``)."""
WEAKEST: Carried = {"weakest": ("5L", "least(weakest, step.highest)")}

STEPS = """
SELECT subject, object, max(rank) AS highest
FROM {votes} LEFT SEMI JOIN (SELECT relation FROM {relations} WHERE above = :leads) USING (relation)
WHERE stance = 'affirms' GROUP BY subject, object
"""

LISTED = "SELECT DISTINCT explode(:terms) AS term"

BACKWARD = "SELECT object AS term, collect_set(subject) AS before FROM {steps} GROUP BY object"

NEARER = """
SELECT near.term, min(near.left) AS left
FROM (
  SELECT explode(concat(array(struct(known.term, known.left)), coalesce(
    transform(before, one -> struct(one AS term, known.left + 1 AS left)), array()))) AS near
  FROM {known} AS known LEFT JOIN {backward} AS backward ON known.term = backward.term)
GROUP BY near.term
"""

ONWARD = """
SELECT step.subject AS key, collect_list(struct(step.*, near.left)) AS steps
FROM {steps} AS step JOIN {near} AS near ON step.object = near.term
WHERE step.subject <> step.object
GROUP BY step.subject
"""


def steps(spark: SparkSession, folder: str) -> DataFrame:
    """Return the steps that some claim affirms, ``subject``, ``object`` and ``highest`` rank.

    Args:
        spark: the session.
        folder: URI of the folder of the tables; ``edges`` is read.

    Raises:
        InputError: if the table is missing.
    """
    text = "SELECT subject, object, highest FROM {edges} WHERE relation = :leads"
    return reading.query(spark, text, edges=reading.table(spark, folder, "edges"), leads=LEADS)


def paths(
    spark: SparkSession,
    folder: str,
    starts: Sequence[str],
    ends: Sequence[str],
    longest: int = LONGEST,
) -> DataFrame:
    """Return every simple path from one of the starts to one of the ends.

    The rows are those of ``traverse.paths`` for each pair of a start and another end. They have no
    order until they are sorted by ``weakest`` (descending), ``steps`` and ``terms``, as there.

    Args:
        spark: the session.
        folder: URI of the folder of the tables.
        starts: IRIs of terms.
        ends: IRIs of terms.
        longest: most steps of a path.

    Returns:
        ``start``, ``end``, ``steps`` (how many), ``weakest`` (rank of the weakest step, 1 to 5),
        ``terms`` (IRIs of the terms on the way, ends included).
    """
    first, last = (reading.query(spark, LISTED, terms=[*terms]) for terms in (starts, ends))
    found = walk(steps(spark, folder), first, last, WEAKEST, longest)
    text = """
    SELECT terms[0] AS start, element_at(terms, -1) AS end, size(terms) - 1 AS steps, weakest, terms
    FROM {found}
    """
    return reading.query(spark, text, found=found)


def walk(
    taken: DataFrame,
    starts: DataFrame,
    ends: DataFrame,
    carried: Carried,
    longest: int = LONGEST,
) -> DataFrame:
    """Return every simple path of given steps, with what is worked out along it.

    Args:
        taken: the steps: ``subject``, ``object``, and what ``carried`` speaks of.
        starts: IRIs of terms, in a column ``term``.
        ends: the same.
        carried: what to work out along a path, in the order of its steps.
        longest: most steps of a path.

    Returns:
        ``terms`` and the names of ``carried``.
    """
    spark = taken.sparkSession
    onward = _onward(spark, taken, ends, longest)
    first = ", ".join(f"{start} AS {name}" for name, (start, _) in carried.items())
    begun = f"SELECT array(term) AS terms, {first}, term AS key, 1 AS left FROM {{starts}}"  # noqa: S608 - our own
    found = reading.query(spark, begun, starts=starts)
    for number in range(longest):
        text = _longer(carried, longest - number - 1)
        found = reading.query(spark, text, found=found, onward=onward)
    text = f"SELECT terms, {', '.join(carried)} FROM {{found}} WHERE left IS NULL OR left = 0"  # noqa: S608
    return reading.query(spark, text, found=found)


def _onward(spark: SparkSession, taken: DataFrame, ends: DataFrame, longest: int) -> DataFrame:
    """Return the steps onward from each term from which an end is in reach, worked out once."""
    backward = reading.query(spark, BACKWARD, steps=taken)
    near = reading.query(spark, "SELECT term, 0 AS left FROM {ends}", ends=ends)
    for _ in range(longest - 1):
        near = reading.query(spark, NEARER, known=near, backward=backward)
    return reading.kept(reading.query(spark, ONWARD, steps=taken, near=near))


def _longer(carried: Carried, left: int) -> str:
    """Return SQL for the next round: paths that ended stay, others get one step more.

    A path that stands at an end ends there, and goes on as well. Ended ones have a key that no term
    has, and another for each path, so that they spread over the partitions.
    """
    names = ", ".join(carried)
    onward = ", ".join(
        f"if(step IS NULL, {name}, {sql}) AS {name}" for name, (_, sql) in carried.items()
    )
    return f"""
    SELECT
      if(step IS NULL, terms, concat(terms, array(step.object))) AS terms,
      {onward},
      if(step IS NULL, concat('!', xxhash64(terms)), step.object) AS key,
      step.left AS left
    FROM (
      SELECT terms, {names}, explode(concat(
        if(left IS NULL OR left = 0, array(NULL), array()),
        coalesce(filter(steps, one ->
          one.left <= {left} AND NOT array_contains(terms, one.object)), array()))) AS step
      FROM {{found}} AS found LEFT JOIN {{onward}} AS onward ON found.key = onward.key)
    """  # noqa: S608 - the names and the numbers are our own
