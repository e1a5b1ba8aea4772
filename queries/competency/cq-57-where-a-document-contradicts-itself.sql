--+ columns: source:iri publisherLabel:label subjectLabel:label objectLabel:label stance:string relationLabel:label regionLabel:label populationLabel:label frequencyLabel:label severityLabel:label certaintyLabel:label claim:iri start:integer end:integer

WITH doubts AS (
  SELECT DISTINCT s.subject, s.object, s.source, s.publisher, m.above AS matter
  FROM claims AS s
  JOIN relations AS m ON m.relation = s.relation
  LEFT JOIN relations AS l ON l.relation = s.relation AND l.above = 'linkedTo'
  WHERE s.stance IN ('denies', 'leavesOpen')
    AND (m.above = 'linkedTo' OR (m.above = s.relation AND l.above IS NULL))
),
sure AS (
  SELECT DISTINCT c.subject, c.object, c.source, c.publisher, r.above AS matter
  FROM claims AS c
  JOIN relations AS r ON r.relation = c.relation
  WHERE c.stance = 'affirms'
),
clash AS (
  SELECT DISTINCT d.subject, d.object, d.source, d.matter
  FROM doubts AS d
  JOIN sure AS s ON s.subject = d.subject AND s.object = d.object AND s.matter = d.matter
    AND s.source = d.source
)
SELECT DISTINCT
  c.source AS source, c.publisher_label AS publisherLabel, c.subject_label AS subjectLabel,
  c.object_label AS objectLabel, c.stance AS stance, c.relation_label AS relationLabel,
  c.region_label AS regionLabel, p.label AS populationLabel,
  c.frequency_label AS frequencyLabel, c.severity_label AS severityLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.span_start AS "start",
  c.span_end AS "end"
FROM clash AS a
JOIN claims AS c ON c.subject = a.subject AND c.object = a.object AND c.source = a.source
JOIN relations AS r ON r.relation = c.relation AND r.above = a.matter
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE c.stance IN ('affirms', 'denies', 'leavesOpen')
ORDER BY source, subjectLabel, objectLabel, stance, claim, populationLabel NULLS FIRST
