--+ columns: subjectLabel:label relationLabel:label objectLabel:label comparedWithLabel:label outcomeLabel:label stance:string certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT DISTINCT
  c.subject_label AS subjectLabel, c.relation_label AS relationLabel,
  c.object_label AS objectLabel, w.label AS comparedWithLabel, c.outcome_label AS outcomeLabel,
  c.stance AS stance,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
LEFT JOIN claim_details AS w ON w.claim = c.claim AND w.property = 'comparedWith'
WHERE w.claim IS NOT NULL OR c.relation = 'moreLikelyCauseThan'
ORDER BY claim, comparedWithLabel NULLS FIRST
