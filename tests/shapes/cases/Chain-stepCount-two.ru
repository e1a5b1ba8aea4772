# violates: shape:Chain-stepCount

PREFIX etio: <https://w3id.org/etiograph/ontology#>

INSERT DATA { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:stepCount 2 . }
