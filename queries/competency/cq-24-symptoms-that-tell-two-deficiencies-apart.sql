--+ columns: deficiency:iri other:iri symptom:iri symptomLabel:label saidOfLabel:label relationLabel:label regionLabel:label populationLabel:label frequencyLabel:label severityLabel:label comparedWithLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

WITH apart AS (
  SELECT $deficiency AS said, $other AS silent
  UNION ALL
  SELECT $other, $deficiency
)
SELECT
  $deficiency AS deficiency, $other AS other, c.object AS symptom, c.object_label AS symptomLabel,
  c.subject_label AS saidOfLabel, c.relation_label AS relationLabel,
  c.region_label AS regionLabel, p.label AS populationLabel,
  c.frequency_label AS frequencyLabel, c.severity_label AS severityLabel,
  w.label AS comparedWithLabel, c.certainty_label AS certaintyLabel, c.claim AS claim,
  c.source AS source, c.publisher_label AS publisherLabel, c.span_start AS "start",
  c.span_end AS "end"
FROM apart AS a
JOIN claims AS c ON c.subject = a.said AND c.stance = 'affirms'
JOIN relations AS r ON r.relation = c.relation AND r.above = 'linkedTo'
JOIN terms AS k ON k.term = c.object AND k.class = 'Symptom'
JOIN terms AS d ON d.term = a.silent AND d.class = 'Deficiency'
LEFT JOIN edges AS e
  ON e.relation = 'linkedTo' AND e.subject = a.silent AND e.object = c.object
LEFT JOIN (SELECT DISTINCT starts_at, ends_at FROM chains) AS h
  ON h.starts_at = a.silent AND h.ends_at = c.object
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
LEFT JOIN claim_details AS w ON w.claim = c.claim AND w.property = 'comparedWith'
WHERE e.edge IS NULL AND h.ends_at IS NULL
ORDER BY saidOfLabel, symptomLabel, c.claim, populationLabel NULLS FIRST,
  comparedWithLabel NULLS FIRST
