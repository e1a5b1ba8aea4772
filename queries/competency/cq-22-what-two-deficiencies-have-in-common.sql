--+ columns: deficiency:iri other:iri what:iri whatLabel:label kindLabel:label ofLabel:label relationLabel:label regionLabel:label populationLabel:label severityLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  $deficiency AS deficiency, $other AS other, c.object AS what, c.object_label AS whatLabel,
  k.class_label AS kindLabel, c.subject_label AS ofLabel, c.relation_label AS relationLabel,
  c.region_label AS regionLabel, p.label AS populationLabel, c.severity_label AS severityLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
JOIN relations AS r ON r.relation = c.relation AND r.above = 'linkedTo'
JOIN edges AS a
  ON a.relation = 'linkedTo' AND a.subject = $deficiency AND a.object = c.object
JOIN edges AS b ON b.relation = 'linkedTo' AND b.subject = $other AND b.object = c.object
JOIN terms AS k ON k.term = c.object
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE c.subject IN ($deficiency, $other) AND c.stance = 'affirms'
ORDER BY kindLabel, whatLabel, ofLabel, c.claim, populationLabel NULLS FIRST
