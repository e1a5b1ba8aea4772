# catches: proposition:condition-brittle-elbow_causes_symptom-elbow-ache

PREFIX etio:        <https://w3id.org/etiograph/ontology#>
PREFIX proposition: <https://w3id.org/etiograph/proposition/>

DELETE WHERE { proposition:condition-brittle-elbow_causes_symptom-elbow-ache etio:hasEvidenceLine ?line . }
