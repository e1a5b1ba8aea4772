--+ columns: proposition:iri publishers:integer documents:integer subjectLabel:label relationLabel:label objectLabel:label regionLabel:label populationLabel:label severityLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  c.proposition AS proposition, a.supporting AS publishers, a.documents AS documents,
  c.subject_label AS subjectLabel, c.relation_label AS relationLabel,
  c.object_label AS objectLabel, c.region_label AS regionLabel,
  p.label AS populationLabel, c.severity_label AS severityLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM propositions AS a
JOIN claims AS c ON c.proposition = a.proposition AND c.stance = 'affirms'
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE a.supporting > 1
  AND NOT EXISTS (
    SELECT 1 FROM claims AS n
    WHERE n.proposition = a.proposition AND n.stance IN ('denies', 'leavesOpen')
  )
ORDER BY publishers DESC, a.documents DESC, c.proposition, c.claim, populationLabel NULLS FIRST
