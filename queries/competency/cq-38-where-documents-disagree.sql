--+ columns: subjectLabel:label objectLabel:label between:string stance:string publisherLabel:label source:iri relationLabel:label regionLabel:label populationLabel:label frequencyLabel:label severityLabel:label certaintyLabel:label claim:iri start:integer end:integer

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
apart AS (
  SELECT d.subject, d.object, d.matter,
    MAX(CASE WHEN s.publisher <> d.publisher THEN 'publishers' ELSE 'documents' END) AS parties
  FROM doubts AS d
  JOIN sure AS s ON s.subject = d.subject AND s.object = d.object AND s.matter = d.matter
    AND s.source <> d.source
  GROUP BY d.subject, d.object, d.matter
)
SELECT
  c.subject_label AS subjectLabel, c.object_label AS objectLabel, MAX(a.parties) AS "between",
  c.stance AS stance, c.publisher_label AS publisherLabel, c.source AS source,
  c.relation_label AS relationLabel, c.region_label AS regionLabel, p.label AS populationLabel,
  c.frequency_label AS frequencyLabel, c.severity_label AS severityLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.span_start AS "start",
  c.span_end AS "end"
FROM apart AS a
JOIN claims AS c ON c.subject = a.subject AND c.object = a.object
JOIN relations AS r ON r.relation = c.relation AND r.above = a.matter
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE c.stance IN ('affirms', 'denies', 'leavesOpen')
GROUP BY c.subject_label, c.object_label, c.stance, c.publisher_label, c.source,
  c.relation_label, c.region_label, p.label, c.frequency_label, c.severity_label,
  c.certainty_label, c.claim, c.span_start, c.span_end
ORDER BY subjectLabel, objectLabel, stance, claim, relationLabel, populationLabel NULLS FIRST
