--+ columns: kindLabel:label subjectLabel:label relationLabel:label objectLabel:label inHierarchy:boolean certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  k.class_label AS kindLabel, c.subject_label AS subjectLabel, c.relation_label AS relationLabel,
  c.object_label AS objectLabel,
  EXISTS (
    SELECT 1 FROM broader AS b
    WHERE b.term = c.subject AND b.above = c.object AND b.term <> b.above
  ) AS inHierarchy,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
JOIN terms AS k ON k.term = c.subject
WHERE c.stance = 'affirms' AND c.relation IN ('formOf', 'kindOf')
ORDER BY kindLabel, objectLabel, subjectLabel, c.claim
