--+ columns: symptom:iri causeLabel:label kindLabel:label relationLabel:label objectLabel:label frequencyLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

WITH found AS (
  SELECT c.claim, c.subject, c.object
  FROM broader AS b
  JOIN claims AS c ON c.object = b.term
  JOIN relations AS r ON r.relation = c.relation AND r.above = 'linkedTo'
  WHERE b.above = $symptom AND c.stance = 'affirms'
  UNION ALL
  SELECT c.claim, c.subject, c.object
  FROM broader AS b
  JOIN claims AS c ON c.outcome = b.term
  WHERE b.above = $symptom AND c.stance = 'affirms' AND c.relation = 'moreLikelyCauseThan'
),
ending AS (
  SELECT h.ends_at, e.subject, e.object
  FROM (SELECT DISTINCT object FROM found) AS f
  JOIN chains AS h ON h.ends_at = f.object
  JOIN chain_steps AS s ON s.chain = h.chain
  JOIN edges AS e ON e.edge = s.edge
),
passed AS (
  SELECT ends_at, subject AS term FROM ending
  UNION
  SELECT ends_at, object AS term FROM ending
)
SELECT
  $symptom AS symptom, c.subject_label AS causeLabel, k.class_label AS kindLabel,
  c.relation_label AS relationLabel, c.object_label AS objectLabel,
  c.frequency_label AS frequencyLabel, c.certainty_label AS certaintyLabel, c.claim AS claim,
  c.source AS source, c.publisher_label AS publisherLabel, c.span_start AS "start",
  c.span_end AS "end"
FROM found AS f
JOIN claims AS c ON c.claim = f.claim
JOIN terms AS k ON k.term = c.subject AND k.class IN ('Condition', 'Factor', 'Intervention')
WHERE NOT EXISTS (SELECT 1 FROM passed AS p WHERE p.ends_at = f.object AND p.term = f.subject)
ORDER BY causeLabel, c.claim
