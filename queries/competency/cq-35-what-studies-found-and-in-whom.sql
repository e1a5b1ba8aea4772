--+ columns: study:iri studyLabel:label stance:string subjectLabel:label relationLabel:label objectLabel:label populationLabel:label comparedWithLabel:label duration:decimal unit:string certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

WITH found AS (
  SELECT t.term AS study, t.label, c.claim
  FROM terms AS t
  JOIN claims AS c ON c.subject = t.term
  WHERE t.class = 'Study'
  UNION
  SELECT t.term, t.label, y.claim
  FROM terms AS t
  JOIN claim_details AS y ON y.value = t.term AND y.property = 'study'
  WHERE t.class = 'Study'
)
SELECT DISTINCT
  f.study AS study, f.label AS studyLabel, c.stance AS stance, c.subject_label AS subjectLabel,
  c.relation_label AS relationLabel,
  c.object_label AS objectLabel,
  p.label AS populationLabel, w.label AS comparedWithLabel, c.duration AS duration,
  c.duration_unit AS unit, c.certainty_label AS certaintyLabel, c.claim AS claim,
  c.source AS source, c.publisher_label AS publisherLabel, c.span_start AS "start",
  c.span_end AS "end"
FROM found AS f
JOIN claims AS c ON c.claim = f.claim
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
LEFT JOIN claim_details AS w ON w.claim = c.claim AND w.property = 'comparedWith'
ORDER BY studyLabel, claim, populationLabel NULLS FIRST, comparedWithLabel NULLS FIRST
