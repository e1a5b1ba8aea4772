--+ columns: relationLabel:label subjectLabel:label objectLabel:label populationLabel:label severityLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  c.relation_label AS relationLabel, c.subject_label AS subjectLabel,
  c.object_label AS objectLabel, p.label AS populationLabel, c.severity_label AS severityLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
LEFT JOIN terms AS t ON t.term = c.subject AND t.class = 'DiagnosticTest'
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE c.stance = 'affirms'
  AND (c.relation = 'redFlagFor' OR (c.relation = 'recommendedFor' AND t.term IS NOT NULL))
ORDER BY relationLabel, objectLabel, subjectLabel, c.claim, populationLabel NULLS FIRST
