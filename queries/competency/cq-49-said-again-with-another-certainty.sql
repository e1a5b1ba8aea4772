--+ columns: source:iri subjectLabel:label relationLabel:label objectLabel:label turn:string firstCertaintyLabel:label firstClaim:iri certaintyLabel:label claim:iri publisherLabel:label start:integer end:integer

SELECT
  c.source AS source, c.subject_label AS subjectLabel, c.relation_label AS relationLabel,
  c.object_label AS objectLabel,
  CASE WHEN c.rank > f.rank THEN 'more surely' ELSE 'less surely' END AS turn,
  f.certainty_label AS firstCertaintyLabel, f.claim AS firstClaim,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.publisher_label AS publisherLabel,
  c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
JOIN claims AS f ON f.claim = c.restates AND f.certainty <> c.certainty
ORDER BY source, turn, firstClaim, c.claim
