# violates: shape:WeighedProposition-for

PREFIX etio:        <https://w3id.org/etiograph/ontology#>
PREFIX proposition: <https://w3id.org/etiograph/proposition/>

DELETE { proposition:condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureFor ?o . }
INSERT { proposition:condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureFor 0.5 . }
WHERE { proposition:condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureFor ?o . }
