# violates: shape:LiteratureLink-proposition

PREFIX etio:            <https://w3id.org/etiograph/ontology#>
PREFIX literature-link: <https://w3id.org/etiograph/literature-link/>
PREFIX SEPIO:           <http://purl.obolibrary.org/obo/SEPIO_>

DELETE { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:proposition ?o . }
INSERT { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:proposition <https://example.org/other> .
    <https://example.org/other> a SEPIO:0000000 . }
WHERE { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:proposition ?o . }
