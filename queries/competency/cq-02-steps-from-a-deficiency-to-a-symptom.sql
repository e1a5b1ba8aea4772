--+ columns: deficiency:iri symptom:iri chain:iri stepCount:integer weakestCertainty:integer position:integer fromLabel:label toLabel:label relationLabel:label regionLabel:label populationLabel:label severityLabel:label certaintyLabel:label claim:iri source:iri whole:boolean disputed:boolean

SELECT
  h.starts_at AS deficiency, h.ends_at AS symptom, h.chain AS chain, h.steps AS stepCount,
  h.weakest AS weakestCertainty, s.position AS "position", c.subject_label AS fromLabel,
  c.object_label AS toLabel, c.relation_label AS relationLabel, c.region_label AS regionLabel,
  p.label AS populationLabel, c.severity_label AS severityLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  w.chain IS NOT NULL AS whole,
  EXISTS (
    SELECT 1 FROM claims AS n
    WHERE n.stance = 'denies' AND n.subject = c.subject AND n.relation = c.relation
      AND n.object = c.object
  ) AS disputed
FROM chains AS h
JOIN chain_steps AS s ON s.chain = h.chain
JOIN edge_claims AS e ON e.edge = s.edge
JOIN claims AS c ON c.claim = e.claim
LEFT JOIN chain_sources AS w ON w.chain = h.chain AND w.source = c.source
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE h.starts_at = $deficiency AND h.ends_at = $symptom
ORDER BY h.weakest DESC, h.steps, h.chain, s.position, c.claim, populationLabel NULLS FIRST
