# violates: shape:LiteratureLink-origin

PREFIX literature-claim: <https://w3id.org/etiograph/literature-claim/>
PREFIX literature-link:  <https://w3id.org/etiograph/literature-link/>
PREFIX prov:             <http://www.w3.org/ns/prov#>

DELETE DATA { literature-link:zest2031-02_condition-brittle-elbow_causes_symptom-elbow-ache prov:wasDerivedFrom literature-claim:zest2031-02 . }
