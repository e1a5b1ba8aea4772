--+ columns: deficiency:iri what:iri whatLabel:label kindLabel:label fewestSteps:integer weakestCertainty:integer chains:integer documents:integer publishers:integer

SELECT
  h.starts_at AS deficiency, h.ends_at AS what, t.label AS whatLabel, t.class_label AS kindLabel,
  MIN(h.steps) AS fewestSteps, MAX(h.weakest) AS weakestCertainty,
  COUNT(DISTINCT h.chain) AS chains, COUNT(DISTINCT c.source) AS documents,
  COUNT(DISTINCT c.publisher) AS publishers
FROM chains AS h
JOIN terms AS t ON t.term = h.ends_at
JOIN chain_steps AS s ON s.chain = h.chain
JOIN edge_claims AS e ON e.edge = s.edge
JOIN claims AS c ON c.claim = e.claim
WHERE h.starts_at = $deficiency
GROUP BY h.starts_at, h.ends_at, t.label, t.class_label
ORDER BY fewestSteps, whatLabel, what
