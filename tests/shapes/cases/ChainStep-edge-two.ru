# violates: shape:ChainStep-edge

PREFIX etio: <https://w3id.org/etiograph/ontology#>

INSERT DATA { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow_step-1> etio:edge <https://w3id.org/etiograph/edge/condition-brittle-elbow_causes_symptom-elbow-ache> . }
