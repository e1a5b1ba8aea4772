--+ columns: deficiency:iri what:iri whatLabel:label steps:integer chain:iri whole:boolean weakestCertainty:integer position:integer fromLabel:label relationLabel:label toLabel:label regionLabel:label populationLabel:label severityLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  h.starts_at AS deficiency, h.ends_at AS what, t.label AS whatLabel, h.steps AS steps,
  h.chain AS chain,
  EXISTS (SELECT 1 FROM chain_sources AS w WHERE w.chain = h.chain) AS whole,
  h.weakest AS weakestCertainty, s.position AS "position", c.subject_label AS fromLabel,
  c.relation_label AS relationLabel, c.object_label AS toLabel, c.region_label AS regionLabel,
  p.label AS populationLabel, c.severity_label AS severityLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM chains AS h
JOIN terms AS t ON t.term = h.ends_at
JOIN chain_steps AS s ON s.chain = h.chain
JOIN edge_claims AS e ON e.edge = s.edge
JOIN claims AS c ON c.claim = e.claim
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE h.starts_at = $deficiency
  AND NOT EXISTS (
    SELECT 1 FROM edges AS n
    WHERE n.relation = 'linkedTo' AND n.subject = h.starts_at AND n.object = h.ends_at
  )
ORDER BY h.steps, whatLabel, h.chain, s.position, c.claim, populationLabel NULLS FIRST
