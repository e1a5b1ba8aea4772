--+ columns: relationLabel:label subjectLabel:label kindLabel:label objectLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  c.relation_label AS relationLabel, c.subject_label AS subjectLabel,
  k.class_label AS kindLabel, c.object_label AS objectLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
JOIN terms AS k ON k.term = c.subject
WHERE c.stance = 'affirms'
  AND c.relation IN ('absorbs', 'blocks', 'depletes', 'increases', 'regulates')
ORDER BY relationLabel, objectLabel, c.claim
