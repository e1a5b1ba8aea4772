--+ columns: subjectLabel:label kindLabel:label relationLabel:label stance:string objectLabel:label regionLabel:label frequencyLabel:label populationLabel:label evidenceLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  c.subject_label AS subjectLabel, k.class_label AS kindLabel,
  c.relation_label AS relationLabel, c.stance AS stance, c.object_label AS objectLabel,
  c.region_label AS regionLabel, c.frequency_label AS frequencyLabel,
  p.label AS populationLabel, c.evidence_label AS evidenceLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
JOIN terms AS k ON k.term = c.subject
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE c.relation IN ('improves', 'masks', 'prevents', 'unsafeFor')
ORDER BY kindLabel, subjectLabel, relationLabel, objectLabel, c.claim, populationLabel NULLS FIRST
