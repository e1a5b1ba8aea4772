"""Ranks the deficiencies that documents name behind symptoms, as ``explaining.ranking`` does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from etiograph.explaining.weighing import REFERENCED, STUDIED, Weights
from etiograph.spark import deriving, paths, reading
from etiograph.spark.paths import LEADS, Carried
from etiograph.vocabulary import PREFIXES
from etiograph.walking.causal import LONGEST

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

VOICES = """
WITH weighed AS (
  SELECT subject, object, publisher, max(element_at(:certainty, int(rank)) * CASE
      WHEN array_contains(:studies, evidence) THEN :studied
      WHEN array_contains(:references, evidence) THEN :referenced
      ELSE :untraced END) AS weight
  FROM {votes}
    LEFT SEMI JOIN (SELECT relation FROM {relations} WHERE above = :leads) USING (relation)
  WHERE stance = 'affirms' GROUP BY subject, object, publisher)
SELECT subject, object, max(weight) AS surest,
  array_sort(collect_list(struct(publisher, weight))) AS said
FROM weighed GROUP BY subject, object
"""

# A step is as sure as its surest claim, and a publisher speaks where it states every step: the
# weights are multiplied in the order of the steps, so that the digits are those of the local ones.
WEIGHED: Carried = {
    "weight": ("1D", "weight * step.surest"),
    "voices": (
        "CAST(NULL AS ARRAY<STRUCT<publisher: STRING, weight: DOUBLE>>)",
        """CASE WHEN voices IS NULL THEN step.said ELSE
        transform(
          filter(voices, one -> exists(step.said, own -> own.publisher = one.publisher)),
          one -> struct(one.publisher AS publisher, one.weight
            * filter(step.said, own -> own.publisher = one.publisher)[0].weight AS weight)) END""",
    ),
}

ENDS = """
WITH asked AS (SELECT pos AS place, col AS symptom FROM (SELECT posexplode(:symptoms))),
under AS (
  SELECT wide.symptom, below.term
  FROM asked AS wide
  JOIN {broader} AS nearer ON nearer.above = wide.symptom AND nearer.term <> wide.symptom
  JOIN asked AS other ON other.symptom = nearer.term
  JOIN {broader} AS below ON below.above = other.symptom),
whole AS (
  SELECT place, symptom, term FROM asked JOIN {broader} ON above = symptom)
SELECT place, whole.symptom, whole.term
FROM whole LEFT ANTI JOIN under ON under.symptom = whole.symptom AND under.term = whole.term
"""

STARTS = "SELECT DISTINCT subject AS term FROM {steps} WHERE startswith(subject, :deficiency)"

WAYS = """
SELECT terms[0] AS deficiency, place, symptom, terms, weight, voices,
  row_number() OVER (PARTITION BY terms[0], place
    ORDER BY round(weight, 12) DESC, size(terms), terms) AS position
FROM {found} JOIN {ends} ON element_at(terms, -1) = term
"""

SUPPORTS = """
WITH spoken AS (
  SELECT deficiency, place, position, explode(voices) AS voice FROM {ways}),
best AS (
  SELECT deficiency, place, voice.publisher, min(position) AS first,
    max_by(struct(voice.weight, position), struct(round(voice.weight, 12), -position)) AS surest
  FROM spoken GROUP BY deficiency, place, voice.publisher),
single AS (
  SELECT deficiency, place, collect_set(surest.position) AS counted,
    1D - aggregate(array_sort(collect_list(struct(first, publisher, surest.weight AS weight))),
      1D, (left, one) -> left * (1D - one.weight)) AS together
  FROM best GROUP BY deficiency, place),
surest AS (SELECT deficiency, place, symptom, weight FROM {ways} WHERE position = 1)
SELECT deficiency, place, symptom,
  greatest(if(joined, weight, 0D), if(joined, 0D, coalesce(together, 0D))) AS weight,
  if(joined, array(1), counted) AS counted
FROM (
  SELECT deficiency, place, symptom, weight, together, counted,
    weight > coalesce(together, 0D) + 1e-12D AS joined
  FROM surest LEFT JOIN single USING (deficiency, place))
"""

COUNTED = """
SELECT deficiency, ways.place, ways.symptom, terms, ways.weight, voices,
  array_contains(counted, position) AS counted,
  row_number() OVER (PARTITION BY deficiency, ways.place
    ORDER BY array_contains(counted, position) DESC, position) AS position
FROM {ways} AS ways JOIN {supports} AS supports USING (deficiency, place)
"""

# One row a candidate: few enough for the one partition that a rank over all of them needs.
CANDIDATES = """
WITH voiced AS (
  SELECT deficiency, count(DISTINCT voice.publisher) AS publishers
  FROM (SELECT deficiency, explode(voices) AS voice FROM {ways}) GROUP BY deficiency),
nearest AS (
  SELECT deficiency, min(size(terms) - 1) AS shortest
  FROM {ways} WHERE position = 1 GROUP BY deficiency),
summed AS (
  SELECT deficiency, count(*) AS symptoms,
    aggregate(array_sort(collect_list(struct(place, weight))), 0D, (sum, one) -> sum + one.weight)
      AS weight
  FROM {supports} GROUP BY deficiency)
SELECT row_number() OVER (ORDER BY round(weight, 12) DESC, symptoms DESC,
    coalesce(publishers, 0) DESC, shortest, label, deficiency) AS rank,
  deficiency, weight, symptoms, coalesce(publishers, 0) AS publishers, shortest
FROM summed JOIN nearest USING (deficiency) LEFT JOIN voiced USING (deficiency)
  JOIN (SELECT term AS deficiency, min(label) AS label FROM {terms} GROUP BY term)
    USING (deficiency)
"""


@dataclass(frozen=True, slots=True)
class Explained:
    """What may lie behind symptoms, as frames.

    Attributes:
        candidates: ``rank``, ``deficiency``, ``weight``, ``symptoms`` (to how many it is said to
            lead), ``publishers`` (that state a way whole), ``shortest`` (steps of its first way).
        supports: ``deficiency``, ``place`` (of the symptom in the question, from 0), ``symptom``,
            ``weight``.
        ways: ``deficiency``, ``place``, ``symptom``, ``terms``, ``weight``, ``voices`` (publisher
            and weight), ``counted``, ``position`` (from 1 for each deficiency and symptom).
    """

    candidates: DataFrame
    supports: DataFrame
    ways: DataFrame


def explain(
    spark: SparkSession,
    folder: str,
    symptoms: Sequence[str],
    weights: Weights | None = None,
    longest: int = LONGEST,
) -> Explained:
    """Return the candidates for symptoms, with the ways that lead there.

    Weights, ways and order are those of ``ranking.rank`` by its usual method. Products and sums
    are taken in the same order as there, so the digits are the same, except that Python 3.12 and
    later sum more exactly; both orders take weights as the same that differ beyond twelve digits.

    Args:
        spark: the session.
        folder: URI of the folder of the tables; ``broader``, ``claims``, ``claim_details``,
            ``relations`` and ``terms`` are read.
        symptoms: IRIs, in order of asking, none twice.
        weights: of the claims.
        longest: most steps of a way.

    Raises:
        InputError: if a table is missing.
    """
    tables = {
        name: reading.table(spark, folder, name) for name in ("broader", "relations", "terms")
    }
    said = voices(spark, deriving.votes(spark, folder), tables["relations"], weights or Weights())
    asked = reading.kept(
        reading.query(spark, ENDS, symptoms=[*symptoms], broader=tables["broader"])
    )
    starts = reading.query(spark, STARTS, steps=said, deficiency=PREFIXES["deficiency"])
    ends = reading.query(spark, "SELECT DISTINCT term FROM {asked}", asked=asked)
    found = paths.walk(said, starts, ends, WEIGHED, longest)
    ways = reading.kept(reading.query(spark, WAYS, found=found, ends=asked))
    supports = reading.kept(reading.query(spark, SUPPORTS, ways=ways))
    counted = reading.query(spark, COUNTED, ways=ways, supports=supports)
    return Explained(
        reading.query(spark, CANDIDATES, ways=counted, supports=supports, terms=tables["terms"]),
        supports.drop("counted"),
        counted,
    )


def voices(
    spark: SparkSession, votes: DataFrame, relations: DataFrame, weights: Weights
) -> DataFrame:
    """Return the steps with what each publisher gives them: the weight of its surest claim.

    Returns:
        ``subject``, ``object``, ``surest`` (weight of the surest claim of all) and ``said`` (array
        of ``publisher`` and ``weight``, sorted by publisher).
    """
    found = reading.query(
        spark,
        VOICES,
        votes=votes,
        relations=relations,
        leads=LEADS,
        certainty=[*weights.certainty],
        studies=sorted(STUDIED),
        references=sorted(REFERENCED),
        studied=weights.studied,
        referenced=weights.referenced,
        untraced=weights.untraced,
    )
    return reading.kept(found)
