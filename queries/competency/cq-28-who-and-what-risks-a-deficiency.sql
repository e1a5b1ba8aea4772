--+ columns: deficiency:iri subjectLabel:label kindLabel:label relationLabel:label objectLabel:label populationLabel:label severityLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

WITH found AS (
  SELECT c.claim
  FROM broader AS b
  JOIN claims AS c ON c.object = b.term
  LEFT JOIN relations AS r ON r.relation = c.relation AND r.above = 'linkedTo'
  WHERE b.above = $deficiency AND c.stance = 'affirms'
    AND (c.relation = 'atRiskOf' OR r.above IS NOT NULL)
  UNION ALL
  SELECT c.claim
  FROM broader AS b
  JOIN shortages AS s ON s.deficiency = b.term
  JOIN claims AS c ON c.object = s.nutrient
  WHERE b.above = $deficiency AND c.stance = 'affirms' AND c.relation = 'depletes'
)
SELECT
  $deficiency AS deficiency, c.subject_label AS subjectLabel, k.class_label AS kindLabel,
  c.relation_label AS relationLabel, c.object_label AS objectLabel, p.label AS populationLabel,
  c.severity_label AS severityLabel, c.certainty_label AS certaintyLabel, c.claim AS claim,
  c.source AS source, c.publisher_label AS publisherLabel, c.span_start AS "start",
  c.span_end AS "end"
FROM found AS f
JOIN claims AS c ON c.claim = f.claim
JOIN terms AS k ON k.term = c.subject
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
ORDER BY objectLabel, kindLabel, subjectLabel, c.claim, populationLabel NULLS FIRST
