# violates: shape:WeighedProposition-doubts

PREFIX etio:        <https://w3id.org/etiograph/ontology#>
PREFIX proposition: <https://w3id.org/etiograph/proposition/>

INSERT DATA { proposition:condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureDoubts 7 . }
