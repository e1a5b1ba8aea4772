# violates: shape:WeighedProposition-concordance

PREFIX etio:        <https://w3id.org/etiograph/ontology#>
PREFIX proposition: <https://w3id.org/etiograph/proposition/>
PREFIX source:      <https://w3id.org/etiograph/source/>

DELETE { proposition:condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureConcordance ?o . }
INSERT { proposition:condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureConcordance source:999 . }
WHERE { proposition:condition-brittle-elbow_causes_symptom-elbow-ache a ?type . OPTIONAL { proposition:condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureConcordance ?o . } }
