--+ columns: symptom:iri deficiency:iri deficiencyLabel:label publishers:integer documents:integer publisherLabel:label source:iri certaintyLabel:label evidenceLabel:label claims:integer limitedClaims:integer

WITH backing AS (
  SELECT e.subject AS deficiency, COUNT(DISTINCT c.publisher) AS publishers,
    COUNT(DISTINCT c.source) AS documents
  FROM broader AS b
  JOIN edges AS e ON e.object = b.term AND e.relation = 'linkedTo'
  JOIN edge_claims AS m ON m.edge = e.edge
  JOIN claims AS c ON c.claim = m.claim
  WHERE b.above = $symptom
  GROUP BY e.subject
)
SELECT
  $symptom AS symptom, k.deficiency AS deficiency, d.label AS deficiencyLabel,
  k.publishers AS publishers, k.documents AS documents, c.publisher_label AS publisherLabel,
  c.source AS source, c.certainty_label AS certaintyLabel, c.evidence_label AS evidenceLabel,
  COUNT(DISTINCT c.claim) AS claims,
  COUNT(DISTINCT CASE WHEN c.region IS NOT NULL OR c.severity IS NOT NULL OR p.claim IS NOT NULL
    THEN c.claim END) AS limitedClaims
FROM broader AS b
JOIN claims AS c ON c.object = b.term
JOIN relations AS r ON r.relation = c.relation AND r.above = 'linkedTo'
JOIN backing AS k ON k.deficiency = c.subject
JOIN terms AS d ON d.term = c.subject AND d.class = 'Deficiency'
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE b.above = $symptom AND c.stance = 'affirms'
GROUP BY k.deficiency, d.label, k.publishers, k.documents, c.publisher_label, c.source,
  c.certainty_label, c.evidence_label
ORDER BY publishers DESC, documents DESC, deficiencyLabel, source, certaintyLabel, evidenceLabel
