--+ columns: symptom:iri whatLabel:label relationLabel:label symptomLabel:label how:string certaintyLabel:label populationLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  $symptom AS symptom, c.subject_label AS whatLabel, c.relation_label AS relationLabel,
  c.object_label AS symptomLabel, c.stance AS how, c.certainty_label AS certaintyLabel,
  p.label AS populationLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM broader AS b
JOIN claims AS c ON c.object = b.term
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE b.above = $symptom AND c.relation IN ('improves', 'prevents', 'recommendedFor')
ORDER BY whatLabel, c.claim, populationLabel NULLS FIRST
