--+ columns: symptom:iri deficiency:iri deficiencyLabel:label how:string chain:iri steps:integer weakestCertainty:integer position:integer fromLabel:label relationLabel:label toLabel:label regionLabel:label populationLabel:label severityLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

WITH found AS (
  SELECT h.starts_at AS deficiency, 'leads to' AS how, h.chain, h.steps, h.weakest, s.position,
  e.claim
  FROM broader AS b
  JOIN chains AS h ON h.ends_at = b.term
  JOIN chain_steps AS s ON s.chain = h.chain
  JOIN edge_claims AS e ON e.edge = s.edge
  WHERE b.above = $symptom
  UNION ALL
  SELECT
    c.subject,
    CASE c.stance WHEN 'asks' THEN 'is asked about' WHEN 'leavesOpen' THEN 'is left open for'
      WHEN 'denies' THEN 'is denied to lead to' ELSE 'goes with' END,
    NULL, NULL, NULL, NULL, c.claim
  FROM broader AS b
  JOIN claims AS c ON c.object = b.term
  JOIN relations AS r ON r.relation = c.relation AND r.above = 'linkedTo'
  WHERE b.above = $symptom
    AND (c.stance IN ('asks', 'denies', 'leavesOpen')
      OR (c.stance = 'affirms' AND c.relation = 'associatedWith'))
)
SELECT
  $symptom AS symptom, f.deficiency AS deficiency, d.label AS deficiencyLabel, f.how AS how,
  f.chain AS chain, f.steps AS steps, f.weakest AS weakestCertainty, f.position AS "position",
  c.subject_label AS fromLabel, c.relation_label AS relationLabel, c.object_label AS toLabel,
  c.region_label AS regionLabel, p.label AS populationLabel, c.severity_label AS severityLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM found AS f
JOIN terms AS d ON d.term = f.deficiency AND d.class = 'Deficiency'
JOIN claims AS c ON c.claim = f.claim
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
ORDER BY deficiencyLabel, how, f.steps NULLS FIRST, f.weakest DESC NULLS LAST, f.chain NULLS FIRST,
  f.position NULLS FIRST, c.claim, populationLabel NULLS FIRST
