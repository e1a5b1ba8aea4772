# violates: shape:Chain-origin

PREFIX prov:   <http://www.w3.org/ns/prov#>
PREFIX source: <https://w3id.org/etiograph/source/>

DELETE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> prov:wasDerivedFrom ?o . }
INSERT { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> prov:wasDerivedFrom source:998 . }
WHERE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> prov:wasDerivedFrom ?o . }
