# violates: shape:LiteratureLink-proposition

PREFIX etio:            <https://w3id.org/etiograph/ontology#>
PREFIX literature-link: <https://w3id.org/etiograph/literature-link/>
PREFIX proposition:     <https://w3id.org/etiograph/proposition/>

INSERT DATA { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:proposition proposition:deficiency-zestin-deficiency_causes_condition-brittle-elbow_region-elbow . }
