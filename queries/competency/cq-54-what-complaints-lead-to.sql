--+ columns: symptom:iri symptomLabel:label relationLabel:label objectLabel:label kindLabel:label regionLabel:label frequencyLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  c.subject AS symptom, c.subject_label AS symptomLabel, c.relation_label AS relationLabel,
  c.object_label AS objectLabel, k.class_label AS kindLabel, c.region_label AS regionLabel,
  c.frequency_label AS frequencyLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
JOIN relations AS r ON r.relation = c.relation AND r.above = 'linkedTo'
JOIN terms AS t ON t.term = c.subject AND t.class = 'Symptom'
JOIN terms AS k ON k.term = c.object
WHERE c.stance = 'affirms'
ORDER BY symptomLabel, objectLabel, c.claim
