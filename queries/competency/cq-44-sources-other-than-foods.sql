--+ columns: routeLabel:label kindLabel:label relationLabel:label objectLabel:label stance:string populationLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT DISTINCT
  c.subject_label AS routeLabel, k.class_label AS kindLabel, c.relation_label AS relationLabel,
  c.object_label AS objectLabel, c.stance AS stance, p.label AS populationLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
JOIN terms AS k ON k.term = c.subject AND k.class IN ('Factor', 'Intervention')
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE EXISTS (
  SELECT 1 FROM edges AS e WHERE e.subject = c.subject AND e.relation = 'sourceOf'
)
ORDER BY routeLabel, relationLabel, objectLabel, claim, populationLabel NULLS FIRST
