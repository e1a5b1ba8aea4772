--+ columns: proposition:iri subjectLabel:label relationLabel:label objectLabel:label regionLabel:label populationLabel:label severityLabel:label surest:integer leastSure:integer certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

WITH differing AS (
  SELECT l.proposition, MAX(l.highest) AS surest, MIN(l.highest) AS least
  FROM evidence_lines AS l
  WHERE l.direction = 'supporting'
  GROUP BY l.proposition
  HAVING MAX(l.highest) > MIN(l.highest)
)
SELECT
  c.proposition AS proposition, c.subject_label AS subjectLabel, c.relation_label AS relationLabel,
  c.object_label AS objectLabel, c.region_label AS regionLabel,
  p.label AS populationLabel, c.severity_label AS severityLabel,
  d.surest AS surest, d.least AS leastSure, c.certainty_label AS certaintyLabel, c.claim AS claim,
  c.source AS source, c.publisher_label AS publisherLabel, c.span_start AS "start",
  c.span_end AS "end"
FROM differing AS d
JOIN claims AS c ON c.proposition = d.proposition AND c.stance = 'affirms'
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
ORDER BY c.proposition, c.source, c.claim, populationLabel NULLS FIRST
