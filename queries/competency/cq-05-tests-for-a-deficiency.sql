--+ columns: deficiency:iri testLabel:label relationLabel:label whatLabel:label regionLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

WITH tests AS (
  SELECT DISTINCT c.subject AS test
  FROM claims AS c
  JOIN relations AS r ON r.relation = c.relation AND r.above = 'diagnoses'
  JOIN terms AS t ON t.term = c.subject AND t.class = 'DiagnosticTest'
  WHERE c.stance = 'affirms' AND c.object = $deficiency
)
SELECT
  $deficiency AS deficiency, c.subject_label AS testLabel, c.relation_label AS relationLabel,
  c.object_label AS whatLabel, c.region_label AS regionLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM tests AS t
JOIN claims AS c ON c.subject = t.test
WHERE c.stance = 'affirms'
  AND (
    c.relation = 'measures'
    OR (c.object = $deficiency AND c.relation IN ('confirms', 'diagnoses'))
  )
ORDER BY testLabel, c.claim
