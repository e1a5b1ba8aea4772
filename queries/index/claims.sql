--+ columns: claim:iri subject:iri relation:word object:iri stance:word certainty:word evidence:iri source:iri start:integer end:integer region:iri severity:word frequency:word outcome:iri
SELECT
  claim, subject, relation, object, stance, certainty, evidence, source,
  span_start AS "start", span_end AS "end", region, severity, frequency, outcome
FROM claims
ORDER BY claim
