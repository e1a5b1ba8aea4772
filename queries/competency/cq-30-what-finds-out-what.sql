--+ columns: subjectLabel:label relationLabel:label objectLabel:label kindLabel:label populationLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  c.subject_label AS subjectLabel, c.relation_label AS relationLabel,
  c.object_label AS objectLabel, k.class_label AS kindLabel, p.label AS populationLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
JOIN terms AS k ON k.term = c.object
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE c.stance = 'affirms' AND c.relation IN ('confirms', 'diagnoses', 'measures')
ORDER BY subjectLabel, relationLabel, objectLabel, c.claim, populationLabel NULLS FIRST
