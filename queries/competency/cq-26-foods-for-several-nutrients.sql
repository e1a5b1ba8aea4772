--+ columns: food:iri foodLabel:label nutrients:integer nutrientLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer fitLabel:label item:iri itemLabel:label amount:decimal unit:string per:string statusLabel:label release:string

WITH foods AS (
  SELECT e.subject AS food, t.label AS label, COUNT(DISTINCT e.object) AS nutrients
  FROM edges AS e
  JOIN terms AS t ON t.term = e.subject AND t.class IN ('Food', 'FoodGroup')
  WHERE e.relation = 'sourceOf'
  GROUP BY e.subject, t.label
  HAVING COUNT(DISTINCT e.object) > 1
),
supplied AS (
  SELECT e.subject AS food, e.object AS nutrient, n.label AS label
  FROM edges AS e
  JOIN terms AS n ON n.term = e.object
  WHERE e.relation = 'sourceOf'
),
measured AS (
  SELECT i.food, a.nutrient, i.fit_label, i.item, i.item_label, a.amount, a.unit, a.per,
    a.status_label, a.release
  FROM item_fits AS i
  JOIN amounts AS a ON a.item = i.item
),
found AS (
  SELECT c.subject AS food, c.object_label AS nutrient_label, c.claim,
  CAST(NULL AS VARCHAR) AS fit_label,
    CAST(NULL AS VARCHAR) AS item, CAST(NULL AS VARCHAR) AS item_label,
    CAST(NULL AS VARCHAR) AS amount, CAST(NULL AS VARCHAR) AS unit, CAST(NULL AS VARCHAR) AS per,
    CAST(NULL AS VARCHAR) AS status_label, CAST(NULL AS VARCHAR) AS release
  FROM claims AS c
  WHERE c.relation = 'sourceOf' AND c.stance = 'affirms'
  UNION ALL
  SELECT s.food, s.label, NULL, m.fit_label, m.item, m.item_label, m.amount, m.unit, m.per,
    m.status_label, m.release
  FROM supplied AS s
  JOIN measured AS m ON m.food = s.food AND m.nutrient = s.nutrient
)
SELECT
  f.food AS food, f.label AS foodLabel, f.nutrients AS nutrients, x.nutrient_label AS nutrientLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end",
  x.fit_label AS fitLabel, x.item AS item, x.item_label AS itemLabel, x.amount AS amount,
  x.unit AS unit, x.per AS per, x.status_label AS statusLabel, x.release AS "release"
FROM foods AS f
JOIN found AS x ON x.food = f.food
LEFT JOIN claims AS c ON c.claim = x.claim
ORDER BY nutrients DESC, foodLabel, nutrientLabel, x.claim IS NULL, x.claim NULLS FIRST,
  fitLabel NULLS FIRST, itemLabel NULLS FIRST, x.item NULLS FIRST, x.release NULLS FIRST
