--+ columns: kind:string subjectLabel:label relationLabel:label objectLabel:label regionLabel:label populationLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  CASE c.stance WHEN 'asks' THEN 'asks' WHEN 'leavesOpen' THEN 'leaves open'
    WHEN 'denies' THEN 'denies' ELSE 'doubts' END AS kind,
  c.subject_label AS subjectLabel, c.relation_label AS relationLabel,
  c.object_label AS objectLabel, c.region_label AS regionLabel, p.label AS populationLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE c.stance IN ('asks', 'denies', 'leavesOpen') OR c.rank < 3
ORDER BY kind, c.claim, populationLabel NULLS FIRST
