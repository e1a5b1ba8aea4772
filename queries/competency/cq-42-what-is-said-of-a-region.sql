--+ columns: region:iri partLabel:label subjectLabel:label relationLabel:label objectLabel:label stance:string regionLabel:label populationLabel:label frequencyLabel:label severityLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

WITH found AS (
  SELECT q.label, c.claim FROM parts AS q JOIN claims AS c ON c.subject = q.part
  WHERE q.whole = $region
  UNION
  SELECT q.label, c.claim FROM parts AS q JOIN claims AS c ON c.object = q.part
  WHERE q.whole = $region
  UNION
  SELECT q.label, c.claim FROM parts AS q JOIN claims AS c ON c.region = q.part
  WHERE q.whole = $region
)
SELECT DISTINCT
  $region AS region, f.label AS partLabel, c.subject_label AS subjectLabel,
  c.relation_label AS relationLabel,
  c.object_label AS objectLabel, c.stance AS stance,
  c.region_label AS regionLabel, p.label AS populationLabel,
  c.frequency_label AS frequencyLabel, c.severity_label AS severityLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM found AS f
JOIN claims AS c ON c.claim = f.claim
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
ORDER BY partLabel, subjectLabel, relationLabel, objectLabel, claim, populationLabel NULLS FIRST
