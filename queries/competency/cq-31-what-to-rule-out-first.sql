--+ columns: subjectLabel:label kindLabel:label relationLabel:label objectLabel:label outcomeLabel:label populationLabel:label frequencyLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  c.subject_label AS subjectLabel, k.class_label AS kindLabel,
  c.relation_label AS relationLabel, c.object_label AS objectLabel,
  c.outcome_label AS outcomeLabel, p.label AS populationLabel,
  c.frequency_label AS frequencyLabel, c.certainty_label AS certaintyLabel, c.claim AS claim,
  c.source AS source, c.publisher_label AS publisherLabel, c.span_start AS "start",
  c.span_end AS "end"
FROM claims AS c
JOIN terms AS k ON k.term = c.subject
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE c.stance = 'affirms' AND c.relation IN ('moreLikelyCauseThan', 'ruleOutBefore')
ORDER BY objectLabel, relationLabel, subjectLabel, c.claim, populationLabel NULLS FIRST
