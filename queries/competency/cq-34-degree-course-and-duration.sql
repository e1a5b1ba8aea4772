--+ columns: severityLabel:label duration:decimal unit:string subjectLabel:label relationLabel:label objectLabel:label regionLabel:label populationLabel:label studyLabel:label stance:string certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT DISTINCT
  c.severity_label AS severityLabel, c.duration AS duration, c.duration_unit AS unit,
  c.subject_label AS subjectLabel, c.relation_label AS relationLabel,
  c.object_label AS objectLabel, c.region_label AS regionLabel, p.label AS populationLabel,
  y.label AS studyLabel, c.stance AS stance,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
LEFT JOIN claim_details AS y ON y.claim = c.claim AND y.property = 'study'
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE c.severity IS NOT NULL OR c.duration IS NOT NULL
ORDER BY severityLabel NULLS FIRST, subjectLabel, objectLabel, c.claim,
  populationLabel NULLS FIRST, studyLabel NULLS FIRST
