# violates: shape:LiteratureLink-literatureClaim

PREFIX etio:             <https://w3id.org/etiograph/ontology#>
PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX literature-link:  <https://w3id.org/etiograph/literature-link/>

INSERT DATA { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:literatureClaim literature-claim:zest2031-01 . }
