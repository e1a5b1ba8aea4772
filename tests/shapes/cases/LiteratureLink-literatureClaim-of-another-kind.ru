# violates: shape:LiteratureLink-literatureClaim

PREFIX etio:            <https://w3id.org/etiograph/ontology#>
PREFIX literature-link: <https://w3id.org/etiograph/literature-link/>
PREFIX source:          <https://w3id.org/etiograph/source/>

DELETE { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureClaim ?o . }
INSERT { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureClaim source:999 . }
WHERE { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache a ?type . OPTIONAL { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureClaim ?o . } }
