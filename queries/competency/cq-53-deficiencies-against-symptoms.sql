--+ columns: deficiency:iri deficiencyLabel:label symptom:iri symptomLabel:label claims:integer documents:integer publishers:integer limitedClaims:integer highestCertainty:integer lowestCertainty:integer disputed:boolean leftOpen:boolean

WITH doubt AS (
  SELECT c.subject, c.object, c.stance
  FROM claims AS c
  JOIN relations AS r ON r.relation = c.relation AND r.above = 'linkedTo'
  WHERE c.stance IN ('denies', 'leavesOpen')
),
limits AS (
  SELECT m.edge, COUNT(DISTINCT c.claim) AS claims
  FROM edge_claims AS m
  JOIN claims AS c ON c.claim = m.claim
  LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
  WHERE c.region IS NOT NULL OR c.severity IS NOT NULL OR p.claim IS NOT NULL
  GROUP BY m.edge
)
SELECT
  e.subject AS deficiency, d.label AS deficiencyLabel, e.object AS symptom,
  s.label AS symptomLabel, e.claims AS claims, e.documents AS documents,
  e.publishers AS publishers, COALESCE(l.claims, 0) AS limitedClaims,
  e.highest AS highestCertainty, e.lowest AS lowestCertainty,
  EXISTS (
    SELECT 1 FROM doubt AS n
    WHERE n.subject = e.subject AND n.object = e.object AND n.stance = 'denies'
  ) AS disputed,
  EXISTS (
    SELECT 1 FROM doubt AS n
    WHERE n.subject = e.subject AND n.object = e.object AND n.stance = 'leavesOpen'
  ) AS leftOpen
FROM edges AS e
JOIN terms AS d ON d.term = e.subject AND d.class = 'Deficiency'
JOIN terms AS s ON s.term = e.object AND s.class = 'Symptom'
LEFT JOIN limits AS l ON l.edge = e.edge
WHERE e.relation = 'linkedTo'
ORDER BY deficiencyLabel, symptomLabel
