--+ columns: populationLabel:label relationLabel:label whatLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT c.subject_label AS populationLabel, c.relation_label AS relationLabel,
  c.object_label AS whatLabel, c.certainty_label AS certaintyLabel, c.claim AS claim,
  c.source AS source, c.publisher_label AS publisherLabel, c.span_start AS "start",
  c.span_end AS "end"
FROM claims AS c
JOIN terms AS t ON t.term = c.subject AND t.class = 'Population'
WHERE c.stance = 'affirms' AND c.relation = 'atRiskOf'
UNION ALL
SELECT c.object_label AS populationLabel, c.relation_label AS relationLabel,
  c.subject_label AS whatLabel, c.certainty_label AS certaintyLabel, c.claim AS claim,
  c.source AS source, c.publisher_label AS publisherLabel, c.span_start AS "start",
  c.span_end AS "end"
FROM claims AS c
JOIN terms AS t ON t.term = c.object AND t.class = 'Population'
WHERE c.stance = 'affirms' AND c.relation IN ('recommendedFor', 'unsafeFor')
ORDER BY populationLabel, claim
