# violates: shape:Chain-extends

PREFIX etio: <https://w3id.org/etiograph/ontology#>

INSERT DATA { <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow> etio:extends <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow>, <https://w3id.org/etiograph/chain/deficiency-zestin-deficiency_condition-brittle-elbow_symptom-elbow-ache> . }
