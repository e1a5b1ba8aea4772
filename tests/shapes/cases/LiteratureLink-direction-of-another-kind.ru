# violates: shape:LiteratureLink-direction

PREFIX etio:            <https://w3id.org/etiograph/ontology#>
PREFIX literature-link: <https://w3id.org/etiograph/literature-link/>

DELETE { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:direction ?o . }
INSERT { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:direction etio:affirmed . }
WHERE { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:direction ?o . }
