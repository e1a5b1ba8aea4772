"""Derives from the table of claims alone what the rules of ``queries/inference/`` derive.

Each frame has the columns of the table of the same name, without what hangs on other sources: the
propositions have no literature.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from etiograph.spark import reading
from etiograph.vocabulary import BASE

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

VOTES = """
WITH parts AS (
  SELECT claim, source, publisher, subject, relation, object, region, rank, evidence,
    replace(substring(subject, :skip), '/', '-') AS from_slug,
    replace(substring(object, :skip), '/', '-') AS to_slug,
    coalesce(concat('_', replace(substring(region, :skip), '/', '-')), '') AS in_slug,
    voice = 'questionVoice' AS question,
    polarity = 'denied' AS denied,
    evidence_stance <=> 'evidenceLacking' AS lacking,
    frequency IS NOT NULL OR severity IS NOT NULL OR claim IN (
      SELECT claim FROM {details} WHERE property = 'population') AS limited
  FROM {claims})
SELECT claim, source, publisher, subject, relation, object, region, rank, evidence,
  from_slug, to_slug,
  concat(:base, 'proposition/', from_slug, '_', relation, '_', to_slug, in_slug) AS proposition,
  CASE WHEN question THEN 'asks'
    WHEN lacking OR (denied AND limited) THEN 'leavesOpen'
    WHEN denied THEN 'denies'
    ELSE 'affirms' END AS stance
FROM parts
"""

EVIDENCE_LINES = """
WITH lines AS (
  SELECT proposition, source, max(rank) AS highest, min(rank) AS lowest, count(*) AS claims,
    bool_or(stance = 'affirms') AS affirming, bool_or(stance = 'denies') AS denying
  FROM {votes} WHERE stance <> 'asks' GROUP BY proposition, source)
SELECT concat(:base, 'evidence-line/', substring_index(source, '/source/', -1), '_',
    substring_index(proposition, '/proposition/', -1)) AS line,
  proposition, source,
  CASE WHEN affirming AND NOT denying THEN 'supporting'
    WHEN denying AND NOT affirming THEN 'disputing'
    ELSE 'inconclusive' END AS direction,
  highest, lowest, claims
FROM lines
"""

PROPOSITIONS = """
WITH lines AS (
  SELECT line.*, publisher
  FROM {lines} line JOIN (SELECT DISTINCT source, publisher FROM {votes}) USING (source)),
agreed AS (
  SELECT proposition,
    count(DISTINCT source) AS documents,
    count(DISTINCT publisher) AS publishers,
    count(DISTINCT if(direction = 'supporting', publisher, NULL)) AS supporting,
    count(DISTINCT if(direction = 'disputing', publisher, NULL)) AS disputing,
    count(DISTINCT if(direction = 'inconclusive', publisher, NULL)) AS inconclusive,
    max(if(direction = 'supporting', highest, 0)) >= 4
      AND max(if(direction = 'disputing', highest, 0)) >= 4 AS strongly
  FROM lines GROUP BY proposition),
said AS (SELECT DISTINCT proposition, subject, relation, object, region FROM {votes}),
counted AS (
  SELECT proposition, subject, relation, object, region,
    coalesce(documents, 0) AS documents, coalesce(publishers, 0) AS publishers,
    coalesce(supporting, 0) AS supporting, coalesce(disputing, 0) AS disputing,
    coalesce(inconclusive, 0) AS inconclusive, coalesce(strongly, false) AS strongly
  FROM said LEFT JOIN agreed USING (proposition))
SELECT proposition, subject, relation, object, region,
  CASE WHEN publishers = 0 THEN 'noVote'
    WHEN strongly THEN 'stronglyConflicting'
    WHEN int(supporting > 0) + int(disputing > 0) + int(inconclusive > 0) > 1
      THEN 'weaklyConflicting'
    WHEN publishers = 1 THEN 'singleEvidence'
    ELSE 'congruent' END AS concordance,
  documents, publishers, supporting, disputing, inconclusive
FROM counted
"""

BACKING = """
SELECT concat(:base, 'edge/', from_slug, '_', above, '_', to_slug) AS edge,
  subject, above AS relation, object, claim, source, publisher, rank
FROM {votes} JOIN {relations} USING (relation)
WHERE stance = 'affirms'
"""

EDGES = """
SELECT edge, subject, relation, object, count(DISTINCT claim) AS claims,
  count(DISTINCT source) AS documents, count(DISTINCT publisher) AS publishers,
  max(rank) AS highest, min(rank) AS lowest
FROM {backing} GROUP BY edge, subject, relation, object
"""

EDGE_CLAIMS = "SELECT DISTINCT edge, claim FROM {backing}"

DISPUTES = """
WITH denials AS (
  SELECT concat(:base, 'edge/', from_slug, '_', relation, '_', to_slug) AS edge, claim
  FROM {votes} WHERE stance = 'denies')
SELECT edge, claim FROM denials LEFT SEMI JOIN {backing} USING (edge)
"""


def votes(spark: SparkSession, folder: str) -> DataFrame:
    """Return each claim with its stance and its proposition, as rules 10 and 15 say.

    The columns of the table of claims that hold these already are not looked at.
    """
    claims, details = (reading.table(spark, folder, name) for name in ("claims", "claim_details"))
    skip = len(BASE) + 1
    return reading.query(spark, VOTES, claims=claims, details=details, base=BASE, skip=skip)


def derived(spark: SparkSession, folder: str) -> Mapping[str, DataFrame]:
    """Return what follows from the claims, by the name of the table that holds the same.

    Args:
        spark: the session.
        folder: URI of the folder of the tables; ``claims``, ``claim_details`` and ``relations``
            are read.

    Returns:
        ``propositions`` with their concordance (rules 10 and 30), ``evidence_lines`` (15 and 20),
        ``edges`` with their votes (40), ``edge_claims`` (42) and ``disputes`` (45).

    Raises:
        InputError: if a table is missing.
    """
    said = votes(spark, folder)
    relations = reading.table(spark, folder, "relations")
    lines = reading.query(spark, EVIDENCE_LINES, votes=said, base=BASE)
    backing = reading.query(spark, BACKING, votes=said, relations=relations, base=BASE)
    return {
        "disputes": reading.query(spark, DISPUTES, votes=said, backing=backing, base=BASE),
        "edge_claims": reading.query(spark, EDGE_CLAIMS, backing=backing),
        "edges": reading.query(spark, EDGES, backing=backing),
        "evidence_lines": lines,
        "propositions": reading.query(spark, PROPOSITIONS, votes=said, lines=lines),
    }
