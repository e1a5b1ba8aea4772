# violates: shape:Chain-weakest

PREFIX etio: <https://w3id.org/etiograph/ontology#>

DELETE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:weakestCertainty ?o . }
INSERT { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:weakestCertainty 1.0 . }
WHERE { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:weakestCertainty ?o . }
