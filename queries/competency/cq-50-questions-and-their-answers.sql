--+ columns: question:iri source:iri subjectLabel:label objectLabel:label stance:string relationLabel:label populationLabel:label certaintyLabel:label claim:iri publisherLabel:label start:integer end:integer

SELECT
  q.claim AS question, c.source AS source, c.subject_label AS subjectLabel,
  c.object_label AS objectLabel, c.stance AS stance, c.relation_label AS relationLabel,
  p.label AS populationLabel, c.certainty_label AS certaintyLabel, c.claim AS claim,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS q
JOIN claims AS c ON c.subject = q.subject AND c.object = q.object AND c.source = q.source
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE q.stance = 'asks'
ORDER BY q.claim, c.claim <> q.claim, c.stance, c.claim, populationLabel NULLS FIRST
