--+ columns: evidenceLabel:label voiceLabel:label studyLabel:label stance:string subjectLabel:label relationLabel:label objectLabel:label regionLabel:label populationLabel:label certaintyLabel:label claim:iri source:iri publisherLabel:label start:integer end:integer

SELECT
  c.evidence_label AS evidenceLabel, c.voice_label AS voiceLabel, y.label AS studyLabel,
  c.stance AS stance, c.subject_label AS subjectLabel, c.relation_label AS relationLabel,
  c.object_label AS objectLabel,
  c.region_label AS regionLabel, p.label AS populationLabel,
  c.certainty_label AS certaintyLabel, c.claim AS claim, c.source AS source,
  c.publisher_label AS publisherLabel, c.span_start AS "start", c.span_end AS "end"
FROM claims AS c
LEFT JOIN claim_details AS y ON y.claim = c.claim AND y.property = 'study'
LEFT JOIN claim_details AS p ON p.claim = c.claim AND p.property = 'population'
WHERE c.evidence <> 'http://purl.obolibrary.org/obo/ECO_0000034' OR c.voice = 'studyVoice'
ORDER BY evidenceLabel, c.claim, studyLabel NULLS FIRST, populationLabel NULLS FIRST
