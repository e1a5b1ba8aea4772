--+ columns: kindLabel:label causeLabel:label relationLabel:label objectLabel:label regionLabel:label populationLabel:label frequencyLabel:label severityLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  k.class_label AS kindLabel, c.subject_label AS causeLabel,
  c.relation_label AS relationLabel, c.object_label AS objectLabel,
  c.region_label AS regionLabel, p.label AS populationLabel,
  c.frequency_label AS frequencyLabel, c.severity_label AS severityLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
JOIN relations AS r ON r.relation = c.relation AND r.above = 'linkedTo'
JOIN terms AS k ON k.term = c.subject
  AND k.class IN ('Condition', 'Factor', 'Intervention', 'Mechanism')
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE c.stance = 'affirms'
  AND NOT EXISTS (SELECT 1 FROM chains AS h WHERE h.ends_at = c.subject)
ORDER BY kindLabel, causeLabel, objectLabel, c.claim, populationLabel NULLS FIRST
