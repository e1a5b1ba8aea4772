--+ columns: nutrient:iri what:iri whatLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  $nutrient AS nutrient, c.subject AS what, c.subject_label AS whatLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
WHERE c.stance = 'affirms' AND c.relation = 'sourceOf' AND c.object = $nutrient
ORDER BY whatLabel, c.claim
