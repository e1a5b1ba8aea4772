--+ columns: what:iri whatLabel:label kindLabel:label deficiencyLabel:label relationLabel:label regionLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

WITH led AS (
  SELECT e.subject AS deficiency, e.object AS what
  FROM edges AS e
  JOIN terms AS d ON d.term = e.subject AND d.class = 'Deficiency'
  WHERE e.relation = 'leadsTo'
),
shared AS (
  SELECT DISTINCT a.deficiency, a.what
  FROM led AS a
  JOIN led AS b ON b.what = a.what AND b.deficiency <> a.deficiency
  LEFT JOIN broader AS x ON x.term = b.deficiency AND x.above = a.deficiency
  LEFT JOIN broader AS y ON y.term = a.deficiency AND y.above = b.deficiency
  WHERE x.term IS NULL AND y.term IS NULL
)
SELECT
  s.what AS what, c.object_label AS whatLabel, k.class_label AS kindLabel,
  c.subject_label AS deficiencyLabel, c.relation_label AS relationLabel,
  c.region_label AS regionLabel, c.certainty_label AS certaintyLabel, c.claim AS claim,
  c.source AS source, c.publisher_label AS publisherLabel, c.span_start AS "start",
  c.span_end AS "end"
FROM shared AS s
JOIN claims AS c ON c.subject = s.deficiency AND c.object = s.what AND c.stance = 'affirms'
JOIN relations AS r ON r.relation = c.relation AND r.above = 'leadsTo'
JOIN terms AS k ON k.term = s.what AND k.class IN ('Condition', 'Mechanism')
ORDER BY whatLabel, deficiencyLabel, c.claim
