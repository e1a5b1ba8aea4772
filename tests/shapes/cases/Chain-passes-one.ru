# violates: shape:Chain-passes

PREFIX condition: <https://w3id.org/etiograph/condition/>
PREFIX etio:      <https://w3id.org/etiograph/ontology#>

DELETE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:passes ?o . }
INSERT { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:passes condition:brittle-elbow . }
WHERE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:passes ?o . }
