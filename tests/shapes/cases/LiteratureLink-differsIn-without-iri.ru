# violates: shape:LiteratureLink-differsIn

PREFIX etio:            <https://w3id.org/etiograph/ontology#>
PREFIX literature-link: <https://w3id.org/etiograph/literature-link/>

INSERT DATA { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:differsIn [] . }
