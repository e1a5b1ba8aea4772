# violates: shape:WeighedProposition-concordance

PREFIX etio:        <https://w3id.org/etiograph/ontology#>
PREFIX proposition: <https://w3id.org/etiograph/proposition/>

DELETE { proposition:condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureConcordance ?o . }
WHERE { proposition:condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureConcordance ?o . }
