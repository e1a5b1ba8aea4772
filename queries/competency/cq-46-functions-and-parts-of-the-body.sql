--+ columns: subjectLabel:label kindLabel:label relationLabel:label objectLabel:label regionLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  c.subject_label AS subjectLabel, k.class_label AS kindLabel,
  c.relation_label AS relationLabel, c.object_label AS objectLabel,
  c.region_label AS regionLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
JOIN relations AS r
  ON r.relation = c.relation AND r.above IN ('actsOn', 'improves', 'locatedIn')
JOIN terms AS k ON k.term = c.subject
  AND k.class NOT IN ('Deficiency', 'Nutrient')
JOIN terms AS o ON o.term = c.object AND o.class IN ('BodyFunction', 'BodyRegion')
WHERE c.stance = 'affirms'
ORDER BY objectLabel, relationLabel, subjectLabel, c.claim
