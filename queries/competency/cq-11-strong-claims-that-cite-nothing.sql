--+ columns: subjectLabel:label relationLabel:label objectLabel:label polarityLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  c.subject_label AS subjectLabel, c.relation_label AS relationLabel,
  c.object_label AS objectLabel, c.polarity_label AS polarityLabel, c.claim AS claim,
  c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
WHERE c.certainty = 'strong' AND c.evidence = 'http://purl.obolibrary.org/obo/ECO_0000034'
ORDER BY c.claim
