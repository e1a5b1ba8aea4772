# violates: shape:ChainStep-position

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow_step-1> etio:position ?o . }
INSERT { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow_step-1> etio:position 1.0 . }
WHERE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow_step-1> etio:position ?o . }
