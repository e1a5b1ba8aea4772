--+ columns: source:iri subjectLabel:label relationLabel:label objectLabel:label regionLabel:label publishers:integer documents:integer otherSource:iri certaintyLabel:label claim:iri publisherLabel:label start:integer end:integer

WITH said AS (
  SELECT proposition, COUNT(DISTINCT source) AS documents, COUNT(DISTINCT publisher) AS publishers
  FROM claims
  WHERE stance = 'affirms'
  GROUP BY proposition
  HAVING COUNT(DISTINCT source) > 1
)
SELECT
  d.source AS source, c.subject_label AS subjectLabel, c.relation_label AS relationLabel,
  c.object_label AS objectLabel, c.region_label AS regionLabel, s.publishers AS publishers,
  s.documents AS documents, c.source AS otherSource, c.certainty_label AS certaintyLabel,
  c.claim AS claim, c.publisher_label AS publisherLabel, c.span_start AS "start",
  c.span_end AS "end"
FROM sources AS d
CROSS JOIN said AS s
JOIN claims AS c ON c.proposition = s.proposition AND c.stance = 'affirms'
WHERE d.source = $source
  AND NOT EXISTS (
    SELECT 1 FROM claims AS o WHERE o.source = $source AND o.proposition = s.proposition
  )
ORDER BY s.publishers DESC, s.documents DESC, subjectLabel, relationLabel, objectLabel, c.claim
