# violates: shape:ExactLiteratureLink shape:LiteratureLink-match

PREFIX etio:            <https://w3id.org/etiograph/ontology#>
PREFIX literature-link: <https://w3id.org/etiograph/literature-link/>

DELETE { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:match ?o . }
INSERT { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:match etio:affirmed . }
WHERE { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache etio:match ?o . }
