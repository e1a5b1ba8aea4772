--+ columns: foodLabel:label nutrientLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  c.subject_label AS foodLabel, c.object_label AS nutrientLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
JOIN terms AS k ON k.term = c.subject AND k.class IN ('Food', 'FoodGroup')
WHERE c.stance = 'affirms' AND c.relation = 'sourceOf'
  AND NOT EXISTS (
    SELECT 1 FROM item_fits AS i JOIN amounts AS a ON a.item = i.item
    WHERE i.food = c.subject AND a.nutrient = c.object AND a.amount IS NOT NULL
  )
ORDER BY nutrientLabel, foodLabel, c.claim
