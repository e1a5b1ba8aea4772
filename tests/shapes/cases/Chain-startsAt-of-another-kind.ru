# violates: shape:Chain-startsAt

PREFIX condition: <https://w3id.org/etiograph/condition/>
PREFIX etio:      <https://w3id.org/etiograph/ontology#>

DELETE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:startsAt ?o . }
INSERT { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:startsAt condition:brittle-elbow . }
WHERE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:startsAt ?o . }
