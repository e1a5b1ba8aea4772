--+ columns: populationLabel:label stance:string subjectLabel:label relationLabel:label objectLabel:label regionLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  p.label AS populationLabel, c.stance AS stance, c.subject_label AS subjectLabel,
  c.relation_label AS relationLabel,
  c.object_label AS objectLabel,
  c.region_label AS regionLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
ORDER BY populationLabel, c.claim
