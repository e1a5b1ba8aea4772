--+ columns: nutrient:iri other:iri food:iri foodLabel:label ofLabel:label claim:iri certaintyLabel:label source:iri publisherLabel:label start:integer end:integer fitLabel:label item:iri itemLabel:label amount:decimal unit:string per:string statusLabel:label release:string

WITH supplied AS (
  SELECT e.subject AS food, e.object AS nutrient
  FROM edges AS e
  WHERE e.relation = 'sourceOf' AND e.object IN ($nutrient, $other)
),
foods AS (
  SELECT a.food
  FROM supplied AS a
  JOIN supplied AS b ON b.food = a.food
  WHERE a.nutrient = $nutrient AND b.nutrient = $other
),
found AS (
  SELECT f.food, c.subject_label AS food_label, c.object_label AS of_label, c.claim,
    CAST(NULL AS VARCHAR) AS fit_label, CAST(NULL AS VARCHAR) AS item,
    CAST(NULL AS VARCHAR) AS item_label, CAST(NULL AS VARCHAR) AS amount,
    CAST(NULL AS VARCHAR) AS unit, CAST(NULL AS VARCHAR) AS per,
    CAST(NULL AS VARCHAR) AS status_label, CAST(NULL AS VARCHAR) AS release
  FROM foods AS f
  JOIN claims AS c ON c.subject = f.food
  WHERE c.stance = 'affirms' AND c.relation = 'sourceOf' AND c.object IN ($nutrient, $other)
  UNION ALL
  SELECT f.food, t.label, n.label, NULL, i.fit_label, i.item, i.item_label, a.amount, a.unit,
    a.per, a.status_label, a.release
  FROM foods AS f
  JOIN terms AS t ON t.term = f.food
  JOIN item_fits AS i ON i.food = f.food
  JOIN amounts AS a ON a.item = i.item AND a.nutrient IN ($nutrient, $other)
  JOIN terms AS n ON n.term = a.nutrient
)
SELECT
  $nutrient AS nutrient, $other AS other, x.food AS food, x.food_label AS foodLabel,
  x.of_label AS ofLabel, x.claim AS claim, c.certainty_label AS certaintyLabel,
  c.source AS source, c.publisher_label AS publisherLabel, c.span_start AS "start",
  c.span_end AS "end", x.fit_label AS fitLabel, x.item AS item, x.item_label AS itemLabel,
  x.amount AS amount, x.unit AS unit, x.per AS per, x.status_label AS statusLabel,
  x.release AS "release"
FROM found AS x
LEFT JOIN claims AS c ON c.claim = x.claim
ORDER BY foodLabel, ofLabel, x.claim IS NULL, x.claim NULLS FIRST, fitLabel NULLS FIRST,
  itemLabel NULLS FIRST, x.item NULLS FIRST, x.release NULLS FIRST
