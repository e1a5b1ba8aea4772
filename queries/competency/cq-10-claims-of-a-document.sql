--+ columns: source:iri start:integer end:integer claim:iri stance:string subjectLabel:label relationLabel:label objectLabel:label regionLabel:label populationLabel:label frequencyLabel:label severityLabel:label comparedWithLabel:label outcomeLabel:label certaintyLabel:label voiceLabel:label evidenceLabel:label studyLabel:label restates:iri

SELECT
  c.source AS source, c.span_start AS "start", c.span_end AS "end", c.claim AS claim,
  c.stance AS stance, c.subject_label AS subjectLabel, c.relation_label AS relationLabel,
  c.object_label AS objectLabel,
  c.region_label AS regionLabel, p.label AS populationLabel,
  c.frequency_label AS frequencyLabel, c.severity_label AS severityLabel,
  w.label AS comparedWithLabel, c.outcome_label AS outcomeLabel,
  c.certainty_label AS certaintyLabel, c.voice_label AS voiceLabel,
  c.evidence_label AS evidenceLabel, y.label AS studyLabel, c.restates AS restates
FROM claims AS c
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
LEFT JOIN claim_details AS w ON w.claim = c.claim AND w.property = 'comparedWith'
LEFT JOIN claim_details AS y ON y.claim = c.claim AND y.property = 'study'
WHERE c.source = $source
ORDER BY c.span_start, c.span_end, c.claim, populationLabel NULLS FIRST,
  comparedWithLabel NULLS FIRST, studyLabel NULLS FIRST
