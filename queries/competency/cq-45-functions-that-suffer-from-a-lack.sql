--+ columns: deficiencyLabel:label functionLabel:label subjectLabel:label relationLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

WITH suffering AS (
  SELECT e.subject AS deficiency, e.object AS impaired FROM edges AS e WHERE e.relation = 'impairs'
),
found AS (
  SELECT s.deficiency, c.claim
  FROM suffering AS s
  JOIN terms AS t ON t.term = s.deficiency AND t.class = 'Deficiency'
  JOIN claims AS c ON c.subject = s.deficiency AND c.object = s.impaired
  WHERE c.stance = 'affirms'
  UNION ALL
  SELECT s.deficiency, c.claim
  FROM suffering AS s
  JOIN shortages AS n ON n.deficiency = s.deficiency
  JOIN claims AS c ON c.subject = n.nutrient AND c.object = s.impaired
  WHERE c.stance = 'affirms'
)
SELECT
  d.label AS deficiencyLabel, c.object_label AS functionLabel, c.subject_label AS subjectLabel,
  c.relation_label AS relationLabel, c.certainty_label AS certaintyLabel, c.claim AS claim,
  c.source AS source, c.publisher_label AS publisherLabel, c.span_start AS "start",
  c.span_end AS "end"
FROM found AS f
JOIN terms AS d ON d.term = f.deficiency
JOIN claims AS c ON c.claim = f.claim
ORDER BY deficiencyLabel, functionLabel, subjectLabel, c.claim
