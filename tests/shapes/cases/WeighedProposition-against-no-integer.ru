# violates: shape:WeighedProposition-against

PREFIX etio:        <https://w3id.org/etiograph/ontology#>
PREFIX proposition: <https://w3id.org/etiograph/proposition/>

DELETE { proposition:condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureAgainst ?o . }
INSERT { proposition:condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureAgainst 0.5 . }
WHERE { proposition:condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureAgainst ?o . }
