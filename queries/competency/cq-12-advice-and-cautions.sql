--+ columns: relationLabel:label whatLabel:label forLabel:label frequencyLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  c.relation_label AS relationLabel, c.subject_label AS whatLabel, c.object_label AS forLabel,
  c.frequency_label AS frequencyLabel, c.certainty_label AS certaintyLabel, c.claim AS claim,
  c.source AS source, c.publisher_label AS publisherLabel, c.span_start AS "start",
  c.span_end AS "end"
FROM claims AS c
WHERE c.stance = 'affirms'
  AND c.relation IN ('masks', 'recommendedFor', 'redFlagFor', 'ruleOutBefore', 'unsafeFor')
ORDER BY relationLabel, c.claim
