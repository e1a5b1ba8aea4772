# violates: shape:LiteratureLink-differsIn

PREFIX etio:            <https://w3id.org/etiograph/ontology#>
PREFIX literature-link: <https://w3id.org/etiograph/literature-link/>

DELETE { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:differsIn ?o . }
INSERT { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:differsIn "D016449" . }
WHERE { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache a ?type . OPTIONAL { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:differsIn ?o . } }
