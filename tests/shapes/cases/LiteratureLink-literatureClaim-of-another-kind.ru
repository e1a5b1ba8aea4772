# violates: shape:LiteratureLink-literatureClaim

PREFIX claim:           <https://w3id.org/etiograph/claim/>
PREFIX etio:            <https://w3id.org/etiograph/ontology#>
PREFIX literature-link: <https://w3id.org/etiograph/literature-link/>

DELETE { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureClaim ?o . }
INSERT { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureClaim claim:998-001 . }
WHERE { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureClaim ?o . }
